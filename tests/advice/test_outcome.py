import datetime as dt
from types import SimpleNamespace

import pytest
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


@pytest.fixture
def shown(real_release):
    facts = read_facts(AINO, real_release.catalogue.vocabulary)
    aino = SimpleNamespace(release=real_release, facts=facts, advice=advise(real_release, facts, TODAY))
    with translation.override("fi"):
        return outcome(aino, "fi")


def test_it_says_what_lies_ahead_on_sickness_allowance(shown):
    assert shown.ahead[0].days == 150


def test_what_would_change_is_said_in_the_words_of_the_questions(shown):
    assert shown.what_ifs
    assert all(": " in what_if.words for what_if in shown.what_ifs)


def test_age_cause_and_residence_are_never_what_would_change(shown, real_release):
    fixed = [real_release.catalogue.vocabulary[key].label.fi for key in ("age", "cause", "residence")]
    said = [what_if.words.split(":")[0] for what_if in shown.what_ifs]
    assert not set(fixed).intersection(said)
