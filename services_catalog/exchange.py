"""Services and contacts as a table: out with their keys, and in again after a look at what would change.

A Sheet says which rows it has and what its columns mean; parse, references and constraints are those of the documents.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models, transaction

from services_catalog import revisions, spreadsheet
from services_catalog.cells import Cell, Wrong, cells_of
from services_catalog.columns import Translated
from services_catalog.differences import Difference, Noun, differences
from services_catalog.documents import Document, Dump, digest
from services_catalog.labels import noun_of
from services_catalog.sections import documents
from services_catalog.spreadsheet import Line

Entry = tuple[str, str]  # a document's name and a natural key


class Mistake(NamedTuple):
    """What is wrong where; ``allowed`` says what would be right."""

    line: int
    column: str
    message: str
    allowed: str = ""


class Change(NamedTuple):
    """What one row of the table changes."""

    line: int
    entry: Entry
    label: str
    differences: list[Difference]


@dataclass
class Plan:
    """What the table would do; nothing, if there are mistakes."""

    mistakes: list[Mistake] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    before: dict[Entry, Dump] = field(default_factory=dict)
    after: dict[Entry, Dump] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        return digest([[*key, self.before[key], self.after[key]] for key in sorted(self.after)])


class ChangedMeanwhile(Exception):
    """An entry is no longer what the plan was made of."""


class Row(NamedTuple):
    """One row of a sheet within its entry: the entry itself, or a row of it."""

    entry: Entry
    document: Document  # that the columns are of
    number: int = 0  # of the row in the entry, from 1; 0 is the entry itself


@dataclass(frozen=True)
class Sheet:
    """``keys`` are the columns that tell the rows apart; ``child`` is the relation of the rows, if not the entries."""

    name: str
    title: str
    nouns: tuple[str, ...]
    keys: tuple[str, ...]
    child: str = ""
    left_out: tuple[str, ...] = ()  # columns that are changed elsewhere

    @property
    def documents(self) -> dict[str, Document]:
        return {document.name: document for document in documents() if document.name in self.nouns}

    def columns_of(self, document: Document) -> Document:
        return document.children[self.child] if self.child else document

    @property
    def cells(self) -> dict[str, Cell]:
        cells = cells_of(self.columns_of(next(iter(self.documents.values()))))
        return {title: cell for title, cell in cells.items() if title not in (*self.keys, *self.left_out)}

    def export(self) -> str:
        cells = self.cells.values()
        rows = [[*key, *(cell.said(dump) for cell in cells)] for key, dump in self._rows()]
        return spreadsheet.write([*self.keys, *self.cells], rows)

    def _rows(self) -> Iterator[tuple[list[str], Dump]]:
        for name, document in self.documents.items():
            for row in document.queryset():
                dump = document.read(row)
                if not self.child:
                    yield [row.natural], dump
                for number, item in enumerate(dump.get(self.child, ()), start=1):
                    yield [name, row.natural, str(number)], item

    def find(self, line: Line, known: Mapping[Entry, Dump]) -> Row:
        """Which row a line of the table is about; Wrong if there is none."""
        *nouns, key, number = [line.cells[name].strip() for name in self.keys] + ([] if self.child else [""])
        noun = nouns[0] if nouns else self.nouns[0]
        if noun not in self.nouns:
            raise Wrong(self.keys[0], f"tuntematon laji {noun!r}", ", ".join(self.nouns))
        if (noun, key) not in known:
            raise Wrong(self.keys[len(nouns)], f"tunnistetta {key!r} ei ole", "tunniste, joka on luettelossa")
        document = self.documents[noun]
        if not self.child:
            return Row((noun, key), document)
        last = len(known[noun, key].get(self.child, ())) + 1
        if not number.isdecimal() or not 1 <= int(number) <= last:
            raise Wrong(self.keys[-1], f"numeroa {number!r} ei ole", f"1–{last}; {last} lisää uuden")
        return Row((noun, key), document.children[self.child], int(number))


SERVICES = Sheet("services", "Palvelut ja etuudet", ("services",), ("slug",), left_out=("checked_on",))
CONTACTS = Sheet("contacts", "Yhteystiedot", ("authorities", "providers"), ("noun", "slug", "number"), "contacts")

Refusal = Callable[[Row, models.Model, Dump, Dump], str]  # why this user may not do it; empty if they may


# What the table would change


def plan(sheet: Sheet, text: str, refusal: Refusal) -> Plan:
    """Unreadable if the text is no table; else every mistake, or every change."""
    header, lines = spreadsheet.read(text)
    found = Plan(mistakes=list(_wrong_columns(sheet, header)))
    if found.mistakes:
        return found
    rows = {
        (name, row.natural): (row, document.read(row))
        for name, document in sheet.documents.items()
        for row in document.queryset()
    }
    found.before = {key: dump for key, (_, dump) in rows.items()}
    now = dict(found.before)
    seen: dict[tuple[Entry, int], int] = {}
    for line in lines:
        try:
            row = sheet.find(line, now)
            if (first := seen.setdefault((row.entry, row.number), line.number)) != line.number:
                raise Wrong(sheet.keys[-1], f"sama kuin rivillä {first}", "kukin rivi kerran")
            _take(sheet, line, row, rows[row.entry][0], now, found, refusal)
        except Wrong as wrong:
            found.mistakes.append(Mistake(line.number, *wrong.args))
    found.after = {key: dump for key, dump in now.items() if dump != found.before[key]}
    found.before = {key: found.before[key] for key in found.after}
    return found


def _wrong_columns(sheet: Sheet, header: Sequence[str]) -> Iterator[Mistake]:
    known = [*sheet.keys, *sheet.cells]
    yield from (Mistake(1, name, "sarake puuttuu") for name in sheet.keys if name not in header)
    yield from (Mistake(1, name, "tuntematon sarake", ", ".join(known)) for name in header if name not in known)


def _take(
    sheet: Sheet, line: Line, row: Row, stored: models.Model, now: dict[Entry, Dump], found: Plan, refusal: Refusal
) -> None:
    entry = now[row.entry]
    rows = [*entry.get(sheet.child, ())]
    before = entry if not row.number else rows[row.number - 1] if row.number <= len(rows) else {}
    after = _read(sheet, line, row.document, before)
    if after == before:
        return
    _check(row, stored, after)
    changed = after if not row.number else {**entry, sheet.child: [*rows[: row.number - 1], after, *rows[row.number :]]}
    if reason := refusal(row, stored, before, after):
        raise Wrong("", reason)
    now[row.entry] = changed
    label = f"{stored}, {_noun(row).name.lower()} {row.number}" if row.number else str(stored)
    found.changes.append(Change(line.number, row.entry, label, differences(_noun(row), before, after)))


def _noun(row: Row) -> Noun:
    return noun_of(row.document)


def _read(sheet: Sheet, line: Line, document: Document, before: Dump) -> Dump:
    """The row with what the line says; a column that the table does not have stays as it is."""
    after = dict(before)
    for title, cell in sheet.cells.items():
        if title in line.cells and cell.said(after) != _unix(line.cells[title]):
            after[cell.column.name] = cell.read(line.cells[title], after)
    for column in document.columns:
        said = after.get(column.name)
        if column.is_required and not (said.get("fi") if isinstance(said, dict) else said not in (None, "")):
            raise Wrong(f"{column.name}_fi" if isinstance(column, Translated) else column.name, "tieto on pakollinen")
    kept = {column.name for column in document.columns if column.is_required}
    return {
        name: value
        for name, value in after.items()
        if name in kept or name in document.children or value != document.by_name[name].default
    }


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _check(row: Row, stored: models.Model, after: Dump) -> None:
    """References and the constraints of the database, before the database says it."""
    for reference in row.document.references(after):
        model = reference.model
        if not model._default_manager.filter(**{model.key_name: reference.key}).exists():
            raise Wrong(reference.path, f"{model._meta.verbose_name} {reference.key!r}: ei ole")
    owner = {row.document.owner: stored} if row.document.owner else {}
    instance = row.document.model(**owner, **row.document.attributes(after))
    for constraint in row.document.model._meta.constraints:
        if isinstance(constraint, models.CheckConstraint):
            try:
                constraint.validate(row.document.model, instance)
            except ValidationError as error:
                raise Wrong("", " ".join(error.messages)) from None


# Doing it


def carry_out(sheet: Sheet, found: Plan, *, who: str, why: str) -> None:
    """All of the plan or, with ChangedMeanwhile or a database error, nothing."""
    with transaction.atomic():
        for name, document in sheet.documents.items():
            keys = [key for noun, key in found.after if noun == name]
            with revisions.recorded(document, keys, who=who, why=why):
                rows = document.queryset().filter(**{f"{document.key_name}__in": keys})
                stored = {row.natural: row for row in rows}
                for key in keys:
                    before, after = found.before[name, key], found.after[name, key]
                    if key not in stored or document.read(stored[key]) != before:
                        raise ChangedMeanwhile
                    document.write_changes(before, after, stored[key])
