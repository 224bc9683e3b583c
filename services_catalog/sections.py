"""Sections: what each app adds to every release, and the content files it comes from.

``services_catalog`` knows no other app: each registers its own section when it is ready.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from services_catalog.changes import Edit
from services_catalog.client_texts import Kinds, client_texts, kind_of
from services_catalog.documents import Document, Dump, Keys
from services_catalog.plain_language import ClientText, TextKind
from services_catalog.release import Release

Content = dict[str, list[Dump]]  # by the document's name


class Problem(NamedTuple):
    """What is wrong, where: a document's name, its natural key, and the field."""

    noun: str
    key: str
    field: str
    message: str
    answers: str = ""  # that lead to it, in words
    facts: str = ""  # the same as JSON, to try them with

    def __str__(self) -> str:
        return ": ".join(part for part in self[:5] if part)


Ask = Callable[[Release, dt.date], Iterator[Problem]]


@dataclass(frozen=True, kw_only=True)
class Section:
    """``struct`` has one field per document, each a tuple of the document's Structs.

    ``client_texts`` are the texts that clients read and that must be plain;
    ``check`` says what does not hold together, ``prove`` what must hold before a release goes live;
    each of ``warn`` says what its publisher should know, and may ask the database.
    ``words`` say all that to editors (services_catalog.problem_words).
    """

    name: str
    struct: type[msgspec.Struct]
    documents: tuple[Document, ...]
    content: Path
    client_texts: Kinds = field(default_factory=dict)
    check: Callable[[Release], Iterator[Problem]]
    prove: Ask = lambda release, as_of: iter(())
    warn: tuple[Ask, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)

    def decode(self, content: Content) -> Any:
        return msgspec.convert(content, self.struct)


_sections: dict[str, Section] = {}


def register(section: Section) -> None:
    assert {document.name for document in section.documents} <= set(section.struct.__struct_fields__)
    _sections[section.name] = section


def sections() -> tuple[Section, ...]:
    return tuple(_sections.values())


def documents() -> tuple[Document, ...]:
    return tuple(document for section in sections() for document in section.documents)


def text_kind(noun: str, name: str) -> TextKind | None:
    """What the field is to clients; None if they do not read it."""
    return kind_of({name: kind for section in sections() for name, kind in section.client_texts.items()}, noun, name)


def texts_for_clients(release: Release) -> tuple[ClientText, ...]:
    """The Finnish of everything in the release that clients read."""
    parts = {"catalogue": release.catalogue, **release.sections}
    return tuple(text for s in sections() for text in client_texts(parts[s.name], s.client_texts))


def decode(
    content: Mapping[str, Content],
    sections: Iterable[Section],
    *,
    number: int = 0,
    digest: str = "",
    effective_at: dt.datetime = dt.datetime.min,
) -> Release:
    """The typed release; msgspec.ValidationError if the content does not have its form."""
    decoded = {section.name: section.decode(content[section.name]) for section in sections}
    return Release(
        number=number,
        digest=digest,
        effective_at=effective_at,
        catalogue=decoded.pop("catalogue"),
        sections=decoded,
        edits=msgspec.convert(content.get("changes", {}).get("edits", []), tuple[Edit, ...]),
    )


def problems(content: Mapping[str, Content], sections: Iterable[Section], stored: Keys | None = None) -> list[Problem]:
    """What does not hold together; ``stored`` are natural keys that exist besides the content."""
    sections = tuple(sections)
    found = list(_missing_references(content, sections, stored or {}))
    try:
        release = decode(content, sections)
    except msgspec.ValidationError as error:
        return [*found, Problem("", "", "", str(error))]
    return [*found, *(problem for section in sections for problem in section.check(release))]


def _missing_references(
    content: Mapping[str, Content], sections: tuple[Section, ...], stored: Keys
) -> Iterator[Problem]:
    listed = [
        (document, dump[document.key_name], dump)
        for section in sections
        for document in section.documents
        for dump in content[section.name][document.name]
    ]
    known: Keys = {model: set(keys) for model, keys in stored.items()}
    for document, key, _ in listed:
        known.setdefault(document.model, set()).add(key)
    for document, key, dump in listed:
        for path, model, target in document.references(dump):
            if target not in known.get(model, ()):
                yield Problem(document.name, key, path, f"no {model._meta.model_name} {target!r}")
