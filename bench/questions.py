"""What choosing the next question costs along the paths of the example cases."""

import datetime as dt
import statistics
import time
from unittest import mock

from advice import flow
from advice.questionnaire import UNKNOWN_ANSWER, Question
from bench.growth import example_people
from bench.timing import percentile, verdict
from services_catalog.conditions import Facts, Value
from services_catalog.release import Release

GOAL = 5  # ms
SAMPLED = 6  # one case in so many is walked with nothing remembered


class Stopwatch:
    """A function that notes the milliseconds of each call."""

    def __init__(self, function, before=lambda: None) -> None:
        self.function = function
        self.before = before
        self.ms: list[float] = []

    def __call__(self, *arguments, **named):
        self.before()
        start = time.process_time()
        try:
            return self.function(*arguments, **named)
        finally:
            self.ms.append(1_000 * (time.process_time() - start))


def show(release: Release, as_of: dt.date) -> None:
    core, refine, remembered = Stopwatch(flow._work_out), Stopwatch(flow._work_out), Stopwatch(flow.path)
    new = Stopwatch(flow.path, before=lambda: forget(release))

    def choose(*arguments, **named):
        return (core if named["core"] else refine)(*arguments, **named)

    for number, facts in enumerate(example_people(release)):
        forget(release)
        with mock.patch.object(flow, "_work_out", choose):
            walk(release, facts, as_of, flow.path)
        walk(release, facts, as_of, remembered)
        if number % SAMPLED == 0:
            walk(release, facts, as_of, new)
    print("The next question, along the example cases' whole paths")
    _show("choosing it", core.ms + refine.ms)
    _show("  of the core path", core.ms)
    _show("  to refine", refine.ms)
    _show("a request's whole path, if it has been walked", remembered.ms)
    _show("a request's whole path, if nobody has walked it", new.ms)
    middle, high = statistics.median(core.ms + refine.ms), percentile(core.ms + refine.ms, 95)
    print(f"  goal < {GOAL} ms: median {verdict(middle < GOAL)}, 95th percentile {verdict(high < GOAL)}")


def forget(release: Release) -> None:
    """As in a process that has just started: no path has been walked."""
    guidance = release.sections["advice"]
    guidance.next_questions.clear()
    guidance.open_facts.clear()


def walk(release: Release, facts: Facts, as_of: dt.date, path) -> None:
    """Answer every question from the facts, otherwise "en tiedä", as `check_cases` does."""
    questionnaire = release.sections["advice"].client_questionnaire
    answers: dict[str, tuple[str, ...]] = {}
    known: dict[str, Value] = {}
    while question := path(release, questionnaire, answers, as_of, known=known).next:
        answers[question.key] = (UNKNOWN_ANSWER,)
        known.update({key: facts[key] for key in question.facts if key in facts})


def answers_of(release: Release, facts: Facts, as_of: dt.date, *, count: int) -> dict[str, tuple[str, ...]]:
    """The first answers of a person with these facts, as option codes."""
    questionnaire = release.sections["advice"].client_questionnaire
    answers: dict[str, tuple[str, ...]] = {}
    while len(answers) < count:
        question = flow.path(release, questionnaire, answers, as_of).next
        if question is None:
            break
        answers[question.key] = _answer(question, facts)
    return answers


def _answer(question: Question, facts: Facts) -> tuple[str, ...]:
    if question.kind == "MUNICIPALITY":
        return (str(facts.get("municipality", UNKNOWN_ANSWER)),)
    fitting = [
        option.code
        for option in question.options
        if option.pairs and all(_is_stated(facts, key, code) for key, code in option.pairs)
    ]
    return tuple(fitting if question.kind == "MULTI" else fitting[:1]) or (UNKNOWN_ANSWER,)


def _is_stated(facts: Facts, key: str, code: str) -> bool:
    value = facts.get(key)
    return code in value if isinstance(value, frozenset) else str(value) == code


def _show(what: str, ms: list[float]) -> None:
    middle, high = statistics.median(ms), percentile(ms, 95)
    print(f"  {what:48}median {middle:6.2f} ms, 95th percentile {high:6.2f} ms, {len(ms)} times")
