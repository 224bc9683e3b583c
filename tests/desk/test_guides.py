"""Segments, levels, phases and packages as pages: from the release alone."""

import pytest
from django.template.loader import render_to_string

from advice.segments import guidance_level, segment
from services_catalog import releases
from services_catalog.conditions import Evaluation, read_facts
from tests.advice.client import text

PAGES = ("segmentit/", "segmentit/near_work/", "ohjauksen-tasot/", "vaiheet/", "paketit/", "paketit/bridge_to_work/")


@pytest.fixture
def desk(client, real_release, django_assert_num_queries):
    """A page of the desk, without a query."""
    releases.use(real_release)

    def get(path, status=200, **data):
        with django_assert_num_queries(0):
            page = client.get(f"/ammattilaiselle/{path}", data)
        assert page.status_code == status
        return page

    yield get
    releases.use(None)


pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", PAGES)
def test_it_works(desk, path):
    assert desk(path).charset == "utf-8"


@pytest.mark.parametrize("path", ["segmentit/eiole/", "paketit/eiole/"])
def test_an_unknown_key_is_not_found(desk, path):
    desk(path, status=404)


def test_a_segment_says_all_of_itself(desk):
    said = text(desk("segmentit/near_work/"))
    for part in ("Ehdotus", "Kriteerit", "Tavoite", "Tehtävät", "Toimintaohje", "Palvelut vaiheittain", "Silta työhön"):
        assert part in said


def test_an_empty_cell_has_its_reason(desk):
    page = desk("vaiheet/").content.decode()
    assert "Tässä segmentissä kuntoutus ei ole työn ehto" in page
    assert page.count('role="cell"') == 6 * 5
    assert page.count('role="columnheader"') == 1 + 5


def test_criteria_are_in_words(desk):
    said = text(desk("segmentit/long_outside/"))
    assert "Jokin näistä: Työttömänä vähintään 300 päivää" in said
    assert "Nuorisotakuun kolme kuukautta on kulunut" in said


def test_the_unclear_level_asks_one_question(desk):
    assert "Kysy yksi tarkentava kysymys" in text(desk("ohjauksen-tasot/"))


@pytest.mark.parametrize(
    ("day", "authority"),
    [("2024-12-31", "TE-toimisto"), ("2025-01-01", "Rovaseudun työllisyysalue")],
)
def test_who_answers_for_a_package_depends_on_the_day(desk, day, authority):
    said = text(desk("paketit/bridge_to_work/", kunta="698", paiva=day))
    subsidy = said[said.rindex("Palkkatuki") :]
    assert authority in subsidy


def test_a_day_that_is_none_is_said_to_be_one(desk):
    assert "Emme ymmärtäneet päivää" in text(desk("paketit/bridge_to_work/", paiva="eilen"))


def rendered(rf, release, facts):
    request = rf.post("/ammattilaiselle/kartoitus/")
    request.release = release
    asked = Evaluation(read_facts(facts, release.catalogue.vocabulary), release.catalogue.situation)
    guidance = release.sections["advice"]
    matches = {"segment": segment(guidance, asked), "level": guidance_level(guidance, asked)}
    return render_to_string("desk/_segment_and_level.html", matches, request)


def test_the_consult_names_the_deciding_answers_and_the_instruction(rf, real_release):
    said = rendered(rf, real_release, {"everyday_needs": ["life_management", "debt"], "health": []})
    assert "B Arjen ja elämänhallinnan tuki" in said
    assert "3 Intensiivinen palveluohjaus" in said
    assert "Ratkaisi:" in said
    assert "palvelutarpeen arviointi" in said


def test_the_consult_asks_one_question_when_nothing_is_clear(rf, real_release):
    said = rendered(rf, real_release, {})
    assert said.count("Kysy seuraavaksi:") == 2
    assert "Ratkaisi:" not in said


def test_the_consult_shows_segment_and_level(client, real_release):
    releases.use(real_release)
    told = {"tilanne": "unemployed", "tavoite": ["know_ability"], "tyokyky": "reduced"}
    said = text(client.post("/ammattilaiselle/kartoitus/", told))
    releases.use(None)
    assert "A Työkyky ja terveys epäselvä" in said
    assert "2 Ohjaus ja suunnittelu" in said


def test_the_professional_page_of_a_service_says_what_is_next(desk):
    said = text(desk("palvelut/tyokokeilu/"))
    assert "Mitä seuraavaksi" in said
    assert "Silta työhön valmentajan kanssa" in said
