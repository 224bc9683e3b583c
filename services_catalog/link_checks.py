"""The round of the links: which addresses the working copy gives, and what each has become."""

import datetime as dt
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import zip_longest
from typing import Any
from urllib.parse import urlsplit

from django.utils import timezone

from services_catalog.documents import Dump
from services_catalog.links import Judge, Verdict
from services_catalog.models import LinkCheck
from services_catalog.models.link_check import NOTED
from services_catalog.sections import documents

WORKERS = 8
ADDRESSES = {"url", "source"}  # the fields that may be one

Place = list[Any]  # the entry's model, id and name


def find() -> dict[str, list[Place]]:
    """Every address in the working copy, and where it stands."""
    found: dict[str, list[Place]] = defaultdict(list)
    for document in documents():
        for row in document.queryset():
            place = [f"{row._meta.app_label}_{row._meta.model_name}", row.pk, str(row)]
            for url in sorted(set(addresses(document.read(row)))):
                found[url].append(place)
    return found


def addresses(dump: Dump) -> Iterator[str]:
    for name, value in dump.items():
        if isinstance(value, str) and name in ADDRESSES and value.startswith(("http://", "https://")):
            yield value
        for item in value if isinstance(value, list) else ():
            if isinstance(item, dict):
                yield from addresses(item)


def prepare() -> list[LinkCheck]:
    """A row for every address and none besides; the longest unchecked first."""
    found = find()
    LinkCheck.objects.exclude(url__in=found).delete()
    rows = {row.url: row for row in LinkCheck.objects.all()}
    LinkCheck.objects.bulk_create(LinkCheck(url=url, places=places) for url, places in found.items() if url not in rows)
    for url, row in rows.items():
        if row.places != found[url]:
            row.places = found[url]
            row.save(update_fields=["places"])
    return sorted(LinkCheck.objects.all(), key=lambda row: (row.checked_at is not None, row.checked_at, row.url))


def run(judge: Judge, rows: Iterable[LinkCheck], seconds: float) -> int:
    """How many were checked before the time was over; each is saved at once, by this thread.

    All have one time in whole minutes, so that two rounds at the same hour of two days are 24 hours apart.
    """
    end, at = time.monotonic() + seconds, timezone.now().replace(second=0, microsecond=0)
    with ThreadPoolExecutor(WORKERS) as pool:
        waiting = {pool.submit(_verdict, judge, row.url, end): row for row in _mixed(rows)}
        return sum(_noted(waiting[future], future.result(), at) for future in as_completed(waiting))


def _verdict(judge: Judge, url: str, end: float) -> Verdict | None:
    return judge.verdict(url) if time.monotonic() < end else None


def _noted(row: LinkCheck, verdict: Verdict | None, at: dt.datetime) -> bool:
    if verdict is None:
        return False
    row.note(verdict, at)
    row.save(update_fields=NOTED)  # an editor may have muted it meanwhile
    return True


def _mixed(rows: Iterable[LinkCheck]) -> Iterator[LinkCheck]:
    """One of each host in turn, so that the workers do not all wait for the same one."""
    by_host: dict[Any, list[LinkCheck]] = defaultdict(list)
    for row in rows:
        by_host[urlsplit(row.url).netloc].append(row)
    for turn in zip_longest(*by_host.values()):
        yield from filter(None, turn)
