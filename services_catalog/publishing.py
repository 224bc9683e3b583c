"""Publishing: content becomes an immutable, numbered and digested release, now or on a day.

A release in force has a lower number than those that wait for their day: whatever is published
meanwhile goes into them too, as a release of its own, so that nothing is undone when the day comes.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec
from django.db import connection, transaction
from django.utils import timezone

from services_catalog import working_copy
from services_catalog.changes import remembered
from services_catalog.checking import blocking
from services_catalog.documents import canonical
from services_catalog.models import Cancellation, Release
from services_catalog.models.release import LATEST
from services_catalog.rebasing import merge
from services_catalog.release import SCHEMA
from services_catalog.sections import Content, Problem, sections

ENGINE_VERSION = "1"


class NotPublishable(Exception):
    """The content does not hold together; ``problems`` says why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


class Refused(Exception):
    """Why it cannot be done just now, in words for the editor."""


def freeze(content: Mapping[str, Content]) -> tuple[bytes, str]:
    """Canonical JSON and its sha256."""
    frozen = canonical({"schema": SCHEMA, **content})
    return frozen, hashlib.sha256(frozen).hexdigest()


def publish(author: str, reason: str, *, approver: str = "", effective_at: dt.datetime | None = None) -> Release:
    """The next release of the working copy; NotPublishable if it does not hold together."""
    with turn():
        return publish_content(
            working_copy.collect(), author=author, approver=approver, reason=reason, effective_at=effective_at
        )


def publish_content(
    content: Mapping[str, Content],
    *,
    author: str,
    reason: str,
    approver: str = "",
    effective_at: dt.datetime | None = None,
    report: Mapping[str, Any] | None = None,
    newest: Sequence[str] = (),
) -> Release:
    """The next release, of any content: whoever makes it from what is published does so within ``turn``.

    Releases that wait for their day are made again with its changes; Refused if they change the same
    otherwise, except in the fields ``newest``.
    """
    content = whole(content)
    signed = {"author": author, "approver": approver, "reason": reason}
    with turn():
        waiting = list(Release.objects.waiting())
        if effective_at and effective_at > timezone.now():
            _refuse_before(effective_at, waiting)
            return _write(content, last_made(), effective_at, signed, report)
        before = last_published()
        again = [(row, _with_changes(row, before, content, newest)) for row in waiting]
        release = _write(content, before, timezone.now(), signed, report)
        for row, later in again:
            _make_again(row, later, content)
        return release


def _refuse_before(effective_at: dt.datetime, waiting: Sequence[Release]) -> None:
    if waiting and effective_at <= waiting[-1].effective_at:
        raise Refused(
            f"Julkaisu {waiting[-1].number} on ajastettu hetkelle {in_words(waiting[-1].effective_at)}. "
            "Uuden on oltava sitä myöhempi, tai peru se ensin."
        )


def _write(
    content: dict[str, Content],
    before: Mapping[str, Content],
    effective_at: dt.datetime,
    signed: Mapping[str, str],
    report: Mapping[str, Any] | None = None,
) -> Release:
    on = timezone.localdate(effective_at)
    if found := blocking(content, on):
        raise NotPublishable(found)
    edits = msgspec.to_builtins(remembered(before, content["catalogue"], on))
    frozen, digest = freeze({**content, "changes": {"edits": edits}})
    last = Release.objects.newest_first().values_list("number", flat=True).first() or 0
    return Release.objects.create(
        **signed,
        number=last + 1,
        digest=digest,
        schema=SCHEMA,
        engine_version=ENGINE_VERSION,
        effective_at=effective_at,
        content=frozen.decode(),
        report={**_counts(content), **(report or {})},
    )


def whole(content: Mapping[str, Content]) -> dict[str, Content]:
    """What the sections have: an older release knows fewer documents, and remembers changes besides."""
    return {
        section.name: {d.name: content.get(section.name, {}).get(d.name, []) for d in section.documents}
        for section in sections()
    }


def _counts(content: Mapping[str, Content]) -> dict[str, int]:
    return {name: len(dumps) for part in content.values() for name, dumps in part.items()}


