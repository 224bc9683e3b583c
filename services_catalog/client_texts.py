"""Which texts of a release clients read in Finnish, each with its kind, so that all are held to plain language."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from services_catalog.conditions import Text
from services_catalog.plain_language import ClientText, TextKind

Kinds = Mapping[str, TextKind]  # by Struct and field, e.g. ``Service.summary``


def kind_of(kinds: Kinds, noun: str, field: str) -> TextKind | None:
    """None if clients do not read it; a column that ends with ``_easy`` is easy Finnish."""
    kind = kinds.get(f"{noun}.{field.removesuffix('_easy')}")
    return TextKind.EASY if kind and kind.is_running and field.endswith("_easy") else kind


def client_texts(content: Any, kinds: Kinds, owner: str = "") -> Iterator[ClientText]:
    """Every text of the Structs that has a kind, under the keys of what it belongs to."""
    if isinstance(content, msgspec.Struct):
        if getattr(content, "audience", "client") != "client":
            return
        yield from _texts_of(content, kinds, "/".join(filter(None, (owner, _key(content)))))
    elif isinstance(content, list | tuple):
        for item in content:
            yield from client_texts(item, kinds, owner)


def _texts_of(struct: msgspec.Struct, kinds: Kinds, owner: str) -> Iterator[ClientText]:
    noun = type(struct).__name__
    for field in struct.__struct_fields__:
        value = getattr(struct, field)
        kind = kind_of(kinds, noun, field) if isinstance(value, Text) and value else None
        if kind:
            yield ClientText(kind, owner, f"{noun}.{field}", value.fi)
            if value.easy:
                yield ClientText(
                    kind_of(kinds, noun, f"{field}_easy") or kind, owner, f"{noun}.{field}_easy", value.easy
                )
        elif not isinstance(value, Text):
            yield from client_texts(value, kinds, owner)


def _key(struct: msgspec.Struct) -> str:
    return getattr(struct, "slug", "") or getattr(struct, "key", "")
