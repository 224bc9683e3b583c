import datetime as dt

import msgspec
import pytest

from advice.advise import advise
from advice.guidance import ExampleCase, Guidance, LeadRule
from advice.proof import change_days, prove
from services_catalog.authorities import AuthorityType, Membership
from services_catalog.catalogue import Role
from services_catalog.conditions import Text
from tests.advice.engine_release import (
    FUNCTIONS,
    INSURER,
    ROVANIEMI,
    TODAY,
    engine_release,
    requires,
    row,
    service,
)
from tests.factories import (
    make_authority,
    make_contact,
    make_function,
    make_payer_line,
    make_question,
    make_questionnaire,
    make_situation,
    make_step,
)

NEEDS = ("need_rehabilitation", "need_income", "need_work", "need_appeal")
SERVICE = service("kuntoutus", needs=NEEDS)
GENERAL = service("neuvonta", needs=(), role=Role.GENERAL_ENTRY)
CRISIS = service("kriisipuhelin", needs=("need_safety",), role=Role.EMERGENCY)
QUESTIONS = (
    make_question(key="toive", facts=("goals", "danger", "municipality")),
    make_question(key="kaikki", facts=("life_situation", "cause", "career", "statement", "age", "health", "residence")),
)


def sound(*services, guidance=None, **parts):
    """A release whose every guarantee holds, with these services added."""
    questionnaire = make_questionnaire(questions=QUESTIONS)
    guidance = guidance or Guidance(questionnaires=(questionnaire,))
    return engine_release(SERVICE, GENERAL, CRISIS, *services, guidance=guidance, **parts)


def guided(**parts):
    return Guidance(**{"questionnaires": (make_questionnaire(questions=QUESTIONS),), **parts})


def faults(release, as_of=TODAY):
    """What breaks, by guarantee."""
    return {
        guarantee.key: [example.matter for example in guarantee.counterexamples]
        for guarantee in prove(release, as_of)
        if not guarantee.holds
    }


def examples(release, key):
    [guarantee] = [guarantee for guarantee in prove(release, TODAY) if guarantee.key == key]
    return guarantee.counterexamples


def test_sound_content_is_proved():
    assert faults(sound()) == {}


# G1


def test_a_dead_end_is_named_with_the_answers_that_lead_there():
    adults = msgspec.structs.replace(GENERAL, criteria=(requires("possible age AT_LEAST 18"),))
    release = engine_release(SERVICE, adults, CRISIS, guidance=guided())
    [dead_end] = examples(release, "G1")
    assert dead_end.matter == "nothing is listed"
    assert dead_end.facts["age"] < 18
    assert advise(release, dead_end.facts, TODAY).recommendations == ()


def test_a_counterexample_states_no_more_than_it_needs():
    adults = msgspec.structs.replace(GENERAL, criteria=(requires("possible age AT_LEAST 18"),))
    [dead_end] = examples(engine_release(SERVICE, adults, CRISIS, guidance=guided()), "G1")
    assert set(dead_end.facts) == {"age"}


def test_danger_without_help_is_a_dead_end():
    [dead_end, _] = examples(engine_release(SERVICE, GENERAL, guidance=guided()), "G1")
    assert (dead_end.matter, dead_end.facts) == ("no help in acute danger", {"danger": "yes"})


def test_a_need_that_nothing_answers_is_named():
    lonely = make_situation("goals HAS_ANY work", key="need_company", is_need=True)
    assert faults(sound(situations=(lonely,))) == {"G1": ["need_company: no service answers this need"]}


def test_a_contact_without_phone_or_address_is_named_wherever_it_is():
    silent = make_authority(
        slug="lapha", type=AuthorityType.WELLBEING_COUNTY, area="lapland", contacts=(make_contact(source=""),)
    )
    authorities = tuple(silent if a.slug == "lapha" else a for a in sound().catalogue.authorities)
    statement = service("lausunto", needs=NEEDS, steps=(make_step(via="doctor"),))
    assert faults(sound(statement, authorities=authorities)) == {"G1": ["doctor: lapha has no contact"]}


