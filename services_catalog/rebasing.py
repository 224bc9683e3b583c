"""What two states of the content, both made from a third one, are together: entry by entry and field by field."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

Entry = Mapping[str, Any]


class Merged(NamedTuple):
    """``clashes`` are keys and fields that both changed, each otherwise; there ``theirs`` is kept."""

    entries: list[dict[str, Any]]
    clashes: list[tuple[str, str]]


def merge(
    key_name: str, base: Sequence[Entry], ours: Sequence[Entry], theirs: Sequence[Entry], *, newest: Iterable[str] = ()
) -> Merged:
    """The entries of one document. ``newest`` are fields in which a clash is none: ``theirs`` is newer."""
    before, mine, other = ({entry[key_name]: entry for entry in entries} for entries in (base, ours, theirs))
    merged: list[dict[str, Any]] = []
    clashes: list[tuple[str, str]] = []
    for key in _order(list(before), list(mine), list(other)):
        entry, fields = _entry(before.get(key), mine.get(key), other.get(key), set(newest))
        merged += [entry] if entry else []
        clashes += [(key, field) for field in fields]
    return Merged(merged, clashes)


def _entry(
    base: Entry | None, ours: Entry | None, theirs: Entry | None, newest: set[str]
) -> tuple[dict[str, Any] | None, list[str]]:
    if ours in (base, theirs):
        return dict(theirs) if theirs else None, []
    if theirs == base:
        return dict(ours) if ours else None, []
    if ours is None or theirs is None:  # one removed what the other changed
        return dict(theirs) if theirs else None, [""]
    before = base or {}
    entry = {name: ours[name] if theirs.get(name) == before.get(name) else theirs.get(name) for name in ours}
    entry |= {name: value for name, value in theirs.items() if name not in ours and value != before.get(name)}
    clashes = [
        name
        for name in sorted({*before, *ours, *theirs} - newest)
        if len({repr(side.get(name)) for side in (before, ours, theirs)}) == 3
    ]
    return {name: value for name, value in entry.items() if value is not None}, clashes


def _order(base: list[str], ours: list[str], theirs: list[str]) -> list[str]:
    """As the one who changed it has it; what only the other has comes after its neighbour there."""
    leading, other = (theirs, ours) if ours == base else (ours, theirs)
    keys = list(leading)
    for number, key in enumerate(other):
        if key not in leading:
            keys.insert(keys.index(other[number - 1]) + 1 if number else 0, key)
    return keys