@contextmanager
def turn() -> Iterator[None]:
    """One publishes at a time, and all queries inside see the same moment.

    SQLite's transactions are so by themselves. PostgreSQL takes its moment at the first query after the lock.
    """
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                cursor.execute(f"LOCK TABLE {Release._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
        yield


# What is published


def last_published() -> dict[str, Content]:
    """The content in force; empty if there is none."""
    return _content(Release.objects.effective())


def last_made() -> dict[str, Content]:
    """The content of the newest release, also of one that waits for its day."""
    return _content(Release.objects.standing().newest_first())


def _content(releases) -> dict[str, Content]:
    content = releases.values_list("content", flat=True).first()
    return msgspec.json.decode(content) if content else {}


def unpublished() -> list[working_copy.Change]:
    """What publishing now would change."""
    return list(working_copy.changes(working_copy.collect(), last_made()))


_known: tuple[object, list[working_copy.Change]] = (None, [])


def known_unpublished() -> list[working_copy.Change]:
    """The same, compared again only after a save or a release; two queries otherwise."""
    global _known
    newest = Release.objects.standing().newest_first()
    at = (working_copy.version(), newest.values_list("number", flat=True).first())
    if _known[0] != at:
        _known = (at, list(working_copy.changes(working_copy.collected(at), last_made())))
    return _known[1]


def count_unpublished() -> int:
    return len(known_unpublished())


def pending_edits() -> list[working_copy.Change]:
    """Unpublished changes that are an editor's, not the loader's."""
    found = unpublished()
    untouched = {document: working_copy.untouched(document) for document in {change.document for change in found}}
    return [change for change in found if change.key not in untouched[change.document]]


# What waits for its day


def cancel(release: Release, *, by: str, reason: str) -> None:
    """A scheduled release never comes into force; Refused once it has."""
    with turn():
        if not Release.objects.waiting().filter(pk=release.pk).exists():
            raise Refused(f"{release} on jo voimassa tai peruttu, joten sitä ei voi perua.")
        Cancellation.objects.create(release=release, cancelled_by=by, reason=reason)


def besides_waiting(content: Mapping[str, Content]) -> dict[str, Content]:
    """The content in force with only what has changed since the newest release was scheduled."""
    return merged(last_made(), whole(content), last_published())


def _with_changes(
    row: Release, before: Mapping[str, Content], now: Mapping[str, Content], newest: Sequence[str]
) -> dict[str, Content]:
    return merged(before, msgspec.json.decode(row.content), now, newest=newest)


def merged(
    base: Mapping[str, Content],
    ours: Mapping[str, Content],
    theirs: Mapping[str, Content],
    *,
    newest: Sequence[str] = (),
) -> dict[str, Content]:
    """The whole content with the changes of both; Refused, by name, if both changed the same."""
    base, ours, theirs = whole(base), whole(ours), whole(theirs)
    found: dict[str, Content] = {}
    clashes = []
    for section in sections():
        found[section.name] = {}
        for document in section.documents:
            three = (side[section.name][document.name] for side in (base, ours, theirs))
            together = merge(document.key_name, *three, newest=newest)
            found[section.name][document.name] = together.entries
            clashes += [f"{document.model._meta.verbose_name} {key}" for key, _ in together.clashes]
    if clashes:
        raise Refused(
            "Ajastettu julkaisu muuttaa samaa kohtaa toisin. Peru ajastus ensin. "
            f"Näissä: {', '.join(dict.fromkeys(clashes))}."
        )
    return found


def _make_again(row: Release, content: dict[str, Content], before: Mapping[str, Content]) -> None:
    signed = {"author": row.author, "approver": row.approver, "reason": row.reason}
    again = _write(content, before, row.effective_at, signed, {"again": row.number})
    Cancellation.objects.create(
        release=row, cancelled_by=row.approver or row.author, reason=f"Tehtiin uudelleen julkaisuna {again.number}."
    )


def in_words(at: dt.datetime) -> str:
    return f"{timezone.localtime(at):%-d.%-m.%Y klo %-H.%M}"


# Going back


def latest() -> list[Release]:
    """Those that can be compared and returned to, without their content."""
    return list(Release.objects.near().select_related("cancellation").defer("content"))


def roll_back(number: int, *, author: str, reason: str, approver: str = "") -> Release:
    """The content of an earlier release under a new number, proved for today; Refused if it cannot be."""
    with turn():
        return publish_content(content_of(number), author=author, approver=approver, reason=reason)


def content_of(number: int) -> dict[str, Content]:
    """Of one of the latest releases that has been in force."""
    row = Release.objects.near().filter(number=number).first()
    if row is None:
        raise Refused(f"Julkaisua {number} ei ole {LATEST} viimeisen joukossa.")
    if row.schema != SCHEMA:
        raise Refused(f"Julkaisun {number} muoto {row.schema} on eri kuin nykyinen {SCHEMA}. Sitä ei voi palauttaa.")
    return whole(msgspec.json.decode(row.content))
