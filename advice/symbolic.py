"""Every possible advice of one release on one day, as literals: what is listed, fits and leads."""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import cache

from advice.advise import EMERGENCY_NEED, LISTED_ROLES
from advice.encoding import Encoding, Literal, Truth
from advice.guidance import Guidance, LeadRule
from services_catalog.authorities import Responsibility
from services_catalog.catalogue import Catalogue, CriterionGroup, Role, Service
from services_catalog.conditions import Condition
from services_catalog.release import Release


class World:
    """The symbolic twin of ``advise``: the same rules, over all answers at once."""

    def __init__(self, release: Release, as_of: dt.date) -> None:
        self.catalogue: Catalogue = release.catalogue
        self.guidance: Guidance = release.sections["advice"]
        self.as_of = as_of
        self.offered = self.catalogue.offered(as_of)
        self.encoding = Encoding(self.catalogue, all_conditions(self.catalogue))
        self.clauses = self.encoding.clauses
        self.needed = cache(self._needed)
        self.is_first = cache(self._is_first)
        self.is_closed = cache(self._is_closed)
        self.payer_test = cache(self._payer_test)
        self.not_now = cache(self._not_now)
        self.fits = cache(self._fits)
        self.is_offerable = cache(self._is_offerable)
        self._leading = self._lead_literals()
        self.is_listed = cache(self._is_listed)

    @property
    def emergency(self) -> Literal:
        return self.encoding.situation(EMERGENCY_NEED).true

    def _needed(self, service: Service) -> Literal:
        return self.clauses.either(self.encoding.situation(need).true for need in service.needs)

    # the order of payers

    def payer_rows(self, service: Service) -> tuple[Responsibility, ...]:
        function = self.catalogue.function[service.function]
        is_ordered = function.orders_payers and service.payer is not None
        return function.in_force(self.as_of) if is_ordered else ()

    def _payer_test(self, service: Service) -> Truth:
        rows = self.payer_rows(service)
        if not rows:
            return self.encoding.situation("")
        own = [row for row in rows if row.authority_type is service.payer]
        return self.encoding.either([self.encoding.situation(row.situation) for row in own])

    def _earlier(self, service: Service) -> list[tuple[Literal, list[Responsibility]]]:
        """For each own row: the literal that it is the one that counts, and the rows before it."""
        rows = self.payer_rows(service)
        own = [row for row in rows if row.authority_type is service.payer]
        found, not_before = [], self.clauses.yes
        for row in own:
            holds = self.encoding.situation(row.situation).true
            counts = not_before if row is own[-1] else self.clauses.every((not_before, holds))
            before = [other for other in rows[: rows.index(row)] if other not in own]
            found.append((counts, before))
            not_before = self.clauses.every((not_before, -holds))
        return found

    def _is_first(self, service: Service) -> Literal:
        return -self._some_earlier(service, lambda row: self.encoding.situation(row.situation).true)

    def _is_closed(self, service: Service) -> Literal:
        return self._some_earlier(
            service,
            lambda row: self.encoding.situation(row.situation).true if row.excludes_later else -self.clauses.yes,
        )

    def is_unsettled(self, service: Service) -> Literal:
        return self._some_earlier(service, lambda row: self._is_unknown(self._truth(row)))

    def _truth(self, row: Responsibility) -> Truth:
        return self.encoding.situation(row.situation)

    def _some_earlier(self, service: Service, test: Callable[[Responsibility], Literal]) -> Literal:
        return self.clauses.either(
            self.clauses.every((counts, self.clauses.either(test(row) for row in before)))
            for counts, before in self._earlier(service)
        )

    # status

    def truths(self, groups: Iterable[CriterionGroup]) -> list[Truth]:
        return [self.encoding.any_of(row.condition for row in group.rows) for group in groups]

    def _is_unknown(self, truth: Truth) -> Literal:
        return self.clauses.every((-truth.true, -truth.false))

    def _requirements(self, service: Service) -> list[Truth]:
        return [self.payer_test(service), *self.truths(service.requirements)]

    def _not_now(self, service: Service) -> Literal:
        return self.clauses.either(
            [
                self.is_closed(service),
                *(truth.false for truth in self._requirements(service)),
                *(truth.true for truth in self.truths(service.blocks)),
            ]
        )

    def _fits(self, service: Service) -> Literal:
        blocks = self.truths(service.blocks)
        return self.clauses.every(
            [
                -self.not_now(service),
                -self.is_unsettled(service),
                *(truth.true for truth in self._requirements(service)),
                *(-self._is_unknown(truth) for truth in blocks),
            ]
        )

    def _is_offerable(self, service: Service) -> Literal:
        unknown = [self._is_unknown(truth) for truth in self._requirements(service)]
        return self.clauses.every(
            [
                -self.not_now(service),
                self.clauses.at_most_one(unknown),
                self.clauses.either((self.is_first(service), self.payer_test(service).true)),
            ]
        )

    # listing

    def can_lead(self, service: Service) -> Literal:
        may = service.is_certain and service.role is not Role.COMPANION
        if not may:
            return -self.clauses.yes
        return self.clauses.every((self.is_offerable(service), self.is_first(service)))

    def _lead_literals(self) -> list[tuple[LeadRule, Literal]]:
        """Each lead rule with the literal that it is the one that decides."""
        found, none_before = [], self.clauses.yes
        for rule in self.guidance.lead_rules:
            services = [s for s in self.offered if s.slug in rule.services]
            can = self.clauses.either(self.can_lead(service) for service in services)
            applies = self.clauses.every((self.encoding.situation(rule.situation).true, can))
            found.append((rule, self.clauses.every((none_before, applies))))
            none_before = self.clauses.every((none_before, -applies))
        return found

    @property
    def leading(self) -> list[tuple[LeadRule, Literal]]:
        return self._leading

    def _is_listed(self, service: Service) -> Literal:
        """Listed outside an emergency, because it answers a need or leads."""
        if service.role not in LISTED_ROLES:
            return -self.clauses.yes
        leads = [
            self.clauses.every((decides, self.can_lead(service)))
            for rule, decides in self._leading
            if service.slug in rule.services
        ]
        relevant = self.clauses.either([self.needed(service), *leads])
        return self.clauses.every((self.is_offerable(service), relevant))

    def is_shown(self, service: Service) -> Literal:
        """Shown at all: in the list, beside it, in danger, or where nothing else fits."""
        if service.role in (Role.GENERAL_ENTRY, Role.FALLBACK):
            return self.is_offerable(service)
        needed = self.clauses.every((self.needed(service), self.is_offerable(service)))
        return self.clauses.either((needed, self.is_listed(service)))

    def is_nobodys(self, function: str) -> Literal:
        """All rows of the function in force are false: nobody answers for it."""
        rows = self.catalogue.function[function].in_force(self.as_of)
        return self.clauses.every(self._truth(row).false for row in rows)


def all_conditions(catalogue: Catalogue) -> list[Condition]:
    """Every condition of the release: situations and criteria."""
    in_situations = [row.condition for s in catalogue.situations for row in s.rows]
    in_criteria = [c.condition for service in catalogue.services for c in service.criteria]
    return [*in_situations, *in_criteria]
