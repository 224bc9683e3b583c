"""The symbolic twin says the same as the engine, for any answers."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advice.advise import LISTED_AT_MOST, Person, advise, leading
from advice.assessment import Status
from advice.symbolic import World
from services_catalog.conditions import FactKind
from tests.advice.facts import answers

TODAY = dt.date(2026, 11, 21)
RARE = ("municipality",)


@pytest.fixture(scope="module")
def world(real_release):
    """With every literal made beforehand: a solution knows only those that existed when it was found."""
    world = World(real_release, TODAY)
    for service in world.offered:
        world.not_now(service), world.fits(service), world.is_listed(service)
    return world


def assume(world, facts):
    """Literals that state exactly these facts; numbers by the span they fall into."""
    literals = []
    for key, known in world.encoding.known.items():
        if key not in facts:
            literals.append(-known)
            continue
        literals.append(known)
        domain = world.encoding.domains[key]
        kind = world.catalogue.vocabulary[key].kind
        if kind is FactKind.MULTI:
            literals += [world.encoding.fact_is(key, code) * (1 if code in facts[key] else -1) for code in domain]
        elif kind is FactKind.NUMBER:
            span = max(start for start in domain if start <= facts[key])
            literals.append(world.encoding.fact_is(key, span))
        else:
            literals.append(world.encoding.fact_is(key, facts[key]))
    return literals


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_status_and_lead_are_those_of_the_engine(real_release, world, data):
    keys = set(world.encoding.domains) - set(RARE)
    facts = data.draw(answers(real_release.catalogue.vocabulary, keys))
    person = Person(real_release, facts, TODAY, "professional")
    model = world.clauses.model(assume(world, facts))
    for service in world.offered:
        assessment = person.assessment(service)
        assert (world.not_now(service) in model) is (assessment.status is Status.NOT_NOW)
        assert (world.fits(service) in model) is (assessment.status is Status.FITS)
        assert (world.is_offerable(service) in model) is person.is_offerable(service)
    rule, _ = leading(person)
    assert [r.key for r, decides in world.leading if decides in model] == ([rule.key] if rule else [])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_is_listed_is_what_the_engine_lists(real_release, world, data):
    keys = set(world.encoding.domains) - set(RARE)
    facts = data.draw(answers(real_release.catalogue.vocabulary, keys))
    advice = advise(real_release, facts, TODAY)
    slugs = {recommendation.service.slug for recommendation in advice.recommendations}
    model = world.clauses.model(assume(world, facts))
    listed = {service.slug for service in world.offered if world.is_listed(service) in model}
    if listed and not advice.is_emergency:
        assert slugs == listed or (len(slugs) == LISTED_AT_MOST and slugs < listed)
