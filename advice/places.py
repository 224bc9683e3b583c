"""Who answers where: every function in use, in every kind of place, on every coming day (engine.md §8, G1 and G3)."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from advice.counterexample import Counterexample
from services_catalog.authorities import AuthorityType, ContactPoint, Membership, Municipality
from services_catalog.catalogue import Catalogue
from services_catalog.conditions import Evaluation, Facts
from services_catalog.responsibility import (
    NobodyResponsible,
    contact_for,
    find_authority,
    resolve,
)

Duty = tuple[str, AuthorityType | None]  # a function, and the payer if a service has its own


def duties(catalogue: Catalogue, day: dt.date) -> tuple[Duty, ...]:
    """What somebody must answer for: the functions of what is offered, and those that open its gates."""
    offered = catalogue.offered(day)
    own = [(service.function, service.payer) for service in offered]
    gates: list[Duty] = [(step.via, None) for service in offered for step in service.steps if step.via]
    return tuple(dict.fromkeys([*own, *gates]))


def places(catalogue: Catalogue) -> tuple[Municipality, ...]:
    """One municipality of each kind: those of the same areas, whom no condition names, resolve alike."""
    named = {
        value
        for situation in catalogue.situations
        for row in situation.rows
        if row.condition.fact == "municipality"
        for value in row.condition.values
    }
    found = {(m.memberships, m.code if m.code in named else ""): m for m in catalogue.municipalities}
    return tuple(found.values())


def unresolved(catalogue: Catalogue, days: Iterable[dt.date]) -> Iterator[Counterexample]:
    """What nobody answers for in some municipality, municipality unknown included, and areas in doubt."""
    codes = [None, *(municipality.code for municipality in places(catalogue))]
    for day in days:
        for duty in duties(catalogue, day):
            for code in codes:
                facts: Facts = {"municipality": code} if code else {}
                matter = _unresolved(catalogue, duty, Evaluation(facts, catalogue.situation), day)
                if matter:
                    yield Counterexample(matter=matter, facts=dict(facts), on=day)
    for municipality in catalogue.municipalities:
        yield from _membership_faults(catalogue, municipality)
    yield from _rivals(catalogue)


def _unresolved(catalogue: Catalogue, duty: Duty, evaluation: Evaluation, day: dt.date) -> str:
    function, payer = duty
    try:
        found = resolve(catalogue, function, evaluation, day, payer=payer)
    except (NobodyResponsible, KeyError) as gap:
        return f"{function}: nobody answers ({gap})"
    if evaluation.facts and not found.is_local:
        return f"{function}: no local {found.authority_type}"
    return ""


def _membership_faults(catalogue: Catalogue, municipality: Municipality) -> Iterator[Counterexample]:
    memberships = municipality.memberships
    for number, one in enumerate(memberships):
        for other in memberships[number + 1 :]:
            same_kind = catalogue.area[one.area].kind is catalogue.area[other.area].kind
            if same_kind and _overlap(one, other):
                matter = f"municipality {municipality.code} belongs to {one.area} and {other.area}"
                yield Counterexample(matter=matter)


def _overlap(one: Membership, other: Membership) -> bool:
    start = max(m.valid_from or dt.date.min for m in (one, other))
    return start <= min(m.valid_to or dt.date.max for m in (one, other))


def _rivals(catalogue: Catalogue) -> Iterator[Counterexample]:
    """Two authorities of one kind in one area: nobody can tell which of them answers."""
    local = Counter((authority.type, authority.area) for authority in catalogue.authorities if authority.area)
    for (kind, area), count in local.items():
        if count > 1:
            yield Counterexample(matter=f"{area} has {count} authorities of kind {kind}")


def missing_contacts(catalogue: Catalogue, day: dt.date) -> Iterator[Counterexample]:
    """Whoever may come to answer, wherever the person lives, can be reached; every service has a route."""
    for service in catalogue.offered(day):
        if not service.steps:
            yield Counterexample(matter=f"{service.slug} has no route", on=day)
        line = catalogue.national_provider.get(service.slug)
        if line and line.is_valid(day) and line.contacts and not is_reachable(line.contacts[0]):
            yield Counterexample(matter=f"{service.slug}: {line.slug} has no contact", on=day)
    for function in dict.fromkeys(function for function, _ in duties(catalogue, day)):
        yield from _silent(catalogue, function, day)


def _silent(catalogue: Catalogue, function: str, day: dt.date) -> Iterator[Counterexample]:
    said: set[str] = set()
    for row in catalogue.function[function].in_force(day):
        for municipality in (None, *places(catalogue)):
            try:
                authority, _ = find_authority(catalogue, row, municipality, day)
            except (NobodyResponsible, KeyError):
                continue  # `unresolved` tells, if it can come to that
            if authority.slug not in said and not is_reachable(contact_for(catalogue, authority, function)):
                said.add(authority.slug)
                yield Counterexample(matter=f"{function}: {authority.slug} has no contact", on=day)


def is_reachable(contact: ContactPoint) -> bool:
    """A published phone with its source, or an address to go on from."""
    return bool(contact.public_phone or contact.url)
