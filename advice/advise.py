"""Advice: what fits this person, who answers for it here and today, and the first thing to do."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

import msgspec

from advice.assessment import Assessment, Obstacle, Status, assess
from advice.guidance import Guidance, LeadRule
from advice.route import Gate, first_open, gates
from services_catalog.catalogue import (
    Catalogue,
    Role,
    Service,
    ServiceKind,
)
from services_catalog.conditions import Evaluation, Facts, Text
from services_catalog.freshness import is_lowered
from services_catalog.release import Release
from services_catalog.responsibility import Resolution, responsible
from services_catalog.verdict import FactKey, Ground

LISTED_AT_MOST = 12
CARDS = 3
LISTED_ROLES = (Role.ORDINARY, Role.GENERAL_ENTRY, Role.COMPANION, Role.EMERGENCY)
NEAR_MISSES = 6
Place = tuple[bool, bool, bool, bool, int, str]
LAST_PLACE: Place = (True, True, True, True, 10**6, "")
EMERGENCY_NEED = "need_safety"
INCOME_NEED = "need_income"


class Recommendation(msgspec.Struct, frozen=True, kw_only=True):
    """One service for one person, with its reasons, authority here and next gate."""

    service: Service
    status: Status
    rank: int
    grounds: tuple[Ground, ...]
    missing: tuple[FactKey, ...]
    resolution: Resolution
    route: tuple[Gate, ...]
    is_card: bool = False
    is_companion: bool = False
    payer_note: Text = Text()

    @property
    def next_gate(self) -> Gate | None:
        return first_open(self.route)


class NearMiss(msgspec.Struct, frozen=True, kw_only=True):
    """A service whose need is there and which one thing keeps away for now."""

    service: Service
    obstacle: Obstacle


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """The whole answer; deterministic in (release, facts, as_of, audience)."""

    release: int
    as_of: dt.date
    is_emergency: bool
    recommendations: tuple[Recommendation, ...]
    money_now: tuple[str, ...]
    rights: tuple[Recommendation, ...]
    not_now: tuple[NearMiss, ...]
    lead_rule: LeadRule | None = None

    @property
    def first(self) -> Recommendation | None:
        return self.recommendations[0] if self.recommendations else None


class Person:
    """One person's facts against one release on one day; assessments are made once, when asked."""

    def __init__(
        self,
        release: Release,
        facts: Facts,
        as_of: dt.date,
        audience: str = "client",
        *,
        as_asked: bool = True,
    ) -> None:
        self.catalogue: Catalogue = release.catalogue
        self.guidance: Guidance = release.sections["advice"]
        self.as_of = as_of
        self.audience = audience
        self.evaluation = Evaluation(facts, self.catalogue.situation, as_asked=as_asked)
        self._assessments: dict[str, Assessment] = {}

    def assessment(self, service: Service) -> Assessment:
        known = self._assessments.get(service.slug)
        if known is None:
            known = assess(self.catalogue, service, self.evaluation, self.as_of, audience=self.audience)
            self._assessments[service.slug] = known
        return known

    @cached_property
    def relevant(self) -> dict[str, Service]:
        """Services on offer that answer a need the person has, by slug."""
        by_need = self.catalogue.services_by_need
        return {
            service.slug: service
            for need, services in by_need.items()
            if self.evaluation.situation(need).truth
            for service in services
            if service.is_offered(self.as_of)
        }

    def need_grounds(self, service: Service) -> tuple[Ground, ...]:
        """What the person said that made the needs true which the service answers."""
        verdicts = (self.evaluation.situation(need) for need in service.needs)
        return tuple(ground for verdict in verdicts if verdict.truth for ground in verdict.grounds)

    def of_role(self, role: Role) -> list[Service]:
        services = self.catalogue.services_by_role[role]
        return [service for service in services if service.is_offered(self.as_of)]

    def is_offerable(self, service: Service) -> bool:
        """FITS, or MAY_FIT with at most one requirement open; an uncertain payer never leads."""
        assessment = self.assessment(service)
        if assessment.status is Status.NOT_NOW or assessment.unknown_requirements > 1:
            return False
        payer = assessment.payer
        return payer.is_first or payer.test.truth is True

    def gates(self, service: Service) -> Iterator[Gate]:
        return gates(self.catalogue, service, self.evaluation, self.as_of)


