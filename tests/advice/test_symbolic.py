"""The symbolic twin says the same as the engine, for any answers."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advice.advise import LISTED_AT_MOST, Person, advise, leading
from advice.assessment import Status
from advice.symbolic import World
from services_catalog.authorities import AuthorityType
from services_catalog.catalogue import Role
from services_catalog.conditions import FactKind
from tests.advice.engine_release import blocks, engine_release, lead, requires, service
from tests.advice.facts import answers

TODAY = dt.date(2026, 11, 21)
RARE = ("municipality",)


def complete(world):
    """With every literal made beforehand: a solution knows only those that existed when it was found."""
    for item in world.offered:
        world.not_now(item), world.fits(item), world.is_listed(item)
    return world


@pytest.fixture(scope="module")
def world(real_release):
    return complete(World(real_release, TODAY))


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
    for item in world.offered:
        assessment = person.assessment(item)
        assert (world.not_now(item) in model) is (assessment.status is Status.NOT_NOW)
        assert (world.fits(item) in model) is (assessment.status is Status.FITS)
        assert (world.is_offerable(item) in model) is person.is_offerable(item)
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
    listed = {item.slug for item in world.offered if world.is_listed(item) in model}
    if listed and not advice.is_emergency:
        assert slugs == listed or (len(slugs) == LISTED_AT_MOST and slugs < listed)


# A small world, in which every rule of the engine comes true often


SMALL = engine_release(
    service("aikuisille", requires("age AT_LEAST 18"), requires("health HAS_ANY back", group=2), rank=1),
    service("avoin", requires("stated cause IN illness"), blocks("possible statement IN yes")),
    service("vakuutus", function="paid_by_many", payer=AuthorityType.ACCIDENT_INSURER),
    service("elake", function="paid_by_many", payer=AuthorityType.PENSION_PROVIDER),
    service("kela", blocks("diagnosis IN yes"), function="paid_by_many", payer=AuthorityType.KELA),
    service("hatassa", needs=("need_safety",), role=Role.EMERGENCY),
    service("muualta", requires("life_situation IN employed"), needs=("need_work",)),
    rules=(
        lead("minor", "muualta"),
        lead("has_statement", "aikuisille", "elake"),
        lead("employed", "kela", "avoin"),
        lead("need_rehabilitation", "vakuutus"),
    ),
)


@pytest.fixture(scope="module")
def small_world():
    return complete(World(SMALL, TODAY))


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_the_twin_agrees_where_every_rule_comes_true(small_world, data):
    facts = data.draw(answers(SMALL.catalogue.vocabulary, set(small_world.encoding.domains)))
    person = Person(SMALL, facts, TODAY, "professional")
    model = small_world.clauses.model(assume(small_world, facts))
    for item in small_world.offered:
        assert (small_world.fits(item) in model) is (person.assessment(item).status is Status.FITS)
        assert (small_world.is_offerable(item) in model) is person.is_offerable(item)
    rule, _ = leading(person)
    assert [r for r, decides in small_world.leading if decides in model] == ([rule] if rule else [])
    advice = advise(SMALL, facts, TODAY)
    listed = {item.slug for item in small_world.offered if small_world.is_listed(item) in model}
    assert advice.is_emergency or {r.service.slug for r in advice.recommendations} == listed
