"""The slots of a result card: a service in which one is empty cannot be published."""

import datetime as dt
from collections.abc import Iterator

from services_catalog.catalogue import Role, Service
from services_catalog.release import Release
from services_catalog.sections import Problem


def empty_slots(release: Release, on: dt.date) -> Iterator[Problem]:
    """Of every service that a person can be led to on the day. Authority and contact are the proof's."""
    for service in release.catalogue.offered(on):
        for field in _empty(service):
            yield Problem("services", service.slug, field, "an empty slot of the card")


def _empty(service: Service) -> Iterator[str]:
    filled = {
        "name": service.title.fi,
        "summary": service.summary.fi,
        "needs": service.needs or service.role is not Role.ORDINARY,
        "steps": service.steps,
        "url": service.url or service.sources,
        "checked_on": service.checked_on,
    }
    yield from (field for field, value in filled.items() if not value)
    for number, step in enumerate(service.steps, start=1):
        yield from (f"steps[{number}].{name}" for name in ("actor", "text") if not getattr(step, name).fi)
