"""Freshness: when a service must be verified again, and what follows when nobody does."""

import calendar
import datetime as dt
from typing import Any, Protocol

SOON = dt.timedelta(days=14)  # its owner is told this long before
TOLD = dt.timedelta(days=30)  # after the day: readers are told
LOWERED = dt.timedelta(days=60)  # after the day: fresh ones come first


class Reviewed(Protocol):
    """A service of the release, or its row in the working copy."""

    @property
    def status(self) -> Any: ...
    @property
    def checked_on(self) -> dt.date | None: ...
    @property
    def review_months(self) -> int: ...


def due_on(service: Reviewed) -> dt.date | None:
    """The day on which it is to be verified again; at once if it never was, and never if it has ended."""
    if service.status == "ENDED":
        return None
    return months_after(service.checked_on, service.review_months) if service.checked_on else dt.date.min


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def is_told(service: Reviewed, on: dt.date) -> bool:
    """Whether readers are told that nobody has verified it."""
    return _is_overdue(service, on, TOLD)


def is_lowered(service: Reviewed, on: dt.date) -> bool:
    """Whether it comes after fresh ones that are as good."""
    return _is_overdue(service, on, LOWERED)


def _is_overdue(service: Reviewed, on: dt.date, by: dt.timedelta) -> bool:
    due = due_on(service)
    return due is not None and due + by <= on
