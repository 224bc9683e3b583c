"""Counters of what happens, by day and one dimension at a time; no request waits for them or fails with them."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from advice.metrics.measures import Dimension, Happening, Measure
from advice.models import Count
from services_catalog import previews
from services_catalog.tally import Tally

KEPT_MONTHS = 24
QUIET, QUIET_STEPS = 5, 25  # a day with fewer of a measure goes together with the other such days of its month
OF_STEPS = (Measure.CHOSEN, Measure.STEP_BEGUN, Measure.STEP_DONE, Measure.STEP_STOPPED, Measure.STARTED)
WAITING_AT_MOST = 5_000  # different counters in memory
AT_A_TIME = 20  # measures of quiet days that are put together in one transaction; plans wait for it on SQLite

Key = tuple[dt.date, str, str, str]  # day, measure, dimension, value
_tally: Tally[Key] = Tally(WAITING_AT_MOST)


def count(request, happenings: Iterable[Happening]) -> None:
    """Note what a client did; asks the database nothing. Editors and those who preview are no clients."""
    if {settings.SESSION_COOKIE_NAME, previews.name()} & request.COOKIES.keys():
        return
    today = timezone.localdate()
    for happening in happenings:
        values = {Dimension.ALL: "", **happening.values}
        _tally.add(Counter((today, happening.measure.value, d.value, str(v)) for d, v in values.items()))


def is_looked_at(request) -> bool:
    """Whether somebody sees the page now; a browser may also fetch it beforehand."""
    return request.method == "GET" and "prefetch" not in request.headers.get("Sec-Purpose", "")


def write() -> None:
    """Move what has gathered to the table."""
    _tally.write(_write)


@transaction.atomic
def _write(gathered: Mapping[Key, int]) -> None:
    for key in sorted(gathered):  # always in the same order: two that write at once do not block each other
        _add(key, gathered[key])
    tidy(timezone.localdate())


def _add(key: Key, number: int) -> None:
    day, measure, dimension, value = key
    row, _ = Count.objects.get_or_create(day=day, measure=measure, dimension=dimension, value=value)
    Count.objects.filter(pk=row.pk).update(number=F("number") + number)


@transaction.atomic
def tidy(today: dt.date) -> None:
    """Forget what is old, and put quiet days together, so that a day is never one person's."""
    Count.objects.filter(day__lt=months_before(today, KEPT_MONTHS)).delete()
    is_quiet = Q(number__lt=QUIET) | Q(number__lt=QUIET_STEPS, measure__in=OF_STEPS)  # a person may take many steps
    quiet = Count.objects.filter(is_quiet, dimension=Dimension.ALL, day__lt=today).exclude(day__day=1)
    for day, measure in list(quiet.order_by("day", "measure").values_list("day", "measure")[:AT_A_TIME]):
        for row in Count.objects.select_for_update().filter(day=day, measure=measure).order_by("dimension", "value"):
            _add((day.replace(day=1), measure, row.dimension, row.value), row.number)
            row.delete()


def months_before(day: dt.date, months: int) -> dt.date:
    """The first of the month, so many months earlier."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, month + 1, 1)
