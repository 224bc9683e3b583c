"""What of a result or a plan is counted: what happened, in closed lists and bands, with nobody in it."""

import datetime as dt
from collections.abc import Iterator

from advice.advise import Advice, Recommendation
from advice.assessment import Status
from advice.guidance import Guidance
from advice.metrics.measures import (
    DAYS,
    LENGTHS,
    MONTHS,
    NO_PHASE,
    Dimension,
    Happening,
    Known,
    Measure,
    Punctual,
    band,
)
from advice.plan import Plan, State
from advice.plans.shown import Shown, Task, facts_of
from advice.segments import segment
from services_catalog.authorities import AreaKind
from services_catalog.catalogue import Service
from services_catalog.conditions import Evaluation, Facts
from services_catalog.release import Release
from services_catalog.responsibility import area_of

OUTCOMES = {
    State.UNDERWAY: Measure.STEP_BEGUN,
    State.DONE: Measure.STEP_DONE,
    State.STOPPED: Measure.STEP_STOPPED,
}


def result_shown(release: Release, questionnaire: str, facts: Facts, advice: Advice) -> Happening:
    first = advice.first
    gate = first.next_gate if first else None
    months = facts.get("unemployment_months")
    return Happening(
        Measure.RESULT,
        {
            Dimension.QUESTIONNAIRE: questionnaire,
            Dimension.COUNTY: county_of(release, facts, advice.as_of),
            Dimension.SEGMENT: segment_of(release, facts),
            Dimension.SERVICE: first.service.slug if first else "",
            Dimension.AUTHORITY: (gate or first).resolution.authority_type if first else "",
            Dimension.GATE: gate.step.kind if gate else "",
            Dimension.UNEMPLOYED: band(months, MONTHS) if isinstance(months, int) else "",
            Dimension.BENEFIT: benefit_of(advice),
        },
    )


def county_of(release: Release, facts: Facts, as_of: dt.date) -> str:
    """The wellbeing services county of the municipality that was told."""
    municipality = release.catalogue.municipality.get(str(facts.get("municipality", "")))
    kind = AreaKind.WELLBEING_SERVICES_COUNTY
    return area_of(release.catalogue, municipality, kind, as_of) if municipality else ""


def segment_of(release: Release, facts: Facts) -> str:
    found = segment(release.sections["advice"], Evaluation(facts, release.catalogue.situation))
    return found.row.key if found else ""


def benefit_of(advice: Advice) -> Known:
    """Whether it is sure what one lives on now; nothing is found for many who did not ask for money."""
    money = [r for r in advice.recommendations if r.service.slug in advice.money_now]
    return Known.YES if any(map(_fits, money)) else Known.PARTLY if money else Known.NO


def _fits(recommendation: Recommendation) -> bool:
    return recommendation.status is Status.FITS


def plan_made(release: Release, questionnaire: str, plan: Plan, as_of: dt.date) -> Iterator[Happening]:
    facts = facts_of(release, plan)
    county, own = county_of(release, facts, as_of), segment_of(release, facts)
    values = {Dimension.QUESTIONNAIRE: questionnaire, Dimension.COUNTY: county, Dimension.SEGMENT: own}
    yield Happening(Measure.PLAN_MADE, values)
    for slug in plan.services:
        yield Happening(Measure.CHOSEN, {Dimension.SERVICE: slug})


def plan_saved(seen: Shown) -> Happening:
    return Happening(Measure.PLAN_SAVED, {Dimension.COUNTY: _county(seen)})


def plan_closed(seen: Shown) -> Iterator[Happening]:
    plan = seen.plan
    if plan.transition is None or plan.closed_on is None:
        return
    values = {
        Dimension.TRANSITION: plan.transition,
        Dimension.LENGTH: band((plan.closed_on - plan.made_on).days, LENGTHS),
        Dimension.COUNTY: _county(seen),
        Dimension.SEGMENT: segment_of(seen.release, facts_of(seen.release, plan)),
    }
    yield Happening(Measure.CLOSED, values)


def step_changed(before: Shown, after: Shown, key: str) -> Iterator[Happening]:
    """A step that came to another state, and the services whose last step that was."""
    was, task = before.task(key), after.task(key)
    if was is None or task is None or was.state is task.state or task.state not in OUTCOMES:
        return
    yield Happening(OUTCOMES[task.state], _of_step(after, task))
    for service in after.services:
        if _has_begun(after, service) and not _has_begun(before, service):
            yield Happening(Measure.STARTED, _of_start(before, after, service))


def _of_step(seen: Shown, task: Task) -> dict[Dimension, str]:
    values: dict[Dimension, str] = {Dimension.GATE: task.step.kind}
    if task.state is State.DONE:
        is_late = seen.as_of > task.target
        values |= {Dimension.PUNCTUAL: Punctual.LATE if is_late else Punctual.IN_TIME, Dimension.COUNTY: _county(seen)}
    if task.state is State.STOPPED:
        values |= {Dimension.REASON: task.mark.stopped, Dimension.COUNTY: _county(seen)}
        values |= {Dimension.SERVICE: task.step.services[0].slug}
    return values


def _of_start(before: Shown, after: Shown, service: Service) -> dict[Dimension, str]:
    days = (after.as_of - _gate_passed(after, service)).days
    return {
        Dimension.SERVICE: service.slug,
        Dimension.DAYS: band(days, DAYS),
        Dimension.PHASES: _move(before, service),
        Dimension.COUNTY: _county(after),
    }


def _gates(seen: Shown, service: Service) -> list[Task]:
    return [task for task in seen.tasks if service in task.step.services]


def _has_begun(seen: Shown, service: Service) -> bool:
    gates = _gates(seen, service)
    return bool(gates) and all(task.is_done for task in gates)


def _gate_passed(seen: Shown, service: Service) -> dt.date:
    """The day on which the first gate was marked done; the day of choosing if there is no earlier gate."""
    chosen = seen.plan.services[service.slug]
    return min((task.mark.since for task in _gates(seen, service)[:-1] if task.mark.since), default=chosen)


def _move(before: Shown, service: Service) -> str:
    """From the furthest phase that had begun to the phase of the service; nothing if it has none of the way."""
    way = _way(before.release)
    begun = [phase for other in before.services if _has_begun(before, other) for phase in other.phases if phase in way]
    to = [phase for phase in way if phase in service.phases]
    return f"{max(begun, key=way.index, default=NO_PHASE)}>{to[0]}" if to else ""


def _way(release: Release) -> list[str]:
    guidance: Guidance = release.sections["advice"]
    return [phase.key for phase in guidance.phases if not phase.is_parallel]


def _county(seen: Shown) -> str:
    return county_of(seen.release, facts_of(seen.release, seen.plan), seen.as_of)
