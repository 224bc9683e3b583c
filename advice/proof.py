"""The guarantees of a release, over all answers, municipalities and coming days of change.

Each guarantee holds or comes with counterexamples that name the answers which break it. Search is
symbolic (SAT over the finite domains), not sampled; see docs/advice.md and engine.md §8.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from advice.advise import LISTED_ROLES
from advice.cases import run_case
from advice.counterexample import Counterexample
from advice.encoding import Literal
from advice.first_matches import circular_packages, unmatched
from advice.guidance import ExampleCase, Guidance
from advice.places import missing_contacts, unresolved
from advice.symbolic import World
from services_catalog.authorities import Function
from services_catalog.catalogue import Catalogue, Effect, Role, Service, ServiceStatus
from services_catalog.conditions import CyclicSituation, Evaluation, Value, read_facts
from services_catalog.release import Release
from services_catalog.responsibility import (
    LOOK_AHEAD,
    NobodyResponsible,
    resolve,
)
from services_catalog.verdict import FactKey

TITLES = {
    "G1": "No dead end: every answer leads to a service with an authority and a contact",
    "G2": "One first responsible: payers are ordered and exactly one is first",
    "G3": "Every service, municipality and date has one authority or a named exception",
    "G4": "Every service can be reached and every question can matter",
    "G5": "No criterion is always true or never true; nothing is circular or unasked",
    "G6": "No example case differs without an accepted reason",
}


class Guarantee(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    counterexamples: tuple[Counterexample, ...] = ()

    @property
    def title(self) -> str:
        return TITLES[self.key]

    @property
    def holds(self) -> bool:
        return not self.counterexamples


def prove(release: Release, as_of: dt.date) -> tuple[Guarantee, ...]:
    """All guarantees on the day and on each day of the next 12 months on which something changes.

    Circular situations make the rest meaningless, so they are reported alone.
    """
    circles = tuple(_circles(release.catalogue))
    if circles:
        return (Guarantee(key="G5", counterexamples=circles),)
    days = change_days(release.catalogue, as_of)
    worlds = [World(release, day) for day in days]
    found: dict[str, list[Counterexample]] = {key: [] for key in TITLES}
    for world in worlds:
        found["G1"] += dead_ends(world)
        found["G1"] += unanswered(world)
        found["G1"] += missing_contacts(world.catalogue, world.as_of)
        found["G2"] += payer_faults(world)
        found["G4"] += unreachable(world)
    found["G2"] += payer_table_faults(release)
    found["G3"] += unresolved(release.catalogue, days)
    found["G4"] += idle_questions(release, worlds[0])
    found["G4"] += missing_services(release)
    found["G4"] += unmatched(worlds[0])
    found["G5"] += constant_criteria(worlds)
    found["G5"] += unasked_facts(release)
    found["G5"] += circular_packages(release.sections["advice"])
    found["G6"] += differing_cases(release, as_of)
    return tuple(Guarantee(key=key, counterexamples=tuple(found[key])) for key in TITLES)


def change_days(catalogue: Catalogue, as_of: dt.date) -> tuple[dt.date, ...]:
    """The day itself and every later day within a year on which a validity begins or has ended."""
    rows = [row for function in catalogue.functions for row in function.responsibilities]
    members = [m for municipality in catalogue.municipalities for m in municipality.memberships]
    days = {as_of}
    for valid in (*rows, *members, *catalogue.services):
        days.update({valid.valid_from} if valid.valid_from else ())
        days.update({valid.valid_to + dt.timedelta(days=1)} if valid.valid_to else ())
    return tuple(sorted(day for day in days if as_of <= day <= as_of + LOOK_AHEAD))


# G1


def dead_ends(world: World) -> Iterator[Counterexample]:
    """Answers for which nothing but the fallback is listed, and needs that nothing answers."""
    listed = [world.is_listed(s) for s in world.offered if s.role in LISTED_ROLES]
    listed += [world.is_offerable(s) for s in world.offered if s.role is Role.GENERAL_ENTRY]
    facts = _solve(world, [-world.emergency, *(-literal for literal in listed)])
    if facts is not None:
        yield Counterexample(matter="nothing is listed", facts=facts, on=world.as_of)
    urgent = [world.is_shown(s) for s in world.offered if s.role is Role.EMERGENCY]
    facts = _solve(world, [world.emergency, *(-literal for literal in urgent)])
    if facts is not None:
        yield Counterexample(matter="no help in acute danger", facts=facts, on=world.as_of)
    for need in world.catalogue.situations:
        answers = [s for s in world.catalogue.services_by_need.get(need.key, ()) if s.is_offered(world.as_of)]
        if need.is_need and not answers:
            yield Counterexample(matter=f"{need.key}: no service answers this need", on=world.as_of)


def unanswered(world: World) -> Iterator[Counterexample]:
    """Answers for which a service is shown although nobody answers for it, or for one of its gates."""
    for service in world.offered:
        functions = [] if service.payer else [service.function]
        functions += [step.via for step in service.steps if step.via]
        for function in dict.fromkeys(functions):
            facts = _solve(world, [world.is_shown(service), world.is_nobodys(function)])
            if facts is not None:
                matter = f"{service.slug}: nobody answers for {function}"
                yield Counterexample(matter=matter, facts=facts, on=world.as_of)


# G2


def payer_faults(world: World) -> Iterator[Counterexample]:
    """Two payers of one function both first, or none although every deciding fact is known."""
    for function in world.catalogue.functions:
        if not function.orders_payers:
            continue
        yield from _two_first(world, function)
        yield from _nobody_first(world, function)


def _two_first(world: World, function: Function) -> Iterator[Counterexample]:
    services = [s for s in world.offered if s.function == function.key and s.payer]
    seen: dict[str, Service] = {str(service.payer): service for service in services}
    pairs = [(a, b) for a in seen.values() for b in seen.values() if a.slug < b.slug]
    for one, other in pairs:
        both = [
            literal for service in (one, other) for literal in (world.is_first(service), world.payer_test(service).true)
        ]
        facts = _solve(world, both)
        if facts is not None:
            matter = f"{function.key}: {one.payer} and {other.payer} are both first"
            yield Counterexample(matter=matter, facts=facts, on=world.as_of)


def _nobody_first(world: World, function: Function) -> Iterator[Counterexample]:
    """A service of the function fits although no payer's own test is true."""
    rows = function.in_force(world.as_of)
    some = world.clauses.either(world.encoding.situation(row.situation).true for row in rows)
    services = [s for s in world.offered if s.function == function.key]
    fits = world.clauses.either(world.fits(service) for service in services)
    facts = _solve(world, [fits, -some])
    if facts is not None:
        yield Counterexample(matter=f"{function.key}: nobody is first", facts=facts, on=world.as_of)


