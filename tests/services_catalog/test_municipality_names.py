import pytest

from services_catalog import municipality_names


@pytest.fixture(scope="module")
def municipalities(real_release):
    return real_release.catalogue.municipalities


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("698", "Rovaniemi"),
        (" rovaniemi ", "Rovaniemi"),
        ("ROVANIEMEN KAUPUNKI", "Rovaniemi"),
        ("Rovaniemellä", "Rovaniemi"),
        ("Rovanimi", "Rovaniemi"),
        ("Helsingin kaupunki", "Helsinki"),
        ("Helsingfors", "Helsinki"),
        ("Hlesinki", "Helsinki"),
        ("Åbo", "Turku"),
        ("abo", "Turku"),
        ("jyvaskyla", "Jyväskylä"),
        ("Lahdessa", "Lahti"),
        ("manttavilppula", "Mänttä-Vilppula"),
        ("mänttä", "Mänttä-Vilppula"),
        ("Koski", "Koski Tl"),
        ("Taivalkosken kunta", "Taivalkoski"),
        ("Esbo stad", "Espoo"),
        ("Mariehamn", "Maarianhamina"),
        ("Kemi", "Kemi"),
        ("Ii", "Ii"),
    ],
)
def test_a_name_is_understood_as_people_type_it(municipalities, typed, meant):
    assert municipality_names.find(municipalities, typed).municipality.name.fi == meant


def test_every_name_in_both_languages_finds_its_municipality(municipalities):
    for municipality in municipalities:
        for name in (municipality.code, municipality.name.fi, municipality.name.sv or municipality.name.fi):
            assert municipality_names.find(municipalities, name).municipality == municipality, name


@pytest.mark.parametrize("typed", ["", "   ", "kunta", "xyz", "000", "¤#", "x" * 10_000])
def test_what_is_no_name_finds_nothing(municipalities, typed):
    assert municipality_names.find(municipalities, typed) == municipality_names.Match()


def test_an_unclear_name_gives_the_nearest(municipalities):
    match = municipality_names.find(municipalities, "Pyhä")
    assert match.municipality is None
    assert {"Pyhäjoki", "Pyhäjärvi"} <= {m.name.fi for m in match.nearest}
    assert len(match.nearest) <= municipality_names.SHOWN_AT_MOST
