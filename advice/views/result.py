"""The result: what may help, who answers for it here, and the first thing to do; on a page, and as a file to keep."""

from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from advice import answers, urgent
from advice.metrics import counting, experience
from advice.metrics.happenings import result_shown
from advice.visit import visit

SHOWN = "tulos"


@require_safe
@never_cache
def result(request, slug):
    here = visit(request, slug)
    if not here.given:
        return redirect(here.url("start") + "?alusta=1")
    content, advice = content_of(here), here.outcome(get_language()).advice
    if advice.is_emergency:
        return render(request, "advice/emergency.html", content)
    response = render(request, "advice/result.html", content)
    if counting.is_looked_at(request) and SHOWN not in here.noted:
        happening = result_shown(here.release, slug, here.facts, advice)
        count_once(request, response, here, SHOWN, happening)
    return response


def count_once(request, response, here, what, happening):
    """In one visit; what the browser cannot remember is not counted."""
    try:
        answers.keep(response, here.answers.noting(here.questionnaire.slug, what))
    except answers.TooLarge:
        return
    counting.count(request, [happening])


@require_POST
@never_cache
def tell(request, slug):
    """How it went, with one tap; the answer is counted and not kept."""
    here = visit(request, slug)
    response = redirect(here.url("result") + "#koettu")
    happening = experience.happening(experience.OF_RESULT, request.POST, here.noted, slug)
    if happening and SHOWN in here.noted:
        count_once(request, response, here, request.POST["kysymys"], happening)
    return response


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
    outcome = here.outcome(get_language())
    if outcome.advice.is_emergency:
        return {"visit": here, "outcome": outcome, "helpers": urgent.helpers(outcome.advice)}
    return {"visit": here, "outcome": outcome, "asked": experience.asked(here.noted)}
