"""Two editors with one form: where what they wrote differs, who changed what, and what is saved of it.

Nothing is lost silently: where both changed the same place, somebody has to choose.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

import msgspec

from services_catalog.differences import Noun, pairs

Values = list[str]  # what a browser sends of one field
Row = dict[str, Values]

DELETE = "DELETE"
KEYS = ("key", "code")  # of a row that has a name of its own


class Sheet(msgspec.Struct):
    """A filled form: its own fields, and the rows of each inline by the row's id."""

    fields: Row = {}
    rows: dict[str, dict[str, Row]] = {}

    def row(self, inline: str, key: str) -> Row | None:
        """None if there is no such row, or it is marked to be deleted."""
        row = self.rows.get(inline, {}).get(key)
        return None if row is None or is_marked(row) else row


def is_marked(row: Row) -> bool:
    return any(row.get(DELETE, []))


class Side(StrEnum):
    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


class Place(NamedTuple):
    """A field; of a row if there is an inline; the whole row if there is no field."""

    inline: str
    row: str
    field: str

    def __str__(self) -> str:
        return ":".join(self)


class Clash(NamedTuple):
    """Where the two differ; None stands for a row that is not there."""

    place: Place
    mine: Values | Row | None
    theirs: Values | Row | None
    changed: Side  # by whom since both began


def clashes(base: Sheet, mine: Sheet, theirs: Sheet) -> list[Clash]:
    """Every difference between the two; ``base`` is what mine was made from."""
    return [
        *_of_fields(Place("", "", ""), base.fields, mine.fields, theirs.fields),
        *(
            clash
            for inline in _keys(theirs.rows, mine.rows)
            for key in _keys(theirs.rows.get(inline, {}), mine.rows.get(inline, {}))
            for clash in _of_row(Place(inline, key, ""), *(sheet.row(inline, key) for sheet in (base, mine, theirs)))
        ),
    ]


def _of_row(place: Place, base: Row | None, mine: Row | None, theirs: Row | None) -> Iterator[Clash]:
    if mine is not None and theirs is not None:
        yield from _of_fields(place, base or {}, mine, theirs)
    elif mine is not None or theirs is not None:
        yield Clash(place, mine, theirs, _changed(_differ(base, mine), _differ(base, theirs)))


def _of_fields(place: Place, base: Row, mine: Row, theirs: Row) -> Iterator[Clash]:
    for name in _keys(theirs, mine):
        was, one, other = base.get(name, []), mine.get(name, []), theirs.get(name, [])
        if name != DELETE and normal(one) != normal(other):
            changed = _changed(normal(one) != normal(was), normal(other) != normal(was))
            yield Clash(place._replace(field=name), one, other, changed)


def _changed(by_me: bool, by_them: bool) -> Side:
    if by_me and by_them:
        return Side.BOTH
    return Side.MINE if by_me else Side.THEIRS


def _differ(before: Row | None, after: Row | None) -> bool:
    if before is None or after is None:
        return before is not after
    return any(
        normal(before.get(name, [])) != normal(after.get(name, [])) for name in _keys(before, after) if name != DELETE
    )


def normal(values: Values) -> Values:
    """Browsers send line ends as CRLF, an empty field as an empty text and an unticked box not at all."""
    return [text for value in values if (text := value.replace("\r\n", "\n").strip())]


def _keys(*mappings: Mapping[str, object]) -> list[str]:
    return list(dict.fromkeys(key for mapping in mappings for key in mapping))


def merged(mine: Sheet, theirs: Sheet, taken: set[Place]) -> Sheet:
    """Mine, but theirs at the places taken."""
    rows = {
        inline: {
            key: row
            for key in _keys(theirs.rows.get(inline, {}), mine.rows.get(inline, {}))
            if (row := _merged_row(Place(inline, key, ""), mine, theirs, taken)) is not None
        }
        for inline in _keys(theirs.rows, mine.rows)
    }
    return Sheet(fields=_merged_fields(Place("", "", ""), mine.fields, theirs.fields, taken), rows=rows)


def _merged_row(place: Place, mine: Sheet, theirs: Sheet, taken: set[Place]) -> Row | None:
    one, other = (sheet.row(place.inline, place.row) for sheet in (mine, theirs))
    if place in taken:
        return other
    return _merged_fields(place, one, other, taken) if one is not None and other is not None else one


def _merged_fields(place: Place, mine: Row, theirs: Row, taken: set[Place]) -> Row:
    names = _keys(theirs, mine)
    return {name: (theirs if place._replace(field=name) in taken else mine).get(name, []) for name in names}


def renamed(base: Sheet, mine: Sheet, theirs: Sheet) -> tuple[Sheet, Sheet]:
    """Base and mine with their ids: a load or a restored state writes all rows anew, with other ids."""
    names = {inline: _new_names(base.rows.get(inline, {}), rows) for inline, rows in theirs.rows.items()}
    return _with_names(base, names), _with_names(mine, names)


def _new_names(old: dict[str, Row], new: dict[str, Row]) -> dict[str, str]:
    """Each old row is the new one with its key, or the most alike; only where no row has kept its id."""
    if not set(old).isdisjoint(new):
        return {}
    noun = Noun(name="", key=next((name for row in old.values() for name in KEYS if name in row), ""))
    found = pairs(noun, [_said(row) for row in old.values()], [_said(row) for row in new.values()])
    ids = list(old), list(new)
    return {ids[0][a]: ids[1][b] for a, b in found if a is not None and b is not None}


def _said(row: Row) -> dict[str, str]:
    return {name: "\n".join(said) for name, values in row.items() if (said := normal(values))}


def _with_names(sheet: Sheet, names: dict[str, dict[str, str]]) -> Sheet:
    rows = {
        inline: {names.get(inline, {}).get(key, key): row for key, row in rows.items()}
        for inline, rows in sheet.rows.items()
    }
    return Sheet(fields=sheet.fields, rows=rows)
