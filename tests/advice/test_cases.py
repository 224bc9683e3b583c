import pytest

from advice.advise import advise
from advice.cases import check_case, run_case, totals
from advice.guidance import ExampleCase
from services_catalog.catalogue import Role
from services_catalog.conditions import read_facts
from tests.advice.engine_release import AINO, TODAY, engine_release, requires, service
from tests.advice.test_flow import AT_WORK, BY_KELA, QUESTIONS, RULES

FACTS = {**AINO, "life_situation": "unemployed"}
APPEAL = service("valitus", needs=("need_appeal",), role=Role.RIGHT)


def case(facts=FACTS, **expected):
    expected = {"first_authority": ["kela"], "must": [], **expected}
    return ExampleCase(id="K1", title="Aino kuntoutuu", facts=facts, expected=expected)


def checked(*services, facts=FACTS, **expected):
    release = engine_release(*(services or (service("kuntoutus"),)))
    advice = advise(release, read_facts(facts, release.catalogue.vocabulary), TODAY)
    return check_case(case(facts, **expected), advice)


def must(*slugs):
    return {"must": [{"any_of": list(slugs)}]}


@pytest.mark.parametrize(
    ("expected", "differences"),
    [
        ({}, ()),
        ({"first_authority": ["employment_area"]}, ("first authority kela, expected employment_area",)),
        ({"first_authority": ["employment_area", "kela"]}, ()),
        (must("kuntoutus", "hoito"), ()),
        (must("hoito", "terapia"), ("missing must: hoito or terapia",)),
        ({"must_not": [{"kind": "service", "slug": "kuntoutus"}]}, ("must not be listed: kuntoutus",)),
        ({"must_not": [{"kind": "primary", "slug": "kuntoutus"}]}, ("must not be first: kuntoutus",)),
        ({"must_not": [{"kind": "primary", "slug": "hoito"}]}, ()),
        ({"must_not": [{"kind": "advice", "slug": None}]}, ()),
        ({"rights": ["valitus"]}, ("missing right: valitus",)),
    ],
    ids=[
        "as expected",
        "another first authority",
        "one of the accepted authorities",
        "one of a must is enough",
        "a must is missing",
        "listed although it must not be",
        "first although it must not be",
        "another one is first",
        "claims are judged by reading",
        "a right is missing",
    ],
)
def test_what_differs_is_said(expected, differences):
    result = checked(**expected)
    assert result.differences() == differences
    assert result.is_as_expected is not bool(differences)


def test_a_service_that_may_not_lead_may_be_second():
    result = checked(service("a"), service("b"), must_not=[{"kind": "primary", "slug": "b"}])
    assert result.is_as_expected


def test_nothing_listed_has_no_first_authority():
    assert checked(service("aikuisille", requires("age AT_LEAST 18")), facts={**AINO, "age": 16}).first_authority == ""


def test_rights_stand_apart_from_the_list():
    facts = {"goals": ["rehabilitation", "appeal"]}
    assert checked(service("kuntoutus"), APPEAL, facts=facts, rights=["valitus"]).is_as_expected
    assert not checked(service("kuntoutus"), APPEAL, facts=facts, **must("valitus")).is_as_expected


def test_totals_are_shares_of_all_cases():
    good = checked(service("a"), service("b"), **must("a"), acceptable=["c"])
    bad = checked(service("a"), service("b"), first_authority=["mela"], **must("x"))
    found = totals([good, bad])
    assert (found.cases, found.first_authority, found.must, found.mean_list) == (2, 0.5, 0.5, 2)
    assert found.relevant == 0.25


def test_totals_of_nothing_are_no_error():
    assert totals([]).cases == 0


def test_a_case_is_walked_by_questions_that_find_its_facts():
    release = engine_release(BY_KELA, AT_WORK, rules=RULES, questions=QUESTIONS)
    employed = case({"life_situation": "employed"}, first_authority=["occupational_health"])
    assert run_case(release, employed, TODAY, by_questions=1).is_first_right
    assert not run_case(release, employed, TODAY, by_questions=0).is_first_right
