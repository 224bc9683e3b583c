"""Documents: the one shape that a YAML entry, a row with its children, and an object of the release share.

A Document maps a model to the Struct it publishes. Each field of the Struct becomes a column (or rows
of a child model of the same relation name); what the model has besides stays with the editors.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import count
from typing import Any, get_args

import msgspec
from django.db import models

from services_catalog.columns import Column, Links, Members, Plain, Reference, Translated, column_of
from services_catalog.translation_memory import Memory, translate

Dump = dict[str, Any]
Keys = dict[type[models.Model], set[str]]
TECHNICAL = {"id", "position", "loaded_digest", "changed_at"}


class InvalidEntry(ValueError):
    """What is wrong in one entry, field by field."""

    def __init__(self, errors: list[tuple[str, str]]) -> None:
        self.errors = errors
        super().__init__("; ".join(f"{path}: {message}" for path, message in errors))


class Document:
    """``name`` is the field of the section that lists these, and of the content files.

    ``rules`` are the fields that decide what is advised, of its rows too: ``steps.via``; ``*`` is all.
    ``mentions`` finds, by model, the keys inside texts and JSON, which no column knows as references.
    """

    def __init__(
        self,
        name: str,
        model: type[models.Model],
        struct: type[msgspec.Struct],
        *,
        owner: str = "",
        is_owned_by_code: bool = False,
        rules: tuple[str, ...] = (),
        mentions: Mapping[type[models.Model], Callable[[Dump], Iterator[Reference]]] | None = None,
    ) -> None:
        self.name = name
        self.model = model
        self.struct = struct
        self.owner = owner
        self.is_owned_by_code = is_owned_by_code
        self.rules = rules
        self.mentions = mentions or {}

    def __repr__(self) -> str:
        return f"<Document {self.name}>"

    @property
    def key_name(self) -> str:
        return self.model.key_name

    @property
    def is_ordered(self) -> bool:
        return not self.owner and "position" in self.field_names

    @cached_property
    def field_names(self) -> set[str]:
        return {field.name for field in self.model._meta.get_fields()}

    @property
    def dated_models(self) -> list[type[models.Model]]:
        """The models that remember when they were last changed."""
        own = [self.model] if "changed_at" in self.field_names else []
        return [*own, *(model for child in self.children.values() for model in child.dated_models)]

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        fields = [info for info in msgspec.structs.fields(self.struct) if not _child(info)]
        return (*(column_of(self.model, info) for info in fields), *self._notes())

    def _notes(self) -> Iterator[Column]:
        """Columns that the Struct does not have: for editors only, never in a release."""
        published = set(self.struct.__struct_fields__)
        if self.is_ordered:
            yield Plain(
                name="position", default=0, is_public=False, type=int, field=self.model._meta.get_field("position")
            )
        for field in self.model._meta.concrete_fields:
            if field.name.endswith("_note") and field.name not in published and not field.is_relation:
                yield Plain(name=field.name, is_public=False, type=str, field=field)

    @cached_property
    def children(self) -> dict[str, "Document"]:
        found = {}
        for info in msgspec.structs.fields(self.struct):
            if struct := _child(info):
                relation = self.model._meta.get_field(info.name)
                found[info.name] = Document(info.name, relation.related_model, struct, owner=relation.field.name)
        return found

    @cached_property
    def inline(self) -> tuple[Column, ...]:
        return tuple(c for c in self.columns if not isinstance(c, Links | Members))

    @cached_property
    def linked(self) -> tuple[Links | Members, ...]:
        return tuple(c for c in self.columns if isinstance(c, Links | Members))

    @property
    def row_models(self) -> dict[str, type[models.Model]]:
        """What the entry keeps in rows of their own."""
        links = {column.name: column.link for column in self.linked if isinstance(column, Links)}
        return links | {name: child.model for name, child in self.children.items()}

    @cached_property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    # From a content file

    def parse(self, raw: Any) -> Dump:
        """The entry in the shape of the release; InvalidEntry names every wrong field."""
        if not isinstance(raw, dict):
            raise InvalidEntry([("", f"not a mapping of fields: {raw!r}")])
        errors: list[tuple[str, str]] = []
        dump: Dump = {}
        for name, value in raw.items():
            if name in self.children:
                self._parse_rows(name, value, dump, errors)
            elif name in self.by_name:
                self._parse_column(name, value, dump, errors)
            else:
                errors.append((str(name), "unknown field"))
        errors += [(c.name, "missing") for c in self.columns if c.is_required and raw.get(c.name) in (None, "")]
        if errors:
            raise InvalidEntry(errors)
        return dump

    def _parse_column(self, name: str, raw: Any, dump: Dump, errors: list[tuple[str, str]]) -> None:
        column = self.by_name[name]
        try:
            value = column.default if raw is None else column.parse(raw)
        except ValueError as error:
            errors.append((name, str(error)))
        else:
            if column.is_required or value != column.default:
                dump[name] = value

    def _parse_rows(self, name: str, raw: Any, dump: Dump, errors: list[tuple[str, str]]) -> None:
        if not isinstance(raw, list | None):
            errors.append((name, "not a list"))
            return
        rows = []
        for number, item in enumerate(raw or (), start=1):
            try:
                rows.append(self.children[name].parse(item))
            except InvalidEntry as invalid:
                errors.extend((f"{name}[{number}].{path}".rstrip("."), message) for path, message in invalid.errors)
        if rows:
            dump[name] = rows

    def translated(self, dump: Dump, memory: Memory) -> Dump:
        """With what the memory knows of its texts, in the languages that the model keeps."""
        return {name: self.translated_field(name, value, memory) for name, value in dump.items()}

    def translated_field(self, name: str, value: Any, memory: Memory) -> Any:
        if name in self.children:
            return [self.children[name].translated(item, memory) for item in value]
        column = self.by_name[name]
        return translate(value, memory, column.languages) if isinstance(column, Translated) else value

    def authored(self, dump: Dump, memory: Memory) -> Dump:
        """The dump as a content file says it, in the order of the Struct's fields."""
        return {name: self.authored_field(name, dump[name], memory) for name in self.field_order if name in dump}

    def authored_field(self, name: str, value: Any, memory: Memory) -> Any:
        if name in self.children:
            return [self.children[name].authored(item, memory) for item in value]
        return self.by_name[name].authored(value, memory)

    @cached_property
    def field_order(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*self.struct.__struct_fields__, *self.by_name]))

    # From and to the database

    def queryset(self) -> models.QuerySet:
        order = ("position", "pk") if "position" in self.field_names else (self.key_name,)
        prefetches = [column.prefetch() for column in self.linked]
        prefetches += [models.Prefetch(name, child.queryset()) for name, child in self.children.items()]
        return self.model._default_manager.order_by(*order).prefetch_related(*prefetches)

    def read(self, row: models.Model) -> Dump:
        """The row with its children; what equals the Struct's default is left out."""
        dump = {}
        for column in self.columns:
            value = column.read(row)
            if column.is_required or value != column.default:
                dump[column.name] = value
        for name, child in self.children.items():
            if rows := [child.read(item) for item in getattr(row, name).all()]:
                dump[name] = rows
        return dump

    def write(self, dump: Dump, row: models.Model) -> None:
        """What a content file says; the columns only: rows may point to entries that come later, see write_rows."""
        self.fill(dump, row)
        row.loaded_digest = digest(dump)
        row.save()

    def fill(self, dump: Dump, row: models.Model) -> None:
        for name, value in self.attributes(dump).items():
            setattr(row, name, value)

    def write_rows(self, dump: Dump, row: models.Model, *, is_new: bool) -> None:
        for column in self.linked:
            if not is_new or column.name in dump:
                column.write_rows(row, dump.get(column.name, []), is_new)
        for name, child in self.children.items():
            if not is_new:
                getattr(row, name).all().delete()
            child.create(dump.get(name, []), row)

    def write_changes(self, before: Dump, after: Dump, row: models.Model) -> None:
        """Of a row that is there; what is the same is not written again."""
        self.fill(after, row)
        row.save()
        for column in self.linked:
            if before.get(column.name) != after.get(column.name):
                column.write_rows(row, after.get(column.name, []), is_new=False)
        for name, child in self.children.items():
            if before.get(name) != after.get(name):
                getattr(row, name).all().delete()
                child.create(after.get(name, []), row)

    def create(self, dumps: list[Dump], parent: models.Model) -> None:
        rows = [
            self.model(**{self.owner: parent, "position": position}, **self.attributes(dump))
            for position, dump in zip(count(10, 10), dumps, strict=False)
        ]
        self.model._default_manager.bulk_create(rows)
        if self.linked or self.children:
            for dump, row in zip(dumps, rows, strict=True):
                self.write_rows(dump, row, is_new=True)

    def attributes(self, dump: Dump) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for column in self.inline:
            found |= column.attributes(dump.get(column.name, column.default))
        return found

    # What follows from a dump

    def references(self, dump: Dump) -> Iterator[Reference]:
        for column in self.columns:
            if column.name in dump:
                yield from column.references(dump[column.name])
        for name, child in self.children.items():
            for number, item in enumerate(dump.get(name, ()), start=1):
                for path, model, key in child.references(item):
                    yield Reference(f"{name}[{number}].{path}", model, key)

    def may_point_to(self, model: type[models.Model]) -> bool:
        return (
            model in self.mentions
            or any(model in column.targets for column in self.columns)
            or any(child.may_point_to(model) for child in self.children.values())
        )

    def pointing(self, dump: Dump, model: type[models.Model], keys: set[str]) -> list[str]:
        """The paths of what holds one of the keys."""
        mentioned = self.mentions[model](dump) if model in self.mentions else ()
        found = [*self.references(dump), *mentioned]
        return list(dict.fromkeys(path for path, target, key in found if target is model and key in keys))

    def published(self, dump: Dump) -> Dump:
        """The dump without what is for editors only."""
        public = {name: value for name, value in dump.items() if self._is_public(name)}
        for name, child in self.children.items():
            if name in public:
                public[name] = [child.published(item) for item in public[name]]
        return public

    def rules_of(self, dump: Dump) -> Dump:
        """What in the entry decides what is advised."""
        if "*" in self.rules:
            return self.published(dump)
        parts = (name.partition(".") for name in self.rules)
        return {
            name + row: [item.get(row) for item in dump.get(name, [])] if row else dump.get(name)
            for name, _, row in parts
        }

    def decides(self, touched: Iterable[str]) -> bool:
        """Whether any of the fields or rows is a rule; a whole row is, if something in it is."""
        return any(
            rule in ("*", path) or path.startswith(f"{rule}.") or rule.startswith(f"{path}.")
            for path in touched
            for rule in self.rules
        )

    def _is_public(self, name: str) -> bool:
        return name in self.children or self.by_name[name].is_public


def _child(info: msgspec.structs.FieldInfo) -> type[msgspec.Struct] | None:
    """The Struct of a field that is a tuple of Structs."""
    item = (*get_args(info.type), None)[0]
    return item if isinstance(item, type) and issubclass(item, msgspec.Struct) else None


def canonical(document: Any) -> bytes:
    """The same bytes for the same content, whatever its order of keys was."""
    return msgspec.json.encode(document, order="sorted")


def digest(document: Any) -> str:
    return hashlib.sha256(canonical(document)).hexdigest()
