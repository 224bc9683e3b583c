"""What the dictionary tells of a sentence."""

import pytest

from services_catalog.plain_language import EASY, PLAIN
from tests.language.dictionary import grammar, notes_of_grammar, unknown


@pytest.mark.parametrize(
    ("said", "passives"),
    [
        ("Tuki haetaan Kelasta.", ("haetaan",)),
        ("Tukea ei makseta heti.", ("makseta",)),
        ("Päätös on tehty eilen.", ("tehty",)),
        ("Sinun pitää tehdä päätös.", ()),
        ("Et voi hakea siitä, mutta olen ollut siellä.", ()),
    ],
)
def test_a_passive_is_told_from_what_looks_like_one(said, passives):
    assert grammar([said]).passives == passives


@pytest.mark.parametrize(
    ("said", "infinitives"),
    [
        ("Hän auttaa hakemaan tukea.", ("hakemaan",)),
        ("Kysy hakiessasi.", ("hakiessasi",)),
        ("Työnhaku on voimassa 30 päivän kuluessa.", ()),
        ("Voit hakea tukea arjen asioiden hoitoon.", ()),
    ],
)
def test_heavy_infinitives_are_told_from_words_of_their_own(said, infinitives):
    assert grammar([said]).infinitives == infinitives


def test_a_tenth_of_the_verbs_may_be_passive():
    nine = "Soita Kelaan. " * 9
    assert list(notes_of_grammar(grammar([nine + "Tuki maksetaan."]), PLAIN)) == []
    assert len(list(notes_of_grammar(grammar([nine + "Tuki haetaan. Tuki maksetaan."]), PLAIN))) == 1


def test_easy_finnish_has_no_heavy_infinitive():
    assert len(list(notes_of_grammar(grammar(["Hän auttaa hakemaan."]), EASY))) == 1


def test_a_misspelt_word_is_found_and_a_name_is_known():
    assert list(unknown(["Hae tukke OmaKelassa osoitteessa kela.fi."])) == ["tukke"]