def advise(release: Release, facts: Facts, as_of: dt.date, audience: str = "client") -> Advice:
    """Advice for the facts on the day (engine.md §3–5).

    ``facts`` as from ``read_facts``; ``audience`` is ``client`` or ``professional`` and decides
    only which unknown facts count as askable. Raises NobodyResponsible if the content has a gap,
    which the proof rules out for every published release.
    """
    person = Person(release, facts, as_of, audience)
    if person.evaluation.situation(EMERGENCY_NEED).truth:
        return _emergency(release, person)
    choice = choose(person)
    chosen, rule = _fresh_first(person, choice), choice.rule
    recommendations = tuple(
        _recommendation(person, service, rank, rule, is_card=service.slug in choice.cards)
        for rank, service in enumerate(chosen, 1)
    )
    return Advice(
        release=release.number,
        as_of=as_of,
        is_emergency=False,
        recommendations=recommendations,
        money_now=_money_now(person, chosen),
        rights=_rights(person, rule),
        not_now=_near_misses(person, chosen),
        lead_rule=rule,
    )


class Choice(msgspec.Struct, frozen=True):
    """What is listed, in order, which of it takes a card, and the lead rule that decided."""

    services: list[Service]
    cards: set[str]
    rule: LeadRule | None


def choose(person: Person) -> Choice:
    rule, front = leading(person)
    named = rule.services if rule else ()
    services = _trimmed(person, _ordered(person, _listed(person, front), front), named)
    return Choice(services, _cards(person, services, front), rule)


def in_danger(person: Person) -> list[Service]:
    """Acute danger interrupts: only emergency help and what answers the danger."""
    return sorted(
        (s for s in person.relevant.values() if EMERGENCY_NEED in s.needs and person.is_offerable(s)),
        key=lambda s: (s.role is not Role.EMERGENCY, place(person, s)),
    )


def _emergency(release: Release, person: Person) -> Advice:
    return Advice(
        release=release.number,
        as_of=person.as_of,
        is_emergency=True,
        recommendations=tuple(
            _recommendation(person, service, rank, None, is_card=rank <= CARDS)
            for rank, service in enumerate(in_danger(person), 1)
        ),
        money_now=(),
        rights=(),
        not_now=(),
    )


def leading(person: Person) -> tuple[LeadRule | None, tuple[Service, ...]]:
    """The first lead rule that is true and has a service to put in front, and those services."""
    by_slug = person.catalogue.service
    for rule in person.guidance.lead_rules:
        if not person.evaluation.situation(rule.situation).truth:
            continue
        services = (by_slug[slug] for slug in rule.services if slug in by_slug)
        front = tuple(service for service in services if can_lead(person, service))
        if front:
            return rule, front
    return None, ()


def can_lead(person: Person, service: Service) -> bool:
    """A payer that comes after another one is listed on its own test, but is never the first step."""
    return (
        service.is_certain
        and service.is_offered(person.as_of)
        and service.role is not Role.COMPANION
        and person.is_offerable(service)
        and person.assessment(service).payer.is_first
    )


def _listed(person: Person, front: tuple[Service, ...]) -> list[Service]:
    """What answers a need the person has, and what leads; general entries where that is nothing."""
    candidates = {service.slug: service for service in front} | person.relevant
    listed = [
        service for service in candidates.values() if service.role in LISTED_ROLES and person.is_offerable(service)
    ]
    for role in (Role.GENERAL_ENTRY, Role.FALLBACK):
        listed = listed or [s for s in person.of_role(role) if person.is_offerable(s)]
    return listed


def _ordered(person: Person, listed: Iterable[Service], front: tuple[Service, ...]) -> list[Service]:
    lead = [service for service in front if service in listed]
    rest = [service for service in listed if service not in front]
    return [*lead, *sorted(rest, key=lambda service: place(person, service))]


def place(person: Person, service: Service) -> Place:
    """First responsible payer, FITS before MAY_FIT, rank with what supports it, slug."""
    assessment = person.assessment(service)
    return (
        service.role is Role.COMPANION,
        not service.is_certain,
        not assessment.payer.is_first,
        assessment.status is not Status.FITS,
        service.rank - 10 * assessment.support,
        service.slug,
    )


