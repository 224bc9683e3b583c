"""Urgent help in any kind of danger, from the same engine that advises in danger."""

import datetime as dt

import msgspec

from advice.advise import Advice, advise
from advice.outcome import Card
from services_catalog.authorities import ContactPoint, Municipality
from services_catalog.conditions import Text
from services_catalog.release import Release

EMERGENCY_NUMBER = "112"
CRISIS = "self_harm"


class Helper(msgspec.Struct, frozen=True):
    card: Card
    dangers: tuple[Text, ...]  # empty: in any


def everybody(release: Release, as_of: dt.date, municipality: Municipality | None) -> tuple[Helper, ...]:
    """Who helps in any kind of danger that the vocabulary knows: each once, besides 112."""
    fact = release.catalogue.vocabulary.get("danger_kind")
    kinds = fact.values if fact else ()
    found: dict[str, tuple[Card, list[Text]]] = {}
    for kind in kinds:
        for card in helpers(_in_danger(release, as_of, kind.code, municipality)):
            found.setdefault(card.service.slug, (card, []))[1].append(kind.label)
    return tuple(Helper(card, tuple(some) if len(some) < len(kinds) else ()) for card, some in found.values())


def numbers(release: Release) -> tuple[ContactPoint, ...]:
    """The telephones that serve the whole country and whose numbers are sure."""
    national = (authority for authority in release.catalogue.authorities if not authority.area)
    return tuple(contact for authority in national for contact in authority.contacts if contact.public_phone)


def helpers(advice: Advice) -> tuple[Card, ...]:
    """Those who help in danger; 112 itself is above them on every page that lists them."""
    cards = (Card(recommendation, (), ()) for recommendation in advice.recommendations)
    return tuple(card for card in cards if advice.is_emergency and card.contact.public_phone != EMERGENCY_NUMBER)


def _in_danger(release: Release, as_of: dt.date, kind: str, municipality: Municipality | None = None) -> Advice:
    here = {"municipality": municipality.code} if municipality else {}
    return advise(release, {"acute_danger": "yes", "danger_kind": frozenset({kind}), **here}, as_of)


_latest: tuple[Release, dt.date, ContactPoint | None] | None = None


def crisis_line(release: Release, as_of: dt.date) -> ContactPoint | None:
    """The telephone of the service for suicidal thoughts, if its number is sure.

    It is on every page, so the last one found is remembered.
    """
    global _latest
    latest = _latest
    if latest is None or latest[0] is not release or latest[1] != as_of:
        latest = _latest = (release, as_of, _crisis_line(release, as_of))
    return latest[2]


def _crisis_line(release: Release, as_of: dt.date) -> ContactPoint | None:
    if not {"acute_danger", "danger_kind"} <= set(release.catalogue.vocabulary):
        return None
    contacts = (card.contact for card in helpers(_in_danger(release, as_of, CRISIS)))
    return next((contact for contact in contacts if contact.public_phone), None)