def test_answers_for_which_nobody_opens_a_gate_are_named():
    doctors = make_function(key="doctor", responsibilities=(FUNCTIONS[2].responsibilities[0],))
    statement = service("lausunto", needs=NEEDS, steps=(make_step(via="doctor"),))
    [gap] = examples(sound(statement, functions=(*FUNCTIONS[:2], doctors)), "G1")
    assert gap.matter == "lausunto: nobody answers for doctor"
    assert gap.facts["life_situation"] == "unemployed"


def test_a_service_without_a_route_is_named():
    assert faults(sound(service("hyppy", needs=NEEDS, steps=()))) == {"G1": ["hyppy has no route"]}


# G2


def test_the_order_is_held_to_the_table():
    line = make_payer_line(function="paid_by_many", facts={"cause": "work_accident"}, first=AuthorityType.KELA)
    [fault] = examples(sound(guidance=guided(payer_table=(line,))), "G2")
    assert fault.matter.startswith("paid_by_many: accident_insurer is first, the table says kela")


def test_nobody_first_may_be_what_the_table_says():
    nobody = make_payer_line(function="paid_by_many", facts={"cause": "illness"}, first=None)
    functions = (FUNCTIONS[0], make_function(key="paid_by_many", orders_payers=True, responsibilities=(INSURER,)))
    guidance = guided(payer_table=(nobody,))
    assert "G2" not in faults(sound(functions=(*functions, FUNCTIONS[2]), guidance=guidance))


def test_a_service_that_fits_although_no_payer_answers_is_named():
    shared = service("yhteinen", needs=NEEDS, function="paid_by_many")
    payers = make_function(key="paid_by_many", orders_payers=True, responsibilities=(INSURER,))
    [fault] = examples(sound(shared, functions=(FUNCTIONS[0], payers, FUNCTIONS[2])), "G2")
    assert fault.matter == "paid_by_many: nobody is first"


# G3


def test_a_municipality_outside_every_area_is_named():
    nowhere = msgspec.structs.replace(ROVANIEMI, memberships=())
    local = service("neuvola", needs=NEEDS, function="doctor")
    [gap] = examples(sound(local, municipalities=(nowhere,)), "G3")
    assert (gap.matter, gap.facts) == ("doctor: no local wellbeing_county", {"municipality": "698"})


def test_a_membership_that_ends_within_a_year_is_named_on_its_day():
    end = dt.date(2027, 5, 31)
    leaving = msgspec.structs.replace(ROVANIEMI, memberships=(Membership(area="lapland", valid_to=end),))
    local = service("neuvola", needs=NEEDS, function="doctor")
    [gap] = examples(sound(local, municipalities=(leaving,)), "G3")
    assert gap.on == dt.date(2027, 6, 1)


def test_two_authorities_of_one_area_are_named():
    again = msgspec.structs.replace(sound().catalogue.authorities[-1], slug="toinen")
    fault = {"G3": ["lapland has 2 authorities of kind wellbeing_county"]}
    assert faults(sound(authorities=(*sound().catalogue.authorities, again))) == fault


def test_the_days_of_change_are_the_coming_ones():
    ending = row(AuthorityType.KELA, valid_to=dt.date(2027, 1, 31))
    later = row(AuthorityType.KELA, valid_from=dt.date(2027, 2, 1), valid_to=dt.date(2029, 1, 31))
    past = row(AuthorityType.KELA, valid_to=dt.date(2025, 1, 31))
    function = make_function(responsibilities=(past, ending, later))
    assert change_days(sound(functions=(function,)).catalogue, TODAY) == (TODAY, dt.date(2027, 2, 1))


# G4


def test_a_service_that_can_never_fit_is_named():
    never = service("ei-koskaan", requires("age AT_LEAST 60"), requires("age AT_MOST 20", group=2), needs=NEEDS)
    assert faults(sound(never)) == {"G4": ["ei-koskaan can never be reached"]}


