"""Publishing: the working copy becomes one immutable, numbered and digested release."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import msgspec
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from services_catalog import working_copy
from services_catalog.changes import remembered
from services_catalog.documents import canonical
from services_catalog.models import Release
from services_catalog.release import SCHEMA
from services_catalog.sections import Content, Problem, decode, problems, sections

ENGINE_VERSION = "1"


class NotPublishable(Exception):
    """The working copy does not hold together; ``problems`` says why."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


def check(content: Mapping[str, Content]) -> list[Problem]:
    """What keeps the content from being published: references, forms, then the guarantees."""
    found = problems(content, sections())
    if found or not settings.PROVE_BEFORE_PUBLISHING:
        return found
    release, today = decode(content, sections()), timezone.localdate()
    return [problem for section in sections() for problem in section.prove(release, today)]


def freeze(content: Mapping[str, Content]) -> tuple[bytes, str]:
    """Canonical JSON and its sha256."""
    frozen = canonical({"schema": SCHEMA, **content})
    return frozen, hashlib.sha256(frozen).hexdigest()


def publish(author: str, reason: str, *, approver: str = "") -> Release:
    """The next release of the working copy; NotPublishable if it does not hold together."""
    with turn():
        return publish_content(working_copy.collect(), author=author, approver=approver, reason=reason)


def publish_content(
    content: Mapping[str, Content],
    *,
    author: str,
    reason: str,
    approver: str = "",
    effective_at: dt.datetime | None = None,
    report: Mapping[str, Any] | None = None,
) -> Release:
    """The next release, of any content: whoever makes it from what is published does so within ``turn``."""
    content = whole(content)
    with turn():
        if found := check(content):
            raise NotPublishable(found)
        frozen, digest = freeze({**content, "changes": _changes(content)})
        last = Release.objects.newest_first().values_list("number", flat=True).first() or 0
        return Release.objects.create(
            number=last + 1,
            author=author,
            approver=approver,
            reason=reason,
            digest=digest,
            schema=SCHEMA,
            engine_version=ENGINE_VERSION,
            effective_at=effective_at or timezone.now(),
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


def _changes(content: Mapping[str, Content]) -> Content:
    """What the release remembers of the latest edits, so that no page needs the database for it."""
    edits = remembered(last_published(), content["catalogue"], timezone.localdate())
    return {"edits": msgspec.to_builtins(edits)}


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


def last_published() -> dict[str, Content]:
    """The content of the newest release; empty if there is none."""
    content = Release.objects.newest_first().values_list("content", flat=True).first()
    return msgspec.json.decode(content) if content else {}


def unpublished() -> list[working_copy.Change]:
    """What publishing now would change."""
    return list(working_copy.changes(working_copy.collect(), last_published()))


_counted: tuple[object, int] = (None, 0)


def count_unpublished() -> int:
    """Counted again only after a save or a release; two queries otherwise."""
    global _counted
    at = (Release.objects.newest_first().values_list("number", flat=True).first(), working_copy.version())
    if _counted[0] != at:
        _counted = (at, len(unpublished()))
    return _counted[1]


def pending_edits() -> list[working_copy.Change]:
    """Unpublished changes that are an editor's, not the loader's."""
    found = unpublished()
    untouched = {document: working_copy.untouched(document) for document in {change.document for change in found}}
    return [change for change in found if change.key not in untouched[change.document]]
