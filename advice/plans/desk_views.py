"""A client's plan at the worker's desk, opened by the code read aloud: advice then and now, and proposals."""

from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from advice.advise import advise
from advice.plan import Act
from advice.plans import holding
from advice.plans.exercises import trainings
from advice.plans.forms import ProposalForm
from advice.plans.shown import facts_of
from advice.plans.side import change, held_by, kept, plan_page, show, start_page, structure_of, with_plan
from advice.plans.then_and_now import then_and_now
from services_catalog import releases


@require_safe
@plan_page
def plan(request, side):
    held = held_by(request, side)
    if held is None:
        return start_page(request, side)
    seen = show(request, held)
    now = releases.current()
    then = advise(seen.release, facts_of(seen.release, seen.plan), seen.plan.made_on)
    context = {
        "held": held,
        "shown": seen,
        "side": side,
        "is_old": seen.release is not now,
        "structure": structure_of(seen),
        "trainings": trainings(seen),
        "then": seen.release,
        "now": now,
        "rows": then_and_now(then, advise(now, facts_of(now, seen.plan), request.as_of)),
        "proposal": ProposalForm(seen),
    }
    response = render(request, "plan/desk_plan.html", context)
    holding.keep(response, held)
    return response


@require_POST
@with_plan
def propose(request, held, side):
    """A service for the client to take or to leave."""
    slug = ProposalForm(show(request, held)).read(request.POST)
    if slug:
        held = change(held, side, Act.PROPOSED, lambda plan: plan.proposing(slug, request.as_of), slug)
    return kept(held, side.to("plan"))