def test_so_is_one_that_begins_on_a_later_day():
    later = dt.date(2027, 2, 1)
    never = service("ei-koskaan", requires("stated age AT_LEAST 81"), needs=NEEDS, valid_from=later)
    found = {g.key: [(e.matter, e.on) for e in g.counterexamples] for g in prove(sound(never), TODAY)}
    assert found["G4"] == [("ei-koskaan can never be reached", later)]
    assert found["G5"] == [("ei-koskaan criterion 1 (stated age AT_LEAST 81) is never true", None)]


def test_a_question_that_decides_nothing_is_named():
    questions = (*QUESTIONS, make_question(key="diagnoosi", facts=("diagnosis",)))
    guidance = guided(questionnaires=(make_questionnaire(questions=questions),))
    assert faults(sound(guidance=guidance)) == {"G4": ["question diagnoosi decides nothing"]}


def test_a_lead_rule_of_a_service_that_is_gone_is_named():
    rule = LeadRule(key="ensin", situation="minor", services=("poistettu",), reason=Text("Ensin"))
    assert faults(sound(guidance=guided(lead_rules=(rule,)))) == {
        "G4": ["lead rule ensin names poistettu, which is not there"]
    }


# G5


def test_a_circle_is_reported_alone():
    circle = (make_situation("SITUATION b", key="a"), make_situation("SITUATION a", key="b"))
    assert faults(engine_release(situations=circle)) == {"G5": ["situation a leads back to itself"]}


@pytest.mark.parametrize(
    ("condition", "fault"),
    [("possible age AT_LEAST 15", "is never false"), ("stated age AT_LEAST 81", "is never true")],
    ids=["always true", "never true"],
)
def test_a_criterion_that_decides_nothing_is_named(condition, fault):
    matters = faults(sound(service("tyhja", requires(condition), needs=NEEDS)))["G5"]
    assert f"tyhja criterion 1 ({condition}) {fault}" in matters


def test_a_criterion_without_a_sentence_is_named():
    mute = service("mykka", requires("age AT_LEAST 18", not_now=Text()), needs=NEEDS)
    assert faults(sound(mute)) == {"G5": ["mykka criterion 1 (age AT_LEAST 18) has no sentence for not now"]}


def test_a_tested_fact_that_nobody_asks_is_named():
    guidance = guided(questionnaires=(make_questionnaire(questions=QUESTIONS[:1]),))
    aged = service("aikuisille", requires("age AT_LEAST 18"), needs=NEEDS)
    assert "fact age is tested but never asked" in faults(sound(aged, guidance=guidance))["G5"]


def test_a_professional_fact_need_not_be_asked_of_clients():
    assert faults(sound(service("ammattilaiselle", requires("diagnosis IN yes"), needs=NEEDS))) == {}


# G6


def case(**more):
    expected = {"first_authority": ["employment_area"], "must": []}
    return ExampleCase(id="K1", title="Aino kuntoutuu", facts={"goals": ["rehabilitation"]}, expected=expected, **more)


def test_a_case_that_differs_is_named_with_its_facts():
    [difference] = examples(sound(guidance=guided(example_cases=(case(),))), "G6")
    assert difference.matter == "K1 Aino kuntoutuu: first authority kela, expected employment_area"
    assert difference.facts == {"goals": frozenset({"rehabilitation"})}


def test_a_difference_may_be_accepted_with_a_reason():
    accepted = case(accepted_difference="Laki muuttui.")
    assert faults(sound(guidance=guided(example_cases=(accepted,)))) == {}


# The real content


@pytest.mark.parametrize("key", ["G1", "G2", "G3", "G4", "G5", "G6"])
def test_the_real_content_is_proved(real_proof, key):
    assert [f"{e.matter} {dict(e.facts)}" for e in real_proof[key].counterexamples] == []


@pytest.fixture(scope="module")
def real_proof(real_release):
    return {guarantee.key: guarantee for guarantee in prove(real_release, TODAY)}
