import msgspec
import pytest

from advice.assessment import Status
from services_catalog.authorities import AuthorityType
from tests.advice.engine_release import (
    FUNCTIONS,
    INSURER,
    KELA,
    PENSION,
    blocks,
    engine_release,
    person,
    requires,
    service,
    supports,
)
from tests.factories import make_function

PAYERS = "paid_by_many"


def assessed(aino, *criteria, audience="client", functions=FUNCTIONS, **more):
    """What Aino's facts make of one service with these criteria."""
    release = engine_release(service("kuntoutus", *criteria, **more), functions=functions)
    return person(release, aino, audience).assessment(release.catalogue.service["kuntoutus"])


# engine.md §3, row by row


@pytest.mark.parametrize(
    ("criteria", "aino", "status"),
    [
        ((), {}, Status.FITS),
        ((requires("age AT_LEAST 18"),), {"age": 18}, Status.FITS),
        ((requires("age AT_LEAST 18"),), {"age": 17}, Status.NOT_NOW),
        ((requires("age AT_LEAST 18"),), {}, Status.MAY_FIT),
        ((blocks("cause IN work_accident"),), {"cause": "work_accident"}, Status.NOT_NOW),
        ((blocks("cause IN work_accident"),), {"cause": "illness"}, Status.FITS),
        ((blocks("cause IN work_accident"),), {}, Status.MAY_FIT),
        ((blocks("diagnosis IN yes"),), {}, Status.FITS),
        ((blocks("diagnosis IN yes"),), {"diagnosis": "yes"}, Status.NOT_NOW),
        ((requires("diagnosis IN yes"),), {}, Status.MAY_FIT),
        ((supports("age AT_LEAST 18", 3),), {"age": 16}, Status.FITS),
        ((requires("stated age AT_LEAST 18"),), {}, Status.NOT_NOW),
        ((requires("possible age AT_LEAST 18"),), {}, Status.FITS),
    ],
    ids=[
        "no criteria fit",
        "true requirement fits",
        "false requirement",
        "unknown requirement may fit",
        "true block",
        "false block fits",
        "unknown block that is asked may fit",
        "unknown block never asked of clients fits",
        "true block never asked",
        "unknown requirement never asked may fit",
        "what only supports decides nothing",
        "stated reads unknown as no",
        "possible reads unknown as yes",
    ],
)
def test_status(criteria, aino, status):
    assert assessed(aino, *criteria).status is status


def test_a_professional_is_asked_more_so_the_same_unknown_block_may_keep_away():
    assert assessed({}, blocks("diagnosis IN yes"), audience="professional").status is Status.MAY_FIT


def test_rows_of_one_group_are_alternatives():
    either = (requires("age AT_LEAST 60"), requires("life_situation IN unemployed"))
    assert assessed({"age": 30, "life_situation": "unemployed"}, *either).status is Status.FITS


def test_groups_add_up():
    both = (requires("age AT_LEAST 60"), requires("life_situation IN unemployed", group=2))
    assert assessed({"age": 30, "life_situation": "unemployed"}, *both).status is Status.NOT_NOW


def test_any_group_of_blocks_keeps_away():
    both = (blocks("age AT_LEAST 60"), blocks("life_situation IN unemployed", group=2))
    assert assessed({"age": 30, "life_situation": "unemployed"}, *both).status is Status.NOT_NOW


def test_a_false_requirement_outweighs_an_unknown_one():
    both = (requires("age AT_LEAST 60"), requires("life_situation IN unemployed", group=2))
    assert assessed({"age": 30}, *both).status is Status.NOT_NOW


def test_what_is_missing_is_named():
    both = (requires("age AT_LEAST 60"), blocks("cause IN work_accident"))
    assert assessed({}, *both).missing == ("age", "cause")


def test_the_obstacle_is_the_sentence_of_the_criterion_and_the_answer_behind_it():
    [obstacle] = assessed({"age": 16}, requires("age AT_LEAST 18")).obstacles
    assert (obstacle.text.fi, obstacle.grounds) == ("Tämä on työttömille. Kysy Kelasta.", (("age", ()),))
    assert obstacle.professional.fi == "Työttömyys (KKRL 566/2005 6 §)"


def test_grounds_are_the_answers_that_fulfilled_a_requirement():
    criteria = (requires("health HAS_ANY back mood"), requires("possible age AT_LEAST 18", group=2))
    assert assessed({"health": ["back"]}, *criteria).grounds == (("health", ("back",)),)


