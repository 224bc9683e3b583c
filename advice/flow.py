"""Which question comes next: from what can still change the outcome, not from a flowchart.

There is no current step. Every request replays the answers; a place on the path is a number, and
Kleene logic is monotone, so a fact outside the support of an open verdict can no longer matter.
"""

import datetime as dt
from collections.abc import Mapping
from functools import partial

import msgspec

from advice.advise import Person
from advice.guidance import Guidance
from advice.questionnaire import UNKNOWN_ANSWER, Question, Questionnaire
from advice.support import Support, open_facts
from services_catalog.conditions import Evaluation, Facts, Value
from services_catalog.release import Release
from services_catalog.verdict import FactKey

Answers = Mapping[str, tuple[str, ...]]  # question key -> option codes, in the order given


class Path(msgspec.Struct, frozen=True, kw_only=True):
    """The questions so far in order, each at its place, and the next one (None: all asked).

    ``core_length`` is how many of them belong to the short path, once that is complete.
    """

    asked: tuple[Question, ...]
    next: Question | None
    is_core_done: bool
    core_length: int
    facts: dict[FactKey, Value]

    def at(self, place: int) -> Question | None:
        """The question at the 1-based place: an answered one, or the next."""
        line = [*self.asked, *([self.next] if self.next else [])]
        return line[place - 1] if 1 <= place <= len(line) else None

    def place_of(self, question_key: str) -> int | None:
        line = [*self.asked, *([self.next] if self.next else [])]
        keys = [question.key for question in line]
        return keys.index(question_key) + 1 if question_key in keys else None


def stated(release: Release, questionnaire: Questionnaire, answers: Answers) -> dict[str, Value]:
    """Facts of all answers whose question applies; invalid and hidden answers are left out."""
    facts: dict[str, Value] = {}
    for question in questionnaire.questions:
        answer = answers.get(question.key)
        if answer is None or not _is_answer(release, question, answer):
            continue
        if is_enabled(release, question, facts):
            facts.update(question.states(answer, release.catalogue.vocabulary))
    return facts


def _is_answer(release: Release, question: Question, answer: tuple[str, ...]) -> bool:
    if not question.accepts(answer):
        return False
    is_place = question.kind.value == "MUNICIPALITY" and answer != (UNKNOWN_ANSWER,)
    return not is_place or answer[0] in release.catalogue.municipality


def is_enabled(release: Release, question: Question, facts: Facts) -> bool:
    """``enable_when`` alone hides a question: only when it is false on what is stated."""
    evaluation = Evaluation(facts, release.catalogue.situation)
    return evaluation.situation(question.enable_when).truth is not False


def path(
    release: Release,
    questionnaire: Questionnaire,
    answers: Answers,
    as_of: dt.date,
    *,
    known: Facts | None = None,
) -> Path:
    """The path that these answers have walked, core first and then what refines.

    ``known`` are facts that the asked questions have brought to light besides the answers
    (example cases state facts, not options); each counts once its question has been asked.
    """
    facts: dict[str, Value] = {}
    asked: list[Question] = []
    core_length: int | None = None
    while True:
        upcoming = None
        if core_length is None:
            upcoming = _next(release, questionnaire, facts, asked, as_of, core=True)
            if upcoming is None:
                core_length = len(asked)
        if core_length is not None:
            upcoming = _next(release, questionnaire, facts, asked, as_of, core=False)
        answer = answers.get(upcoming.key) if upcoming else None
        if upcoming is None or answer is None or not _is_answer(release, upcoming, answer):
            return Path(
                asked=tuple(asked),
                next=upcoming,
                is_core_done=core_length is not None,
                core_length=core_length if core_length is not None else len(asked),
                facts=stated(release, questionnaire, answers),
            )
        asked.append(upcoming)
        facts.update(upcoming.states(answer, release.catalogue.vocabulary))
        facts.update({key: known[key] for key in upcoming.facts if known and key in known})


def _next(
    release: Release,
    questionnaire: Questionnaire,
    facts: Facts,
    asked: list[Question],
    as_of: dt.date,
    *,
    core: bool,
) -> Question | None:
    """The next question, worked out once for each state of a path: a visit replays all of its own.

    The states are kept in memory with the release, tied to nobody.
    """
    if core and len(asked) >= questionnaire.core_limit:
        return None
    guidance: Guidance = release.sections["advice"]
    state = (questionnaire.slug, as_of, core, frozenset(facts.items()), tuple(q.key for q in asked))
    work_out = partial(_work_out, release, questionnaire, facts, asked, as_of, core=core)
    return guidance.next_questions.once(state, work_out)


def _work_out(
    release: Release,
    questionnaire: Questionnaire,
    facts: Facts,
    asked: list[Question],
    as_of: dt.date,
    *,
    core: bool,
) -> Question | None:
    """The first question in the editor's order whose fact is unknown and can still matter."""
    evaluation = Evaluation(facts, release.catalogue.situation)
    waiting = [
        question
        for question in questionnaire.questions
        if (question.is_core or not core)
        and not any(question is other for other in asked)
        and any(fact not in facts for fact in question.facts)
        and evaluation.situation(question.enable_when).truth is not False
    ]
    if not waiting:
        return None
    if not core:
        relevant = _open_facts(release, facts, as_of)
        return next((q for q in waiting if relevant.intersection(q.facts)), None)
    support = Support(Person(release, facts, as_of, as_asked=False))
    for _ in support.growing():
        if support.deciding.intersection(waiting[0].facts):
            return waiting[0]
    return next((q for q in waiting if support.deciding.intersection(q.facts)), None)


def _open_facts(release: Release, facts: Facts, as_of: dt.date) -> frozenset[FactKey]:
    """Worked out once for the same facts: "en tiedä" changes none of them."""
    guidance: Guidance = release.sections["advice"]
    state = (as_of, frozenset(facts.items()))
    return guidance.open_facts.once(state, partial(open_facts, release, facts, as_of))
