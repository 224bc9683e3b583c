"""Finds texts that use a name which is not in force on a day, in any form, with what to say instead.

Names come from editors' own list, from services that have ended, and from kinds of authority that answer for
nothing any more. Texts of what has itself ended may use them, and so may announcements of reforms.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from services_catalog.authorities import Authority, AuthorityType, Function, ResponsibilityStatus, Validity
from services_catalog.catalogue import Catalogue, Reform, Service, ServiceStatus, Synonym
from services_catalog.conditions import Text
from services_catalog.glossary import Glossary, Term
from services_catalog.outdated_name import OutdatedName
from services_catalog.plain_language import sentences
from services_catalog.release import Release

LANGUAGES = {"fi": "fi", "easy": "fi", "sv": "sv", "en": "en"}  # the parts of a text, and whose forms are looked for
ENDING = 2  # letters of a word that vary with its form
SHORT = 4  # letters of a word that stands for itself
SKIPPED = (OutdatedName, Reform, Synonym)
OWN_NAMES = {"Term.term", "Term.forms"}  # the glossary explains old words too


class Place(NamedTuple):
    """Where a text is: the document, its entry, and the field."""

    document: str
    key: str
    field: str


class Finding(NamedTuple):
    name: OutdatedName
    place: Place
    language: str
    sentence: str


def findings(release: Release, on: dt.date) -> Iterator[Finding]:
    """Sentence by sentence; those that an editor has called fine are left out."""
    names = {name.key: name for name in outdated_names(release.catalogue, on)}
    terms = [_term(name) for name in names.values()]
    glossaries = {language: Glossary(terms, language) for language in ("fi", "sv", "en")}
    for place, function, text in texts(release, on):
        for part, language in LANGUAGES.items():
            for sentence in sentences(getattr(text, part) or ""):
                for term in glossaries[language].used_in(sentence):
                    name = names[term.key]
                    if sentence not in name.fine and (not name.functions or function in name.functions):
                        yield Finding(name, place, part, sentence)


# Names


def outdated_names(catalogue: Catalogue, on: dt.date) -> Iterator[OutdatedName]:
    """Those of the list, by their days or by the service of the same key; then what else the catalogue has ended."""
    listed = {name.key for name in catalogue.outdated_names}
    ended = {name.key: name for name in _ended_services(catalogue, on)}
    found = [name for name in catalogue.outdated_names if name.key in ended or not name.is_valid(on)]
    found += [name for key, name in ended.items() if key not in listed]
    known = Glossary(map(_term, found))
    found += [
        name
        for name, authority in _ended_authorities(catalogue, on)
        if name.key not in listed and not known.used_in(authority)
    ]
    yield from found


def _term(name: OutdatedName) -> Term:
    return Term(key=name.key, term=Text(), explanation=Text(), forms=name.forms)


def _ended_services(catalogue: Catalogue, on: dt.date) -> Iterator[OutdatedName]:
    for service in catalogue.services:
        if _has_ended(service, on):
            new = [catalogue.service[slug].name for slug in service.replaced_by if slug in catalogue.service]
            names = service.old_names or (_bare(service.name.fi),)
            forms = Text(_forms(names), _forms([_bare(service.name.sv)]), _forms([_bare(service.name.en)]))
            yield OutdatedName(key=service.slug, forms=forms, instead=_all(new), valid_to=service.valid_to)


def ended_kinds(catalogue: Catalogue, on: dt.date) -> dict[AuthorityType, list[Function]]:
    """Kinds that have answered for something, and answer for nothing on the day; for what they did."""
    in_force = {row.authority_type for f in catalogue.functions for row in f.in_force(on)}
    ended: dict[AuthorityType, list[Function]] = {}
    for function in catalogue.functions:
        for row in function.responsibilities:
            is_over = row.valid_to is not None and row.valid_to < on and row.status is ResponsibilityStatus.ENACTED
            if is_over and row.authority_type not in in_force:
                ended.setdefault(row.authority_type, []).append(function)
    return ended


def _ended_authorities(catalogue: Catalogue, on: dt.date) -> Iterator[tuple[OutdatedName, str]]:
    for kind, functions in ended_kinds(catalogue, on).items():
        whole = catalogue.authority_by_area.get((kind, ""))
        if whole:
            forms = Text(*(_forms([_bare(getattr(whole.name, language))]) for language in ("fi", "sv", "en")))
            followers = {row.authority_type for f in functions for row in f.in_force(on)}
            new = [a.name for a in catalogue.authorities if a.type in followers and not a.area]
            yield OutdatedName(key=kind.value, forms=forms, instead=_all(new)), whole.name.fi


def _bare(name: str) -> str:
    return re.sub(r"\(.*?\)", "", name).strip()


def _forms(names: Iterable[str]) -> str:
    """One a line, each word open at its end."""
    return "\n".join(" ".join(map(_form, name.split())) for name in names if name)


def _form(word: str) -> str:
    return f"{word[:-ENDING]}*" if len(word) > SHORT + ENDING else word if len(word) < SHORT else f"{word}*"


def _all(names: Iterable[Text]) -> Text:
    names = tuple(names)
    return Text(*(", ".join(filter(None, (getattr(n, part) for n in names))) for part in ("fi", "sv", "en")))


# Texts


def texts(release: Release, on: dt.date) -> Iterator[tuple[Place, str, Text]]:
    """Every text of the release that is in force on the day, with the function that it is about."""
    ended = ended_kinds(release.catalogue, on)
    for content in (release.catalogue, *release.sections.values()):
        for document in content.__struct_fields__:
            for entry in getattr(content, document):
                if isinstance(entry, Authority) and entry.type in ended:
                    continue
                key = getattr(entry, "slug", "") or getattr(entry, "key", "") or getattr(entry, "id", "")
                function = getattr(entry, "function", "") if not isinstance(entry, Function) else entry.key
                for field, text in _texts_of(entry, on):
                    yield Place(document, key, field), function, text


def _texts_of(value: Any, on: dt.date, path: str = "") -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value, start=1):
            yield from _texts_of(item, on, f"{path} {number}")
    elif isinstance(value, msgspec.Struct) and not isinstance(value, SKIPPED) and _is_in_force(value, on):
        for field in value.__struct_fields__:
            if f"{type(value).__name__}.{field}" not in OWN_NAMES:
                yield from _texts_of(getattr(value, field), on, f"{path} {field}".strip())


def _is_in_force(value: msgspec.Struct, on: dt.date) -> bool:
    if isinstance(value, Service):
        return not _has_ended(value, on)
    return not isinstance(value, Validity) or value.valid_to is None or on <= value.valid_to


def _has_ended(service: Service, on: dt.date) -> bool:
    return service.valid_to < on if service.valid_to else service.status is ServiceStatus.ENDED
