"""Which question comes next: from what can still change the outcome, not from a flowchart.

There is no current step. Every request replays the answers; a place on the path is a number, and
Kleene logic is monotone, so a fact outside the support of an open verdict can no longer matter.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

import msgspec

from advice.advise import CARDS, EMERGENCY_NEED, LAST_PLACE, Choice, Person, Place, can_lead, choose, is_money, place
from advice.assessment import Status
from advice.guidance import Guidance, LeadRule
from advice.questionnaire import UNKNOWN_ANSWER, Question, Questionnaire
from services_catalog.authorities import AuthorityType
from services_catalog.catalogue import Role, Service
from services_catalog.conditions import Evaluation, Facts, Value
from services_catalog.release import Release
from services_catalog.verdict import FactKey

REMEMBERED = 10_000
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

    The states are kept in memory with the release, at most REMEMBERED of them, tied to nobody.
    """
    if core and len(asked) >= questionnaire.core_limit:
        return None
    guidance: Guidance = release.sections["advice"]
    remembered = guidance.next_questions
    state = (questionnaire.slug, as_of, core, frozenset(facts.items()), tuple(q.key for q in asked))
    if state not in remembered:
        if len(remembered) >= REMEMBERED:
            remembered.clear()
        remembered[state] = _work_out(release, questionnaire, facts, asked, as_of, core=core)
    return remembered[state]


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
        relevant = open_facts(release, facts, as_of)
        return next((q for q in waiting if relevant.intersection(q.facts)), None)
    support = Support(Person(release, facts, as_of, as_asked=False))
    for known_to_matter in support.growing():
        if known_to_matter.intersection(waiting[0].facts):
            return waiting[0]
    return next((q for q in waiting if support.deciding.intersection(q.facts)), None)


def deciding_facts(person: Person) -> frozenset[FactKey]:
    """Unknown facts that can still change the authority of the first step."""
    return Support(person).grown().deciding


class Support:
    """The unknown facts that the authority of the first step still depends on.

    It grows rule by rule, in the order of the lead rules, up to the one that certainly decides.
    Nothing is left as soon as every outcome that is still possible leads to the same kind of
    authority in a known municipality, and in acute danger: help is shown before more is asked.
    """

    def __init__(self, person: Person) -> None:
        self.person = person  # read with ``as_asked=False``
        self.authorities: set[AuthorityType] = set()
        danger = self.person.evaluation.situation(EMERGENCY_NEED)
        self.is_danger = danger.truth is True
        self._always = set(danger.facts) | {"municipality"}
        self._found: set[FactKey] = set()

    @property
    def deciding(self) -> frozenset[FactKey]:
        return self.leading if len(self.authorities) > 1 else self._unknown(self._always)

    @property
    def leading(self) -> frozenset[FactKey]:
        """What decides which services lead, also where one authority answers for all of them."""
        return self._unknown(self._always | self._found)

    def _unknown(self, facts: set[FactKey]) -> frozenset[FactKey]:
        return frozenset() if self.is_danger else frozenset(facts) - frozenset(self.person.evaluation.facts)

    def grown(self) -> "Support":
        for _ in self.growing():
            pass
        return self

    def growing(self) -> Iterator[frozenset[FactKey]]:
        """What is certain to matter, after each rule that may still lead."""
        for rule in self.person.guidance.lead_rules:
            if self.is_danger or self._weigh(rule):
                return
            if len(self.authorities) > 1:
                yield self.deciding

    def _weigh(self, rule: LeadRule) -> bool:
        """Add what the rule depends on; true if it certainly decides, whatever is asked."""
        verdict = self.person.evaluation.situation(rule.situation)
        if verdict.truth is False:
            return False
        by_slug = self.person.catalogue.service
        services = (by_slug[slug] for slug in rule.services if slug in by_slug)
        candidates = [service for service in services if self._may_lead(service)]
        if candidates and verdict.truth is None:
            self._found.update(verdict.facts)
        for service in candidates:
            assessment = self.person.assessment(service)
            self._found.update(assessment.missing)
            self._weigh_route(service)
            if assessment.status is Status.FITS and can_lead(self.person, service):
                return verdict.truth is True
        return False

    def _may_lead(self, service: Service) -> bool:
        may = service.is_offered(self.person.as_of) and service.role is not Role.COMPANION
        return may and self.person.assessment(service).status is not Status.NOT_NOW

    def _weigh_route(self, service: Service) -> None:
        """The gates that may still be the first open one, and who would open them."""
        for gate in self.person.gates(service):
            if gate.is_done:
                continue
            self.authorities.add(gate.resolution.authority_type)
            self._found.update((*gate.unsettled, *gate.resolution.unsettled))
            if not gate.unsettled:
                return


def open_facts(release: Release, facts: Facts, as_of: dt.date, audience: str = "client") -> frozenset[FactKey]:
    """Unknown facts that can still change the first step, the cards or the money now."""
    person = Person(release, facts, as_of, audience, as_asked=False)
    if person.evaluation.situation(EMERGENCY_NEED).truth:
        return frozenset({"danger_kind", "municipality"}) - frozenset(facts)
    support = set(Support(person).grown().leading)
    shown = Person(release, facts, as_of, audience)
    choice = choose(shown)
    contested = last_card_place(shown, choice)
    for service in _candidates(person, choice):
        if best_place(service) > contested and not is_money(service):
            continue
        assessment = person.assessment(service)
        if assessment.status is Status.NOT_NOW:
            continue
        needs = [person.evaluation.situation(need) for need in service.needs]
        is_card = service.slug in choice.cards  # a lead rule may put it there without a need
        if is_card or any(need.truth for need in needs):
            support.update(assessment.missing)
            support.update(_ranking_facts(person, service, is_card=is_card))
        else:
            support.update(fact for need in needs if need.truth is None for fact in need.facts)
    return frozenset(support) - frozenset(facts)


def _candidates(person: Person, choice: Choice) -> Iterator[Service]:
    """What is on a card, and what is on offer and answers a need that the person has or may have."""
    found = {service.slug: service for service in choice.services if service.slug in choice.cards}
    for need, services in person.catalogue.services_by_need.items():
        if person.evaluation.situation(need).truth is not False:
            found.update((service.slug, service) for service in services)
    return (service for service in found.values() if service.is_offered(person.as_of))


def _ranking_facts(person: Person, service: Service, *, is_card: bool) -> Iterator[FactKey]:
    """Unknown facts that would take a card from the service, or give it one, by its rank alone."""
    for criterion in service.supports:
        if (criterion.weight < 0) is is_card:
            verdict = criterion.condition.decide(person.evaluation)
            yield from verdict.facts if verdict.truth is None else ()


def last_card_place(person: Person, choice: Choice) -> Place:
    """The place in the order that a service must reach to take a card: any, while one is free."""
    if len(choice.cards) < CARDS:
        return LAST_PLACE
    return max(place(person, service) for service in choice.services if service.slug in choice.cards)


def best_place(service: Service) -> Place:
    """The best place that the service can reach, whatever is answered."""
    is_companion, is_uncertain = service.role is Role.COMPANION, not service.is_certain
    return (is_companion, is_uncertain, False, False, service.rank - 10 * service.most_support, service.slug)