def payer_table_faults(release: Release) -> Iterator[Counterexample]:
    """The hand-written truth table of payers against the order in the functions."""
    guidance: Guidance = release.sections["advice"]
    catalogue = release.catalogue
    for line in guidance.payer_table:
        facts = read_facts(line.facts, catalogue.vocabulary)
        evaluation = Evaluation(facts, catalogue.situation)
        try:
            first = resolve(catalogue, line.function, evaluation, line.as_of).authority_type
        except (NobodyResponsible, KeyError):
            first = None
        if first != line.first:
            matter = f"{line.function}: {first} is first, the table says {line.first} ({line.law})"
            yield Counterexample(matter=matter, facts=facts, on=line.as_of)


# G4


def unreachable(world: World) -> Iterator[Counterexample]:
    """Active services that no answers make fit for someone who has the need."""
    for service in world.offered:
        if service.status is not ServiceStatus.ACTIVE or service.role is Role.FALLBACK:
            continue
        if world.clauses.model([world.fits(service), world.is_shown(service)]) is None:
            yield Counterexample(matter=f"{service.slug} can never be reached", on=world.as_of)


def idle_questions(release: Release, world: World) -> Iterator[Counterexample]:
    """Questions none of whose facts decides anything, or that are never asked."""
    guidance: Guidance = release.sections["advice"]
    used = deciding(release)
    for questionnaire in guidance.questionnaires:
        for question in questionnaire.questions:
            if not used.intersection(question.facts):
                yield Counterexample(matter=f"question {question.key} decides nothing")
            if world.clauses.model([-world.encoding.situation(question.enable_when).false]) is None:
                yield Counterexample(matter=f"question {question.key} is never asked")


def missing_services(release: Release) -> Iterator[Counterexample]:
    """Services that a lead rule or a function's door names but that are not there."""
    catalogue, guidance = release.catalogue, release.sections["advice"]
    named = [(f"lead rule {rule.key}", slug) for rule in guidance.lead_rules for slug in rule.services]
    named += [(f.key, row.service) for f in catalogue.functions for row in f.responsibilities if row.service]
    for where, slug in named:
        if slug not in catalogue.service:
            yield Counterexample(matter=f"{where} names {slug}, which is not there")


