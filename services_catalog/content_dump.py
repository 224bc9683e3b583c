"""From the working copy back to the content files: only what differs is written anew, all else stays as it stands.

Comments, order and line breaks of whatever did not change are those of the files. Translations go to where their
Finnish text has them. What comes out is read again before it is given, and has to be the working copy.
"""

import difflib
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from services_catalog import content_text
from services_catalog.content_files import ContentEntry, ContentError, files, name_of, read_content, read_files
from services_catalog.content_text import Block, Blocks
from services_catalog.content_translations import Translations
from services_catalog.documents import Document, Dump
from services_catalog.sections import Section

Key = tuple[Document, str]
NOTHING = Block((), ())


class NotDumped(Exception):
    """The files would not say what the working copy says."""


class Dumped(NamedTuple):
    """The texts of all files by name, and which entries differ from what the files said before."""

    texts: dict[str, str]
    changed: list[str]
    new: list[str]
    gone: list[str]


def stored(sections: tuple[Section, ...]) -> dict[Key, Dump]:
    """Every entry of the working copy, in its place."""
    documents = [document for section in sections for document in section.documents]
    return {(document, row.natural): document.read(row) for document in documents for row in document.queryset()}


def dump(sections: tuple[Section, ...], now: dict[Key, Dump]) -> Dumped:
    """The files of the sections, saying what ``now`` says."""
    dumping = Dumping(sections, now)
    texts = {**dumping.entry_texts(), **dumping.translations.texts()}
    _verify(sections, texts, dumping.now)
    old, new = dumping.before, dumping.now
    return Dumped(
        texts,
        [_said(key) for key in new if key in old and dumping.differs(key)],
        [_said(key) for key in new if key not in old],
        [_said(key) for key in old if key not in new],
    )


def root_of(sections: tuple[Section, ...]) -> Path:
    """The folder that the names of the files begin in."""
    return sections[0].content.parent.parent


def write(dumped: Dumped, root: Path) -> list[str]:
    """The names of the files that were written; those that are the same stay untouched."""
    written = [name for name, text in dumped.texts.items() if _text_of(root / name) != text]
    for name in written:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(dumped.texts[name], encoding="utf-8", newline="\n")
    return written


