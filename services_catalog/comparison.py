"""Two contents side by side: entry by entry, and each field by field, in the words of the forms."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from services_catalog.differences import Difference, differences
from services_catalog.documents import Document, Dump
from services_catalog.labels import noun_of
from services_catalog.sections import Content, sections
from services_catalog.working_copy import changes

NAMES = ("plain_name", "name", "title", "label", "term", "text")


class What(StrEnum):
    ADDED = "uusi"
    CHANGED = "muutettu"
    REMOVED = "poistettu"
    MOVED = "järjestys muutettu"


class ChangedEntry(NamedTuple):
    """``key`` is empty if only the order of the entries differs."""

    document: Document
    key: str
    name: str
    what: What
    before: Dump
    after: Dump

    @property
    def differences(self) -> list[Difference]:
        return differences(noun_of(self.document), self.before, self.after)

    @property
    def touches_rules(self) -> bool:
        return self.what is What.MOVED or self.document.rules_of(self.before) != self.document.rules_of(self.after)


def compare(before: Mapping[str, Content], now: Mapping[str, Content]) -> list[ChangedEntry]:
    """What is new, different or gone, in the order of the documents."""
    old, new = by_key(before), by_key(now)
    return [
        _entry(change.document, change.key, old.get(change[:2], {}), new.get(change[:2], {}))
        for change in changes(now, before)
    ]


def by_key(content: Mapping[str, Content]) -> dict[tuple[Document, str], Dump]:
    return {
        (document, dump[document.key_name]): dump
        for section in sections()
        for document in section.documents
        for dump in content.get(section.name, {}).get(document.name, [])
    }


def _entry(document: Document, key: str, before: Dump, after: Dump) -> ChangedEntry:
    if not key:
        what = What.MOVED
    elif before and after:
        what = What.CHANGED
    else:
        what = What.ADDED if after else What.REMOVED
    name = name_of(after or before) if key else str(document.model._meta.verbose_name_plural)
    return ChangedEntry(document, key, name or key, what, before, after)


def name_of(dump: Mapping[str, Any]) -> str:
    """As its editors know it; empty if it has nothing but its key."""
    said = (dump.get(name) for name in NAMES)
    texts = (text.get("fi", "") if isinstance(text, dict) else text for text in said)
    return next((text for text in texts if isinstance(text, str) and text), "")
