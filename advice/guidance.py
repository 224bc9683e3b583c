"""The published guidance: frozen types of lead rules, questionnaires, example cases, segments and packages."""

import datetime as dt
from collections.abc import Hashable, Mapping
from functools import cached_property
from typing import Any

import msgspec

from advice.questionnaire import Question, Questionnaire
from services_catalog.authorities import AuthorityType
from services_catalog.conditions import Text
from services_catalog.memory import Memory


class LeadRule(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the ordered list that decides what leads; the first true one counts."""

    key: str
    situation: str
    services: tuple[str, ...]  # put in front in this order, if their own criteria allow
    reason: Text  # the professional's reason


class ExampleCase(msgspec.Struct, frozen=True, kw_only=True):
    """A described client with the expected advice: a regression test of the content."""

    id: str
    title: str
    narrative: str = ""
    facts: dict[str, Any]
    expected: dict[str, Any]
    decisive: tuple[str, ...] = ()
    accepted_difference: str = ""  # the reason why the advice may differ
    misrouting: str = ""  # for caseworkers: where such a client is often sent, and why not there; it makes an exercise


class Milestone(msgspec.Struct, frozen=True, kw_only=True):
    """What happens when sickness allowance has been paid for so many benefit days."""

    key: str
    days: int
    situation: str = ""
    text: Text
    professional: str = ""


class PayerLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the hand-written truth table: for these facts, this payer is first, by this law."""

    key: str
    function: str
    facts: dict[str, Any]
    first: AuthorityType | None = None  # None: nobody is responsible, by name
    as_of: dt.date
    law: str


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody's suggestion until an organisation says that it works this way."""

    is_proposal: bool = True
    adopted_by: str = ""


class Phase(msgspec.Struct, frozen=True, kw_only=True):
    """A phase of the way to work; a parallel one (income) goes along with all others."""

    key: str
    name: Text
    is_parallel: bool = False
    entry: Text = Text()  # one criterion a line, as exit
    exit: Text = Text()
    transition: Text = Text()  # who makes sure that the next phase begins, and how


class SegmentPhase(msgspec.Struct, frozen=True, kw_only=True):
    """A cell of segment × phase: its services, or why there are none."""

    phase: str
    services: tuple[str, ...] = ()
    empty_reason: Text = Text()


class ClientSegment(Proposal, frozen=True, kw_only=True):
    """Whom the client resembles; the first whose criteria are true counts, the last has none."""

    key: str
    name: Text
    criteria: str = ""  # a situation
    goal: Text = Text()
    tasks: Text = Text()  # one a line
    phases: tuple[SegmentPhase, ...] = ()
    instruction: Text = Text()  # what the professional does, one step a line

    @property
    def services(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(slug for cell in self.phases for slug in cell.services))

    def cell(self, phase: str) -> SegmentPhase | None:
        return next((cell for cell in self.phases if cell.phase == phase), None)


class GuidanceLevel(Proposal, frozen=True, kw_only=True):
    """How intensive the guidance should be; the first whose situation is true counts, the last has none."""

    key: str
    level: int | None = None  # 0–4; none: not clear yet
    name: Text
    situation: str = ""
    who: Text = Text()
    duration: Text = Text()
    rhythm: Text = Text()  # how often there is contact
    what: Text = Text()


class PackageStep(msgspec.Struct, frozen=True, kw_only=True):
    service: str
    phase: str
    after: tuple[str, ...] = ()  # services of the chain that must come first
    note: Text = Text()


class ServicePackage(Proposal, frozen=True, kw_only=True):
    """A chain of services, each with what must come before it."""

    key: str
    name: Text
    purpose: Text = Text()
    segments: tuple[str, ...] = ()
    steps: tuple[PackageStep, ...] = ()


class StopReason(msgspec.Struct, frozen=True, kw_only=True):
    """Why a step of a plan may stop, and what to do then."""

    key: str
    name: Text
    kinds: tuple[str, ...] = ()  # of steps; none = all
    advice: Text


class Exercise(msgspec.Struct, frozen=True, kw_only=True):
    """A short thing to do by oneself on the way."""

    key: str
    name: Text
    minutes: int = 10
    kinds: tuple[str, ...] = ()  # of the steps that it helps with; none = all
    tasks: Text  # one a line


class PlanPart(msgspec.Struct, frozen=True, kw_only=True):
    """A heading of a plan with the goals that may be chosen for it."""

    key: str
    name: Text
    hint: Text = Text()
    icf: tuple[str, ...] = ()  # components or chapters: services of these belong here
    goals: Text = Text()  # one a line


class PlanTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """What a plan is structured by; each release is a version, and a plan keeps its own."""

    key: str
    name: Text
    purpose: Text = Text()
    parts: tuple[PlanPart, ...] = ()


class Guidance(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The section that ``advice`` adds to every release."""

    lead_rules: tuple[LeadRule, ...] = ()
    questionnaires: tuple[Questionnaire, ...] = ()
    example_cases: tuple[ExampleCase, ...] = ()
    payer_table: tuple[PayerLine, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    phases: tuple[Phase, ...] = ()
    client_segments: tuple[ClientSegment, ...] = ()
    guidance_levels: tuple[GuidanceLevel, ...] = ()
    service_packages: tuple[ServicePackage, ...] = ()
    stop_reasons: tuple[StopReason, ...] = ()
    plan_templates: tuple[PlanTemplate, ...] = ()
    exercises: tuple[Exercise, ...] = ()

    @cached_property
    def questionnaire(self) -> Mapping[str, Questionnaire]:
        return {questionnaire.slug: questionnaire for questionnaire in self.questionnaires}

    @cached_property
    def next_questions(self) -> Memory[tuple[Hashable, ...], Question | None]:
        """What ``flow`` has worked out for this release, by the state of a path."""
        return Memory(10_000)

    @cached_property
    def open_facts(self) -> Memory[tuple[Hashable, ...], frozenset[str]]:
        """The same by facts alone: which unknown ones can still change the advice."""
        return Memory(10_000)

    @cached_property
    def paths(self) -> Memory[tuple[Hashable, ...], Any]:
        """Which questions answers lead to, by day and answers: the page after an answer walks the path again."""
        return Memory(1_000)

    @cached_property
    def outcomes(self) -> Memory[tuple[Hashable, ...], Any]:
        """What clients have been shown, by day, language and facts: one comes back to the result."""
        return Memory(1_000)

    @cached_property
    def answer_labels(self) -> Mapping[tuple[str, str], Text]:
        """By fact and code, the client's option that states just that."""
        options = (option for q in self.client_questionnaire.questions for option in q.options)
        return {option.pairs[0]: option.label for option in options if len(option.pairs) == 1}

    @cached_property
    def fuller_answers(self) -> Mapping[tuple[str, str], tuple[tuple[tuple[str, str], ...], ...]]:
        """By fact and code, what the client's options state that state that and more."""
        options = (option for q in self.client_questionnaire.questions for option in q.options)
        found: dict[tuple[str, str], tuple[tuple[tuple[str, str], ...], ...]] = {}
        for pairs in (option.pairs for option in options if len(option.pairs) > 1):
            for pair in pairs:
                found[pair] = (*found.get(pair, ()), pairs)
        return found

    @property
    def client_questionnaire(self) -> Questionnaire:
        return next(q for q in self.questionnaires if q.audience == "client")

    @cached_property
    def phase(self) -> Mapping[str, Phase]:
        return {phase.key: phase for phase in self.phases}

    @cached_property
    def segment(self) -> Mapping[str, ClientSegment]:
        return {segment.key: segment for segment in self.client_segments}

    @cached_property
    def stop_reason(self) -> Mapping[str, StopReason]:
        return {reason.key: reason for reason in self.stop_reasons}

    @cached_property
    def plan_template(self) -> Mapping[str, PlanTemplate]:
        return {template.key: template for template in self.plan_templates}

    @cached_property
    def package(self) -> Mapping[str, ServicePackage]:
        return {package.key: package for package in self.service_packages}
