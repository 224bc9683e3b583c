"""The client's own plan: made from the result, carried as a draft, saved on consent."""

import segno
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from advice.advise import advise
from advice.metrics import counting, experience, happenings
from advice.plan import Act, Hand, Plan
from advice.plans import code, holding
from advice.plans.exercises import trainings
from advice.plans.holding import Holding
from advice.plans.shown import facts_of
from advice.plans.side import change, held_by, kept, plan_page, release_of, show, start_page, structure_of, with_plan
from advice.steps import known, plain_facts
from advice.visit import visit
from services_catalog import releases


@require_safe
@plan_page
def plan(request, side):
    held = held_by(request, side)
    if held is None:
        return start_page(request, side)
    seen = show(request, held)
    context = {
        "held": held,
        "shown": seen,
        "side": side,
        "is_old": seen.release is not releases.current(),
        "structure": structure_of(seen),
        "trainings": trainings(seen),
        "asked": experience.asked(seen.plan.told),
    }
    response = render(request, "plan/plan.html", context)
    holding.keep(response, held)
    return response


@require_POST
@plan_page
def new(request, side):
    """A draft of what was ticked on the result, or of its cards if nothing was."""
    here = visit(request, request.POST.get("kysely", ""))
    offered = [r.service.slug for r in here.advice.recommendations if not here.advice.is_emergency]
    ticked = [slug for slug in offered if slug in request.POST.getlist("palvelu")]
    slugs = ticked or [r.service.slug for r in here.advice.recommendations if r.is_card and r.service.slug in offered]
    if not slugs:
        return redirect(here.url("result"))
    held = holding.read(request)
    marks = held.draft.marks if held and held.draft else {}
    draft = Plan(
        release=here.release.number, made_on=request.as_of, facts=plain_facts(here.facts), services={}, marks=marks
    )
    draft = draft.choosing(tuple(slugs), request.as_of)
    response = kept(Holding(draft=draft), side.to("plan"))
    if held is None or held.is_saved:  # not again when the choices of a draft are changed
        counting.count(request, happenings.plan_made(here.release, here.questionnaire.slug, draft, request.as_of))
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@with_plan
def services(request, held, side):
    """Which services the path leads through: those that the advice lists today, and those already chosen."""
    now = held.plan
    release = release_of(request, held, now)
    listed = [r.service.slug for r in advise(release, facts_of(release, now), request.as_of).recommendations]
    offered = tuple(dict.fromkeys([*listed, *now.all_services]))
    ticked = tuple(slug for slug in offered if slug in request.POST.getlist("palvelu"))
    if ticked:
        held = change(held, side, Act.CHOSEN, lambda plan: plan.choosing(ticked, request.as_of))
        return kept(held, side.to("plan"))
    context = {"plan": now, "services": known(release.catalogue, offered), "is_empty": request.method == "POST"}
    return render(request, "plan/services.html", context)


@require_POST
@with_plan
def answer_proposal(request, held, side):
    """Take what a worker proposes, or leave it."""
    slug, takes = request.POST.get("palvelu", ""), request.POST.get("vastaus") == "otan"

    def operation(plan):
        if slug not in plan.proposed:
            return plan
        return plan.choosing((*plan.services, slug), request.as_of) if takes else plan.declining(slug)

    return kept(change(held, side, Act.ACCEPTED if takes else Act.DECLINED, operation, slug), side.to("plan"))


@require_http_methods(["GET", "HEAD", "POST"])
@plan_page
def save(request, side):
    """Nothing is stored before the box is ticked. A draft that has outgrown the cookie comes with the form."""
    draft = request.POST.get("luonnos", "")
    held = holding.opened(draft) or held_by(request, side)
    if held is None or held.is_saved:
        return redirect(side.to("plan"))
    if request.POST.get("suostumus") == "1":
        plan = held.plan.noting(timezone.localtime(), Hand.CLIENT, Act.SAVED)
        response = kept(holding.save(plan), side.to("code"))
        counting.count(request, [happenings.plan_saved(show(request, held))])
        return response
    return render(request, "plan/save.html", {"draft": draft, "has_error": request.method == "POST"})


@require_http_methods(["GET", "HEAD", "POST"])
@with_plan
def show_code(request, held, side):
    """Until the client says that the code is written down; never again after that."""
    if not held.code:
        return redirect(side.to("plan"))
    if request.method == "POST":
        return kept(Holding(lookup=held.lookup, box=held.box), side.to("plan"))
    grouped = code.grouped(held.code)
    drawing = segno.make(grouped, micro=False).svg_inline(scale=5, border=4, dark="#000", light="#fff", omitsize=True)
    return render(request, "plan/code.html", {"groups": grouped.split("-"), "drawing": drawing})


@require_POST
@with_plan
def tell(request, held, side):
    """How it went, with one tap: that it was told is kept in the plan, what was told is only counted."""
    happening = experience.happening(experience.OF_PLAN, request.POST, held.plan.told)
    if happening:
        held = held.changed(lambda plan: plan.telling(request.POST["kysymys"]))
        counting.count(request, [happening])
    return kept(held, side.to("plan") + "#koettu")


@require_http_methods(["GET", "HEAD", "POST"])
@with_plan
def delete(request, held, side):
    if request.method != "POST":
        return render(request, "plan/delete.html", {"held": held})
    held.delete()
    response = redirect(side.to("plan"))
    holding.drop(response)
    return response
