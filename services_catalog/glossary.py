"""The glossary: words that not everybody knows, and which of them a text uses."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from services_catalog.conditions import Text


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """``forms`` say how it stands in a text, one a line: ``kuntoutusrah*`` is a beginning. None = the term itself."""

    key: str
    term: Text
    explanation: Text  # at most 15 words
    forms: Text = Text()


WORD = re.compile(r"(?<![\w-])\w+")
START = 2  # letters by which the forms are found that may begin at a word


class Glossary:
    """Looks for all terms in one pass over a text; the longest form wins where several begin alike."""

    def __init__(self, terms: Iterable[Term], language: str = "fi") -> None:
        found = {form: term for term in terms for form in forms(term, language)}
        self._by_start: dict[str, list[tuple[re.Pattern[str], Term]]] = {}
        for form in sorted(found, key=len, reverse=True):
            pattern = re.compile(rf"{_expression(form)}(?!\w)", re.IGNORECASE)
            self._by_start.setdefault(form[:START], []).append((pattern, found[form]))

    def used_in(self, text: str) -> tuple[Term, ...]:
        """Each once, in the order of their first use."""
        used: dict[str, Term] = {}
        end = 0
        for word in WORD.finditer(text):
            if word.start() < end:
                continue
            for pattern, term in self._by_start.get(text[word.start() : word.start() + START].casefold(), ()):
                if match := pattern.match(text, word.start()):
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


def _expression(form: str) -> str:
    return re.escape(form).replace(r"\*", r"\w*")
