import pytest

from advice.timeline import ahead
from services_catalog.conditions import Evaluation


def days_ahead(real_release, facts):
    evaluation = Evaluation(facts, real_release.catalogue.situation)
    return [milestone.days for milestone in ahead(real_release.sections["advice"], evaluation)]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (59, [60, 90, 150, 200, 230, 275, 300]),
        (60, [90, 150, 200, 230, 275, 300]),
        (230, [275, 300]),
        (299, [300]),
        (300, []),
    ],
)
def test_an_employee_sees_what_is_still_to_come(real_release, days, expected):
    facts = {"life_situation": "sick_leave", "sickness_allowance_days": days}
    assert days_ahead(real_release, facts) == expected


def test_occupational_health_is_for_those_who_have_it(real_release):
    facts = {"life_situation": "unemployed", "sickness_allowance_days": 10}
    assert 90 not in days_ahead(real_release, facts)


@pytest.mark.parametrize("facts", [{}, {"sickness_allowance_days": 0}])
def test_who_is_not_on_sickness_allowance_sees_nothing(real_release, facts):
    assert days_ahead(real_release, facts) == []


@pytest.mark.parametrize(
    "facts",
    [
        {"sickness_allowance_maxed": "yes"},
        {"life_situation": "rehabilitation_support"},
        {"income": frozenset({"general_support"})},
    ],
    ids=["Kela has told that it ends", "a pension is paid instead", "unemployment benefit is paid instead"],
)
def test_when_the_clock_has_stopped_nothing_lies_ahead(real_release, facts):
    assert days_ahead(real_release, {"sickness_allowance_days": 100, **facts}) == []


def test_the_clock_runs_while_the_employer_pays(real_release):
    facts = {"life_situation": "sick_leave", "income": frozenset({"wage"}), "sickness_allowance_days": 59}
    assert 60 in days_ahead(real_release, facts)
