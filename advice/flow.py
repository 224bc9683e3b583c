"""Which question comes next: from what can still change the outcome, not from a flowchart.

There is no current step. Every request replays the answers; a place on the path is a number, and
Kleene logic is monotone, so a fact outside the support of an open verdict can no longer matter.
"""

import datetime as dt
from collections.abc import Mapping

import msgspec

from advice.advise import EMERGENCY_NEED, Person, can_lead
from advice.assessment import Status
from advice.guidance import LeadRule
from advice.questionnaire import UNKNOWN_ANSWER, Question, Questionnaire
from services_catalog.catalogue import AuthorityType, Role, Service
from services_catalog.conditions import Evaluation, FactKey, Facts, Value
from services_catalog.release import Release

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
    """The first question in the editor's order whose fact is unknown and can still matter."""
    if core and len(asked) >= questionnaire.core_limit:
        return None
    waiting = [
        question
        for question in questionnaire.questions
        if (question.is_core or not core)
        and question not in asked
        and any(fact not in facts for fact in question.facts)
        and is_enabled(release, question, facts)
    ]
    if not waiting:
        return None
    relevant = deciding_facts(release, facts, as_of) if core else open_facts(release, facts, as_of)
    return next((q for q in waiting if relevant.intersection(q.facts)), None)


def deciding_facts(release: Release, facts: Facts, as_of: dt.date) -> frozenset[FactKey]:
    """Unknown facts that can still change the authority of the first step.

    Empty as soon as every outcome that is still possible leads to the same kind of authority in
    a known municipality, and at once in acute danger: help is shown before anything is asked.
    """
    person = Person(release, facts, as_of, as_asked=False)
    danger = person.evaluation.situation(EMERGENCY_NEED)
    if danger.truth:
        return frozenset()
    support: dict[FactKey, None] = dict.fromkeys(danger.facts)
    authorities: set[AuthorityType] = set()
    for rule in person.guidance.lead_rules:
        if _weigh(person, rule, support, authorities):
            break
    if len(authorities) <= 1:
        support = dict.fromkeys(danger.facts)
    if "municipality" not in facts:
        support["municipality"] = None
    return frozenset(support) - frozenset(facts)


def _weigh(
    person: Person,
    rule: LeadRule,
    support: dict[FactKey, None],
    authorities: set[AuthorityType],
) -> bool:
    """Add what the rule still depends on; true if it certainly decides, whatever is asked."""
    verdict = person.evaluation.situation(rule.situation)
    if verdict.truth is False:
        return False
    slugs = person.catalogue.service
    services = [slugs[slug] for slug in rule.services if slug in slugs]
    candidates = [s for s in services if s.is_offered(person.as_of) and _may_lead(person, s)]
    if candidates and verdict.truth is None:
        support.update(dict.fromkeys(verdict.facts))
    for service in candidates:
        assessment = person.assessment(service)
        support.update(dict.fromkeys(assessment.missing))
        _weigh_route(person, service, support, authorities)
        if assessment.status is Status.FITS and can_lead(person, service):
            return verdict.truth is True
    return False


def _may_lead(person: Person, service: Service) -> bool:
    assessment = person.assessment(service)
    return service.role is not Role.COMPANION and assessment.status is not Status.NOT_NOW


def _weigh_route(
    person: Person,
    service: Service,
    support: dict[FactKey, None],
    authorities: set[AuthorityType],
) -> None:
    """The gates that may still be the first open one, and who would open them."""
    for gate in person.gates(service):
        if gate.is_done:
            continue
        authorities.add(gate.resolution.authority_type)
        support.update(dict.fromkeys((*gate.unsettled, *gate.resolution.unsettled)))
        if not gate.unsettled:
            return


def open_facts(release: Release, facts: Facts, as_of: dt.date) -> frozenset[FactKey]:
    """Unknown facts that can still change the first step, the list, the cards or money now."""
    person = Person(release, facts, as_of, as_asked=False)
    if person.evaluation.situation(EMERGENCY_NEED).truth:
        return frozenset({"danger_kind", "municipality"}) - frozenset(facts)
    support: dict[FactKey, None] = dict.fromkeys(deciding_facts(release, facts, as_of))
    for service in person.catalogue.offered(as_of):
        needs = [person.evaluation.situation(need) for need in service.needs]
        if not any(need.truth is not False for need in needs):
            continue
        assessment = person.assessment(service)
        if assessment.status is Status.NOT_NOW:
            continue
        if any(need.truth for need in needs):
            support.update(dict.fromkeys(assessment.missing))
        else:
            support.update(dict.fromkeys(f for n in needs if n.truth is None for f in n.facts))
    return frozenset(support) - frozenset(facts)
