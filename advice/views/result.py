"""The result: what may help, who answers for it here, and the first thing to do."""

from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from advice import urgent
from advice.outcome import outcome
from advice.visit import visit


@require_safe
@never_cache
def result(request, slug):
    here = visit(request, slug)
    if not here.given:
        return redirect(here.url("start") + "?alusta=1")
    if here.advice.is_emergency:
        return render(request, "advice/emergency.html", {"visit": here, "helpers": urgent.helpers(here.advice)})
    return render(request, "advice/result.html", {"visit": here, "outcome": outcome(here, get_language())})
