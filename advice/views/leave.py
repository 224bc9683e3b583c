"""Ways out: delete the answers, or leave at once."""

from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from advice import answers
from advice.metrics.counting import is_looked_at
from advice.plans import holding

NEUTRAL = "https://www.suomi.fi/"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def delete(request):
    """POST deletes; the page then sees that nothing is left and says so."""
    if request.method == "POST":
        response = redirect("advice:delete")
        answers.forget(response)
        holding.drop(response)
        return response
    return render(
        request,
        "advice/delete.html",
        {"has_answers": any(request.COOKIES.get(name()) for name in (answers.name, holding.name))},
    )


@require_safe
@never_cache
def leave(request):
    """A link, not a form: a page's policy would stop a form that ends on another site."""
    response = HttpResponseRedirect(NEUTRAL)
    if is_looked_at(request):
        answers.forget(response)
        holding.drop(response)
    return response
