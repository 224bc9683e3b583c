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
FIRST_WORD = re.compile(r"[\w*]+")
KEPT = 10_000  # words of a language, with what they may begin


class Form(msgspec.Struct, frozen=True):
    """One way in which a term stands in a text."""

    first_word: re.Pattern[str]
    whole: re.Pattern[str]
    term: Term

    @classmethod
    def of(cls, form: str, term: Term) -> "Form":
        first = FIRST_WORD.match(form)
        return cls(_pattern(first[0] if first else form), _pattern(form), term)


class Glossary:
    """Looks for all terms in one pass over a text; the longest form wins where several begin alike."""

    def __init__(self, terms: Iterable[Term], language: str = "fi") -> None:
        found = {form: term for term in terms for form in forms(term, language)}
        self._by_letter: dict[str, list[Form]] = {}
        for form in sorted(found, key=len, reverse=True):
            self._by_letter.setdefault(form[0], []).append(Form.of(form, found[form]))
        self._begun_by = lru_cache(maxsize=KEPT)(self._forms_begun_by)

    def _forms_begun_by(self, word: str) -> tuple[Form, ...]:
        """The forms that may begin with this very word: none, for most words."""
        return tuple(form for form in self._by_letter.get(word[0].casefold(), ()) if form.first_word.fullmatch(word))

    def used_in(self, text: str) -> tuple[Term, ...]:
        """Each once, in the order of their first use."""
        used: dict[str, Term] = {}
        end = 0
        for word in WORD.finditer(text):
            candidates = self._begun_by(word[0])
            if word.start() < end:
                continue
            for form in candidates:
                if match := form.whole.match(text, word.start()):
                    used.setdefault(form.term.key, form.term)
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


def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(re.escape(form).replace(r"\*", r"\w*") + r"(?!\w)", re.IGNORECASE)
