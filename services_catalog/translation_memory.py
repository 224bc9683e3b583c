"""Translations of the content: beside each Finnish text its Swedish and English one.

The files keep texts apart from the entries, so that one sentence is translated once and the
entries stay readable. An entry's own translation wins; what is missing is shown in Finnish.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

FOLDER = "translations"
LANGUAGES = ("sv", "en")

Memory = Mapping[str, Mapping[str, str]]


class InvalidTranslation(ValueError):
    """A translation file that is not a mapping of Finnish texts to their translations."""


def files(folders: Iterable[Path]) -> list[Path]:
    return [path for folder in folders for path in sorted((folder / FOLDER).glob("*.yaml"))]


def read(folders: Iterable[Path]) -> Memory:
    """All translations of the folders by their Finnish text; InvalidTranslation names the file."""
    memory: dict[str, dict[str, str]] = {}
    for path in files(folders):
        content = yaml.load(path.read_bytes(), yaml.CSafeLoader) or {}  # noqa: S506 (a safe loader)
        if not isinstance(content, dict):
            raise InvalidTranslation(f"{path.name}: not a mapping of Finnish texts")
        for finnish, translated in content.items():
            if not isinstance(translated, dict) or set(translated) - set(LANGUAGES):
                raise InvalidTranslation(f"{path.name}: {finnish!r}: give sv and en")
            memory[normal(str(finnish))] = translated
    return memory


def normal(text: str) -> str:
    return " ".join(text.split())


def translate(dump: Any, memory: Memory) -> Any:
    """The dump with every Finnish text that has no translation of its own given the memory's."""
    if isinstance(dump, list):
        return [translate(item, memory) for item in dump]
    if not isinstance(dump, dict):
        return dump
    if "fi" in dump and set(dump) <= {"fi", *LANGUAGES}:
        return {**_remembered(dump["fi"], memory), **{key: text for key, text in dump.items() if text}}
    return {key: translate(value, memory) for key, value in dump.items()}


def _remembered(finnish: str, memory: Memory) -> dict[str, str]:
    """The text's translations; a text of several lines may be remembered line by line."""
    whole = memory.get(normal(finnish))
    lines = [memory.get(normal(line), {}) for line in finnish.splitlines() if line.strip()]
    if whole is None and len(lines) > 1:
        whole = {key: "\n".join(t[key] for t in lines) for key in LANGUAGES if all(key in t for t in lines)}
    return {key: whole[key] for key in LANGUAGES if whole and whole.get(key)}
