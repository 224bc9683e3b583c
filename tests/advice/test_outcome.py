import datetime as dt
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from advice.advise import advise
from advice.outcome import outcome
from services_catalog.conditions import read_facts

TODAY = dt.date(2026, 11, 21)
AINO = {
    "life_situation": "sick_leave",
    "work_ability": "lost",
    "goals": ["income", "know_ability"],
    "sickness_allowance_days": 140,
    "medical_statement": "none",
    "income": ["sickness_allowance"],
}


VEIKKO = {
    "life_situation": "unemployed",
    "jobseeker_registered": "no",
    "goals": ["work"],
    "work_ability": "unaffected",
    "age": 40,
}


@pytest.fixture
def show(real_release):
    def show(stated):
        facts = read_facts(stated, real_release.catalogue.vocabulary)
        person = SimpleNamespace(release=real_release, facts=facts, advice=advise(real_release, facts, TODAY))
        with translation.override("fi"):
            return outcome(person, "fi")

    return show


def test_a_card_says_that_nobody_has_verified_it(real_release, show):
    later = dt.date(2028, 11, 21)
    facts = read_facts(AINO, real_release.catalogue.vocabulary)
    person = SimpleNamespace(release=real_release, facts=facts, advice=advise(real_release, facts, later))
    with translation.override("fi"):
        card = outcome(person, "fi").cards[0]
        request = SimpleNamespace(release=real_release, as_of=later)
        shown = render_to_string("advice/_card.html", {"card": card, "hides_answers": False, "request": request})
    assert "Tietoa ei ole tarkistettu 21.11.2026 jälkeen." in shown
    assert not any(card.is_unverified for card in show(AINO).cards)


def test_it_says_what_lies_ahead_on_sickness_allowance(show):
    assert show(AINO).ahead[0].days == 150


def test_what_would_change_is_said_in_the_words_of_the_questions(show):
    words = [what_if.words for what_if in show(VEIKKO).what_ifs]
    assert "Työnhaku: Kyllä" in words


@pytest.mark.parametrize("stated", [AINO, VEIKKO])
def test_age_cause_and_residence_are_never_what_would_change(show, real_release, stated):
    fixed = {real_release.catalogue.vocabulary[key].label.fi for key in ("age", "cause", "residence")}
    assert not fixed.intersection(what_if.words.split(":")[0] for what_if in show(stated).what_ifs)


def test_many_needs_are_reasons_although_health_is_not_told(show):
    needs = ["housing", "debt", "loneliness", "caring"]
    shown = show({"life_situation": "unemployed", "goals": ["everyday"], "everyday_needs": needs})
    assert any("Velat; Yksinäisyys" in words for card in shown.cards for words in card.because)
