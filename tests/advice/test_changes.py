import pytest

from advice.advise import advise
from advice.changes import changes
from services_catalog.conditions import read_facts
from tests.advice.engine_release import AINO, TODAY, blocks, engine_release, requires, service


def flips(facts, *criteria):
    """What single answers would open or close Aino's service."""
    release = engine_release(service("kuntoutus", *criteria))
    facts = read_facts({**AINO, **facts}, release.catalogue.vocabulary)
    found = changes(release, advise(release, facts, TODAY), facts, TODAY)
    return [(flip.fact, flip.value, flip.opens) for flip in found]


def test_a_statement_obtained_would_open():
    assert flips({"statement": "no"}, requires("statement IN yes")) == [("statement", "yes", True)]


def test_a_statement_that_lapses_would_close():
    assert flips({"statement": "yes"}, requires("statement IN yes")) == [("statement", "no", False)]


def test_an_unknown_answer_may_close():
    assert flips({}, requires("life_situation IN unemployed")) == [("life_situation", "employed", False)]


@pytest.mark.parametrize(
    ("facts", "condition"),
    [
        ({"age": 16}, "age AT_LEAST 18"),
        ({"cause": "illness"}, "cause IN work_accident"),
        ({"residence": "asylum"}, "residence IN settled"),
        ({"life_situation": "employed"}, "life_situation IN unemployed"),
    ],
    ids=["age", "cause", "residence", "life situation"],
)
def test_what_a_person_cannot_change_is_never_flipped(facts, condition):
    assert flips(facts, requires(condition)) == []


@pytest.mark.parametrize("condition", ["age AT_LEAST 18", "cause IN work_accident", "residence IN settled"])
def test_age_cause_and_residence_are_not_flipped_even_when_unknown(condition):
    assert flips({}, requires(condition)) == []


def test_two_obstacles_are_no_single_change():
    assert (
        flips({"statement": "no", "age": 16}, requires("statement IN yes"), requires("age AT_LEAST 18", group=2)) == []
    )


def test_one_more_of_many_may_close():
    assert flips({}, blocks("health HAS_ANY back")) == [("health", frozenset({"back"}), False)]


def test_of_what_is_listed_only_the_cards_are_flipped():
    leading = tuple(service(f"a-{number}", rank=1) for number in range(3))
    release = engine_release(*leading, service("viimeinen", requires("statement IN yes"), rank=90))
    facts = read_facts({**AINO, "statement": "yes"}, release.catalogue.vocabulary)
    assert changes(release, advise(release, facts, TODAY), facts, TODAY) == ()
