"""Which unknown facts can still change the advice: the support of what leads, and of what is listed."""

import datetime as dt
from collections.abc import Iterator
from functools import partial

from advice.advise import CARDS, EMERGENCY_NEED, LAST_PLACE, Choice, Person, Place, can_lead, choose, is_money, place
from advice.assessment import Status
from advice.guidance import LeadRule
from services_catalog.authorities import AuthorityType
from services_catalog.catalogue import Role, Service
from services_catalog.conditions import Facts
from services_catalog.release import Release
from services_catalog.verdict import FactKey


def deciding_facts(person: Person) -> frozenset[FactKey]:
    """Unknown facts that can still change the authority of the first step."""
    return Support(person).grown().deciding


class Support:
    """The unknown facts that the authority of the first step still depends on.

    It grows rule by rule, in the order of the lead rules, up to the one that certainly decides.
    Nothing is left as soon as every outcome that is still possible leads to the same kind of
    authority in a known municipality, and in acute danger: help is shown before more is asked.
    """

    def __init__(self, person: Person) -> None:
        self.person = person  # read with ``as_asked=False``
        self.authorities: set[AuthorityType] = set()
        danger = self.person.evaluation.situation(EMERGENCY_NEED)
        self.is_danger = danger.truth is True
        self._always = set(danger.facts) | {"municipality"}
        self._found: set[FactKey] = set()
        self._weighed: set[str] = set()  # services: many rules name the same ones

    @property
    def deciding(self) -> frozenset[FactKey]:
        return self.leading if len(self.authorities) > 1 else self._unknown(self._always)

    @property
    def leading(self) -> frozenset[FactKey]:
        """What decides which services lead, also where one authority answers for all of them."""
        return self._unknown(self._always | self._found)

    def _unknown(self, facts: set[FactKey]) -> frozenset[FactKey]:
        return frozenset() if self.is_danger else frozenset(facts) - frozenset(self.person.evaluation.facts)

    def grown(self) -> "Support":
        for _ in self.growing():
            pass
        return self

    def growing(self) -> Iterator[None]:
        """Stops after each rule that may still lead: what is deciding by then stays so."""
        for rule in self.person.guidance.lead_rules:
            if self.is_danger or self._weigh(rule):
                return
            yield

    def _weigh(self, rule: LeadRule) -> bool:
        """Add what the rule depends on; true if it certainly decides, whatever is asked."""
        verdict = self.person.evaluation.situation(rule.situation)
        if verdict.truth is False:
            return False
        by_slug = self.person.catalogue.service
        services = (by_slug[slug] for slug in rule.services if slug in by_slug)
        candidates = [service for service in services if self._may_lead(service)]
        if candidates and verdict.truth is None:
            self._found.update(verdict.facts)
        for service in candidates:
            self._weigh_service(service)
            if self.person.assessment(service).status is Status.FITS and can_lead(self.person, service):
                return verdict.truth is True
        return False

    def _may_lead(self, service: Service) -> bool:
        may = service.is_offered(self.person.as_of) and service.role is not Role.COMPANION
        return may and self.person.assessment(service).status is not Status.NOT_NOW

    def _weigh_service(self, service: Service) -> None:
        """What would settle it; the gates that may still be the first open one, and who would open them."""
        if service.slug in self._weighed:
            return
        self._weighed.add(service.slug)
        self._found.update(self.person.assessment(service).missing)
        for gate in self.person.gates(service):
            if gate.is_done:
                continue
            self.authorities.add(gate.resolution.authority_type)
            self._found.update((*gate.unsettled, *gate.resolution.unsettled))
            if not gate.unsettled:
                return


def open_facts(release: Release, facts: Facts, as_of: dt.date, audience: str = "client") -> frozenset[FactKey]:
    """Unknown facts that can still change the first step, the cards or the money now."""
    person = Person(release, facts, as_of, audience, as_asked=False)
    if person.evaluation.situation(EMERGENCY_NEED).truth:
        return frozenset({"danger_kind", "municipality"}) - frozenset(facts)
    shown = Person(release, facts, as_of, audience)
    choice = choose(shown)
    may_appear = partial(_may_appear, person, last_card_place(shown, choice))
    needed = person.relevant | {s.slug: s for s in choice.services if s.slug in choice.cards}
    support = set(Support(person).grown().leading)
    for service in filter(may_appear, needed.values()):
        support.update(person.assessment(service).missing)
        support.update(_ranking_facts(person, service, is_card=service.slug in choice.cards))
    for need, services in person.catalogue.services_by_need.items():
        verdict = person.evaluation.situation(need)
        if verdict.truth is None and not support.issuperset(verdict.facts):
            others = (s for s in services if s.slug not in needed and s.is_offered(as_of))
            if any(map(may_appear, others)):
                support.update(verdict.facts)
    return frozenset(support) - frozenset(facts)


def _may_appear(person: Person, contested: Place, service: Service) -> bool:
    """Whether it can still be a card, or money, whatever is answered."""
    can_reach = best_place(service) <= contested or is_money(service)
    return can_reach and person.assessment(service).status is not Status.NOT_NOW


def _ranking_facts(person: Person, service: Service, *, is_card: bool) -> Iterator[FactKey]:
    """Unknown facts that would take a card from the service, or give it one, by its rank alone."""
    for criterion in service.supports:
        if (criterion.weight < 0) is is_card:
            verdict = criterion.condition.decide(person.evaluation)
            yield from verdict.facts if verdict.truth is None else ()


def last_card_place(person: Person, choice: Choice) -> Place:
    """The place in the order that a service must reach to take a card: any, while one is free."""
    if len(choice.cards) < CARDS:
        return LAST_PLACE
    return max(place(person, service) for service in choice.services if service.slug in choice.cards)


def best_place(service: Service) -> Place:
    """The best place that the service can reach, whatever is answered."""
    is_companion, is_uncertain = service.role is Role.COMPANION, not service.is_certain
    return (is_companion, is_uncertain, False, False, service.rank - 10 * service.most_support, service.slug)
