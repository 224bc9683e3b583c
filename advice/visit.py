"""One client's way through one questionnaire, replayed from the answers on every request."""

import datetime as dt
from collections.abc import Sequence
from functools import cached_property, partial

import msgspec
from django.http import Http404
from django.urls import reverse

from advice import answers, flow
from advice.advise import Advice, advise
from advice.answers import Answers
from advice.flow import Path
from advice.guidance import Guidance
from advice.outcome import Outcome, outcome
from advice.questionnaire import UNKNOWN_ANSWER, Question, QuestionKind, Questionnaire
from services_catalog.conditions import Facts, Text
from services_catalog.release import Release

RETURNS = {"vastaukset": "advice:answers", "tulos": "advice:result"}  # ?paluu=…
RESULTS_FROM_PLACE = 3


class Answered(msgspec.Struct, frozen=True):
    """A line of "Tarkista vastauksesi"; no words: the person did not know or did not say."""

    place: int
    question: Question
    words: tuple[Text, ...]


class Visit(msgspec.Struct, frozen=True, dict=True):
    release: Release
    questionnaire: Questionnaire
    answers: Answers
    as_of: dt.date

    @cached_property
    def path(self) -> Path:
        guidance: Guidance = self.release.sections["advice"]
        state = (self.questionnaire.slug, self.as_of, frozenset(self.given.items()))
        return guidance.paths.once(state, partial(flow.path, self.release, self.questionnaire, self.given, self.as_of))

    @property
    def facts(self) -> Facts:
        return self.path.facts

    @cached_property
    def advice(self) -> Advice:
        return advise(self.release, self.facts, self.as_of)

    def outcome(self, language: str) -> Outcome:
        guidance: Guidance = self.release.sections["advice"]
        state = (self.as_of, language, frozenset(self.facts.items()))
        return guidance.outcomes.once(state, partial(outcome, self, language))

    @property
    def given(self) -> answers.Given:
        return self.answers.to(self.questionnaire.slug)

    @property
    def noted(self) -> tuple[str, ...]:
        return self.answers.noted(self.questionnaire.slug)

    @property
    def next_place(self) -> int | None:
        return len(self.path.asked) + 1 if self.path.next else None

    def answering(self, key: str, answer: tuple[str, ...]) -> "Visit":
        merged = self.answers.merged(self.questionnaire.slug, key, answer)
        return Visit(self.release, self.questionnaire, merged, self.as_of)

    def is_refining(self, place: int) -> bool:
        return self.path.is_core_done and place > self.path.core_length

    def answered(self) -> list[Answered]:
        return [Answered(place, question, self.words_of(question)) for place, question in enumerate(self.path.asked, 1)]

    def words_of(self, question: Question) -> tuple[Text, ...]:
        codes: Sequence[str] = self.given[question.key]
        if list(codes) == [UNKNOWN_ANSWER]:
            return ()
        if question.kind is QuestionKind.MUNICIPALITY:
            return (self.release.catalogue.municipality[codes[0]].name,)
        return tuple(option.label for option in question.options if option.code in codes)

    # Addresses: the place of a question is in them, never its key and never an answer

    def url(self, name: str, *place: int) -> str:
        return reverse(f"advice:{name}", args=[self.questionnaire.slug, *place])

    def onward(self) -> str:
        """Where a visit goes on that came to a place which is not there."""
        if self.next_place and not self.path.is_core_done:
            return self.url("question", self.next_place)
        return self.url("result")

    def after(self, question: Question, paluu: str) -> str:
        """Where to go when the question has been answered."""
        if paluu in RETURNS:
            return reverse(RETURNS[paluu], args=[self.questionnaire.slug])
        place = self.path.place_of(question.key)
        if self.next_place and place and self.is_refining(place):
            return self.url("question", self.next_place)
        return self.onward()


def visit(request, slug: str) -> Visit:
    """Raises Http404 unless the release has a client questionnaire of that name."""
    guidance: Guidance = request.release.sections["advice"]
    questionnaire = guidance.questionnaire.get(slug)
    if questionnaire is None or questionnaire.audience != "client":
        raise Http404
    return Visit(request.release, questionnaire, answers.read(request), request.as_of)
