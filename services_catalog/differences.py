"""How two states of one entry differ, field by field and row by row, in the words of its form."""

import datetime as dt
import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from services_catalog.conditions import Condition

LANGUAGES = {"fi": "", "sv": "sv", "en": "en", "easy": "selko"}
ALIKE = 0.6  # rows that share less are one gone and one new
TITLE_LENGTH = 60


class Noun(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry or a row is called, and its fields; ``key`` is the field by which rows are told apart."""

    name: str
    key: str = ""
    fields: Mapping[str, str] = {}
    choices: Mapping[str, Mapping[str, str]] = {}  # by field: what the codes mean
    rows: Mapping[str, "Noun"] = {}


class Difference(NamedTuple):
    """Where, for example "Reitin askel 2 › mitä tehdään (sv)", and what is said there; nothing is empty."""

    path: str
    before: str
    after: str


class Pair(NamedTuple):
    """A row before and after, by its place; None where there is none."""

    before: int | None
    after: int | None


def differences(noun: Noun, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Of two dumps, either of which may be empty; in the order of the form, rows last."""
    return list(_differences(noun, before, after, ""))


def _differences(noun: Noun, before: Mapping[str, Any], after: Mapping[str, Any], path: str) -> Iterator[Difference]:
    known = [name for name in noun.fields if name in before or name in after]
    strangers = sorted({*before, *after} - set(noun.fields) - set(noun.rows))
    for name in (*known, *strangers):
        label = path + noun.fields.get(name, name)
        old, new = said(noun, name, before.get(name)), said(noun, name, after.get(name))
        for part in {**old, **new}:
            if old.get(part, "") != new.get(part, ""):
                yield Difference(f"{label} ({part})" if part else label, old.get(part, ""), new.get(part, ""))
    for name, child in noun.rows.items():
        yield from _of_rows(child, before.get(name) or [], after.get(name) or [], path)


def _of_rows(
    noun: Noun, before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]], path: str
) -> Iterator[Difference]:
    paired = pairs(noun, before, after)
    for old, new in paired:
        where = f"{path}{noun.name} {1 + (new if new is not None else old or 0)}"
        if old is None or new is None:
            gone = "" if old is None else in_words(noun, before[old])
            yield Difference(where, gone, "" if new is None else in_words(noun, after[new]))
        else:
            yield from _differences(noun, before[old], after[new], f"{where} › ")
    kept = [old for old, new in paired if old is not None and new is not None]
    if sorted(kept) != kept:
        yield Difference(f"{path}{noun.name}: järjestys", _titles(noun, before), _titles(noun, after))


def pairs(noun: Noun, before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> list[Pair]:
    """Which row became which: by key, the same as such, then the most alike. New and kept ones in their
    new order, those gone after them."""
    old, new = dict(enumerate(before)), dict(enumerate(after))
    found: dict[int, int] = {}
    if noun.key:
        _match(old, new, found, lambda row: row.get(noun.key))
    _match(old, new, found, canonical)
    scores = [(_likeness(a, b), -abs(i - j), -i, -j) for i, a in old.items() for j, b in new.items()]
    for score, _, minus_i, minus_j in sorted(scores, reverse=True):
        i, j = -minus_i, -minus_j
        if score >= ALIKE and i in old and j in new and not _are_others(noun, old[i], new[j]):
            found[j] = i
            del old[i], new[j]
    return [Pair(found.get(j), j) for j in range(len(after))] + [Pair(i, None) for i in sorted(old)]


def _match(old: dict[int, Any], new: dict[int, Any], found: dict[int, int], identity: Any) -> None:
    places: dict[Any, list[int]] = {}
    for i, row in old.items():
        places.setdefault(identity(row), []).append(i)
    for j, row in list(new.items()):
        if same := places.get(identity(row)):
            found[j] = i = same.pop(0)
            del old[i], new[j]


def _are_others(noun: Noun, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return bool(noun.key) and one.get(noun.key) != other.get(noun.key)


def _likeness(one: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    return difflib.SequenceMatcher(None, canonical(one), canonical(other), autojunk=False).ratio()


def canonical(row: Mapping[str, Any]) -> str:
    return msgspec.json.encode(row, order="sorted").decode()


# In words


def said(noun: Noun, name: str, value: Any) -> dict[str, str]:
    """The words of a field by language; whatever has no language is said under no name."""
    if isinstance(value, dict) and value and not set(value) - set(LANGUAGES):
        return {LANGUAGES[language]: value[language] for language in LANGUAGES if value.get(language)}
    shown = _shown(value, noun.choices.get(name, {}))
    return {"": shown} if shown else {}


def _shown(value: Any, choices: Mapping[str, str]) -> str:
    if value is None or value in ("", [], {}):
        return ""
    match value:
        case bool():
            return "kyllä" if value else "ei"
        case str():
            return choices.get(value) or _day(value)
        case list():
            return "\n".join(_shown(item, choices) for item in value)
        case {"operator": _}:
            return str(msgspec.convert(value, Condition))
        case dict():
            return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True)
    return str(value)


def _day(text: str) -> str:
    """A date as Finns write it; any other text as it is."""
    try:
        day = dt.date.fromisoformat(text) if len(text) == 10 and text.count("-") == 2 else None
    except ValueError:
        return text
    return f"{day.day}.{day.month}.{day.year}" if day else text


def in_words(noun: Noun, row: Mapping[str, Any]) -> str:
    """A whole row, a line for each of its fields."""
    return "\n".join(f"{label}: {new}" for label, _, new in _differences(noun, {}, row, ""))


def _titles(noun: Noun, rows: Sequence[Mapping[str, Any]]) -> str:
    """One line for each row, by what is said first in it."""
    named = (
        " · ".join(words for name in noun.fields for words in said(noun, name, row.get(name)).values()) for row in rows
    )
    return "\n".join(
        f"{number}. {' '.join(words.split())[:TITLE_LENGTH]}" for number, words in enumerate(named, start=1)
    )
