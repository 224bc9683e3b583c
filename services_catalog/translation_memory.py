"""Translations of the content: beside each Finnish text its Swedish, English and easy Finnish one.

The files keep texts apart from the entries, so that one sentence is translated once and the
entries stay readable. An entry's own translation wins; what is missing is shown in Finnish.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

FOLDER = "translations"
LANGUAGES = ("sv", "en", "easy")

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
                raise InvalidTranslation(f"{path.name}: {finnish!r}: give {', '.join(LANGUAGES)}")
            memory.setdefault(normal(str(finnish)), {}).update(translated)
    return memory


def normal(text: str) -> str:
    return " ".join(text.split())


def translate(text: Mapping[str, str], memory: Memory, languages: Iterable[str] = LANGUAGES) -> dict[str, str]:
    """The text by language with what the memory knows of it; its own translation wins, also an empty one."""
    remembered = _remembered(text.get("fi", ""), memory)
    found = {**{key: remembered[key] for key in languages if key in remembered}, **text}
    return {key: translated for key, translated in found.items() if translated}


def _remembered(finnish: str, memory: Memory) -> Mapping[str, str]:
    """The text's translations; a text of several lines may be remembered line by line."""
    whole = memory.get(normal(finnish))
    lines = [memory.get(normal(line), {}) for line in finnish.splitlines() if line.strip()]
    if whole is None and len(lines) > 1:
        return {key: "\n".join(t[key] for t in lines) for key in LANGUAGES if all(t.get(key) for t in lines)}
    return whole or {}
