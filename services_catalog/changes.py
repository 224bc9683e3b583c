"""What changed lately and what will change: dated rows of the catalogue, and what editors published."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any

import msgspec

from services_catalog.authorities import (
    AuthorityType,
    Function,
    Municipality,
    Responsibility,
    ResponsibilityStatus,
    Validity,
)
from services_catalog.catalogue import Catalogue, Service, ServiceStatus
from services_catalog.conditions import Text
from services_catalog.lookup import Here, alphabetical

BEHIND = dt.timedelta(days=30)
AHEAD = dt.timedelta(days=180)
KEPT = dt.timedelta(days=60)  # how long a release remembers what was edited
DAY = dt.timedelta(days=1)


class Noun(StrEnum):
    SERVICE = "SERVICE"
    FUNCTION = "FUNCTION"
    AUTHORITY = "AUTHORITY"
    PROVIDER = "PROVIDER"
    AREA = "AREA"


class What(StrEnum):
    """``ADDED``, ``EDITED`` and ``REMOVED`` are an editor's; the others come with their day."""

    BEGINS = "BEGINS"
    ENDS = "ENDS"  # the day is the last one
    ANSWERS = "ANSWERS"  # the authority answers from the day on
    ANSWERED = "ANSWERED"  # the day is the authority's last, and nobody follows
    JOINS = "JOINS"  # municipalities join the area
    REFORMED = "REFORMED"  # something in the service is otherwise from the day on; the note says what
    PLANNED = "PLANNED"  # no day is known
    ADDED = "ADDED"
    EDITED = "EDITED"
    REMOVED = "REMOVED"


EDITS = (What.ADDED, What.EDITED, What.REMOVED)


class Edit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An entry of a release that the one before it had not, or had otherwise; ``fields`` says in what."""

    on: dt.date
    noun: Noun
    key: str
    name: Text
    what: What
    fields: tuple[str, ...] = ()


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One change, for a reader: of what, who answers for it, and why."""

    on: dt.date | None
    noun: Noun
    key: str
    name: Text
    what: What
    authority: Text = Text()
    authority_types: frozenset[AuthorityType] = frozenset()
    note: Text = Text()
    law: str = ""
    is_planned: bool = False
    is_cancelled: bool = False
    municipalities: tuple[Municipality, ...] = ()
    fields: tuple[str, ...] = ()

    @property
    def identity(self) -> str:
        """The same for the same change in every release."""
        return ":".join((str(self.on or ""), self.noun, self.key, self.what, self.authority.fi))


class Changes(msgspec.Struct, frozen=True):
    """Coming ones soonest first, those without a day, and past ones latest first."""

    coming: tuple[Event, ...] = ()
    undated: tuple[Event, ...] = ()
    past: tuple[Event, ...] = ()

    def of(self, kind: str) -> "Changes":
        """Those that concern a kind of authority; all if none is named."""
        if not kind:
            return self
        return Changes(*(tuple(e for e in part if kind in e.authority_types) for part in self.parts))

    @property
    def parts(self) -> tuple[tuple[Event, ...], ...]:
        return self.coming, self.undated, self.past


def changes(catalogue: Catalogue, edits: Iterable[Edit], as_of: dt.date) -> Changes:
    """The last 30 days and the next 180, by the day."""
    known = [event for event in dated(catalogue, as_of) if not event.is_cancelled]
    known += _edited(catalogue, edits, as_of)
    coming = [event for event in known if event.on and as_of < event.on <= as_of + AHEAD]
    past = [event for event in known if event.on and as_of - BEHIND <= event.on <= as_of]
    coming.sort(key=lambda event: (event.on, _by_name(event)))
    past.sort(key=lambda event: (-event.on.toordinal() if event.on else 0, _by_name(event)))
    return Changes(tuple(coming), tuple(sorted(undated(catalogue, as_of), key=_by_name)), tuple(past))


def _by_name(event: Event) -> tuple[int, tuple[str, str], str]:
    return tuple(Noun).index(event.noun), alphabetical(event.name), event.identity


# By their day


