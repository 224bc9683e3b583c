"""Questionnaires: which facts are asked, in which words, and what an answer states."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

import msgspec

from services_catalog.conditions import Fact, FactKind, Text, Value, read_value

UNKNOWN_ANSWER = "?"  # "En tiedä / en halua sanoa", offered with every question


class QuestionKind(StrEnum):
    CHOICE = "CHOICE"
    MULTI = "MULTI"
    MUNICIPALITY = "MUNICIPALITY"
    NUMBER = "NUMBER"  # the number itself; only professionals are asked for one


class AnswerOption(msgspec.Struct, frozen=True, kw_only=True):
    """One option; ``sets`` states facts as ``fact=code`` pairs separated by spaces."""

    code: str
    label: Text
    sets: str = ""
    is_exclusive: bool = False  # "none of these": unticks the rest

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        return tuple((key, code) for key, _, code in (p.partition("=") for p in self.sets.split()))


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One question (FHIR Questionnaire.item); ``facts`` are all the facts it may settle."""

    key: str
    kind: QuestionKind
    text: Text
    group: Text = Text()  # the heading above it where all questions are on one page
    why: Text = Text()  # one sentence: why we ask
    hint: Text = Text()
    facts: tuple[str, ...]
    enable_when: str = ""  # a situation; while it is false the question and its answer are hidden
    is_core: bool = True  # belongs to the short path; others only refine the result
    options: tuple[AnswerOption, ...] = ()

    def option(self, code: str) -> AnswerOption | None:
        return next((option for option in self.options if option.code == code), None)

    def accepts(self, answer: Iterable[str]) -> bool:
        """Whether the codes are a possible answer (also UNKNOWN_ANSWER alone)."""
        codes = list(answer)
        if codes == [UNKNOWN_ANSWER]:
            return True
        if self.kind is QuestionKind.MUNICIPALITY:
            return len(codes) == 1 and len(codes[0]) == 3 and codes[0].isdigit()
        if self.kind is QuestionKind.NUMBER:
            return len(codes) == 1 and codes[0].isascii() and codes[0].isdigit()
        return all(self.option(code) for code in codes) and (self.kind is QuestionKind.MULTI or len(codes) == 1)

    def states(self, answer: Iterable[str], vocabulary: Mapping[str, Fact]) -> dict[str, Value]:
        """Facts that the answer states: an answered multi fact is stated whole, even if empty."""
        codes = list(answer)
        if codes == [UNKNOWN_ANSWER]:
            return {}
        if self.kind is QuestionKind.MUNICIPALITY:
            return {self.facts[0]: codes[0]}
        if self.kind is QuestionKind.NUMBER:
            return {self.facts[0]: read_value(vocabulary[self.facts[0]], int(codes[0]))}
        stated: dict[str, list[str]] = {key: [] for key in self.facts if vocabulary[key].kind is FactKind.MULTI}
        for code in codes:
            option = self.option(code)
            for key, value in option.pairs if option else ():
                stated.setdefault(key, []).append(value)
        return {key: _value(vocabulary[key], codes) for key, codes in stated.items()}


def _value(fact: Fact, codes: list[str]) -> Value:
    if fact.kind is FactKind.MULTI:
        return read_value(fact, [code for code in codes if code])
    return read_value(fact, int(codes[-1]) if fact.kind is FactKind.NUMBER else codes[-1])


class Questionnaire(msgspec.Struct, frozen=True, kw_only=True):
    slug: str
    title: Text
    audience: str = "client"
    core_limit: int = 8
    questions: tuple[Question, ...] = ()

    def question(self, key: str) -> Question | None:
        return next((question for question in self.questions if question.key == key), None)
