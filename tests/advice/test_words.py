"""Names in large type are broken where two words meet, or nowhere."""

import re

import pytest

from advice.templatetags.words import jointed
from services_catalog.conditions import Text

FITS = 18  # letters in the heading of a page that is 320 px wide


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("Työkyvyttömyyseläke", "Työkyvyttömyys|eläke"),
        ("Apu työttömyyskassasta", "Apu työttömyys|kassasta"),
        ("Rehabiliteringsunderstöd", "Rehabiliterings|understöd"),
        ("Työeläke", "Työeläke"),
    ],
)
def test_a_long_compound_is_broken_where_two_words_meet(name, broken):
    assert jointed(name).replace("\u00ad", "|") == broken


def test_every_name_of_a_service_fits_a_narrow_phone(real_release):
    names = [jointed(service.title) for service in real_release.catalogue.services]
    words = {word for name in names for text in (name.fi, name.sv) for word in re.findall(r"\w+", text)}
    assert sorted(word for word in words if len(word) > FITS) == []


def test_other_languages_of_a_name_stay():
    assert jointed(Text("Työkyvyttömyyseläke", en="Disability pension")).en == "Disability pension"
