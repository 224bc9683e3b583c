"""One cell of a table: a column of a document, in one language if it has several, as a spreadsheet writes it."""

import re
from typing import Any, NamedTuple

import msgspec
from django.db import models

from services_catalog.columns import Column, ConditionColumns, Plain, Translated
from services_catalog.documents import Document, Dump

YES_NO = {True: "kyllä", False: "ei"}
FINNISH_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


class Wrong(Exception):
    """A cell that cannot be read."""

    def __init__(self, column: str, message: str, allowed: str = "") -> None:
        self.args = (column, message, allowed)


class Cell(NamedTuple):
    """A column of the table: a column of the document, in one language if it has several."""

    column: Column
    language: str = ""

    def said(self, dump: Dump) -> str:
        value = dump.get(self.column.name, self.column.default)
        if self.language:
            return value.get(self.language, "")
        if isinstance(value, list):
            return "\n".join(value)
        return YES_NO[value] if isinstance(value, bool) else "" if value is None else str(value)

    def read(self, text: str, dump: Dump) -> Any:
        """What the field of the dump becomes; Wrong if the text is no such value."""
        column, text = self.column, text.strip()
        try:
            if self.language:
                return column.parse({**dump.get(column.name, {}), self.language: text})
            if isinstance(column.default, list):
                return column.parse([line.strip() for line in text.splitlines() if line.strip()])
            return column.parse(_typed(column, text)) if text else column.default
        except (ValueError, msgspec.ValidationError):
            raise Wrong(self.title, f"”{text[:40]}” ei kelpaa", _allowed(column)) from None

    @property
    def title(self) -> str:
        return f"{self.column.name}_{self.language}" if self.language else self.column.name


def _typed(column: Column, text: str) -> Any:
    if column.name.endswith(("_on", "_from", "_to")):  # as Finnish spreadsheets rewrite a date
        text = FINNISH_DAY.sub(lambda day: f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}", text)
    if not isinstance(column, Plain) or column.type is str:
        return text
    if column.type is bool:
        return {words: value for value, words in YES_NO.items()}.get(text.lower(), text)
    return msgspec.to_builtins(msgspec.convert(text, column.type, strict=False))


def _allowed(column: Column) -> str:
    field = getattr(column, "field", None)
    if choices := getattr(field, "flatchoices", None):
        return ", ".join(str(code) for code, _ in choices)
    if isinstance(field, models.DateField):
        return "päivä, esimerkiksi 2026-11-22 tai 22.11.2026"
    if isinstance(field, models.IntegerField):
        return "kokonaisluku"
    length = getattr(field or column, "max_length", None)
    return f"enintään {length} merkkiä" if length else ""


def cells_of(document: Document) -> dict[str, Cell]:
    """Those columns of a document that one cell can say, by title."""
    found = []
    for column in document.columns:
        if isinstance(column, Translated):
            found += [Cell(column, language) for language in column.languages]
        elif not isinstance(column, ConditionColumns) and column.name != "position":
            found.append(Cell(column))
    return {cell.title: cell for cell in found}
