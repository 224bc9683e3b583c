"""The result: what may help, who answers for it here, and the first thing to do; on a page, and as a file to keep."""

from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from advice import urgent
from advice.outcome import outcome
from advice.visit import visit


@require_safe
@never_cache
def result(request, slug):
    here = visit(request, slug)
    if not here.given:
        return redirect(here.url("start") + "?alusta=1")
    page = "advice/emergency.html" if here.advice.is_emergency else "advice/result.html"
    return render(request, page, content_of(here))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def save(request, slug):
    """One file that opens without a network; a form, so that no other site and no link can ask for it."""
    here = visit(request, slug)
    if request.method != "POST" or not here.given:
        return redirect(here.url("result"))
    context = {
        **content_of(here),
        "hides_answers": "vastaukset" not in request.POST,
        "site": request.build_absolute_uri("/"),
    }
    file = render(request, "advice/saved.html", context)
    file["Content-Disposition"] = f'attachment; filename="kaiku-{request.as_of}.html"'
    return file


def content_of(here):
    if here.advice.is_emergency:
        return {"visit": here, "helpers": urgent.helpers(here.advice)}
    return {"visit": here, "outcome": outcome(here, get_language())}