def _trimmed(person: Person, ordered: list[Service], named: Collection[str]) -> list[Service]:
    """At most LISTED_AT_MOST: the last give way, but never a companion, what pays now or what the lead rule names."""
    kept = {*_money_now(person, ordered), *named}
    spare = [s.slug for s in ordered[CARDS:] if s.role is not Role.COMPANION and s.slug not in kept]
    too_many = max(0, len(ordered) - LISTED_AT_MOST)
    dropped = set(spare[max(0, len(spare) - too_many) :])
    return [service for service in ordered if service.slug not in dropped]


def _cards(person: Person, chosen: list[Service], front: tuple[Service, ...]) -> set[str]:
    """Slugs of the leading cards; a benefit takes one only when money is the question."""
    wants_money = person.evaluation.situation(INCOME_NEED).truth
    fit = [
        service.slug
        for service in chosen
        if service.role is not Role.COMPANION
        and (service.kind is ServiceKind.SERVICE or wants_money or service in front)
    ]
    return set(fit[:CARDS] or [service.slug for service in chosen[:1]])


def _fresh_first(person: Person, choice: Choice) -> list[Service]:
    """Of equals that neither take a card nor lead, those that nobody has verified for long come last."""
    fixed = {*choice.cards, *(choice.rule.services if choice.rule else ())}
    start = max((number for number, service in enumerate(choice.services, 1) if service.slug in fixed), default=0)

    def later(service: Service) -> tuple[object, ...]:
        *before, slug = place(person, service)
        return *before, is_lowered(service, person.as_of), slug

    return [*choice.services[:start], *sorted(choice.services[start:], key=later)]


def _recommendation(
    person: Person, service: Service, rank: int, rule: LeadRule | None, *, is_card: bool
) -> Recommendation:
    assessment = person.assessment(service)
    grounds = [*person.need_grounds(service), *assessment.grounds]
    if rule and service.slug in rule.services and service.slug not in person.relevant:
        grounds = [*person.evaluation.situation(rule.situation).grounds, *grounds]
    return Recommendation(
        service=service,
        status=assessment.status,
        rank=rank,
        grounds=_stated(grounds),
        missing=assessment.missing,
        resolution=responsible(person.catalogue, service, person.evaluation, person.as_of),
        route=tuple(person.gates(service)),
        is_card=is_card,
        is_companion=service.role is Role.COMPANION,
        payer_note=assessment.payer.note,
    )


def _stated(grounds: Iterable[Ground]) -> tuple[Ground, ...]:
    """Each fact once, with all the values of it that counted."""
    merged: dict[FactKey, dict[str, None]] = {}
    for key, codes in grounds:
        merged.setdefault(key, {}).update(dict.fromkeys(codes))
    return tuple((key, tuple(codes)) for key, codes in merged.items())


def _money_now(person: Person, chosen: list[Service]) -> tuple[str, ...]:
    """Benefits among what is listed that pay now: one for each function, the first payer's where it has one.

    A later payer pays while the matter is with an insurer whose money is no service of its own.
    """
    money: dict[str, str] = {}
    for service in sorted(filter(is_money, chosen), key=lambda s: not person.assessment(s).payer.is_first):
        money.setdefault(service.function, service.slug)
    return tuple(money.values())


def is_money(service: Service) -> bool:
    """Whether it can be what a person lives on now; the costs of a journey that it accompanies are not."""
    return service.kind is ServiceKind.BENEFIT and "INCOME" in service.phases and service.role is not Role.COMPANION


def rights(person: Person) -> list[Service]:
    """Appeals and the like, shown beside what is listed."""
    offered = (s for s in person.relevant.values() if s.role is Role.RIGHT and person.is_offerable(s))
    return sorted(offered, key=lambda service: place(person, service))


def _rights(person: Person, rule: LeadRule | None) -> tuple[Recommendation, ...]:
    return tuple(
        _recommendation(person, service, rank, rule, is_card=False) for rank, service in enumerate(rights(person), 1)
    )


def _near_misses(person: Person, chosen: list[Service]) -> tuple[NearMiss, ...]:
    """Services whose need is there and which exactly one criterion keeps away."""
    misses = [
        (service, person.assessment(service).obstacles[0])
        for service in person.relevant.values()
        if service.role in (Role.ORDINARY, Role.GENERAL_ENTRY)
        and service not in chosen
        and len(person.assessment(service).obstacles) == 1
    ]
    worded = [(service, obstacle) for service, obstacle in misses if obstacle.text]
    worded.sort(key=lambda miss: (miss[0].rank, miss[0].slug))
    return tuple(NearMiss(service=s, obstacle=o) for s, o in worded[:NEAR_MISSES])
