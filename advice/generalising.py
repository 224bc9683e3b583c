"""Facts of an example case made general, so that they point to nobody: only where the advice stays as it was."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from advice.advise import Person
from advice.guidance import Guidance
from advice.impact import outline
from services_catalog.authorities import AreaKind, Municipality
from services_catalog.conditions import Facts, Value
from services_catalog.release import Release

DETAILS = ("age", "municipality", "birth_year")
ANSWERING = (AreaKind.WELLBEING_SERVICES_COUNTY, AreaKind.EMPLOYMENT_AREA)


class General(msgspec.Struct, frozen=True):
    """``changed`` are the facts made general, ``kept`` those that could not be without another advice."""

    facts: dict[str, Value]
    changed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def generalised(release: Release, facts: Facts, as_of: dt.date) -> General:
    """Each detail as the first of its general values that leaves the advice alone."""
    found = dict(facts)
    wanted = _shape(release, found, as_of)
    changed, kept = [], []
    for key, value in facts.items():
        for candidate in _general(release, key, value):
            if candidate == value:
                break
            tried = {**found, key: candidate} if candidate is not None else {k: v for k, v in found.items() if k != key}
            if _shape(release, tried, as_of) == wanted:
                found = tried
                changed.append(key)
                break
        else:
            kept += [key] if key in DETAILS else []
    return General(found, tuple(changed), tuple(kept))


def _general(release: Release, key: str, value: Value) -> Iterator[Value | None]:
    match key:
        case "age":
            yield from sorted(_ages(release), key=lambda age: (abs(age - int(str(value))), age))
        case "municipality":
            yield from _alike(release, str(value))
        case "birth_year":
            yield None  # the age tells the same, in a band


def _ages(release: Release) -> Iterator[int]:
    """What stands for each band of ages that clients choose from."""
    guidance: Guidance = release.sections["advice"]
    for question in guidance.client_questionnaire.questions:
        for option in question.options:
            yield from (int(code) for key, code in option.pairs if key == "age" and code.isdecimal())


def _alike(release: Release, code: str) -> Iterator[str]:
    """Municipalities of the same areas, the same first one for all of them; none if it is alone in them."""
    areas = _areas(release, release.catalogue.municipality[code])
    alike = [m.code for m in release.catalogue.municipalities if _areas(release, m) == areas]
    yield from alike if len(alike) > 1 else ()


def _areas(release: Release, municipality: Municipality) -> frozenset[str]:
    area = release.catalogue.area
    return frozenset(m.area for m in municipality.memberships if area[m.area].kind in ANSWERING)


def _shape(release: Release, facts: Facts, as_of: dt.date) -> tuple[object, ...]:
    """What is listed, and the first step; a municipality that answers is like any other."""
    found = outline(Person(release, facts, as_of, "professional"))
    first = found.first
    if first is None:
        return (found.listed,)
    authority = first.authority.partition("-")[0] if first.authority.startswith("municipality-") else first.authority
    return found.listed, first.service, first.kind, authority
