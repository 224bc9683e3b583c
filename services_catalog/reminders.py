"""Reminders by e-mail: one letter a week to each editor who has services to verify, while they want it."""

import datetime as dt
import logging
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse

from services_catalog.freshness import SOON
from services_catalog.models import Reminder
from services_catalog.reviews import Review, reviews

logger = logging.getLogger(__name__)

WEEK = dt.timedelta(days=7)


class Sent(NamedTuple):
    letters: int = 0
    failed: int = 0


def remind(on: dt.date) -> Sent:
    """How many letters went, and how many could not; none while the setting is off."""
    if not settings.REMIND_EDITORS:
        return Sent()
    found = reviews(on)
    users = {user.pk: user for review in found for user in _owners(review)}
    unwilling = set(Reminder.objects.filter(is_wanted=False).values_list("user_id", flat=True))
    willing = [user for user in users.values() if user.is_active and user.email and user.pk not in unwilling]
    letters = failed = 0
    for user in willing:
        try:
            letters += _remind(user, list(_concerning(user, found, willing, on)), on)
        except OSError as error:  # so is what a mail server refuses; its words have the address in them
            failed += 1
            logger.warning("A reminder could not be sent: %s", type(error).__name__)
    return Sent(letters, failed)


def _owners(review: Review) -> list:
    return [user for user in (review.service.owner, review.service.backup_owner) if user]


def _concerning(user, found: Iterable[Review], willing: list, on: dt.date) -> Iterator[Review]:
    """The owner's; the backup owner's too, where the owner gets no letters or has let it wait for two weeks."""
    for review in found:
        owner, backup = review.service.owner, review.service.backup_owner
        is_left = owner not in willing or review.due_on + SOON <= on
        if user == owner or (user == backup and is_left):
            yield review


def _remind(user, found: list[Review], on: dt.date) -> bool:
    """A letter that could not be sent is not remembered as sent."""
    with transaction.atomic():
        reminder, _ = Reminder.objects.select_for_update().get_or_create(user=user)
        if not found or (reminder.sent_on and on < reminder.sent_on + WEEK):
            return False
        reminder.sent_on = on
        reminder.save()
        send_mail(f"Kaiku: {len(found)} palvelua tarkistettavana", _letter(found, on), None, [user.email])
    return True


def _letter(found: list[Review], on: dt.date) -> str:
    listed = "\n".join(f"- {review.service}: {review.in_words(on)}" for review in found)
    return (
        f"Tarkista, pitävätkö näiden palvelujen tiedot paikkansa:\n\n{listed}\n\n"
        f"Vahvista tai korjaa: {settings.SITE_URL}{reverse('admin:index')}\n"
        "Samalla sivulla voit lopettaa nämä muistutukset.\n"
    )
