"""Every question that our own content asks can change something: shown by answers that make it differ."""

import datetime as dt
import random

import pytest

from advice.advise import advise
from advice.flow import path, stated
from advice.questionnaire import UNKNOWN_ANSWER, QuestionKind
from services_catalog.conditions import read_facts

TODAY = dt.date(2026, 11, 21)
DANGER = ("acute_danger", "danger_kind")
ATTEMPTS = 300
SHOWN_TO_MATTER = 0.9


class Walker:
    """Answers at random, the same way for the same seed, and looks for what one answer can change."""

    def __init__(self, release, seed):
        self.release = release
        self.random = random.Random(seed)  # noqa: S311
        self.guidance = release.sections["advice"]
        self.questionnaire = self.guidance.client_questionnaire

    def answer(self, question):
        if question.kind is QuestionKind.MUNICIPALITY:
            return (self.random.choice(["698", "091", "478"]),)
        safe = [option.code for option in question.options if not any(key in DANGER for key, _ in option.pairs)]
        if not safe or self.random.random() < 0.15:
            return (UNKNOWN_ANSWER,)
        if question.kind is QuestionKind.MULTI:
            return tuple(self.random.sample(safe, self.random.randint(0, min(2, len(safe)))))
        return (self.random.choice(safe),)

    def walk(self):
        """A question somewhere on a path, what was known before it, and whether it was on the short one."""
        answers = {question.key: self.answer(question) for question in self.questionnaire.questions}
        walked = path(self.release, self.questionnaire, answers, TODAY)
        place = self.random.randrange(len(walked.asked))
        before = {question.key: answers[question.key] for question in walked.asked[:place]}
        known = stated(self.release, self.questionnaire, before)
        return walked.asked[place], known, place < walked.core_length

    def matters(self, question, known, outcome):
        """Whether some further answers make two answers to the question lead to different outcomes."""
        return any(len(self.outcomes(question, known, outcome)) > 1 for _ in range(ATTEMPTS))

    def outcomes(self, question, known, outcome):
        further = {q.key: self.answer(q) for q in self.questionnaire.questions if self.random.random() < 0.8}
        client = read_facts(self.random.choice(self.guidance.example_cases).facts, self.vocabulary)
        rest = stated(self.release, self.questionnaire, further) | (client if self.random.random() < 0.5 else {})
        rest = {key: value for key, value in rest.items() if key not in question.facts} | known
        possible = [option.code for option in question.options] or ["698", "091", "478"]
        found = set()
        for code in self.random.sample(possible, min(4, len(possible))):
            facts = question.states((code,), self.vocabulary) | rest
            found.add(outcome(advise(self.release, facts, TODAY)))
        return found

    @property
    def vocabulary(self):
        return self.release.catalogue.vocabulary


def first_authority(advice):
    return advice.first.next_gate.resolution.authority.slug


def what_is_shown(advice):
    listed = tuple((r.service.slug, r.status, r.is_card, r.next_gate.step.text.fi) for r in advice.recommendations)
    beside = (advice.rights, advice.not_now)
    return listed, advice.money_now, tuple(item.service.slug for part in beside for item in part)


@pytest.mark.nightly
@pytest.mark.parametrize("is_core", [True, False], ids=["first authority", "what is shown"])
def test_what_is_asked_can_change_something(real_release, is_core):
    """Nine in ten are shown to: that no further answers at all would make a difference cannot be tried out."""
    walks = [(walker := Walker(real_release, seed), *walker.walk()) for seed in range(60)]
    walks = [(walker, question, known) for walker, question, known, core in walks if core is is_core]
    outcome = first_authority if is_core else what_is_shown
    idle = [question.key for walker, question, known in walks if not walker.matters(question, known, outcome)]
    assert len(idle) <= (1 - SHOWN_TO_MATTER) * len(walks), idle


@pytest.mark.parametrize("seed", range(4))
def test_a_question_that_is_asked_can_matter(real_release, seed):
    walker = Walker(real_release, seed)
    question, known, is_core = walker.walk()
    assert walker.matters(question, known, first_authority if is_core else what_is_shown)