def deciding(release: Release) -> frozenset[FactKey]:
    """Facts that some need, criterion, payer's test, gate, lead rule, segment or level depends on."""
    catalogue, guidance = release.catalogue, release.sections["advice"]
    keys = [row.situation for f in catalogue.functions for row in f.responsibilities]
    keys += [step.done_when for service in catalogue.services for step in service.steps]
    keys += [need for service in catalogue.services for need in service.needs]
    keys += [rule.situation for rule in guidance.lead_rules]
    keys += [segment.criteria for segment in guidance.client_segments]
    keys += [level.situation for level in guidance.guidance_levels]
    conditions = [c.condition for service in catalogue.services for c in service.criteria]
    facts: set[FactKey] = {"municipality"}
    seen: set[str] = set()
    keys += [c.situation for c in conditions if c.situation]
    facts.update(fact for condition in conditions for fact in condition.facts)
    while keys:
        key = keys.pop()
        if key and key not in seen:
            seen.add(key)
            for row in catalogue.situation[key].rows:
                facts.update(row.condition.facts)
                keys.append(row.condition.situation)
    return frozenset(facts)


# G5


def _circles(catalogue: Catalogue) -> Iterator[Counterexample]:
    evaluation = Evaluation({}, catalogue.situation)
    for situation in catalogue.situations:
        try:
            evaluation.situation(situation.key)
        except CyclicSituation as circle:
            yield Counterexample(matter=f"situation {circle} leads back to itself")
            return


def constant_criteria(worlds: Sequence[World]) -> Iterator[Counterexample]:
    """Criterion rows that are true, or false, whatever is answered; rows that cancel each other."""
    world = worlds[0]  # what a criterion asks is the same on every day
    for service in {service.slug: service for day in worlds for service in day.offered}.values():
        for number, criterion in enumerate(service.criteria, 1):
            truth = world.encoding.condition(criterion.condition)
            where = f"{service.slug} criterion {number} ({criterion.condition})"
            if world.clauses.model([truth.true]) is None:
                yield Counterexample(matter=f"{where} is never true")
            if world.clauses.model([truth.false]) is None:
                yield Counterexample(matter=f"{where} is never false")
            if criterion.effect is not Effect.SUPPORTS and not criterion.not_now:
                yield Counterexample(matter=f"{where} has no sentence for not now")


def unasked_facts(release: Release) -> Iterator[Counterexample]:
    """Facts that are tested but that no questionnaire asks of anyone."""
    guidance: Guidance = release.sections["advice"]
    asked = {fact for q in guidance.questionnaires for item in q.questions for fact in item.facts}
    professional = {f.key for f in release.catalogue.facts if f.ask == "professional"}
    for key in sorted(deciding(release) - asked - professional):
        yield Counterexample(matter=f"fact {key} is tested but never asked")


# G6


def differing_cases(release: Release, as_of: dt.date) -> Iterator[Counterexample]:
    guidance: Guidance = release.sections["advice"]
    for case in guidance.example_cases:
        differences = _differences(release, case, as_of)
        if differences and not case.accepted_difference:
            facts = read_facts(case.facts, release.catalogue.vocabulary)
            matter = f"{case.id} {case.title}: {'; '.join(differences)}"
            yield Counterexample(matter=matter, facts=facts, on=as_of)


def failing_cases(release: Release, as_of: dt.date) -> list[ExampleCase]:
    """Those whose difference nobody has accepted."""
    cases: tuple[ExampleCase, ...] = release.sections["advice"].example_cases
    return [case for case in cases if not case.accepted_difference and _differences(release, case, as_of)]


def _differences(release: Release, case: ExampleCase, as_of: dt.date) -> tuple[str, ...]:
    try:
        return run_case(release, case, as_of).differences()
    except (NobodyResponsible, KeyError) as gap:
        return (f"nobody answers ({gap})",)


def _solve(world: World, literals: Iterable[Literal]) -> dict[FactKey, Value] | None:
    """Answers that make all the literals true, as few as can be, or None."""
    assumptions = list(literals)
    model = world.clauses.model(assumptions)
    if model is None:
        return None
    for known in world.encoding.known.values():
        smaller = world.clauses.model([*assumptions, -known])
        if smaller is not None:
            assumptions.append(-known)
            model = smaller
    return world.encoding.facts_of(model)
