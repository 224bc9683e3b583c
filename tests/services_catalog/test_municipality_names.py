import pytest

from services_catalog.catalogue import Municipality
from services_catalog.conditions import Text
from services_catalog.municipality_names import find

NAMES = (
    ("Helsinki", "Helsingfors"),
    ("Turku", "Åbo"),
    ("Lahti", "Lahtis"),
    ("Jyväskylä", ""),
    ("Rovaniemi", ""),
    ("Seinäjoki", ""),
    ("Kemi", ""),
    ("Kemijärvi", ""),
    ("Koski Tl", ""),
    ("Mänttä-Vilppula", ""),
    ("Pyhtää", "Pyttis"),
    ("Pyhäjoki", ""),
    ("Pyhäjärvi", ""),
    ("Tampere", "Tammerfors"),
    ("Tammela", ""),
    ("Ii", ""),
)
ALL = [Municipality(code=f"{n:03}", name=Text(fi, sv)) for n, (fi, sv) in enumerate(NAMES)]


def meant(typed):
    found = find(ALL, typed).municipality
    return found and found.name.fi


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("Jyväskylä", "Jyväskylä", id="exact"),
        pytest.param(" jyvaskyla  ", "Jyväskylä", id="no dots"),
        pytest.param("ÅBO", "Turku", id="Swedish"),
        pytest.param("abo", "Turku", id="Swedish without its ring"),
        pytest.param("Helsingin kaupunki", "Helsinki", id="city of"),
        pytest.param("Lahden kaupunki", "Lahti", id="weak grade"),
        pytest.param("Seinäjoella", "Seinäjoki", id="place ending"),
        pytest.param("Rovaneimi", "Rovaniemi", id="swapped letters"),
        pytest.param("Tamperre", "Tampere", id="a letter too many"),
        pytest.param("Rovan", "Rovaniemi", id="beginning"),
        pytest.param("Kemi", "Kemi", id="not the longer name"),
        pytest.param("Kemijärven kunta", "Kemijärvi", id="not the shorter name"),
        pytest.param("Koski", "Koski Tl", id="first word"),
        pytest.param("Mänttä", "Mänttä-Vilppula", id="first part"),
        pytest.param("Ii", "Ii", id="two letters"),
    ],
)
def test_it_is_found(typed, name):
    assert meant(typed) == name


@pytest.mark.parametrize("typed", ["Pyhä", "Tam", "Xyzzy", "", "kaupunki", "!", "a" * 10_000, "12345", "\x00"])
def test_what_is_not_clear_is_not_guessed(typed):
    assert meant(typed) is None


def test_the_nearest_names_are_shown():
    assert [m.name.fi for m in find(ALL, "Pyhä").nearest] == ["Pyhtää", "Pyhäjoki", "Pyhäjärvi"]
