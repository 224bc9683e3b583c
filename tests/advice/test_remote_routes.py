"""Whoever cannot travel gets remote routes, and what needs visits stands behind."""

import datetime as dt

import pytest

from advice.advise import advise
from services_catalog.catalogue import ServiceKind
from services_catalog.conditions import read_facts

TODAY = dt.date(2026, 11, 22)
UTSJOKI = {"municipality": "890", "travel_barrier": "yes"}
JOBLESS = {"life_situation": "unemployed"}
PEOPLE = {
    "ill": {**JOBLESS, "age": 47, "work_ability": "reduced", "health": ["physical"], "goals": ["work"]},
    "young": {**JOBLESS, "age": 19, "goals": ["new_occupation"]},
    "long out of work": {
        **JOBLESS,
        "age": 50,
        "jobseeker_registered": "yes",
        "unemployment_months": 30,
        "goals": ["work"],
    },
    "in pain": {**JOBLESS, "age": 40, "work_ability": "reduced", "health": ["pain"], "goals": ["treatment"]},
    "low in spirits": {**JOBLESS, "age": 30, "health": ["mental"], "goals": ["know_ability", "talk"]},
    "in debt": {**JOBLESS, "age": 35, "goals": ["income"], "everyday_needs": ["debt"]},
}


def recommended(release, **facts):
    return advise(release, read_facts(facts, release.catalogue.vocabulary), TODAY).recommendations


@pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)
def test_a_person_in_utsjoki_who_cannot_travel_has_two_remote_routes(real_release, person):
    services = [r.service for r in recommended(real_release, **UTSJOKI, **person)]
    remote = [s.slug for s in services if s.is_remote and s.kind is ServiceKind.SERVICE]
    assert len(remote) >= 2


@pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)
def test_the_barrier_changes_neither_the_first_service_nor_who_answers(real_release, person):
    near = recommended(real_release, municipality="890", **person)[0]
    far = recommended(real_release, **UTSJOKI, **person)[0]
    assert (far.service.slug, far.resolution) == (near.service.slug, near.resolution)


def cards(release, **facts):
    found = recommended(release, municipality="890", **PEOPLE["long out of work"], **facts)
    return [r.service.slug for r in found if r.is_card]


def test_what_needs_visits_gives_its_card_to_what_does_not(real_release):
    assert "tyokokeilu" in cards(real_release)
    assert "tyokokeilu" not in cards(real_release, travel_barrier="yes")


def test_whoever_cannot_use_remote_services_keeps_the_usual_order(real_release):
    assert "tyokokeilu" in cards(real_release, travel_barrier="yes", remote_use="no")
