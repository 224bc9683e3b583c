"""What publishing the working copy now would change for people."""

from functools import lru_cache

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from advice import impact as impacts
from advice import reasons
from advice.advise import advise
from advice.sample import people
from services_catalog import drafts, releases
from services_catalog.admin.pages import page
from services_catalog.responsibility import NobodyResponsible

MOST_SERVICES = 60


@page("vaikutus/", "impact", "services_catalog.view_release")
@never_cache
@require_safe
def impact(request, model_admin):
    published, draft = releases.current(), drafts.draft()
    found = None
    if published and draft.release:
        found = effect(Sides(published, draft.release, timezone.localdate()))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Julkaisun vaikutus",
        "opts": model_admin.opts,
        "published": published,
        "problems": draft.problems,
        "impact": found,
        "most": MOST_SERVICES,
    }
    return render(request, "admin/services_catalog/release/impact.html", context)


class Sides:
    """A published release and a draft on one day; equal if they are the same two objects."""

    def __init__(self, published, draft, as_of):
        self.published, self.draft, self.as_of = published, draft, as_of

    def __hash__(self):
        return hash(self.as_of)

    def __eq__(self, other):
        return self.published is other.published and self.draft is other.draft and self.as_of == other.as_of


@lru_cache(maxsize=1)
def effect(sides):
    """The page's tables; kept until something is saved or published."""
    before, after = published_side(sides.published, sides.as_of), impacts.Side(sides.draft, sides.as_of)
    found = impacts.impact(before, after, sample(sides.published))
    services = [(title(sides, s.service), s, example(sides, s.example)) for s in found.services[:MOST_SERVICES]]
    cases = [(case, example(sides, case.difference)) for case in found.cases]
    return {"found": found, "services": services, "cases": cases, "share": share(found)}


_published = None


def published_side(release, as_of):
    """What people are advised today stays worked out from one look to the next."""
    global _published
    if _published is None or _published.release is not release or _published.as_of != as_of:
        _published = impacts.Side(release, as_of)
    return _published


_sample = (None, ())


def sample(release):
    global _sample
    if _sample[0] is not release:
        _sample = release, people(release)
    return _sample[1]


def share(found):
    return f"{100 * found.differing / found.people:.1f}".replace(".", ",") if found.people else "0"


def title(sides, slug):
    service = sides.draft.catalogue.service.get(slug) or sides.published.catalogue.service.get(slug)
    return str(service.title) if service else slug


def example(sides, difference):
    """One person's answers, and what they are advised before and after, in words."""
    catalogue, guidance = sides.published.catalogue, sides.published.sections["advice"]
    known = [key for key in difference.facts if key in catalogue.vocabulary]
    return {
        "answers": [reasons.words(catalogue, guidance, (key, ()), difference.facts) for key in known],
        "before": first_step(sides.published, difference.facts, sides.as_of),
        "after": first_step(sides.draft, difference.facts, sides.as_of),
        "gained": sorted(title(sides, slug) for slug in difference.gained),
        "lost": sorted(title(sides, slug) for slug in difference.lost),
        "is_first_other": difference.is_first_other,
    }


def first_step(release, facts, as_of):
    try:
        first = advise(release, facts, as_of).first
    except (NobodyResponsible, KeyError):
        return "Kukaan ei vastaa: ensimmäinen askel puuttuu."
    gate = first.next_gate if first else None
    if gate is None:
        return "Ei ensimmäistä askelta."
    return f"{first.service.title}: {gate.step.text} ({gate.resolution.authority.name})"
