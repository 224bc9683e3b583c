"""The quick consult: the client's own advice, and for the professional why, why not, and what is still unknown."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

from advice import changes as changing
from advice import support
from advice.advise import Advice, Person, Recommendation, advise
from advice.assessment import Assessment
from advice.desk.record import Line, lines_of, to_record
from advice.questionnaire import Question, Questionnaire
from services_catalog.authorities import Authority
from services_catalog.catalogue import CriterionGroup, LocalNote, Role, Service
from services_catalog.conditions import Fact, Facts, Text, Value
from services_catalog.lookup import Here
from services_catalog.release import Release
from services_catalog.responsibility import find_authority
from services_catalog.verdict import FactKey

SHOWN_UNKNOWN = 8
OTHER_ROLES = (Role.ORDINARY, Role.GENERAL_ENTRY, Role.COMPANION)


class Check(msgspec.Struct, frozen=True):
    """A requirement or a bar, and how it stands: any of the lines is enough."""

    lines: tuple[Line, ...]
    is_bar: bool
    truth: bool | None
    missing: tuple[Text, ...] = ()

    @property
    def is_passed(self) -> bool:
        return self.truth is (not self.is_bar)

    @property
    def is_open(self) -> bool:
        return self.truth is None


class Payer(msgspec.Struct, frozen=True):
    """One row of the order of payers, and whether its own test holds."""

    authority: Authority
    law: str
    note: Text
    truth: bool | None
    is_own: bool


class Layer(msgspec.Struct, frozen=True, kw_only=True):
    """What stands behind one recommendation."""

    recommendation: Recommendation
    checks: tuple[Check, ...]
    payers: tuple[Payer, ...]
    to_record: tuple[Text, ...]
    local_notes: tuple[LocalNote, ...]

    @property
    def service(self) -> Service:
        return self.recommendation.service


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """A service for whose need the client came, and why it is not listed."""

    service: Service
    obstacles: tuple[Text, ...] = ()
    missing: tuple[Text, ...] = ()


class Unknown(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that nobody has stated, and what it would decide."""

    question: Question
    decides_authority: bool
    services: tuple[Service, ...]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    service: Service
    question: Question
    value: tuple[Text, ...]
    opens: bool


class Consult(msgspec.Struct, frozen=True, dict=True):
    """One client's facts against one release; nothing of it outlives the request."""

    release: Release
    questionnaire: Questionnaire
    facts: Facts
    as_of: dt.date

    @cached_property
    def advice(self) -> Advice:
        return advise(self.release, self.facts, self.as_of, "professional")

    @cached_property
    def person(self) -> Person:
        return Person(self.release, self.facts, self.as_of, "professional")

    @cached_property
    def here(self) -> Here:
        catalogue = self.release.catalogue
        return Here(catalogue, catalogue.municipality.get(str(self.facts.get("municipality", ""))), self.as_of)

    @cached_property
    def layers(self) -> dict[str, Layer]:
        """By service, everything that is recommended."""
        return {r.service.slug: self._layer(r) for r in (*self.advice.recommendations, *self.advice.rights)}

    def _layer(self, recommendation: Recommendation) -> Layer:
        service = recommendation.service
        groups = [*((group, False) for group in service.requirements), *((group, True) for group in service.blocks)]
        return Layer(
            recommendation=recommendation,
            checks=tuple(self._check(group, is_bar) for group, is_bar in groups),
            payers=tuple(self._payers(service)),
            to_record=to_record(self.release.catalogue, service),
            local_notes=self.here.local_notes(service),
        )

    def _check(self, group: CriterionGroup, is_bar: bool) -> Check:
        verdict = group.decide(self.person.evaluation)
        missing = verdict.facts if verdict.truth is None else ()
        return Check(lines_of(self.release.catalogue, group.rows), is_bar, verdict.truth, self._names(missing))

    def _payers(self, service: Service) -> Iterator[Payer]:
        catalogue = self.release.catalogue
        function = catalogue.function[service.function]
        for row in function.in_force(self.as_of) if function.orders_payers else ():
            authority, _ = find_authority(catalogue, row, self.here.municipality, self.as_of)
            truth = self.person.evaluation.situation(row.situation).truth
            yield Payer(authority, row.law, row.note, truth, row.authority_type is service.payer)

    @cached_property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The nearest first: those that fewest things keep away."""
        services = [s for s in self.person.relevant.values() if s.role in OTHER_ROLES and s.slug not in self.layers]
        services.sort(key=self._distance)
        return tuple(self._left_out(service, self.person.assessment(service)) for service in services)

    def _distance(self, service: Service) -> tuple[int, int, int, str]:
        assessment = self.person.assessment(service)
        return len(assessment.obstacles), assessment.unknown_requirements, service.rank, service.slug

    def _left_out(self, service: Service, assessment: Assessment) -> LeftOut:
        obstacles = (obstacle.professional or obstacle.text for obstacle in assessment.obstacles)
        return LeftOut(
            service=service,
            obstacles=tuple(dict.fromkeys(filter(None, obstacles))),
            missing=() if assessment.obstacles else self._names(assessment.missing),
        )

    @cached_property
    def unknowns(self) -> tuple[Unknown, ...]:
        """What decides the first authority first, then what decides most services."""
        still_open = support.open_facts(self.release, self.facts, self.as_of, "professional")
        deciding = support.deciding_facts(Person(self.release, self.facts, self.as_of, as_asked=False))
        found = [
            Unknown(
                question=question,
                decides_authority=bool(deciding.intersection(question.facts)),
                services=self._waiting_for(question),
            )
            for question in self.questionnaire.questions
            if still_open.intersection(question.facts)
        ]
        return tuple(sorted(found, key=lambda unknown: (not unknown.decides_authority, -len(unknown.services))))

    def _waiting_for(self, question: Question) -> tuple[Service, ...]:
        services = self.person.relevant.values()
        return tuple(s for s in services if set(question.facts).intersection(self.person.assessment(s).missing))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What the client could still do or state, and which service it opens or closes."""
        flips = changing.changes(self.release, self.advice, self.facts, self.as_of)
        asked = ((flip, self._question(flip.fact)) for flip in flips)
        return tuple(
            Change(service=flip.service, question=q, value=self._value(flip.fact, flip.value), opens=flip.opens)
            for flip, q in asked
            if q
        )

    def _question(self, fact: FactKey) -> Question | None:
        return next((q for q in self.questionnaire.questions if fact in q.facts), None)

    def _value(self, key: FactKey, value: Value) -> tuple[Text, ...]:
        """Of a set, what is new in it."""
        fact: Fact = self.release.catalogue.vocabulary[key]
        stated = self.facts.get(key)
        if not isinstance(value, frozenset):
            return (fact.label_of(str(value)),)
        return tuple(fact.label_of(code) for code in sorted(value - stated if isinstance(stated, frozenset) else value))

    def _names(self, facts: Iterable[FactKey]) -> tuple[Text, ...]:
        vocabulary = self.release.catalogue.vocabulary
        questions = {key: question.text for question in self.questionnaire.questions for key in question.facts}
        return tuple(dict.fromkeys(questions.get(key) or vocabulary[key].label for key in facts))
