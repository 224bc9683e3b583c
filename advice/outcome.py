"""The advice as a client reads it: one first step, cards with reasons in words, the rest in groups."""

import datetime as dt
from functools import cached_property
from typing import NamedTuple, Protocol

import msgspec

from advice import reasons
from advice.advise import Advice, NearMiss, Recommendation
from advice.assessment import Status
from advice.changes import Flip, changes
from advice.guidance import Milestone
from advice.route import Gate
from advice.timeline import ahead
from services_catalog.authorities import Authority, ContactPoint
from services_catalog.catalogue import RequiredDocument, RouteStep, Service
from services_catalog.conditions import Evaluation, Facts, Text
from services_catalog.freshness import is_told
from services_catalog.release import Release
from services_catalog.responsibility import Change


class Adviser(Protocol):
    """Whoever has facts and the advice for them: a client's visit, or a professional's consult."""

    @property
    def release(self) -> Release: ...
    @property
    def facts(self) -> Facts: ...
    @property
    def advice(self) -> Advice: ...


MOST_WHAT_IFS = 6


class Slots(NamedTuple):
    """What a card says alike to everybody for whom the service is found here: nothing of the person's answers."""

    service: Service
    step: RouteStep | None
    deadline: Text
    authority: Text
    payer_note: Text
    changes_on: dt.date | None
    change_note: Text
    opener: Text
    contact: ContactPoint


class Card(msgspec.Struct, frozen=True, dict=True):
    """One recommended service in the seven slots of a result card."""

    recommendation: Recommendation
    because: tuple[str, ...]
    missing: tuple[Text, ...]
    ways: tuple[Text, ...] = ()  # how it is used from home, for a person who cannot travel
    is_unverified: bool = False  # for so long that the reader is told

    @property
    def service(self) -> Service:
        return self.recommendation.service

    @property
    def fits(self) -> bool:
        return self.recommendation.status is Status.FITS

    @property
    def authority(self) -> Authority:
        return self.recommendation.resolution.authority

    @property
    def is_local(self) -> bool:
        return self.recommendation.resolution.is_local

    @property
    def gate(self) -> Gate | None:
        return self.recommendation.next_gate

    @property
    def opener(self) -> Authority:
        """Who opens the next gate: where the person turns first."""
        return self.gate.resolution.authority if self.gate else self.authority

    @property
    def contact(self) -> ContactPoint:
        return self.gate.resolution.contact if self.gate else self.recommendation.resolution.contact

    @property
    def other_lines(self) -> tuple[ContactPoint, ...]:
        """Telephones of the same desk, such as those in other languages."""
        same = (c for c in self.opener.contacts if (c.functions, c.url) == (self.contact.functions, self.contact.url))
        return tuple(c for c in same if c.public_phone and c != self.contact)

    @property
    def change(self) -> Change | None:
        return self.recommendation.resolution.change

    @property
    def deadline(self) -> Text:
        return (self.gate.step.deadline if self.gate else Text()) or self.service.deadline

    @cached_property
    def slots(self) -> Slots:
        return Slots(
            service=self.service,
            step=self.gate.step if self.gate else None,
            deadline=self.deadline,
            authority=self.authority.name,
            payer_note=self.recommendation.payer_note,
            changes_on=self.change.on if self.change else None,
            change_note=self.change.note if self.change else Text(),
            opener=self.opener.name,
            contact=self.contact,
        )


class Group(msgspec.Struct, frozen=True):
    authority: Authority
    cards: tuple[Card, ...]

    @property
    def names(self) -> tuple[Text, tuple[Service, ...]]:
        """Who, and what there."""
        return self.authority.name, tuple(card.service for card in self.cards)


class WhatIf(msgspec.Struct, frozen=True):
    """One answer that would open a service, or close one that is among the cards."""

    service: Service
    words: str
    opens: bool


