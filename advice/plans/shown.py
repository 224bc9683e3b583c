"""A plan as it is read: its steps with what has been said of them, its papers, and the money meanwhile."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from advice.guidance import Guidance, StopReason
from advice.plan import KEPT_DAYS, Act, Event, Hand, Mark, Plan, State
from advice.steps import Owner, Paper, Step, known, papers, steps
from services_catalog.authorities import Authority, ContactPoint
from services_catalog.catalogue import Service, StepKind
from services_catalog.conditions import Facts, InvalidFact, Text, read_facts
from services_catalog.release import Release
from services_catalog.responsibility import NobodyResponsible


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A step and what has been said of it; ``place`` counts from one."""

    place: int
    step: Step
    mark: Mark
    reason: StopReason | None
    is_proposed: bool
    is_next: bool = False

    @property
    def owner(self) -> Owner:
        return self.mark.owner or self.step.owner

    @property
    def is_mine(self) -> bool:
        return self.owner is Owner.ME

    @property
    def is_call(self) -> bool:
        """Something that the client does by calling."""
        return self.is_mine and self.step.kind is StepKind.CONTACT

    @property
    def target(self) -> dt.date:
        return self.mark.target or self.step.target

    @property
    def state(self) -> State:
        return self.mark.state or (State.DONE if self.step.is_done else State.NOT_STARTED)

    @property
    def is_done(self) -> bool:
        return self.state is State.DONE

    @property
    def is_open(self) -> bool:
        return self.state in (State.NOT_STARTED, State.UNDERWAY)

    @property
    def has_outcome(self) -> bool:
        return self.is_done or (self.state is State.STOPPED and self.reason is not None)

    @property
    def authority(self) -> Authority:
        return self.step.resolution.authority

    @property
    def contact(self) -> ContactPoint:
        return self.step.resolution.contact


class Line(msgspec.Struct, frozen=True):
    """A line of the diary, with the step or service that it is about."""

    event: Event
    words: Text

    @property
    def at(self) -> dt.datetime:
        return self.event.at

    @property
    def hand(self) -> Hand:
        return self.event.hand

    @property
    def act(self) -> Act:
        return self.event.act


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    plan: Plan
    release: Release
    as_of: dt.date
    tasks: tuple[Task, ...]
    services: tuple[Service, ...]
    proposed: tuple[Service, ...]
    papers: tuple[Paper, ...]

    @property
    def money(self) -> tuple[Service, ...]:
        """Services that say what one lives on meanwhile."""
        return tuple(service for service in self.services if service.money_meanwhile)

    @property
    def organisation(self) -> Text:
        """The responsible worker's, as the release names it."""
        slug, catalogue = self.plan.agreement.organisation, self.release.catalogue
        named = [task.authority for task in self.tasks if task.authority.slug == slug]
        named += [catalogue.authority[slug]] if slug in catalogue.authority else []
        provided = [provider.name for provider in catalogue.providers if provider.slug == slug]
        return next(iter([*(authority.name for authority in named), *provided]), Text())

    @property
    def lacks_worker(self) -> bool:
        return self.plan.closed_on is None and self.plan.agreement.role is None

    @property
    def is_review_overdue(self) -> bool:
        review_on = self.plan.agreement.review_on
        return self.plan.closed_on is None and review_on is not None and review_on < self.as_of

    @property
    def kept_until(self) -> dt.date:
        return self.as_of + dt.timedelta(days=KEPT_DAYS)

    @property
    def diary(self) -> tuple[Line, ...]:
        """What has been done to the plan, the newest first."""
        return tuple(Line(event, self._words(event)) for event in reversed(self.plan.events))

    def _words(self, event: Event) -> Text:
        task, service = self.task(event.what), self.release.catalogue.service.get(event.what)
        return task.step.texts[0] if task else service.title if service else Text()

    @property
    def late(self) -> tuple[Task, ...]:
        return tuple(task for task in self.tasks if task.is_open and task.target < self.as_of)

    @property
    def done(self) -> int:
        return sum(task.is_done for task in self.tasks)

    def at(self, place: int) -> Task | None:
        return self.tasks[place - 1] if 0 < place <= len(self.tasks) else None

    def task(self, key: str) -> Task | None:
        return next((task for task in self.tasks if task.step.key == key), None)


def shown(release: Release, plan: Plan, as_of: dt.date) -> Shown:
    """The plan against the release that it was made from; ``as_of`` is today."""
    catalogue = release.catalogue
    services = known(catalogue, plan.services)
    return Shown(
        plan=plan,
        release=release,
        as_of=as_of,
        tasks=_with_next(tuple(_tasks(release, plan, as_of))),
        services=services,
        proposed=known(catalogue, plan.proposed),
        papers=papers(services),
    )


def _tasks(release: Release, plan: Plan, as_of: dt.date) -> Iterator[Task]:
    guidance: Guidance = release.sections["advice"]
    for place, step in enumerate(_steps(release, plan, as_of), 1):
        mark = plan.marks.get(step.key, Mark())
        yield Task(
            place=place,
            step=step,
            mark=mark,
            reason=guidance.stop_reason.get(mark.stopped),
            is_proposed=not any(service.slug in plan.services for service in step.services),
        )


def _with_next(tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    first = next((task for task in tasks if task.is_open), None)
    return tuple(msgspec.structs.replace(task, is_next=True) if task is first else task for task in tasks)


def _steps(release: Release, plan: Plan, as_of: dt.date) -> tuple[Step, ...]:
    """By those who answer today; where nobody does any more, by those who did when the plan was made."""
    facts = facts_of(release, plan)
    try:
        return steps(release, facts, plan.all_services, as_of)
    except NobodyResponsible:
        return steps(release, facts, plan.all_services, plan.made_on)


def facts_of(release: Release, plan: Plan) -> Facts:
    """The plan's facts as far as the release still has words for them."""
    found: dict[str, str | int | frozenset[str]] = {}
    for key, value in plan.facts.items():
        try:
            found |= read_facts({key: value}, release.catalogue.vocabulary)
        except InvalidFact:
            continue
    return found


def stop_reasons(release: Release, step: Step) -> tuple[StopReason, ...]:
    """Why a step of this kind may stop."""
    guidance: Guidance = release.sections["advice"]
    return tuple(reason for reason in guidance.stop_reasons if not reason.kinds or step.kind in reason.kinds)