def dated(catalogue: Catalogue, as_of: dt.date) -> Iterator[Event]:
    """Everything that has a day, whenever it is; cancelled rows too. ``as_of`` says who answers for it."""
    for function in catalogue.functions:
        yield from _of_function(catalogue, function)
    for service in catalogue.services:
        if service.status is not ServiceStatus.PLANNED or service.valid_from:
            who, kinds = _who(catalogue, service.slug, as_of)
            event = Event(
                on=None,
                noun=Noun.SERVICE,
                key=service.slug,
                name=service.title,
                what=What.BEGINS,
                authority=who,
                authority_types=kinds,
                is_planned=service.status is ServiceStatus.PLANNED,
            )
            yield from _of_validity(service, event)
            yield from _of_reforms(service, event)
    for provider in catalogue.providers:
        event = Event(on=None, noun=Noun.PROVIDER, key=provider.slug, name=provider.name, what=What.BEGINS)
        yield from _of_validity(provider, event)
    yield from _of_memberships(catalogue)


def _of_validity(validity: Validity, event: Event) -> Iterator[Event]:
    if validity.valid_from:
        yield msgspec.structs.replace(event, on=validity.valid_from)
    if validity.valid_to:
        yield msgspec.structs.replace(event, on=validity.valid_to, what=What.ENDS)


def _of_reforms(service: Service, event: Event) -> Iterator[Event]:
    for reform in service.reforms:
        yield msgspec.structs.replace(
            event,
            on=reform.changes_on,
            what=What.REFORMED,
            note=reform.text,
            law=reform.law,
            is_planned=reform.is_planned,
        )


def _of_function(catalogue: Catalogue, function: Function) -> Iterator[Event]:
    rows = [row for row in function.responsibilities if row.status is not ResponsibilityStatus.CANCELLED]
    for row in function.responsibilities:
        if row.valid_from:
            yield _responsibility(catalogue, function, row, row.valid_from, What.ANSWERS)
        is_followed = any(other.valid_from == row.valid_to + DAY for other in rows) if row.valid_to else True
        if row.valid_to and not is_followed:
            yield _responsibility(catalogue, function, row, row.valid_to, What.ANSWERED)


def _responsibility(catalogue: Catalogue, function: Function, row: Responsibility, on: dt.date, what: What) -> Event:
    named = catalogue.authority.get(row.authority) or catalogue.authority_by_area.get((row.authority_type, ""))
    return Event(
        on=on,
        noun=Noun.FUNCTION,
        key=function.key,
        name=function.name,
        what=what,
        authority=named.name if named else Text(),
        authority_types=frozenset((row.authority_type,)),
        note=row.note,
        law=row.law,
        is_planned=row.status is ResponsibilityStatus.PLANNED,
        is_cancelled=row.status is ResponsibilityStatus.CANCELLED,
    )


def _of_memberships(catalogue: Catalogue) -> Iterator[Event]:
    joining: dict[tuple[dt.date, str], list[Municipality]] = {}
    for municipality in catalogue.municipalities:
        for membership in municipality.memberships:
            if membership.valid_from:
                joining.setdefault((membership.valid_from, membership.area), []).append(municipality)
    for (on, key), municipalities in joining.items():
        area = catalogue.area[key]
        kinds = frozenset(a.type for a in catalogue.authorities if a.area == key)
        yield Event(
            on=on,
            noun=Noun.AREA,
            key=key,
            name=area.name,
            what=What.JOINS,
            authority_types=kinds,
            municipalities=tuple(sorted(municipalities, key=lambda m: alphabetical(m.name))),
        )


def undated(catalogue: Catalogue, as_of: dt.date) -> Iterator[Event]:
    for service in catalogue.services:
        if service.status is ServiceStatus.PLANNED and not service.valid_from:
            who, kinds = _who(catalogue, service.slug, as_of)
            yield Event(
                on=None,
                noun=Noun.SERVICE,
                key=service.slug,
                name=service.title,
                what=What.PLANNED,
                authority=who,
                authority_types=kinds,
                is_planned=True,
            )


def _who(catalogue: Catalogue, slug: str, as_of: dt.date) -> tuple[Text, frozenset[AuthorityType]]:
    """Who answers for the service when nothing is known of the person, and every kind that may."""
    service = catalogue.service.get(slug)
    if service is None:
        return Text(), frozenset()
    found = Here(catalogue, None, as_of).respondents_for(service)
    return (found.main.authority.name if found.main else Text()), frozenset(found.authority_types)


# By editors

