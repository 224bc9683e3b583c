"""The glossary: words that not everybody knows, and which of them a text uses."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from services_catalog.conditions import Text


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """``forms`` say how it stands in a text, one a line: ``kuntoutusrah*`` is a beginning. None = the term itself."""

    key: str
    term: Text
    explanation: Text  # at most 15 words
    forms: Text = Text()


WORD = re.compile(r"(?<![\w-])\w+")
SOFT_HYPHEN = "\u00ad"
START = 3  # letters by which a form is found; a shorter one by its first
KEPT = 10_000  # texts of a language, with the terms they use; pages show the same ones again and again
LONG = 4_000  # letters of a text that is somebody's own, and not kept


class Glossary:
    """Looks for all terms in one pass over a text; the longest form wins where several begin alike."""

    def __init__(self, terms: Iterable[Term], language: str = "fi") -> None:
        found = {form: term for term in terms for form in forms(term, language)}
        self._by_start: dict[str, list[tuple[re.Pattern[str], Term]]] = {}
        for form in sorted(found, key=len, reverse=True):
            self._by_start.setdefault(_start(form), []).append((_pattern(form), found[form]))
        self._remembered = lru_cache(maxsize=KEPT)(self._look_for)

    def used_in(self, text: str) -> tuple[Term, ...]:
        """Each once, in the order of their first use."""
        return self._remembered(text) if len(text) <= LONG else self._look_for(text)

    def _look_for(self, text: str) -> tuple[Term, ...]:
        text = text.replace(SOFT_HYPHEN, "")
        used: dict[str, Term] = {}
        end = 0
        for word in WORD.finditer(text):
            if word.start() < end:
                continue
            start = text[word.start() : word.start() + START].casefold()
            for form, term in (*self._by_start.get(start, ()), *self._by_start.get(start[0], ())):
                if match := form.match(text, word.start()):
                    used.setdefault(term.key, term)
                    end = match.end()
                    break
        return tuple(used.values())


def forms(term: Term, language: str = "fi") -> list[str]:
    """In this language only: a Finnish form is not looked for in a Swedish text."""
    written = getattr(term.forms, language) or getattr(term.term, language)
    return [form.strip().casefold() for form in written.splitlines() if form.strip()]


def stems(terms: Iterable[Term]) -> Iterator[str]:
    """Beginnings of the Finnish words that are explained, and so may be long."""
    return (form.rstrip("*") for term in terms for form in forms(term))


def _start(form: str) -> str:
    return form[:START] if len(form.rstrip("*")) >= START else form[0]


def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(re.escape(form).replace(r"\*", r"\w*") + r"(?!\w)", re.IGNORECASE)
