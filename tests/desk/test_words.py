import pytest

from advice.desk.words import described, sentences
from services_catalog.conditions import Text, parse_condition
from tests.factories import make_catalogue, make_situation


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("life_situation IN unemployed", "Tilanne nyt: Työtön"),
        ("life_situation NOT_IN employed unemployed", "Tilanne nyt: ei Työssä tai Työtön"),
        ("needs HAS_ALL rehabilitation money", "Mihin kaipaat apua: Kuntoutusta ja Rahaa"),
        ("age AT_LEAST 18", "Ikä: vähintään 18"),
        ("age BETWEEN 16 67", "Ikä: 16–67"),
        ("SITUATION unemployed", "Työtön"),
        ("NOT_SITUATION unemployed", "ei: Työtön"),
        ("HAS_AT_LEAST 2 needs", "Mihin kaipaat apua: vähintään 2"),
    ],
)
def test_a_condition_in_words(condition, words):
    assert described(make_catalogue(), parse_condition(condition)).fi == words


@pytest.mark.parametrize(("sv", "described_in"), [("Arbetslös", "Arbetslös"), ("", "")], ids=["translated", "not"])
def test_a_condition_is_in_another_language_only_as_a_whole(sv, described_in):
    unemployed = make_situation("life_situation IN unemployed", name=Text(fi="Työtön", sv=sv))
    catalogue = make_catalogue(situations=(unemployed,))
    assert described(catalogue, parse_condition("SITUATION unemployed")).sv == described_in


def test_sentences_and_lines_stand_apart():
    text = Text(fi="Ks. laki 566/2005 6 §. Kirjaa suostumus.\nMm. Kela neuvoo.")
    assert [s.fi for s in sentences(text)] == ["Ks. laki 566/2005 6 §.", "Kirjaa suostumus.", "Mm. Kela neuvoo."]
