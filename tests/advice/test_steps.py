"""A client's own path: every gate once, in the order in which the gates open."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advice.advise import Person
from advice.guidance import PackageStep
from advice.steps import Owner, known, papers, plain_facts, steps
from services_catalog.catalogue import RequiredDocument, StepKind
from services_catalog.conditions import Text, read_facts
from tests.advice.engine_release import AINO, TODAY, engine_release, service
from tests.advice.facts import answers
from tests.factories import make_guidance, make_package, make_step

B = Text("B-lausunto")
STATEMENT = make_step(kind=StepKind.STATEMENT, text=Text("Pyydä lausunto."), document=B, via="doctor")
FULLER = make_step(kind=StepKind.STATEMENT, text=Text("Pyydä pitkä lausunto."), document=B, via="doctor")
CALL = make_step(text=Text("Soita."))
APPLY = make_step(kind=StepKind.APPLICATION, text=Text("Hae."))
DECISION = make_step(kind=StepKind.DECISION, text=Text("Kela päättää."))
START = make_step(kind=StepKind.START, text=Text("Aloita."))
property_of_paths = settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def path(stated=AINO, parts=None, **routes):
    release = engine_release(*(service(slug, steps=gates) for slug, gates in routes.items()), **(parts or {}))
    return steps(release, read_facts(stated, release.catalogue.vocabulary), dict.fromkeys(routes, TODAY), TODAY)


def kinds(path):
    return [(step.kind.value, [service.slug for service in step.services]) for step in path]


def test_one_statement_serves_both_services():
    aino = path(kuntoutus=(STATEMENT, APPLY), kurssi=(FULLER, APPLY))
    assert kinds(aino) == [
        ("STATEMENT", ["kuntoutus", "kurssi"]),
        ("APPLICATION", ["kuntoutus"]),
        ("APPLICATION", ["kurssi"]),
    ]
    assert [text.fi for text in aino[0].texts] == ["Pyydä lausunto.", "Pyydä pitkä lausunto."]


def test_each_service_has_its_own_application_decision_and_start():
    aino = path(kuntoutus=(APPLY, DECISION, START), kurssi=(APPLY, DECISION, START))
    assert len(aino) == 6


def test_what_can_be_done_now_comes_before_what_has_to_wait():
    assert [step.kind for step in path(kuntoutus=(CALL, APPLY), kurssi=(STATEMENT, DECISION))] == [
        StepKind.CONTACT,
        StepKind.STATEMENT,
        StepKind.APPLICATION,
        StepKind.DECISION,
    ]


def test_routes_that_would_lead_in_a_circle_do_not_share_the_second_gate():
    aino = path(kuntoutus=(STATEMENT, CALL), kurssi=(CALL, STATEMENT))
    assert sorted(kinds(aino)) == [
        ("CONTACT", ["kuntoutus", "kurssi"]),
        ("STATEMENT", ["kuntoutus"]),
        ("STATEMENT", ["kurssi"]),
    ]


@pytest.mark.parametrize(
    ("routes", "after"),
    [
        ({"kuntoutus": (APPLY, DECISION), "kurssi": (STATEMENT, APPLY)}, {"kuntoutus/decision1"}),
        ({"kurssi": (STATEMENT, APPLY), "kuntoutus": (APPLY, DECISION)}, set()),
    ],
    ids=["the advice puts the first first", "the advice puts the second first"],
)
def test_a_package_makes_a_service_wait_for_another_if_the_advice_agrees(routes, after):
    chain = (
        PackageStep(service="kuntoutus", phase="A"),
        PackageStep(service="kurssi", phase="B", after=("kuntoutus",)),
    )
    guidance = make_guidance(service_packages=(make_package(steps=chain),))
    aino = path(parts={"guidance": guidance}, **routes)
    [statement] = [step for step in aino if step.kind is StepKind.STATEMENT]
    assert set(statement.after) == after


@pytest.mark.parametrize(
    ("gate", "owner"),
    [
        (CALL, Owner.ME),
        (APPLY, Owner.ME),
        (make_step(kind=StepKind.APPLICATION, actor=Text("Työnantaja")), Owner.EMPLOYER),
        (STATEMENT, Owner.DOCTOR),
        (DECISION, Owner.KELA),
        (make_step(kind=StepKind.START, actor=Text("Kuntoutuksen järjestäjä")), Owner.KELA),
        (make_step(kind=StepKind.START, actor=Text("Sinä")), Owner.ME),
    ],
    ids=lambda value: getattr(value, "kind", value).value,
)
def test_a_step_belongs_to_whoever_acts_at_the_gate(gate, owner):
    assert [step.owner for step in path(kuntoutus=(gate,))] == [owner]


def test_a_target_comes_after_the_targets_of_what_must_be_first_and_never_at_a_weekend():
    first, second = path(kuntoutus=(CALL, APPLY))
    assert (first.target, second.target) == (dt.date(2026, 11, 30), dt.date(2026, 12, 14))


def test_what_the_client_has_already_is_done_and_keeps_nobody_waiting():
    owned = make_step(kind=StepKind.STATEMENT, text=Text("Pyydä."), document=B, via="doctor", done_when="has_statement")
    statement, application = path({**AINO, "statement": "yes"}, kuntoutus=(owned, APPLY))
    assert (statement.is_done, application.target) == (True, dt.date(2026, 12, 7))


def test_a_paper_is_listed_once_with_all_that_it_serves():
    paper = RequiredDocument(name=B, form="SV 7")
    plan = RequiredDocument(name=Text("B-lausunto, jossa on suunnitelma"), form="SV 7")
    two = service("kuntoutus", documents=(paper,)), service("kurssi", documents=(plan,))
    [found] = papers(two)
    assert (found.document, found.is_shared) == (plan, True)


def test_facts_can_be_kept_and_read_back():
    release = engine_release(service("kuntoutus"))
    stated = read_facts({**AINO, "age": 40}, release.catalogue.vocabulary)
    assert read_facts(plain_facts(stated), release.catalogue.vocabulary) == stated


# What holds for any choice of our own services


@pytest.fixture(scope="module")
def slugs(real_release):
    return [service.slug for service in real_release.catalogue.offered(TODAY)]


def drawn(data, release, slugs):
    stated = data.draw(answers(release.catalogue.vocabulary))
    picked = data.draw(st.lists(st.sampled_from(slugs), max_size=12))
    return stated, dict.fromkeys(picked, TODAY)


@property_of_paths
@given(st.data())
def test_every_gate_of_every_chosen_service_is_there_exactly_once(real_release, slugs, data):
    stated, picked = drawn(data, real_release, slugs)
    found = [(o.service.slug, id(o.gate.step)) for s in steps(real_release, stated, picked, TODAY) for o in s.openings]
    person = Person(real_release, stated, TODAY)
    services = known(real_release.catalogue, picked)
    assert sorted(found) == sorted((s.slug, id(gate.step)) for s in services for gate in person.gates(s))


@property_of_paths
@given(st.data())
def test_no_step_comes_before_what_it_waits_for(real_release, slugs, data):
    stated, picked = drawn(data, real_release, slugs)
    found = steps(real_release, stated, picked, TODAY)
    place = {step.key: number for number, step in enumerate(found)}
    assert all(place[before] < place[step.key] for step in found for before in step.after)
    for chosen_service in known(real_release.catalogue, picked):
        route = [o.gate.step for s in found for o in s.openings if o.service is chosen_service]
        assert route == list(chosen_service.steps)


@property_of_paths
@given(st.data())
def test_weaving_again_what_the_steps_came_from_changes_nothing(real_release, slugs, data):
    stated, picked = drawn(data, real_release, slugs)
    once = steps(real_release, stated, picked, TODAY)
    met = dict.fromkeys(slug for slug in picked if any(slug == s.slug for step in once for s in step.services))
    assert steps(real_release, stated, dict.fromkeys((*met, *met), TODAY), TODAY) == once
    assert len({step.key for step in once}) == len(once)
