"""Which services wait to be verified, and whose they are."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from services_catalog.editor_queue import SHOWN, Item, Part
from services_catalog.freshness import SOON, TOLD, due_on, is_told
from services_catalog.models import Service

VERIFY = "Vahvista: tiedot pitävät paikkansa"
FROM_QUEUE = "jonosta"  # in the address of a form: come back to the queue when it is verified


class Review(NamedTuple):
    service: Service
    due_on: dt.date

    def is_overdue(self, on: dt.date) -> bool:
        return self.due_on <= on

    def in_words(self, on: dt.date) -> str:
        if not self.service.checked_on:
            return "ei tarkistettu koskaan"
        if not self.is_overdue(on):
            return f"viimeistään {date_format(self.due_on, 'j.n.Y')}"
        told = ", lukijalle näkyy huomautus" if is_told(self.service, on) else ""
        return f"myöhässä {(on - self.due_on).days} päivää{told}"


def reviews(on: dt.date) -> list[Review]:
    """Overdue ones and those that soon will be, the oldest first; one query."""
    services = Service.objects.exclude(status=Service.Status.ENDED).select_related("owner", "backup_owner")
    found = [Review(service, due) for service in services if (due := due_on(service)) and due <= on + SOON]
    return sorted(found, key=lambda review: (review.due_on, str(review.service)))


def of(user, found: Iterable[Review]) -> list[Review]:
    """What the editor answers for, and what nobody does."""
    mine = (user.pk, None)
    return [r for r in found if r.service.owner_id in mine or r.service.backup_owner_id == user.pk]


# In the queue


def overdue(request) -> Part | None:
    on = timezone.localdate()
    return _part(request, "Tarkistus myöhässä", [r for r in _asked(request, on) if r.is_overdue(on)], on)


def soon(request) -> Part | None:
    on = timezone.localdate()
    title = f"Tarkistettava {SOON.days} päivän sisällä"
    return _part(request, title, [r for r in _asked(request, on) if not r.is_overdue(on)], on)


def _asked(request, on: dt.date) -> list[Review]:
    if not request.user.has_perm("services_catalog.change_service"):
        return []
    found = reviews(on)
    return found if request.GET.get("kaikki") else of(request.user, found)


def _part(request, title: str, found: list[Review], on: dt.date) -> Part:
    late = any(review.due_on + TOLD <= on for review in found)
    items = [_item(review, on) for review in found[:SHOWN]]
    return Part(title, len(found), items, reverse("admin:services_catalog_service_changelist"), late)


def _item(review: Review, on: dt.date) -> Item:
    form = reverse("admin:services_catalog_service_change", args=[review.service.pk])
    return Item(
        name=str(review.service),
        address=f"{form}?{FROM_QUEUE}=1",
        detail=review.in_words(on),
        is_late=is_told(review.service, on),
        action=reverse("admin:services_catalog_service_verify", args=[review.service.pk]),
        action_name=VERIFY,
    )
