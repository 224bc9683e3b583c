"""The calendar of reforms: every responsibility, validity and change that has a day, with the services it touches."""

import datetime as dt
from collections.abc import Iterable

import msgspec

from services_catalog.catalogue import Catalogue, Service, ServiceStatus
from services_catalog.changes import Event, Noun, dated, undated
from services_catalog.lookup import alphabetical


class Row(msgspec.Struct, frozen=True):
    event: Event
    services: tuple[Service, ...]


class Calendar(msgspec.Struct, frozen=True):
    """Coming ones soonest first, those without a day, and past ones latest first."""

    coming: tuple[Row, ...]
    undated: tuple[Row, ...]
    past: tuple[Row, ...]


def reform_calendar(catalogue: Catalogue, as_of: dt.date) -> Calendar:
    events = sorted(dated(catalogue, as_of), key=lambda event: (event.on or dt.date.max, event.identity))
    coming = [event for event in events if event.on and event.on > as_of]
    past = [event for event in reversed(events) if event.on and event.on <= as_of]
    return Calendar(*(_rows(catalogue, part) for part in (coming, undated(catalogue, as_of), past)))


def _rows(catalogue: Catalogue, events: Iterable[Event]) -> tuple[Row, ...]:
    return tuple(Row(event, _touched(catalogue, event)) for event in events)


def _touched(catalogue: Catalogue, event: Event) -> tuple[Service, ...]:
    """Services in use that belong to it, or whose way in leads through it."""
    match event.noun:
        case Noun.FUNCTION:
            found = [s for s in catalogue.services if event.key in (s.function, *(step.via for step in s.steps))]
        case Noun.SERVICE:
            found = [s for s in catalogue.services if s.slug == event.key]
        case Noun.PROVIDER:
            carried = {slug for p in catalogue.providers if p.slug == event.key for slug in p.services}
            found = [s for s in catalogue.services if s.slug in carried]
        case _:
            found = []
    in_use = [s for s in found if s.status is not ServiceStatus.ENDED or s.slug == event.key]
    return tuple(sorted(in_use, key=lambda service: alphabetical(service.title)))
