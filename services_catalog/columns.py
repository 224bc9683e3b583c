"""How one field of a Struct is read from a content file, from a row of the database, and written to the row.

All three have one shape, that of the release's JSON: plain dicts, lists and strings, a Text as
``{"fi": …}``, an enumeration as its code, a date as ISO, a missing value left out.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any, NamedTuple

import msgspec
from django.db import models

from services_catalog.conditions import Condition, Text, parse_condition
from services_catalog.models.condition import ConditionRow
from services_catalog.models.fact import Fact
from services_catalog.models.lines import LinesField, split_lines
from services_catalog.models.situation import Situation
from services_catalog.translation_memory import Memory, translate

LANGUAGES = tuple(field.name for field in msgspec.structs.fields(Text))


class Reference(NamedTuple):
    """A natural key that something else must have."""

    path: str
    model: type[models.Model]
    key: str


@dataclass(frozen=True, kw_only=True)
class Column:
    """One field; ``default`` is what the Struct assumes when the field is left out."""

    name: str
    default: Any = ""
    is_required: bool = False
    is_public: bool = True

    def parse(self, raw: Any) -> Any:
        """The value in the shape of the release; ValueError if it is not one."""
        raise NotImplementedError

    def authored(self, value: Any, memory: Memory) -> Any:
        """The value as a content file says it, beside the translations of the memory; parse reads it back."""
        return value

    def read(self, row: models.Model) -> Any:
        raise NotImplementedError

    def attributes(self, value: Any) -> dict[str, Any]:
        """What to set on the row."""
        raise NotImplementedError

    def references(self, value: Any) -> Iterator[Reference]:
        return iter(())

    @property
    def targets(self) -> tuple[type[models.Model], ...]:
        """Whose keys the field may hold."""
        target = getattr(self, "target", None)
        return (target,) if target else ()


def text_of(raw: Any) -> str:
    """Browsers send line ends as CRLF; the shape of the release has LF."""
    return (raw or "").replace("\r\n", "\n").strip()


def fitting(text: str, limit: int | None) -> str:
    if limit and len(text) > limit:
        raise ValueError(f"longer than {limit} characters")
    return text


@dataclass(frozen=True, kw_only=True)
class Plain(Column):
    """Text, number, date, code or JSON in one column."""

    type: Any
    field: models.Field

    def parse(self, raw):
        if self.type is str and isinstance(raw, dt.date):
            raw = raw.isoformat()
        elif self.type is str and isinstance(raw, bool | int | float):
            raise ValueError(f"{raw!r} is not text; put it in quotes")
        value = msgspec.to_builtins(msgspec.convert(raw, self.type))
        return fitting(text_of(value), self.field.max_length) if isinstance(value, str) else value

    def authored(self, value, memory):
        is_date = isinstance(self.field, models.DateField) and isinstance(value, str)
        return dt.date.fromisoformat(value) if is_date else value

    def read(self, row):
        value = getattr(row, self.name)
        if isinstance(value, str):
            value = text_of(value)
        return self.default if value in ("", None) else msgspec.to_builtins(value)

    def attributes(self, value):
        is_text = isinstance(self.field, models.CharField | models.TextField)
        return {self.name: "" if value is None and is_text else value}


@dataclass(frozen=True, kw_only=True)
class Translated(Column):
    """A Text: one column per language; easy Finnish only where the model has a column for it."""

    max_length: int | None
    languages: tuple[str, ...] = LANGUAGES

    def parse(self, raw):
        texts = {"fi": raw} if isinstance(raw, str) else raw
        if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
            raise ValueError(f"{raw!r} is not text, nor texts by language")
        if unknown := set(texts) - set(self.languages):
            raise ValueError(f"unknown language {', '.join(map(str, unknown))}; known: {', '.join(self.languages)}")
        return {
            language: fitting(text, self.max_length)
            for language in self.languages
            if (text := text_of(texts.get(language))) or (language != "fi" and language in texts)
        }

    def authored(self, value, memory):
        """An empty translation says that there is none although the memory knows one."""
        remembered = translate({"fi": value.get("fi", "")}, memory, self.languages)
        said = {key: value.get(key, "") for key in self.languages if key in value or key in remembered}
        texts = {key: text for key, text in said.items() if key == "fi" or remembered.get(key) != text}
        return texts["fi"] if list(texts) == ["fi"] else texts

    def read(self, row):
        texts = {language: text_of(getattr(row, f"{self.name}_{language}")) for language in self.languages}
        return {language: text for language, text in texts.items() if text}

    def attributes(self, value):
        return {f"{self.name}_{language}": value.get(language, "") for language in self.languages}


@dataclass(frozen=True, kw_only=True)
class Key(Column):
    """A foreign key, which holds the natural key itself."""

    target: type[models.Model]

    def parse(self, raw):
        if not isinstance(raw, str):
            raise ValueError(f"{raw!r} is not a key; put it in quotes")
        return raw

    def read(self, row):
        return getattr(row, f"{self.name}_id") or ""

    def attributes(self, value):
        return {f"{self.name}_id": value or None}

    def references(self, value):
        if value:
            yield Reference(self.name, self.target, value)


class KeyList(Column):
    """Something that is a list of texts in the release."""

    def parse(self, raw):
        return list(msgspec.convert(raw, tuple[str, ...]))


@dataclass(frozen=True, kw_only=True)
class Lines(KeyList):
    """A list of texts or keys, one per line of a column."""

    target: type[models.Model] | None

    def read(self, row):
        return list(split_lines(getattr(row, self.name)))

    def attributes(self, value):
        return {self.name: "\n".join(value)}

    def references(self, value):
        for key in value if self.target else ():
            yield Reference(self.name, self.target, key)


@dataclass(frozen=True, kw_only=True)
class ConditionColumns(Column):
    """A condition: a compact text in the files, columns of its own in the row."""

    def parse(self, raw):
        condition = parse_condition(raw) if isinstance(raw, str) else msgspec.convert(raw, Condition)
        return plain_condition(condition)

    def authored(self, value, memory):
        return str(msgspec.convert(value, Condition))

    def read(self, row):
        return plain_condition(row.condition)

    def attributes(self, value):
        return ConditionRow.columns(msgspec.convert(value, Condition))

    def references(self, value):
        condition = msgspec.convert(value, Condition)
        for fact in condition.facts:
            yield Reference(self.name, Fact, fact)
        if condition.situation:
            yield Reference(self.name, Situation, condition.situation)

    @property
    def targets(self):
        return (Fact, Situation)


def plain_condition(condition: Condition) -> dict[str, Any]:
    plain = msgspec.to_builtins(condition)
    return {**plain, "values": list(condition.values)} if condition.values else plain


@dataclass(frozen=True, kw_only=True)
class Links(KeyList):
    """An ordered list of keys: rows of a link table, each with one foreign key."""

    link: type[models.Model]
    owner: str
    foreign_key: models.ForeignKey

    def read(self, row):
        return [getattr(link, self.foreign_key.attname) for link in getattr(row, self.name).all()]

    def references(self, value):
        for key in value:
            yield Reference(self.name, self.foreign_key.related_model, key)

    @property
    def targets(self):
        return (self.foreign_key.related_model,)

    def prefetch(self) -> models.Prefetch:
        return models.Prefetch(self.name, self.link._default_manager.order_by("position", "pk"))

    def write_rows(self, row, value, is_new):
        if not is_new:
            getattr(row, self.name).all().delete()
        self.link._default_manager.bulk_create(
            self.link(**{self.owner: row, self.foreign_key.attname: key, "position": position})
            for position, key in zip(count(10, 10), value, strict=False)
        )


@dataclass(frozen=True, kw_only=True)
class Members(KeyList):
    """A set of keys: a many-to-many relation."""

    target: type[models.Model]
    key_name: str

    def parse(self, raw):
        return sorted(super().parse(raw))

    def read(self, row):
        return sorted(getattr(member, self.key_name) for member in getattr(row, self.name).all())

    def references(self, value):
        for key in value:
            yield Reference(self.name, self.target, key)

    def prefetch(self) -> str:
        return self.name

    def write_rows(self, row, value, is_new):
        members = self.target._default_manager.filter(**{f"{self.key_name}__in": value})
        getattr(row, self.name).set(members)


def column_of(model: type[models.Model], info: msgspec.structs.FieldInfo) -> Column:
    """The column of a Struct's field, chosen by what the model keeps it in."""
    common = {"name": info.name, "is_required": info.required}
    if info.type is Condition:
        return ConditionColumns(**common)
    field = model._meta.get_field(info.name)
    if info.type is Text:
        columns = {column.name for column in model._meta.concrete_fields}
        languages = tuple(language for language in LANGUAGES if f"{info.name}_{language}" in columns)
        return Translated(**common, default={}, max_length=field.max_length, languages=languages)
    if field.one_to_many:
        link = field.related_model
        keys = [f for f in link._meta.concrete_fields if f.is_relation and f is not field.field]
        return Links(**common, default=[], link=link, owner=field.field.name, foreign_key=keys[0])
    if field.many_to_many:
        target = field.related_model
        return Members(**common, default=[], target=target, key_name=target.key_name)
    if field.is_relation:
        return Key(**common, target=field.related_model)
    if isinstance(field, LinesField):
        return Lines(**common, default=[], target=field.target_model)
    default = None if info.required else msgspec.to_builtins(info.default)
    return Plain(**common, default=default, type=info.type, field=field)
