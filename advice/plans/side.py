"""The two sides of a plan, the client's pages and the worker's, and what their views have in common."""

import functools
from typing import NamedTuple

from django.db import Error
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from advice import limiter
from advice.plan import Act, Hand, Plan
from advice.plans import code, holding, store
from advice.plans.holding import Holding
from advice.plans.shown import Shown, shown
from advice.plans.structure import Structure, structure
from services_catalog import releases

NOT_FOUND = _("Polkua ei löydy. Tarkista koodi. Polku on voitu myös poistaa, tai se on vanhentunut.")
TOO_OFTEN = _("Koodia on kokeiltu monta kertaa. Odota minuutti ja yritä uudelleen.")


class Side(NamedTuple):
    """``prefix`` goes before the names of addresses; ``base`` and ``start`` are templates."""

    hand: Hand
    prefix: str
    base: str
    start: str

    def to(self, name: str, *args) -> str:
        return reverse(f"{self.prefix}{name}", args=args)

    @property
    def is_client(self) -> bool:
        return self.hand is Hand.CLIENT


CLIENT = Side(Hand.CLIENT, "plan:", "plan/base.html", "plan/start.html")
WORKER = Side(Hand.WORKER, "desk:plan:", "plan/desk_base.html", "plan/desk_start.html")


def plan_page(view):
    """Of one side; not kept by the browser, and calm if the database is away, or the plan."""

    @never_cache
    @functools.wraps(view)
    def inner(request, *args, side=CLIENT, **kwargs):
        try:
            return view(request, *args, side=side, **kwargs)
        except Error:
            return render(request, "plan/closed.html", status=503)
        except store.Gone:
            response = start_page(request, side, NOT_FOUND)
            holding.drop(response)
            return response
        except holding.Full as full:
            return render(request, "plan/save.html", {"draft": full.sealed, "has_error": False})

    return inner


def with_plan(view):
    """The same for whoever holds a plan; all others are led to the beginning."""

    @plan_page
    @functools.wraps(view)
    def inner(request, *args, side, **kwargs):
        held = held_by(request, side)
        if held is None:
            return redirect(side.to("plan"))
        return view(request, held, *args, side=side, **kwargs)

    return inner


def start_page(request, side, error="", status=200):
    published = request.release.sections["advice"].questionnaires
    questionnaires = [q for q in published if q.audience == "client"]
    return render(request, side.start, {"questionnaires": questionnaires, "error": error}, status=status)


def held_by(request, side) -> Holding | None:
    """A worker holds saved plans only."""
    held = holding.read(request)
    return held if held and (side.is_client or held.is_saved) else None


def release_of(request, held: Holding, plan: Plan):
    """A draft follows the current release; a saved plan stays with its own."""
    return releases.numbered(plan.release) if held.is_saved else request.release


def show(request, held: Holding, plan: Plan | None = None) -> Shown:
    plan = plan or held.plan
    return shown(release_of(request, held, plan), plan, request.as_of)


def structure_of(seen: Shown) -> Structure | None:
    template = seen.plan.template
    return structure(releases.numbered(template.release), template, seen.services) if template else None


def kept(held: Holding, to: str):
    response = redirect(to)
    holding.keep(response, held)
    return response


def change(held: Holding, side, act: Act, operation, what=""):
    """Do it to the plan as it is now; of a saved one it is written in the diary. Raises store.Gone."""
    if not held.is_saved:
        return held.changed(operation)
    return held.changed(lambda plan: operation(plan).noting(timezone.localtime(), side.hand, act, what))


def unlock(request, side):
    """The plan of the posted code, or None and why; each opening is written in the diary."""
    if not limiter.allows(request):
        return None, TOO_OFTEN
    keys = code.keys(code.read(request.POST.get("koodi", "")))
    held = Holding(lookup=keys.lookup, box=keys.box)
    try:
        return change(held, side, Act.OPENED, lambda plan: plan), ""
    except store.Gone:
        return None, NOT_FOUND
