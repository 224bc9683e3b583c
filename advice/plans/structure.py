"""The parts of a plan by its template, with the goals that were chosen and the services that belong to each."""

from collections.abc import Iterable, Iterator

import msgspec

from advice.guidance import Guidance, PlanPart, PlanTemplate
from advice.plan import Template
from services_catalog.catalogue import Service
from services_catalog.conditions import Text
from services_catalog.release import Release


class Line(msgspec.Struct, frozen=True):
    """One line of a text of many, in its place."""

    place: int
    words: Text


def lines(text: Text) -> Iterator[Line]:
    """One thing a line; in a language that has not all the lines, Finnish."""
    rows = {language: getattr(text, language).splitlines() for language in ("fi", "sv", "en")}
    for place, words in enumerate(rows["fi"]):
        others = {code: row[place] for code, row in rows.items() if len(row) == len(rows["fi"])}
        yield Line(place, Text(**{"fi": words, **others}))


class Goal(msgspec.Struct, frozen=True):
    place: int
    words: Text
    is_chosen: bool


class Part(msgspec.Struct, frozen=True):
    part: PlanPart
    goals: tuple[Goal, ...]
    services: tuple[Service, ...]

    @property
    def chosen(self) -> tuple[Goal, ...]:
        return tuple(goal for goal in self.goals if goal.is_chosen)


class Structure(msgspec.Struct, frozen=True):
    template: PlanTemplate
    release: int
    parts: tuple[Part, ...]


def structure(release: Release, template: Template | None, services: Iterable[Service]) -> Structure | None:
    """``release`` is the template's own; nothing if there is no template, or it cannot be read any more."""
    guidance: Guidance = release.sections["advice"]
    found = guidance.plan_template.get(template.key) if template else None
    if template is None or found is None:
        return None
    services = tuple(services)
    parts = (
        Part(part, tuple(_goals(part, template.goals.get(part.key, ()))), tuple(_belonging(part, services)))
        for part in found.parts
    )
    return Structure(found, template.release, tuple(parts))


def _goals(part: PlanPart, chosen: tuple[int, ...]) -> Iterator[Goal]:
    return (Goal(line.place, line.words, line.place in chosen) for line in lines(part.goals))


def _belonging(part: PlanPart, services: tuple[Service, ...]) -> Iterator[Service]:
    return (s for s in services if any(code.startswith(component) for code in s.icf for component in part.icf))


def with_goals(template: Template, part: str, added: set[int], removed: set[int]) -> Template:
    """The template with some goals of a part chosen and others not; what nobody touched stays."""
    kept = (set(template.goals.get(part, ())) - removed) | added
    return msgspec.structs.replace(template, goals={**template.goals, part: tuple(sorted(kept))})
