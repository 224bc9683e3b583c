"""What the publisher of a release should know: texts not translated or hard to read, old facts, broken links."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from services_catalog.client_texts import client_texts
from services_catalog.conditions import Text
from services_catalog.documents import Document
from services_catalog.freshness import due_on
from services_catalog.glossary import stems
from services_catalog.labels import noun_of
from services_catalog.link_checks import addresses
from services_catalog.models import LinkCheck
from services_catalog.outdated import findings
from services_catalog.plain_language import review, twice
from services_catalog.release import Release
from services_catalog.sections import Problem, documents, sections, text_kind, texts_for_clients

LANGUAGES = {"sv": "ruotsiksi", "en": "englanniksi"}


def entries(release: Release) -> Iterator[tuple[Document, Any]]:
    """Every entry of the release with its document."""
    parts = {"catalogue": release.catalogue, **release.sections}
    for section in sections():
        for document in section.documents:
            yield from ((document, entry) for entry in getattr(parts[section.name], document.name))


def untranslated(release: Release, on: dt.date) -> Iterator[Problem]:
    """Of what clients read: one for each entry and language, with the names of the fields."""
    for document, entry in entries(release):
        texts = list(_texts(document, entry)) if getattr(entry, "audience", "client") == "client" else []
        for language, in_language in LANGUAGES.items():
            missing = dict.fromkeys(label for label, text in texts if text and not getattr(text, language))
            if missing:
                message = f"ei {in_language}: {', '.join(missing)}"
                yield Problem(document.name, getattr(entry, document.key_name), "", message)


def _texts(document: Document, entry: Any, owner: str = "") -> Iterator[tuple[str, Text]]:
    """Each text with its label; of a document's child rows too."""
    labels = noun_of(document)
    for name in entry.__struct_fields__:
        value = getattr(entry, name)
        if isinstance(value, Text) and text_kind(type(entry).__name__, name):
            yield owner + labels.fields[name], value
        for number, row in enumerate(value if name in document.children else (), start=1):
            where = f"{owner}{labels.rows[name].name.lower()} {number} › "
            yield from _texts(document.children[name], row, where)


def hard_to_read(release: Release, on: dt.date) -> Iterator[Problem]:
    """What the language notes after a save say, of everything that clients read."""
    kinds = {name: kind for section in sections() for name, kind in section.client_texts.items()}
    known, labels = tuple(stems(release.catalogue.glossary)), _labels(documents())
    for document, entry in entries(release):
        key = getattr(entry, document.key_name)
        texts = (text._replace(field=labels[text.field.removesuffix("_easy")]) for text in client_texts(entry, kinds))
        for note in review(texts, known):
            yield Problem(document.name, key, "", note.removeprefix(f"{key}: "))
    for note in twice(texts_for_clients(release)):
        yield Problem("", "", "", note)


def _labels(documents: Iterable[Document]) -> dict[str, str]:
    """``Service.summary`` as the form has it."""
    found = {}
    for document in documents:
        fields = noun_of(document).fields
        found |= {f"{document.struct.__name__}.{name}": label for name, label in fields.items()}
        found |= _labels(document.children.values())
    return found


def overdue(release: Release, on: dt.date) -> Iterator[Problem]:
    """Services that wait to be verified."""
    for service in release.catalogue.services:
        due = due_on(service)
        if due and due <= on and service.checked_on:
            yield Problem("services", service.slug, "checked_on", f"tarkistus on myöhässä {(on - due).days} päivää")


def broken_links(release: Release, on: dt.date) -> Iterator[Problem]:
    """Those that the last rounds of the checker found red."""
    red = dict(LinkCheck.objects.red(on).values_list("url", "reason"))
    for document, entry in entries(release) if red else ():
        for url in dict.fromkeys(addresses(msgspec.json.decode(msgspec.json.encode(entry)))):
            if url in red:
                message = f"linkki ei toimi ({red[url]}): {url}"
                yield Problem(document.name, getattr(entry, document.key_name), "", message)


def outdated(release: Release, on: dt.date) -> Iterator[Problem]:
    """Texts that use a name which is not in force on the day."""
    for found in findings(release, on):
        instead = f" Kirjoita: {found.name.instead.fi}." if found.name.instead.fi else ""
        yield Problem(found.place.document, found.place.key, "", f"vanhentunut nimi: ”{found.sentence}”{instead}")
