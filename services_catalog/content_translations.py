"""The translations beside the entries, brought up to the working copy: changed where they stand, new ones with others.

A translation is changed in its file if all texts of the working copy with the same Finnish agree; else the entry says
its own. Whether a field gives its translations itself or leaves them to the files is as most entries have it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from services_catalog import content_text, translation_memory
from services_catalog.columns import Translated
from services_catalog.content_files import ContentEntry, name_of
from services_catalog.content_text import Block, Blocks
from services_catalog.documents import Document, Dump
from services_catalog.sections import Section
from services_catalog.translation_memory import normal

Key = tuple[Document, str]
LONGEST = 1000  # characters of a Finnish text that YAML takes as a key


class Field(NamedTuple):
    """A translated text in an entry: the path of its column, the languages that the column keeps, and the text."""

    path: str
    languages: tuple[str, ...]
    text: Mapping[str, str]


def texts_of(document: Document, dump: Dump, path: str = "") -> Iterator[Field]:
    path = path or document.name
    for name, value in dump.items():
        if name in document.children:
            for item in value:
                yield from texts_of(document.children[name], item, f"{path}.{name}")
        elif isinstance(column := document.by_name[name], Translated):
            yield Field(f"{path}.{name}", column.languages, value)


class Translations:
    def __init__(
        self,
        sections: tuple[Section, ...],
        memory: translation_memory.Memory,
        entries: Mapping[Key, ContentEntry],
        now: Mapping[Key, Dump],
        touched: list[Key],
        file_of: Callable[[Key], str],
    ) -> None:
        self.before = memory
        self.memory = {key: dict(texts) for key, texts in memory.items()}
        self.entries = entries
        self.now = now
        self.files: dict[str, dict[str, dict[str, str]]] = {}  # by file and Finnish text
        self.sources: dict[str, str] = {}
        for section in sections:
            for path in translation_memory.files([section.content]):
                self.sources[name_of(section, path)] = path.read_text(encoding="utf-8")
        for name, text in self.sources.items():
            content = yaml.load(text, yaml.CSafeLoader) or {}  # noqa: S506 (a safe loader)
            self.files[name] = {str(finnish): dict(texts) for finnish, texts in content.items()}
        self._update(touched, file_of)

    def _update(self, touched: list[Key], file_of: Callable[[Key], str]) -> None:
        if not touched:
            return
        wanted: dict[tuple[str, str], set[str]] = defaultdict(set)
        for (document, _), dump in self.now.items():
            for field in texts_of(document, dump):
                for finnish, language, said in self._pairs(field):
                    wanted[finnish, language].add(said)
        own, homes = self._customs()
        for key in touched:
            for field in texts_of(key[0], self.now.get(key, {})):
                for finnish, language, said in self._pairs(field):
                    is_own = own[field.path, _kind(language)] > 0 and language not in self.before.get(finnish, {})
                    home = homes[file_of(key), _kind(language)].most_common(1)
                    if not is_own and wanted[finnish, language] == {said}:
                        self._say(finnish, language, said, home[0][0] if home else "")
        self._forget(touched, {finnish for finnish, _ in wanted})

    def _pairs(self, field: Field) -> Iterator[tuple[str, str, str]]:
        """Finnish, language and translation; line by line where the files would have it so."""
        finnish = field.text.get("fi", "")
        lines = _lines(finnish)
        for language in field.languages:
            if language == "fi" or not finnish:
                continue
            said = _lines(field.text.get(language, ""))
            if len(lines) == 1 or normal(finnish) in self.before or (said and len(said) != len(lines)):
                yield normal(finnish), language, field.text.get(language, "")
            else:
                yield from ((line, language, s) for line, s in zip(lines, said or [""] * len(lines), strict=True))

    def _customs(self) -> tuple[Counter[tuple[str, str]], dict[tuple[str, str], Counter[str]]]:
        """By field, how many more entries translate it themselves; by file, where its translations stand."""
        own: Counter[tuple[str, str]] = Counter()
        homes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        places = {
            (normal(f), lang): name for name, all_ in self.files.items() for f, texts in all_.items() for lang in texts
        }
        for (document, _), entry in self.entries.items():
            for field in texts_of(document, entry.dump):
                for language in field.languages[1:]:
                    own[field.path, _kind(language)] += language in field.text
                    for line in {normal(field.text.get("fi", "")), *_lines(field.text.get("fi", ""))}:
                        if name := places.get((line, language)):
                            homes[entry.file, _kind(language)][name] += 1
                            own[field.path, _kind(language)] -= language not in field.text
        return own, homes

    def _say(self, finnish: str, language: str, said: str, home: str) -> None:
        """In the file that says it now, else in the one that has the Finnish text, else at home."""
        if self.memory.get(finnish, {}).get(language, "") == said or len(finnish) > LONGEST:
            return
        having = [name for name, texts in self.files.items() if any(normal(key) == finnish for key in texts)]
        saying = [
            name for name in having if any(language in t for k, t in self.files[name].items() if normal(k) == finnish)
        ]
        if not (name := (saying or [n for n in having if n == home] or [home])[-1]):
            return
        texts = self.files[name].setdefault(next((k for k in self.files[name] if normal(k) == finnish), finnish), {})
        for of in (texts, self.memory.setdefault(finnish, {})):
            if said:
                of[language] = said
            else:
                of.pop(language, None)

    def _forget(self, touched: list[Key], used: set[str]) -> None:
        """What only entries said that say it no more."""
        for key in touched:
            if key in self.entries:
                for field in texts_of(key[0], self.entries[key].dump):
                    for finnish in {normal(field.text.get("fi", "")), *_lines(field.text.get("fi", ""))} - used:
                        self.memory.pop(finnish, None)
                        for texts in self.files.values():
                            for unused in [k for k in texts if normal(k) == finnish]:
                                del texts[unused]

    def texts(self) -> dict[str, str]:
        return {name: _written(source, self.files[name]) for name, source in self.sources.items()}


def _written(source: str, texts: Mapping[str, Mapping[str, str]]) -> str:
    cut = content_text.fields(source.splitlines())
    content: dict[str, Any] = yaml.load(source, yaml.CSafeLoader) or {}  # noqa: S506 (a safe loader)
    is_flow = not cut.blocks or len(cut.blocks[0].body) == 1
    blocks = dict(zip(map(str, content), cut.blocks, strict=True))
    head = cut.blocks[0].lead if cut.blocks else ()
    found = []
    for finnish, said in texts.items():
        if said:
            lead = blocks[finnish].lead if finnish in blocks else ()
            is_same = finnish in blocks and said == content[finnish]
            found.append(Block(lead, blocks[finnish].body if is_same else _line(finnish, said, is_flow)))
    if not found or found[0].lead != head:
        found[:1] = [block._replace(lead=head + block.lead) for block in found[:1]]
    return Blocks(tuple(found), cut.tail if found else head + cut.tail).text


def _line(finnish: str, said: Mapping[str, str], is_flow: bool) -> tuple[str, ...]:
    key = content_text.quoted(finnish)
    pairs = [f"{language}: {content_text.quoted(text)}" for language, text in said.items()]
    return (f"{key}: {{{', '.join(pairs)}}}",) if is_flow else (f"{key}:", *(f"  {pair}" for pair in pairs))


def _lines(text: str) -> list[str]:
    return [normal(line) for line in text.splitlines() if line.strip()]


def _kind(language: str) -> str:
    return "easy" if language == "easy" else "translation"
