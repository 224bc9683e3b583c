import pytest

from advice.route import first_open, gates
from services_catalog.catalogue import StepKind
from services_catalog.conditions import Text
from tests.advice.engine_release import TODAY, engine_release, person, service
from tests.factories import make_step

STATEMENT = make_step(kind=StepKind.STATEMENT, text=Text("Pyydä B-lausunto."), via="doctor", done_when="has_statement")
APPLICATION = make_step(kind=StepKind.APPLICATION, text=Text("Täytä hakemus."))


def route(facts, *steps):
    release = engine_release(service("kuntoutus", steps=steps))
    aino = person(release, facts)
    return tuple(gates(release.catalogue, release.catalogue.services[0], aino.evaluation, TODAY))


def next_step(facts, *steps):
    return first_open(route(facts, *steps)).step


def test_the_first_step_is_the_first_gate_that_is_open():
    assert next_step({"statement": "no"}, STATEMENT, APPLICATION) == STATEMENT


def test_a_gate_that_is_behind_is_passed():
    assert next_step({"statement": "yes"}, STATEMENT, APPLICATION) == APPLICATION


def test_an_unknown_gate_is_still_open_and_says_what_would_tell():
    first = first_open(route({}, STATEMENT, APPLICATION))
    assert (first.step, first.is_done, first.unsettled) == (STATEMENT, False, ("statement",))


def test_when_every_gate_is_behind_the_last_one_is_shown():
    done = make_step(text=Text("Aloita."), done_when="has_statement")
    assert next_step({"statement": "yes"}, STATEMENT, done) == done


def test_a_service_without_gates_has_no_first_step():
    assert first_open(()) is None


@pytest.mark.parametrize(
    ("aino", "who"),
    [
        ({"life_situation": "employed"}, "occupational_health"),
        ({"life_situation": "unemployed", "municipality": "698"}, "Lapin hyvinvointialue"),
        ({"life_situation": "unemployed"}, "wellbeing_county"),
    ],
    ids=["working: occupational health", "jobless: the county of her municipality", "municipality unknown: the kind"],
)
def test_the_doctor_who_opens_a_gate_depends_on_the_person(aino, who):
    assert route(aino, STATEMENT)[0].resolution.authority.name.fi == who


def test_a_gate_without_via_is_opened_by_whoever_answers_for_the_service():
    assert route({}, APPLICATION)[0].resolution.authority.name.fi == "Kela"


def test_a_gate_carries_the_local_contact():
    aino = {"life_situation": "unemployed", "municipality": "698"}
    assert route(aino, STATEMENT)[0].resolution.contact.phone == "016 123"


def test_while_it_is_not_known_who_opens_a_gate_the_likelier_one_does_and_says_what_to_check():
    resolution = route({}, STATEMENT)[0].resolution
    assert (resolution.authority.name.fi, resolution.unsettled) == ("wellbeing_county", ("life_situation",))
    assert route({"life_situation": "unemployed"}, STATEMENT)[0].resolution.unsettled == ()
