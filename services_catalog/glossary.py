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


class Glossary:
    """Looks for all terms in one pass over a text; the longest form wins where several begin alike."""

    def __init__(self, terms: Iterable[Term], language: str = "fi") -> None:
        found = {form: term for term in terms for form in forms(term, language)}
        self._forms = sorted(found, key=len, reverse=True)
        self._terms = [found[form] for form in self._forms]
        self._pattern = re.compile(rf"(?<![\w-])(?:{self._alternatives})(?!\w)", re.IGNORECASE)

    @property
    def _alternatives(self) -> str:
        return "|".join(f"({_expression(form)})" for form in self._forms) or "(?!)"

    def used_in(self, text: str) -> tuple[Term, ...]:
        """Each once, in the order of their first use."""
        used = (self._terms[match.lastindex - 1] for match in self._pattern.finditer(text) if match.lastindex)
        return tuple({term.key: term for term in used}.values())


def forms(term: Term, language: str = "fi") -> list[str]:
    """In this language only: a Finnish form is not looked for in a Swedish text."""
    written = getattr(term.forms, language) or getattr(term.term, language)
    return [form.strip().casefold() for form in written.splitlines() if form.strip()]


def stems(terms: Iterable[Term]) -> Iterator[str]:
    """Beginnings of the Finnish words that are explained, and so may be long."""
    return (form.rstrip("*") for term in terms for form in forms(term))


def _expression(form: str) -> str:
    return re.escape(form).replace(r"\*", r"\w*")
