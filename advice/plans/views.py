"""The client's own plan: made from the result, carried as a draft, saved on consent, opened by its code."""

import functools
from typing import NamedTuple

import segno
from django.db import Error
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from advice.advise import advise
from advice.answers import TooLarge
from advice.plan import Act, Hand, Plan
from advice.plans import code, holding, limiter, store
from advice.plans.forms import StepForm
from advice.plans.holding import Holding
from advice.plans.shown import Shown, facts_of, shown
from advice.steps import known, plain_facts
from advice.visit import visit
from services_catalog import releases

NOT_FOUND = _("Polkua ei löydy. Tarkista koodi. Polku on voitu myös poistaa, tai se on vanhentunut.")
TOO_OFTEN = _("Koodia on kokeiltu monta kertaa. Odota minuutti ja yritä uudelleen.")


class Side(NamedTuple):
    """The client's pages or the worker's."""

    hand: Hand
    home: str
    step: str
    template: str


CLIENT = Side(Hand.CLIENT, "plan:plan", "plan:step", "plan/step.html")


def plan_page(view):
    """Not kept by the browser; says so calmly if the database is away, or the plan."""

    @never_cache
    @functools.wraps(view)
    def inner(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except Error:
            return render(request, "plan/closed.html", status=503)
        except store.Gone:
            response = render(request, "plan/start.html", start_context(request, NOT_FOUND))
            holding.drop(response)
            return response
        except TooLarge:
            return redirect("plan:save")

    return inner


def start_context(request, error=""):
    published = request.release.sections["advice"].questionnaires
    return {"questionnaires": [q for q in published if q.audience == "client"], "error": error}


def release_of(request, held: Holding, plan: Plan):
    """A draft follows the current release; a saved plan stays with its own."""
    return releases.numbered(plan.release) if held.is_saved else request.release


def show(request, held: Holding, plan: Plan | None = None) -> Shown:
    plan = plan or held.plan
    return shown(release_of(request, held, plan), plan, request.as_of)


def kept(request, held: Holding, to, *args):
    response = redirect(to, *args)
    holding.keep(response, held)
    return response


@require_safe
@plan_page
def plan(request):
    held = holding.read(request)
    if held is None:
        return render(request, "plan/start.html", start_context(request))
    response = render(request, "plan/plan.html", {"held": held, "shown": show(request, held)})
    holding.keep(response, held)
    return response


@require_POST
@plan_page
def new(request):
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
    return kept(request, Holding(draft=draft.choosing(tuple(slugs), request.as_of)), "plan:plan")


@require_http_methods(["GET", "HEAD", "POST"])
@plan_page
def step(request, place):
    return step_of(request, place, CLIENT)


def step_of(request, place, side):
    """One step: who, when, how far; the key travels with it, because places move."""
    held = holding.read(request)
    if held is None:
        return redirect(side.home)
    seen = show(request, held)
    task = seen.at(place) if request.method != "POST" else seen.task(request.POST.get("key", ""))
    if task is None:
        return redirect(side.home)
    if request.method != "POST":
        return step_page(request, StepForm(seen, task), side)
    form = StepForm(seen, task, request.POST)
    return save_step(request, held, task.step.key, side) if form.is_valid() else step_page(request, form, side)


def save_step(request, held, key, side):
    """Merge what was posted into the step as it is at the moment of writing; show both where both changed it."""
    form = None

    def operation(plan):
        nonlocal form
        now = show(request, held, plan)
        if (task := now.task(key)) is None:  # its service has just been taken away
            return plan
        form = StepForm(now, task, request.POST)
        return plan.marked(key, form.mark()).noting(timezone.localtime(), side.hand, Act.CHANGED, key)

    held = held.changed(operation)
    if form is None:
        return redirect(side.home)
    if form.conflicts:
        fresh = show(request, held)
        return step_page(request, StepForm(fresh, fresh.task(key)), side, mine=form)
    response = kept(request, held, side.home)
    response["Location"] += f"#askel-{form.task.place}"
    return response


def step_page(request, form, side, mine=None):
    context = {
        "form": form,
        "mine": mine,
        "back": reverse(side.home),
        "action": reverse(side.step, args=[form.task.place]),
    }
    return render(request, side.template, context)


@require_http_methods(["GET", "HEAD", "POST"])
@plan_page
def services(request):
    """Which services the path leads through: those that the advice lists today, and those already chosen."""
    held = holding.read(request)
    if held is None:
        return redirect("plan:plan")
    now = held.plan
    release = release_of(request, held, now)
    listed = [r.service.slug for r in advise(release, facts_of(release, now), request.as_of).recommendations]
    offered = tuple(dict.fromkeys([*listed, *now.all_services]))
    if request.method == "POST":
        ticked = tuple(slug for slug in offered if slug in request.POST.getlist("palvelu"))
        if ticked:
            return kept(request, held.changed(choosing(ticked, request.as_of)), "plan:plan")
    context = {"held": held, "plan": now, "services": known(release.catalogue, offered)}
    return render(request, "plan/services.html", {**context, "is_empty": request.method == "POST"})


def choosing(slugs, on):
    def operation(plan):
        return plan.choosing(slugs, on).noting(timezone.localtime(), Hand.CLIENT, Act.CHOSEN)

    return operation


@require_http_methods(["GET", "HEAD", "POST"])
@plan_page
def save(request):
    """Nothing is stored before the box is ticked."""
    held = holding.read(request)
    if held is None or held.is_saved:
        return redirect("plan:plan")
    if request.POST.get("suostumus") == "1":
        return kept(request, holding.save(held.plan.noting(timezone.localtime(), Hand.CLIENT, Act.SAVED)), "plan:code")
    return render(request, "plan/save.html", {"has_error": request.method == "POST"})


@require_http_methods(["GET", "HEAD", "POST"])
@plan_page
def show_code(request):
    """Until the client says that the code is written down; never again after that."""
    held = holding.read(request)
    if held is None or not held.code:
        return redirect("plan:plan")
    if request.method == "POST":
        return kept(request, Holding(lookup=held.lookup, box=held.box), "plan:plan")
    grouped = code.grouped(held.code)
    drawing = segno.make(grouped, micro=False).svg_inline(scale=5, border=4, dark="#000", light="#fff", omitsize=True)
    return render(request, "plan/code.html", {"groups": grouped.split("-"), "drawing": drawing})


@require_POST
@plan_page
def open_by_code(request):
    held, error = unlock(request, Hand.CLIENT)
    if held is None:
        return render(
            request, "plan/start.html", start_context(request, error), status=429 if error == TOO_OFTEN else 200
        )
    return kept(request, held, "plan:plan")


def unlock(request, hand):
    """The plan of the posted code, or None and why; each opening is written in the plan's diary."""
    if not limiter.allows(request):
        return None, TOO_OFTEN
    keys = code.keys(code.read(request.POST.get("koodi", "")))
    try:
        store.change(keys, lambda plan: plan.noting(timezone.localtime(), hand, Act.OPENED))
    except store.Gone:
        return None, NOT_FOUND
    return Holding(lookup=keys.lookup, box=keys.box), ""


@require_POST
@plan_page
def close(request):
    """Put the plan away in this browser; a saved one stays saved."""
    response = redirect("plan:plan")
    holding.drop(response)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@plan_page
def delete(request):
    held = holding.read(request)
    if held is None:
        return redirect("plan:plan")
    if request.method != "POST":
        return render(request, "plan/delete.html", {"held": held})
    held.delete()
    response = redirect("plan:plan")
    holding.drop(response)
    return response