@dataclass
class Dumping:
    sections: tuple[Section, ...]
    now: dict[Key, Dump]

    def __post_init__(self) -> None:
        entries, memory = read_files(self.sections)
        self.entries: dict[Key, ContentEntry] = {(entry.document, entry.key): entry for entry in entries}
        self.before = {key: key[0].translated(entry.dump, memory) for key, entry in self.entries.items()}
        touched = [key for key in (self.now | self.before) if self.differs(key)]
        self.translations = Translations(self.sections, memory, self.entries, self.now, touched, self.file_of)

    @cached_property
    def memory(self) -> Any:
        return self.translations.memory

    def differs(self, key: Key) -> bool:
        """In anything but its place, which the order of the file tells."""
        return _without_place(key[0], self.before.get(key)) != _without_place(key[0], self.now.get(key))

    def file_of(self, key: Key) -> str:
        """Where the entry stands, or where the one that is most like it does."""
        if key in self.entries:
            return self.entries[key].file
        document, _ = key
        others = [other for other in self.entries if other[0] is document]
        if not others:
            section = next(section for section in self.sections if document in section.documents)
            return name_of(section, section.content / f"{document.name}.yaml")
        return self.entries[max(others, key=lambda other: _likeness(self.now[key], self.before[other]))].file

    def entry_texts(self) -> dict[str, str]:
        by_file: dict[str, list[Key]] = {
            name_of(section, path): []
            for section in self.sections
            for document in section.documents
            for path in files(section, document)
        }
        for key in self._in_order():
            by_file.setdefault(self.file_of(key), []).append(key)
        return {name: self._file_text(name, keys) for name, keys in by_file.items()}

    def _in_order(self) -> Iterator[Key]:
        """By place where the place means something; else as they stand in the files, and new ones last."""
        yield from (key for key in self.entries if key in self.now and not key[0].is_ordered)
        yield from (key for key in self.now if key not in self.entries or key[0].is_ordered)

    def _file_text(self, name: str, keys: list[Key]) -> str:
        cut = content_text.items(_text_of(root_of(self.sections) / name).splitlines())
        old = [key for key, entry in self.entries.items() if entry.file == name]
        if len(old) != len(cut.blocks):
            raise NotDumped(f"{name}: write each entry from the beginning of a line: '- key: …'.")
        blocks = dict(zip(old, cut.blocks, strict=True))
        lead: tuple[str, ...] = ()
        if old:  # the head of the file is nobody's own
            lead = blocks[old[0]].lead
            blocks[old[0]] = blocks[old[0]]._replace(lead=())
        found: list[Block] = []
        for key in _with_gone(keys, old):
            block = blocks.get(key, NOTHING)
            if key in self.now:
                found.append(Block(lead + block.lead, self._body(key, block)))
                lead = ()
            else:
                lead += content_text.without_own_comment(block.lead)
        return Blocks(tuple(found), lead + cut.tail).text

    def _body(self, key: Key, block: Block) -> tuple[str, ...]:
        document, _ = key
        now = _without_place(document, self.now[key])
        if not block.body:
            return content_text.entry(document.authored(now, self.memory))
        dump = _without_place(document, self.entries[key].dump)
        if document.translated(dump, self.memory) == now:
            return block.body
        if block.body[0].startswith("- {"):
            return content_text.entry_on_one_line(document.authored(now, self.memory))
        return self._patched(document, block.body, dump, now, indent=0)

    def _patched(self, document: Document, body: Sequence[str], old: Dump, now: Dump, indent: int) -> tuple[str, ...]:
        """An entry or row whose first field has the dash at the column ``indent``; fields that say the same stay."""
        inner = indent + 2
        cut = content_text.fields([" " * inner + body[0][inner:], *body[1:]], inner)
        blocks = {content_text.key_of(block): block for block in cut.blocks}
        standing = [name for name in blocks if name in now or name not in old]  # what only says the default may stay
        names = _in_place(standing, [n for n in document.field_order if n in now])
        found = [self._field(document, name, blocks.get(name, NOTHING), old, now, inner) for name in names]
        found[0] = found[0]._replace(lead=())
        first, *rest = Blocks(tuple(found), cut.tail).text.splitlines()
        return (f"{' ' * indent}- {first[inner:]}", *rest)

    def _field(self, document: Document, name: str, block: Block, old: Dump, now: Dump, indent: int) -> Block:
        if name not in now or (name in old and document.translated_field(name, old[name], self.memory) == now[name]):
            return block
        if name in old and name in document.children:
            rows = self._rows(document.children[name], block.body, old[name], now[name])
            if rows is not None:
                return Block(block.lead, rows)
        authored = document.authored_field(name, now[name], self.memory)
        return Block(block.lead, tuple(content_text.field(name, authored, indent)))

    def _rows(
        self, document: Document, body: Sequence[str], old: list[Dump], now: list[Dump]
    ) -> tuple[str, ...] | None:
        """Rows that stay keep their lines; None if they do not stand below each other."""
        indent = len(body[1]) - len(body[1].lstrip()) if len(body) > 1 else 0
        cut = content_text.items(body[1:], indent)
        if len(cut.blocks) != len(old):
            return None
        before = [_canonical(document.translated(item, self.memory)) for item in old]
        matcher = difflib.SequenceMatcher(None, before, [_canonical(item) for item in now], autojunk=False)
        found: list[Block] = []
        for what, start, end, first, last in matcher.get_opcodes():
            if what == "equal":
                found += cut.blocks[start:end]
            elif end - start == last - first:
                found += [
                    self._row(document, cut.blocks[start + n], old[start + n], now[first + n], indent)
                    for n in range(end - start)
                ]
            else:
                found += [self._row(document, NOTHING, {}, item, indent) for item in now[first:last]]
        return (body[0], *Blocks(tuple(found), cut.tail).text.splitlines())

    def _row(self, document: Document, block: Block, old: Dump, now: Dump, indent: int) -> Block:
        is_flow = not block.body or block.body[0].lstrip("- ").startswith("{")
        if not is_flow and content_text.first_key(block, indent) in now:
            return Block(block.lead, self._patched(document, block.body, old, now, indent))
        return Block(block.lead, tuple(content_text.row(document.authored(now, self.memory), indent)))


def _without_place(document: Document, dump: Dump | None) -> Dump | None:
    if dump is None or not document.is_ordered:
        return dump
    return {name: value for name, value in dump.items() if name != "position"}


def _with_gone(keys: list[Key], old: list[Key]) -> Iterator[Key]:
    """Those that are gone too, after what stood before them."""
    after: dict[Key | None, list[Key]] = {}
    last: Key | None = None
    for key in old:
        if key not in keys:
            after.setdefault(last, []).append(key)
        else:
            last = key
    yield from after.get(None, [])
    for key in keys:
        yield key
        yield from after.get(key, [])


def _in_place(names: list[str], order: list[str]) -> list[str]:
    """The names that are there, and each other one after the nearest that comes before it in the order."""
    for number, name in enumerate(order):
        if name not in names:
            before = [other for other in order[:number] if other in names]
            names.insert(names.index(before[-1]) + 1 if before else 0, name)
    return names


def _likeness(one: Dump, other: Dump) -> int:
    return sum(other.get(name) == value for name, value in one.items())


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def _said(key: Key) -> str:
    return f"{key[0].name}: {key[1]}"


def _text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _verify(sections: tuple[Section, ...], texts: dict[str, str], now: dict[Key, Dump]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in texts.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        before = root_of(sections)
        moved = tuple(replace(section, content=root / section.content.relative_to(before)) for section in sections)
        try:
            said = {(entry.document, entry.key): entry.dump for entry in read_content(moved)}
        except ContentError as error:
            raise NotDumped("\n".join(error.lines)) from error
    wrong = [key for key in said | now if _without_place(key[0], said.get(key)) != _without_place(key[0], now.get(key))]
    ordered = [[key for key in keys if key[0].is_ordered] for keys in (said, now)]
    if wrong or ordered[0] != ordered[1]:
        raise NotDumped("\n".join(["The files would not say the same.", *map(_said, wrong)]))
