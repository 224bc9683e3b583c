"""What a new release would do to people: whose first step differs, and who gains or loses a recommendation."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from advice.advise import EMERGENCY_NEED, Person, choose, in_danger, rights
from advice.cases import run_case
from advice.deciding import (
    changed_rules,
    changed_services,
    changed_situations,
    is_all_else_same,
    is_answered_alike,
)
from advice.guidance import ExampleCase, Guidance
from services_catalog.catalogue import Role, Service
from services_catalog.conditions import Facts, InvalidFact, read_facts
from services_catalog.release import Release
from services_catalog.responsibility import NobodyResponsible


class FirstStep(msgspec.Struct, frozen=True):
    """The first open gate; the same in other words is the same step."""

    service: str
    kind: str
    authority: str  # empty: nobody answers


class Outline(msgspec.Struct, frozen=True):
    """What one person is advised, without words."""

    first: FirstStep | None
    listed: frozenset[str]


class Difference(msgspec.Struct, frozen=True):
    """One person before and after; ``facts`` are what they answered."""

    facts: Facts
    before: Outline
    after: Outline

    @property
    def gained(self) -> frozenset[str]:
        return self.after.listed - self.before.listed

    @property
    def lost(self) -> frozenset[str]:
        return self.before.listed - self.after.listed

    @property
    def is_first_other(self) -> bool:
        return self.before.first != self.after.first

    @property
    def led(self) -> frozenset[str]:
        """Services whose place in front came or went, or whose first step is another."""
        steps = (self.before.first, self.after.first)
        return frozenset(step.service for step in steps if step) if self.is_first_other else frozenset()

    @property
    def services(self) -> frozenset[str]:
        return self.gained | self.lost | self.led


class ServiceImpact(msgspec.Struct, frozen=True, kw_only=True):
    """How many people of the sample gain or lose the service, or are led to it or away from it first."""

    service: str
    gained: int
    lost: int
    first: int
    example: Difference


class CaseImpact(msgspec.Struct, frozen=True, kw_only=True):
    """An example case that comes out otherwise; ``misses`` says how it then differs from what is expected."""

    case: ExampleCase
    difference: Difference
    misses: tuple[str, ...] = ()


class Impact(msgspec.Struct, frozen=True, kw_only=True):
    people: int
    differing: int = 0  # people for whom anything is other
    first: int = 0  # people whose first step is other
    services: tuple[ServiceImpact, ...] = ()
    cases: tuple[CaseImpact, ...] = ()


class Side:
    """One release on one day; what a person is advised is worked out once."""

    def __init__(self, release: Release, as_of: dt.date) -> None:
        self.release = release
        self.as_of = as_of
        self._outlines: dict[frozenset[tuple[str, object]], Outline] = {}
        self._last: tuple[Facts, Person] | None = None

    def person(self, facts: Facts) -> Person:
        """One after another is looked at, each from several sides."""
        if self._last is None or self._last[0] is not facts:
            self._last = facts, Person(self.release, facts, self.as_of)
        return self._last[1]

    def outline(self, facts: Facts) -> Outline:
        key = frozenset(facts.items())
        if key not in self._outlines:
            self._outlines[key] = outline(self.person(facts))
        return self._outlines[key]

    def answered(self, facts: Facts, known: Outline) -> Outline:
        """The outline of a person for whom the same is chosen, with who answers for the first step here."""
        if known.first is None:
            return known
        first = _first_step(self.person(facts), [self.release.catalogue.service[known.first.service]])
        return msgspec.structs.replace(known, first=first)

    def holding(self, facts: Facts, situations: frozenset[str]) -> list[tuple[object, ...]]:
        """How far each of these situations holds for the person; of an open one, what would settle it."""
        evaluation = self.person(facts).evaluation
        verdicts = map(evaluation.situation, sorted(situations))
        return [(verdict.truth, verdict.truth is None and frozenset(verdict.facts)) for verdict in verdicts]

    def is_in(self, facts: Facts, situations: frozenset[str]) -> bool:
        """Whether a lead rule of any of these situations is true for the person."""
        evaluation = self.person(facts).evaluation
        return any(evaluation.situation(key).truth for key in situations)

    def may_list(self, facts: Facts, services: Sequence[Service]) -> bool:
        """Whether any of the services could be listed, or lead, or take the place of another."""
        person = self.person(facts)
        return any(self._is_near(person, service) and person.is_offerable(service) for service in services)

    def _is_near(self, person: Person, service: Service) -> bool:
        """What nobody needs is listed only where a rule names it or nothing else is left."""
        is_spare = service.role in (Role.GENERAL_ENTRY, Role.FALLBACK)
        reasons = (*service.needs, *self._rules.get(service.slug, ()))
        return is_spare or any(person.evaluation.situation(key).truth for key in reasons)

    @cached_property
    def _rules(self) -> dict[str, list[str]]:
        """By service, the situations of the lead rules that name it."""
        guidance: Guidance = self.release.sections["advice"]
        found: dict[str, list[str]] = {}
        for rule in guidance.lead_rules:
            for slug in rule.services:
                found.setdefault(slug, []).append(rule.situation)
        return found

    def offered(self, slugs: frozenset[str]) -> tuple[Service, ...]:
        return tuple(service for service in self.release.catalogue.offered(self.as_of) if service.slug in slugs)


def outline(person: Person) -> Outline:
    """As ``advise`` would have it; what nobody answers for in a draft is told, not raised."""
    if person.evaluation.situation(EMERGENCY_NEED).truth:
        listed = in_danger(person)
        return Outline(_first_step(person, listed), _slugs(listed))
    choice = choose(person)
    return Outline(_first_step(person, choice.services), _slugs([*choice.services, *rights(person)]))


def _slugs(services: Sequence[Service]) -> frozenset[str]:
    return frozenset(service.slug for service in services)


def _first_step(person: Person, listed: Sequence[Service]) -> FirstStep | None:
    if not listed:
        return None
    first = listed[0]
    try:
        gates = tuple(person.gates(first))
    except (NobodyResponsible, KeyError):
        return FirstStep(first.slug, "", "")
    gate = next((gate for gate in gates if not gate.is_done), gates[-1] if gates else None)
    return FirstStep(first.slug, gate.step.kind, gate.resolution.authority.slug) if gate else None


def impact(before: Side, after: Side, people: Sequence[Facts]) -> Impact:
    """What the second release changes for these people and for its example cases.

    Only those are advised twice for whom something that changed could count.
    """
    touched = Touched(before, after)
    if touched.is_nobody:
        return Impact(people=len(people))
    differences = [difference for facts in people if (difference := touched.differ(facts))]
    return Impact(
        people=len(people),
        differing=len(differences),
        first=sum(difference.is_first_other for difference in differences),
        services=tuple(_by_service(differences)),
        cases=tuple(_cases(after, touched)),
    )


class Touched:
    """For whom what changed can choose otherwise; for the others somebody else may still answer."""

    def __init__(self, before: Side, after: Side) -> None:
        slugs = changed_services(before.release, after.release)
        self.before, self.after = before, after
        self.is_little = is_all_else_same(before.release, after.release)
        self.is_answered_alike = is_answered_alike(before.release, after.release)
        self.rules = changed_rules(before.release, after.release)
        self.situations = changed_situations(before.release, after.release)
        self.sides = [(side, side.offered(slugs)) for side in (before, after)]

    @property
    def is_nobody(self) -> bool:
        """Only words differ, or what is not on offer."""
        changed = (self.rules, self.situations, *(services for _, services in self.sides))
        return self.is_little and self.is_answered_alike and not any(changed)

    def __call__(self, facts: Facts) -> bool:
        if not self.is_little:
            return True
        before, after = (side.holding(facts, self.situations) for side, _ in self.sides)
        return before != after or any(
            side.is_in(facts, self.rules) or side.may_list(facts, changed) for side, changed in self.sides
        )

    def differ(self, facts: Facts) -> Difference | None:
        is_chosen_anew = self(facts)
        if self.is_answered_alike and not is_chosen_anew:
            return None
        before = self.before.outline(facts)
        after = self.after.outline(facts) if is_chosen_anew else self.after.answered(facts, before)
        return Difference(facts, before, after) if before != after else None


def _by_service(differences: Sequence[Difference]) -> Iterator[ServiceImpact]:
    """Those that most people meet first."""
    gained, lost, led = (
        Counter(slug for difference in differences for slug in getattr(difference, kind))
        for kind in ("gained", "lost", "led")
    )
    total = gained + lost + led
    for slug in sorted(total, key=lambda slug: (-total[slug], slug)):
        example = next(difference for difference in differences if slug in difference.services)
        yield ServiceImpact(service=slug, gained=gained[slug], lost=lost[slug], first=led[slug], example=example)


def _cases(after: Side, touched: Touched) -> Iterator[CaseImpact]:
    guidance: Guidance = after.release.sections["advice"]
    for case in guidance.example_cases:
        try:
            facts = read_facts(case.facts, after.release.catalogue.vocabulary)
        except InvalidFact:
            continue  # the checks name it
        if difference := touched.differ(facts):
            yield CaseImpact(case=case, difference=difference, misses=_misses(after, case))


def _misses(side: Side, case: ExampleCase) -> tuple[str, ...]:
    try:
        return run_case(side.release, case, side.as_of).differences()
    except (NobodyResponsible, KeyError) as gap:
        return (f"nobody answers ({gap})",)