class Outcome(msgspec.Struct, frozen=True):
    """Everything on the result page; ``others`` holds what is neither a card nor money now."""

    advice: Advice
    first: Card | None
    cards: tuple[Card, ...]
    money: tuple[Card, ...]
    rights: tuple[Card, ...]
    others: tuple[Group, ...]
    documents: tuple[RequiredDocument, ...]
    not_now: tuple[NearMiss, ...]
    ahead: tuple[Milestone, ...]
    what_ifs: tuple[WhatIf, ...]
    knows_municipality: bool

    @property
    def other_names(self) -> tuple[tuple[Text, tuple[Service, ...]], ...]:
        return tuple(group.names for group in self.others)

    @property
    def choices(self) -> tuple[tuple[Service, bool], ...]:
        """What a plan can be made of, and whether it is ticked beforehand."""
        ticked = tuple((card.service, True) for card in (*self.cards, *self.money))
        return ticked + tuple((service, False) for _, services in self.other_names for service in services)


def outcome(visit: Adviser, language: str) -> Outcome:
    advice = visit.advice
    listed = [_card(visit, recommendation, language) for recommendation in advice.recommendations]
    cards = tuple(card for card in listed if card.recommendation.is_card)
    money = tuple(card for card in listed if card.service.slug in advice.money_now and card not in cards)
    return Outcome(
        advice=advice,
        first=listed[0] if listed else None,
        cards=cards,
        money=money,
        rights=tuple(_card(visit, recommendation, language) for recommendation in advice.rights),
        others=_by_authority([card for card in listed if card not in cards and card not in money]),
        documents=_documents(cards),
        not_now=advice.not_now,
        ahead=ahead(visit.release.sections["advice"], Evaluation(visit.facts, visit.release.catalogue.situation)),
        what_ifs=_what_ifs(visit, language),
        knows_municipality="municipality" in visit.facts,
    )


def _card(visit: Adviser, recommendation: Recommendation, language: str) -> Card:
    catalogue, guidance = visit.release.catalogue, visit.release.sections["advice"]
    because = (reasons.words(catalogue, guidance, ground, visit.facts, language) for ground in recommendation.grounds)
    missing = (catalogue.vocabulary[fact].label for fact in recommendation.missing)
    ways = _ways(visit, recommendation.service)
    is_unverified = is_told(recommendation.service, visit.advice.as_of)
    return Card(recommendation, tuple(dict.fromkeys(because)), tuple(dict.fromkeys(missing)), ways, is_unverified)


def _ways(visit: Adviser, service: Service) -> tuple[Text, ...]:
    cannot_travel = visit.facts.get("travel_barrier") == "yes" and visit.facts.get("remote_use") != "no"
    return tuple(way.name for way in visit.release.catalogue.ways(service)) if cannot_travel else ()


def _what_ifs(visit: Adviser, language: str) -> tuple[WhatIf, ...]:
    catalogue, guidance = visit.release.catalogue, visit.release.sections["advice"]
    flips = changes(visit.release, visit.advice, visit.facts, visit.advice.as_of)
    asked = {fact for question in guidance.client_questionnaire.questions for fact in question.facts}
    found = []
    for flip in flips:
        if flip.fact in asked:
            ground = (flip.fact, _added(flip, visit.facts))
            said = reasons.words(catalogue, guidance, ground, {flip.fact: flip.value}, language)
            found.append(WhatIf(flip.service, said, flip.opens))
    return tuple(found[:MOST_WHAT_IFS])


def _added(flip: Flip, facts: Facts) -> tuple[str, ...]:
    """Of a multi fact, the value that is new."""
    before = facts.get(flip.fact)
    if not isinstance(flip.value, frozenset):
        return ()
    return tuple(sorted(flip.value - (before if isinstance(before, frozenset) else frozenset())))


def _by_authority(cards: list[Card]) -> tuple[Group, ...]:
    groups: dict[Authority, list[Card]] = {}
    for card in cards:
        groups.setdefault(card.authority, []).append(card)
    return tuple(Group(authority, tuple(members)) for authority, members in groups.items())


def _documents(cards: tuple[Card, ...]) -> tuple[RequiredDocument, ...]:
    """What the cards ask for, each once."""
    merged: dict[str, RequiredDocument] = {}
    for card in cards:
        for document in card.service.documents:
            merged.setdefault(document.name.fi.casefold(), document)
    return tuple(merged.values())
