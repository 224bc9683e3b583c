"""The curated content: YAML files of entries, one list per file, one folder or file per noun."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from services_catalog import translation_memory
from services_catalog.documents import Document, Dump, InvalidEntry
from services_catalog.sections import Section


class ContentEntry(NamedTuple):
    document: Document
    key: str
    dump: Dump
    file: str


class ContentError(Exception):
    """All that is wrong in the files, one line each."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        super().__init__("\n".join(lines))


class Loader(yaml.CSafeLoader):
    """Plain YAML, but a key given twice is a mistake."""

    def construct_mapping(self, node, deep=False):
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        if len(keys) != len(set(keys)):
            twice = next(key for key in keys if keys.count(key) > 1)
            raise yaml.constructor.ConstructorError(None, None, f"{twice!r} is given twice", node.start_mark)
        return super().construct_mapping(node, deep)


def read_content(sections: tuple[Section, ...]) -> list[ContentEntry]:
    """Every entry of every section; ContentError names file, entry and field of all that is wrong."""
    entries, memory = read_files(sections)
    return [entry._replace(dump=entry.document.translated(entry.dump, memory)) for entry in entries]


def read_files(sections: tuple[Section, ...]) -> tuple[list[ContentEntry], translation_memory.Memory]:
    """The entries as they are written, and the translations beside them."""
    errors: list[str] = []
    entries: list[ContentEntry] = []
    for section in sections:
        errors += _strangers(section)
        for document in section.documents:
            entries += _read_document(section, document, errors)
    memory = _read_translations(sections, errors)
    if errors:
        raise ContentError(errors)
    return entries, memory


def _read_translations(sections: tuple[Section, ...], errors: list[str]) -> translation_memory.Memory:
    try:
        return translation_memory.read(section.content for section in sections)
    except (translation_memory.InvalidTranslation, yaml.YAMLError, UnicodeDecodeError) as error:
        errors.append(f"{translation_memory.FOLDER}: {' '.join(str(error).split())}")
        return {}


def files(section: Section, document: Document) -> list[Path]:
    folder = section.content
    return sorted([*folder.glob(f"{document.name}.yaml"), *folder.glob(f"{document.name}/*.yaml")])


def _strangers(section: Section) -> Iterator[str]:
    known = {path for document in section.documents for path in files(section, document)}
    known.update(translation_memory.files([section.content]))
    for path in sorted(section.content.rglob("*")):
        if path.is_file() and path not in known:
            yield f"{name_of(section, path)}: not a file of {', '.join(d.name for d in section.documents)}"


def name_of(section: Section, path: Path) -> str:
    """Relative to the folder that all apps stand in."""
    return path.relative_to(section.content.parent.parent).as_posix()


def _read_document(section: Section, document: Document, errors: list[str]) -> list[ContentEntry]:
    entries: dict[str, ContentEntry] = {}
    for path in files(section, document):
        file = name_of(section, path)
        for number, raw in enumerate(_read_file(path, file, errors), start=1):
            key = raw.get(document.key_name) if isinstance(raw, dict) else None
            label = key if isinstance(key, str) and key else f"entry {number}"
            try:
                dump = document.parse(raw)
            except InvalidEntry as invalid:
                errors += [f"{file}: {label}: {field}: {message}" for field, message in invalid.errors]
                continue
            if document.is_ordered:
                dump.setdefault("position", 10 * (len(entries) + 1))
            if label in entries:
                errors.append(f"{file}: {label}: {document.key_name}: also in {entries[label].file}")
            entries[label] = ContentEntry(document, label, dump, file)
    return list(entries.values())


def _read_file(path: Path, file: str, errors: list[str]) -> list[object]:
    try:
        content = yaml.load(path.read_bytes(), Loader)  # noqa: S506 (a safe loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        errors.append(f"{file}: {' '.join(str(error).split())}")
        return []
    if content is not None and not isinstance(content, list):
        errors.append(f"{file}: not a list of entries")
        return []
    return content or []
