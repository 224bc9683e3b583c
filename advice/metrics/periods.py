"""The periods of which numbers are shown: whole calendar months and years, up to yesterday."""

import datetime as dt
from collections.abc import Iterator

import msgspec


class Period(msgspec.Struct, frozen=True):
    """``2026-11`` or ``2026``."""

    key: str
    words: str
    first: dt.date
    last: dt.date


def periods(oldest: dt.date, today: dt.date) -> list[Period]:
    """Years and then months, the newest first."""
    years = [_year(year) for year in range(today.year, oldest.year - 1, -1)]
    return [*years, *reversed(list(months(oldest, today)))]


def months(oldest: dt.date, today: dt.date) -> Iterator[Period]:
    for place in range(oldest.year * 12 + oldest.month - 1, today.year * 12 + today.month):
        year, month = divmod(place, 12)
        first = dt.date(year, month + 1, 1)
        yield Period(f"{first:%Y-%m}", f"{month + 1}/{year}", first, _last(first))


def _year(year: int) -> Period:
    return Period(str(year), str(year), dt.date(year, 1, 1), dt.date(year, 12, 31))


def _last(first: dt.date) -> dt.date:
    return (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
