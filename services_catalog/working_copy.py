"""The working copy as content of a release, and how it differs from what is published."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec
from django.db.models import Count, Max, QuerySet, Value

from services_catalog.documents import Document, Dump, digest
from services_catalog.sections import Content, documents, sections


class Change(NamedTuple):
    """An entry that the last release does not have, or has otherwise."""

    document: Document
    key: str  # empty: only the order of the entries differs


def collect() -> dict[str, Content]:
    """The whole working copy in a handful of queries, as plain content by section and document."""
    return {
        section.name: {
            document.name: [document.published(document.read(row)) for row in document.queryset()]
            for document in section.documents
        }
        for section in sections()
    }


_kept: tuple[object, bytes] = (None, b"")


def collected(at: object) -> dict[str, Content]:
    """What ``collect`` found at this moment, such as a version; kept as JSON, which is small and never changed."""
    global _kept
    kept = _kept
    if kept[0] != at:
        kept = _kept = (at, msgspec.json.encode(collect()))
    found: dict[str, Content] = msgspec.json.decode(kept[1])
    return found


def changes(content: Mapping[str, Content], published: Mapping[str, Content]) -> Iterator[Change]:
    """What is new, different or gone since ``published``."""
    for section in sections():
        before = published.get(section.name, {})
        for document in section.documents:
            yield from _changes(document, content[section.name][document.name], before.get(document.name, []))


def _changes(document: Document, now: list[Dump], before: list[Dump]) -> Iterator[Change]:
    old = {dump[document.key_name]: dump for dump in before}
    new = {dump[document.key_name]: dump for dump in now}
    differing = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    yield from (Change(document, key) for key in differing)
    if document.is_ordered and not differing and list(old) != list(new):
        yield Change(document, "")


def untouched(document: Document) -> set[str]:
    """Keys of the rows that are as the content files had them; the empty key if all are."""
    rows = list(document.queryset())
    keys = {getattr(row, document.key_name) for row in rows if row.loaded_digest == digest(document.read(row))}
    return keys | {""} if len(keys) == len(rows) else keys


def version() -> tuple[object, ...]:
    """Differs after every save or delete in the working copy; one query."""
    models = dict.fromkeys(model for document in documents() for model in document.dated_models)
    first, *rest = [
        QuerySet(model)
        .annotate(noun=Value(model._meta.model_name))
        .values("noun")
        .annotate(count=Count("pk"), latest=Max("changed_at"))
        .values_list("noun", "count", "latest")
        for model in models
    ]
    return tuple(sorted(first.union(*rest, all=True)))
