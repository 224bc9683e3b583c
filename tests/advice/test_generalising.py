import datetime as dt

from advice.advise import advise
from advice.generalising import generalised

DAY = dt.date(2026, 11, 22)
AINO = {"age": 47, "municipality": "698", "life_situation": "unemployed", "goals": frozenset({"know_ability"})}


def test_an_age_becomes_that_of_its_band(real_release):
    assert generalised(real_release, AINO, DAY).facts["age"] == 40


def test_a_home_becomes_the_first_municipality_of_its_areas(real_release):
    alike = [{**AINO, "municipality": code} for code in ("698", "683")]  # Rovaniemi, Ranua
    assert len({generalised(real_release, facts, DAY).facts["municipality"] for facts in alike}) == 1


def test_the_advice_stays_as_it_was(real_release):
    for age in (17, 29, 47, 58, 62, 64):
        facts = {**AINO, "age": age}
        general = generalised(real_release, facts, DAY).facts
        before, after = (
            [r.service.slug for r in advise(real_release, f, DAY, "professional").recommendations]
            for f in (facts, general)
        )
        assert before == after


def test_who_is_alone_in_the_areas_is_named(real_release):
    facts = {**AINO, "municipality": "091"}  # Helsinki
    assert generalised(real_release, facts, DAY).kept == ("municipality",)


def test_a_year_of_birth_goes_as_the_age_tells_enough(real_release):
    assert "birth_year" not in generalised(real_release, {**AINO, "birth_year": 1979}, DAY).facts