Entries = Mapping[str, list[dict[str, Any]]]  # a release's catalogue as plain content
NOUNS = {  # the document, its key, and the fields that a reader of the changes wants to know of
    Noun.SERVICE: (
        "services",
        "slug",
        (
            *("name", "plain_name", "status", "summary", "for_whom", "what_happens", "function", "payer", "phases"),
            *(
                "needs",
                "criteria",
                "prerequisites",
                "steps",
                "documents",
                "remote",
                "delivery_modes",
                "cost",
                "money_meanwhile",
            ),
            *("deadline", "caution", "professional_note", "usual_time", "to_record", "reforms"),
            *("legal_basis", "url", "valid_from", "valid_to"),
        ),
    ),
    Noun.FUNCTION: ("functions", "key", ("name", "responsibilities")),
    Noun.AUTHORITY: ("authorities", "slug", ("name", "area", "contacts")),
    Noun.PROVIDER: (
        "providers",
        "slug",
        ("name", "role", "how_to_get_in", "municipalities", "services", "contacts", "valid_from", "valid_to"),
    ),
}
FIELDS = tuple(dict.fromkeys(field for _, _, fields in NOUNS.values() for field in fields))
CHECKING = ("checked_on", "source")  # of a contact: checked again, the same as before


def remembered(before: Mapping[str, Any], now: Entries, on: dt.date) -> tuple[Edit, ...]:
    """What is new in the content since the release before, then what that one remembered of the last 60 days.

    ``before`` is the whole content of the last release: empty if there is none, and then nothing is new.
    """
    kept = msgspec.convert(before.get("changes", {}).get("edits", []), tuple[Edit, ...])
    found = {(edit.on, edit.noun, edit.key): edit for edit in kept if edit.on >= on - KEPT}
    for edit in edits(before["catalogue"], now, on) if "catalogue" in before else ():
        same_day = found.pop((edit.on, edit.noun, edit.key), None)
        found[edit.on, edit.noun, edit.key] = _together(same_day, edit) if same_day else edit
    return tuple(sorted(found.values(), key=lambda edit: (-edit.on.toordinal(), edit.noun, edit.key)))


def _together(earlier: Edit, later: Edit) -> Edit:
    """Two releases of a day: something added and then edited was added."""
    fields = tuple(field for field in FIELDS if field in {*earlier.fields, *later.fields})
    is_new = earlier.what is What.ADDED and later.what is What.EDITED
    return msgspec.structs.replace(later, what=earlier.what if is_new else later.what, fields=() if is_new else fields)


def edits(before: Entries, now: Entries, on: dt.date) -> Iterator[Edit]:
    """The entries that differ, each with the fields in which it does."""
    for noun, (document, key_name, fields) in NOUNS.items():
        old = {entry[key_name]: entry for entry in before.get(document, [])}
        new = {entry[key_name]: entry for entry in now.get(document, [])}
        for key in sorted({**old, **new}):
            differing = tuple(field for field in fields if _said(old.get(key), field) != _said(new.get(key), field))
            if not differing:
                continue
            what = What.EDITED if key in old and key in new else What.ADDED if key in new else What.REMOVED
            yield Edit(
                on=on,
                noun=noun,
                key=key,
                name=_name(new.get(key) or old[key]),
                what=what,
                fields=differing if what is What.EDITED else (),
            )


def _said(entry: dict[str, Any] | None, field: str) -> Any:
    value = entry.get(field) if entry else None
    if field == "contacts":
        return [{name: part for name, part in contact.items() if name not in CHECKING} for contact in value or []]
    return value or None


def _name(entry: dict[str, Any]) -> Text:
    return msgspec.convert(entry.get("plain_name") or entry["name"], Text)


def _edited(catalogue: Catalogue, found: Iterable[Edit], as_of: dt.date) -> Iterator[Event]:
    for edit in found:
        who, kinds = _who_of(catalogue, edit, as_of)
        yield Event(
            on=edit.on,
            noun=edit.noun,
            key=edit.key,
            name=edit.name,
            what=edit.what,
            authority=who,
            authority_types=kinds,
            fields=edit.fields,
        )


def _who_of(catalogue: Catalogue, edit: Edit, as_of: dt.date) -> tuple[Text, frozenset[AuthorityType]]:
    if edit.noun is Noun.SERVICE:
        return _who(catalogue, edit.key, as_of)
    if edit.noun is Noun.AUTHORITY and edit.key in catalogue.authority:
        return Text(), frozenset((catalogue.authority[edit.key].type,))
    if edit.noun is Noun.FUNCTION and edit.key in catalogue.function:
        return Text(), frozenset(row.authority_type for row in catalogue.function[edit.key].responsibilities)
    return Text(), frozenset()