def test_support_counts_only_when_true_and_may_weaken():
    criteria = (supports("age AT_LEAST 18", 3), supports("cause IN illness", -1), supports("health HAS_ANY back", 2))
    assert assessed({"age": 30, "cause": "illness"}, *criteria).support == 2


def test_the_requirements_still_open_are_counted():
    criteria = (requires("age AT_LEAST 18"), requires("life_situation IN unemployed", group=2))
    assert assessed({}, *criteria).unknown_requirements == 2


# The order of payers


def payer(aino, payer, functions=FUNCTIONS):
    return assessed(aino, function=PAYERS, payer=payer, functions=functions)


def test_the_payer_whose_own_test_is_true_is_first():
    found = payer({"cause": "work_accident"}, AuthorityType.ACCIDENT_INSURER)
    assert (found.status, found.payer.is_first, found.payer.row) == (Status.FITS, True, INSURER)


def test_an_earlier_payer_is_checked_first_but_does_not_close():
    found = payer({"cause": "work_accident", "career": "no"}, AuthorityType.KELA)
    assert (found.status, found.payer.is_first, found.payer.closed_by) == (Status.FITS, False, None)


def test_an_earlier_payer_that_excludes_closes_with_its_own_words():
    found = payer({"cause": "illness", "career": "yes"}, AuthorityType.KELA)
    assert (found.status, found.payer.closed_by) == (Status.NOT_NOW, PENSION)
    assert [(o.text.fi, o.professional.fi) for o in found.obstacles] == [
        ("Työeläkelaitos vastaa, ei Kela.", "TyEL 395/2006")
    ]


def test_a_payer_whose_own_test_is_false_says_when_it_would_answer():
    [obstacle] = payer({"cause": "illness"}, AuthorityType.ACCIDENT_INSURER).obstacles
    assert obstacle.text.fi == "Vakuutus vastaa, kun vamma on työstä."


def test_an_unsettled_earlier_payer_is_a_question_and_keeps_the_later_one_open():
    found = payer({"cause": "illness"}, AuthorityType.KELA)
    assert (found.status, found.payer.is_first, found.payer.unsettled) == (Status.MAY_FIT, True, ("career",))
    assert found.missing == ("career",)


def test_a_later_payer_does_not_unsettle_an_earlier_one():
    assert payer({"cause": "work_accident"}, AuthorityType.ACCIDENT_INSURER).payer.unsettled == ()


def test_a_payer_with_two_rows_is_first_by_the_one_that_is_true():
    again = msgspec.structs.replace(PENSION, situation="minor", excludes_later=False)
    functions = (make_function(key=PAYERS, orders_payers=True, responsibilities=(again, INSURER, PENSION, KELA)),)
    young = {"age": 17, "cause": "work_accident", "career": "no"}
    assert payer(young, AuthorityType.PENSION_PROVIDER, functions).payer.is_first
    assert not payer({**young, "age": 40, "career": "yes"}, AuthorityType.PENSION_PROVIDER, functions).payer.is_first


def test_its_own_rows_do_not_unsettle_a_payer():
    again = msgspec.structs.replace(PENSION, situation="minor")
    functions = (make_function(key=PAYERS, orders_payers=True, responsibilities=(again, PENSION, KELA)),)
    assert payer({}, AuthorityType.PENSION_PROVIDER, functions).payer.unsettled == ()


def test_a_payer_without_a_row_in_force_is_not_there():
    ended = (msgspec.structs.replace(FUNCTIONS[1], responsibilities=(INSURER,)),)
    assert payer({"cause": "illness"}, AuthorityType.KELA, ended).status is Status.NOT_NOW


@pytest.mark.parametrize(
    ("facts", "service_payer", "note"),
    [
        ({"career": "yes"}, AuthorityType.PENSION_PROVIDER, PENSION.note),
        ({}, AuthorityType.PENSION_PROVIDER, PENSION.otherwise),
        ({"career": "no"}, AuthorityType.KELA, KELA.note),
        ({}, AuthorityType.KELA, PENSION.otherwise),
        ({"career": "no", "cause": "work_accident"}, AuthorityType.KELA, INSURER.note),
    ],
    ids=["its own", "its own is open", "none before it", "one before it is open", "another is looked at first"],
)
def test_a_payer_says_only_what_the_answers_settle(facts, service_payer, note):
    assert note.fi and payer({"cause": "illness", **facts}, service_payer).payer.note == note


def test_a_service_of_a_function_without_payers_is_in_no_order():
    assert assessed({"cause": "work_accident"}, payer=AuthorityType.KELA).payer.is_first
