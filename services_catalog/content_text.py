"""The text of a content file, cut into what can be kept as it was written: comments, order, quotes and line breaks.

A Block is one entry, field or row: the lines from where it begins to where the next one does, and its lead: the
comments and empty lines above it. Joined again, the blocks are the very text they were cut from.
"""

import datetime as dt
import json
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import yaml

WIDTH = 120
CODE = 40  # a list of texts no longer than this stands on one line
ONE_LINE = 160  # a row of a list that is no longer than this stands on one line
PLAIN = re.compile(r"[^\W_][\w (),./–-]*|https?://[\w./%~=&+-]+")
INSIDE = re.compile(r"[,(){}\[\]]")  # what a bare text in a list or row on one line may not have
HIDDEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")  # characters that YAML would take for something else


class Block(NamedTuple):
    lead: tuple[str, ...]
    body: tuple[str, ...]


class Blocks(NamedTuple):
    blocks: tuple[Block, ...]
    tail: tuple[str, ...]

    @property
    def text(self) -> str:
        return joined([line for block in self.blocks for line in (*block.lead, *block.body)] + list(self.tail))


def joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def items(lines: Sequence[str], indent: int = 0) -> Blocks:
    """The items of a list whose dashes stand at the column ``indent``."""
    return _cut(lines, indent, re.compile(rf" {{{indent}}}-( |$)"))


def fields(lines: Sequence[str], indent: int = 0) -> Blocks:
    """The fields of a mapping whose keys stand at the column ``indent``."""
    return _cut(lines, indent, re.compile(rf" {{{indent}}}[^\s#-]"))


def _cut(lines: Sequence[str], indent: int, beginning: re.Pattern[str]) -> Blocks:
    starts = [number for number, line in enumerate(lines) if beginning.match(line)]
    blocks, free = [], 0
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
        while _is_between(lines[end - 1], indent):
            end -= 1
        blocks.append(Block(tuple(lines[free:start]), tuple(lines[start:end])))
        free = end
    return Blocks(tuple(blocks), tuple(lines[free:]))


def key_of(block: Block) -> str:
    """What a field is called."""
    return block.body[0].strip().partition(":")[0].strip("\"'")


def first_key(block: Block, indent: int) -> str:
    """What the first field of a row is called, which stands beside its dash."""
    return key_of(Block((), (block.body[0][indent + 2 :],)))


def _is_between(line: str, indent: int) -> bool:
    """An empty line, or a comment that stands no deeper than the items."""
    bare = line.lstrip()
    return not bare or (bare.startswith("#") and len(line) - len(bare) <= indent)


def without_own_comment(lead: Sequence[str]) -> tuple[str, ...]:
    """What remains above a block that is gone: headings, and comments with an empty line below."""
    kept = list(lead)
    while kept and kept[-1].lstrip().startswith("#") and not kept[-1].lstrip().startswith("# --"):
        kept.pop()
    return tuple(kept)


# Writing values


def entry(value: Mapping[str, Any]) -> tuple[str, ...]:
    """An entry of a file, a line for each field that fits on one."""
    return _item(mapping(value, 2), 0)


def entry_on_one_line(value: Mapping[str, Any]) -> tuple[str, ...]:
    return (f"- {flow(value)}",)


def mapping(value: Mapping[str, Any], indent: int) -> list[str]:
    return [line for name, item in value.items() for line in field(name, item, indent)]


def field(name: str, value: Any, indent: int) -> list[str]:
    """One field, at the column ``indent``."""
    key = f"{' ' * indent}{scalar(name, inside=True)}:"
    if isinstance(value, str):
        return _text(key, value, indent + 2)
    on_one_line = f"{key} {flow(value)}"
    is_codes = isinstance(value, list) and all(isinstance(item, str) and len(item) <= CODE for item in value)
    if not value or not isinstance(value, list | dict) or is_codes or (len(on_one_line) <= WIDTH and _is_short(value)):
        return [on_one_line]
    if isinstance(value, dict):
        return [key, *mapping(value, indent + 2)]
    return [key, *(line for item in value for line in row(item, indent + 2))]


def row(value: Any, indent: int) -> list[str]:
    """An item of a list whose dashes stand at the column ``indent``."""
    on_one_line = f"{' ' * indent}- {flow(value)}"
    if not isinstance(value, dict) or (len(on_one_line) <= ONE_LINE and _is_short(value)):
        return [on_one_line]
    return list(_item(mapping(value, indent + 2), indent))


def _item(lines: list[str], indent: int) -> tuple[str, ...]:
    return (f"{' ' * indent}- {lines[0][indent + 2 :]}", *lines[1:])


def _is_short(value: Any) -> bool:
    """Not so where something reads better below each other: lines of text, rows of a list."""
    if isinstance(value, dict):
        return all(map(_is_short, value.values()))
    if isinstance(value, list):
        return not any(isinstance(item, dict) for item in value)
    return "\n" not in str(value)


def _text(key: str, text: str, indent: int) -> list[str]:
    is_clean = not HIDDEN.search(text) and text == text.strip() and "\t" not in text
    margin = " " * indent
    if "\n" in text and is_clean and all(line == line.rstrip() for line in text.split("\n")):
        return [f"{key} |", *(f"{margin}{line}" if line else "" for line in text.split("\n"))]
    on_one_line = f"{key} {scalar(text)}"
    if len(on_one_line) <= WIDTH or not is_clean or "\n" in text or text != " ".join(text.split()):
        return [on_one_line]
    wrapped = textwrap.wrap(text, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    return [f"{key} >-", *(f"{margin}{line}" for line in wrapped)]


def flow(value: Any) -> str:
    """On one line, also inside others."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{scalar(name, inside=True)}: {flow(item)}' for name, item in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(flow, value))}]"
    return scalar(value, inside=True)


def scalar(value: Any, *, inside: bool = False) -> str:
    """Bare where YAML reads it back as the same text, else in double quotes; dates and numbers as they are."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if not isinstance(value, str):
        return json.dumps(value)
    is_bare = PLAIN.fullmatch(value) and not (inside and INSIDE.search(value)) and value == value.rstrip()
    if is_bare and yaml.load(value, yaml.CSafeLoader) == value:  # noqa: S506 (a safe loader)
        return value
    return quoted(value)


def quoted(text: str) -> str:
    return HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
