"""Tables that Excel and LibreOffice open with a click in Finland, and give back: CSV with semicolons in UTF-8."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

BOM = "\ufeff"
SIZE = 4_000_000  # bytes
RISKY = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is a formula to a spreadsheet


class Unreadable(Exception):
    """Why a file is not such a table, in words for an editor."""


class Line(NamedTuple):
    """A row by its columns; ``number`` as the spreadsheet counts, the header being 1."""

    number: int
    cells: Mapping[str, str]


def write(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return BOM + file.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(RISKY) else cell


def _as_meant(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(RISKY) else cell


def decoded(raw: bytes) -> str:
    """The text of an uploaded file; Unreadable if it is too big or in another encoding."""
    if len(raw) > SIZE:
        raise Unreadable(f"Tiedosto on liian suuri: enintään {SIZE // 1_000_000} megatavua.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("Tiedosto ei ole UTF-8-muodossa. Tallenna se muodossa ”CSV UTF-8”.") from None


def read(text: str) -> tuple[list[str], list[Line]]:
    """The header and the rows that are not empty; Unreadable if there is no such table."""
    if "\0" in text:
        raise Unreadable("Tiedosto ei ole CSV-taulukko.")
    first = text.lstrip(BOM).partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    try:
        table = list(csv.reader(io.StringIO(text.lstrip(BOM), newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        raise Unreadable("Tiedosto ei ole CSV-taulukko: lainausmerkit eivät täsmää.") from None
    header = [name.strip() for name in table[0]] if table else []
    if not any(header):
        raise Unreadable("Tiedosto on tyhjä.")
    if twice := {name for name in header if header.count(name) > 1}:
        raise Unreadable(f"Sarake on kahdesti: {', '.join(sorted(twice))}.")
    return header, [_line(number, header, cells) for number, cells in enumerate(table[1:], start=2) if any(cells)]


def _line(number: int, header: list[str], cells: list[str]) -> Line:
    if len(cells) > len(header):
        raise Unreadable(f"Rivillä {number} on enemmän soluja kuin sarakkeita.")
    filled = [*cells, *[""] * (len(header) - len(cells))]
    return Line(number, {name: _as_meant(cell) for name, cell in zip(header, filled, strict=True)})
