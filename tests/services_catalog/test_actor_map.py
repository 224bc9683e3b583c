"""The actor map: who does what in which phase, from the real content and from small catalogues."""

import datetime as dt
import re
from collections import Counter

import pytest
from pytest_django.asserts import assertContains

from services_catalog import releases
from services_catalog.actor_drawing import ON_A_SHEET, draw
from services_catalog.actor_map import EVERY_PHASE, PHASES, Place, Wanted, actor_map, place_of
from services_catalog.authorities import AuthorityType
from services_catalog.catalogue import Remote, StepKind
from services_catalog.conditions import Text
from services_catalog.lookup import Here
from services_catalog.places import areas_of
from tests.factories import make_catalogue, make_provider, make_service, make_step

ON = dt.date(2026, 11, 21)
OF_EVERYWHERE = {
    AuthorityType.KELA,
    AuthorityType.EMPLOYMENT_AREA,
    AuthorityType.WELLBEING_COUNTY,
    AuthorityType.MUNICIPALITY,
    AuthorityType.PENSION_PROVIDER,
    AuthorityType.OCCUPATIONAL_HEALTH,
    AuthorityType.EDUCATION_PROVIDER,
    AuthorityType.THIRD_SECTOR,
}
LAPLAND = 21
ADDRESS = "/ammattilaiselle/toimijakartta/"


@pytest.fixture(scope="module")
def catalogue(real_release):
    return real_release.catalogue


@pytest.fixture
def real(real_release):
    releases.use(real_release)
    yield real_release
    releases.use(None)


def lapland(catalogue):
    return [m for m in catalogue.municipalities if m.region.fi == "Lappi"]


def here(catalogue, *municipalities, **wanted):
    return actor_map(catalogue, Place(municipalities), Wanted(**wanted), ON)


def names(parts):
    return [part.actor.name.fi for part in parts]


# The real content


def test_every_municipality_of_lapland_is_filled(catalogue):
    assert len(lapland(catalogue)) == LAPLAND
    for municipality in lapland(catalogue):
        found = here(catalogue, municipality)
        assert [phase.key for phase in found.phases] == [*PHASES, EVERY_PHASE], municipality.name
        assert all(phase.authorities for phase in found.phases), municipality.name
        kinds = {actor.type for actor in found.authorities}
        assert kinds >= OF_EVERYWHERE, (municipality.name, OF_EVERYWHERE - kinds)


def test_each_authority_is_the_municipality_s_own(catalogue):
    for municipality in lapland(catalogue):
        for actor in here(catalogue, municipality).authorities:
            own = catalogue.authority.get(actor.slug)
            assert not own or not own.area or own.area in {m.area for m in municipality.memberships}, actor.slug


def test_every_service_of_the_place_is_on_the_map(catalogue):
    rovaniemi = catalogue.municipality["698"]
    there = Here(catalogue, rovaniemi, ON)
    drawn = {d.service.slug for phase in here(catalogue, rovaniemi).phases for p in phase.authorities for d in p.deeds}
    assert drawn == {service.slug for service in catalogue.offered(ON) if there.is_offered(service)}


def test_county_and_employment_area_differ(catalogue):
    """Kuusamo belongs to Kainuu-Koillismaa, but to the county of North Ostrobothnia."""
    area = place_of(catalogue, catalogue.area["ta-kainuu-koillismaa"], ON)
    assert "Kuusamo" in [municipality.name.fi for municipality in area.municipalities]
    counties = {a.name.fi for a in actor_map(catalogue, area, Wanted(), ON).authorities if a.type == "wellbeing_county"}
    assert counties == {"Kainuun hyvinvointialue", "Pohjois-Pohjanmaan hyvinvointialue"}


def test_subregion_and_employment_area_differ(catalogue):
    """Pello is of Torniolaakso with Ylitornio, but of another employment area."""
    subregion = place_of(catalogue, catalogue.area["sk-torniolaakso"], ON)
    assert [municipality.name.fi for municipality in subregion.municipalities] == ["Pello", "Ylitornio"]
    found = actor_map(catalogue, subregion, Wanted(), ON).authorities
    assert [a.slug for a in found if a.type == "employment_area"] == ["ta-meri-lappi", "ta-tunturi-lappi-pello"]
    kinds = Counter(area.kind for m in lapland(catalogue) for area in areas_of(catalogue, m, ON))
    assert set(kinds.values()) == {LAPLAND}


def test_a_county_shows_each_of_its_employment_areas_and_one_kind_of_municipality(catalogue):
    county = place_of(catalogue, catalogue.area["hva-lappi"], ON)
    found = actor_map(catalogue, county, Wanted(), ON)
    assert len(county.municipalities) == LAPLAND
    assert len([a for a in found.authorities if a.type == "employment_area"]) == 4
    assert [a.slug for a in found.authorities if a.type == "municipality"] == ["municipality"]


def test_a_provider_of_one_place_says_where(catalogue):
    found = actor_map(catalogue, place_of(catalogue, catalogue.area["hva-lappi"], ON), Wanted(), ON)
    [eduro] = [actor for actor in found.providers if actor.slug == "eduro"]
    assert "Rovaniemi" in [municipality.name.fi for municipality in eduro.only_in]
    assert all(actor.only_in == () for actor in here(catalogue, catalogue.municipality["698"]).providers)


def test_somebody_gives_something_to_somebody(catalogue):
    phases = {phase.key: phase for phase in here(catalogue, catalogue.municipality["698"]).phases}
    given = {(h.giver.slug, h.receiver.slug): h for h in phases["REHABILITATION"].handovers}
    assert "B-lausunto" in [document.fi for document in given["hva-lappi", "kela"].documents]


# Filters


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        ({"phase": "TRAINING"}, lambda s: "TRAINING" in s.phases),
        ({"theme": "money"}, lambda s: s.function),
        ({"is_remote": True}, lambda s: s.remote in (Remote.YES, Remote.PARTIAL)),
        ({"is_self_referral": True}, lambda s: s.is_self_referral),
    ],
    ids=["phase", "need", "remote", "without referral"],
)
def test_a_filter_narrows_the_map(catalogue, wanted, fits):
    def services(found):
        return {deed.service.slug: deed.service for phase in found.phases for p in phase.parts for deed in p.deeds}

    rovaniemi = catalogue.municipality["698"]
    narrowed, whole = services(here(catalogue, rovaniemi, **wanted)), services(here(catalogue, rovaniemi))
    assert 0 < len(narrowed) < len(whole)
    assert all(fits(service) for service in narrowed.values())


def test_one_phase_is_drawn_alone(catalogue):
    found = here(catalogue, catalogue.municipality["698"], phase="TRAINING")
    assert [phase.key for phase in found.phases] == ["TRAINING"]


def test_a_referral_keeps_a_service_off_the_map():
    referred = make_service(steps=(make_step(kind=StepKind.REFERRAL),))
    catalogue = make_catalogue(services=(referred,))
    assert here(catalogue, catalogue.municipality["698"], is_self_referral=True).phases == ()
    assert here(catalogue, catalogue.municipality["698"]).phases


# The drawing


def test_the_drawing_has_the_actors_and_counts_of_the_tables(catalogue):
    found = here(catalogue, catalogue.municipality["698"])
    tracks = [track for sheet in draw(found, "fi") for track in sheet.tracks]
    assert len(tracks) == len({t.actor.slug for t in tracks})
    assert {t.actor.slug for t in tracks} == {a.slug for a in (*found.authorities, *found.providers)}
    drawn = sum(station.count for track in tracks for station in track.stations)
    assert drawn == sum(len(part.deeds) for phase in found.phases for part in phase.parts)


def test_sheets_are_short_enough_to_print(catalogue):
    for key in ("hva-lappi", "hva-pirkanmaa", "ta-rovaseutu"):
        found = actor_map(catalogue, place_of(catalogue, catalogue.area[key], ON), Wanted(), ON)
        assert all(len(sheet.tracks) <= ON_A_SHEET + 6 for sheet in draw(found, "fi"))


def test_a_provider_hangs_from_the_authority_whose_service_it_carries_out():
    catalogue = make_catalogue(
        services=(make_service(phases=("REHABILITATION",)),),
        providers=(make_provider(name=Text("Eduro", "Eduro på svenska")),),
    )
    [sheet] = draw(here(catalogue, catalogue.municipality["698"]), "sv")
    kela, eduro = sheet.tracks
    assert (eduro.hangs_from, eduro.branch) == (kela.y, kela.start)
    assert (eduro.labels[0].text, eduro.labels[0].lang) == ("Eduro på svenska", "")
    assert kela.labels[0].lang == "fi"


# The page


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["", "?kunta=Pellossa", "?alue=ta-meri-lappi", "?alue=hva-lappi&vaihe=TRAINING&eta=1"]
)
def test_the_page_works_without_a_query(client, real, django_assert_num_queries, query):
    with django_assert_num_queries(0):
        page = client.get(ADDRESS + query)
    assert page.status_code == 200
    text = page.content.decode()
    assert re.search(r'<svg [^>]*role="img"[^>]*aria-labelledby="piirros-1" aria-describedby="kartan-selite"', text)
    assert " style=" not in text


def test_a_typed_municipality_goes_before_an_area(client, real):
    page = client.get(ADDRESS, {"kunta": "Pello", "alue": "hva-uusimaa"})
    assert page.context["map"].place.name.fi == "Pello"
    types = {actor.slug for actor in page.context["map"].authorities}
    assert "ta-tunturi-lappi-pello" in types


def test_counties_employment_areas_and_subregions_can_be_chosen(client, real):
    kinds = [group.name for group in client.get(ADDRESS).context["form"].area_groups]
    assert kinds == ["Hyvinvointialueet", "Työllisyysalueet", "Seutukunnat"]


@pytest.mark.parametrize("query", ["?kunta=Pyhä", "?alue=olematon", "?vaihe=x&aihe=y", "?kunta=%00&alue=%00"])
def test_what_is_not_known_is_left_out(client, real, query):
    assert client.get(ADDRESS + query).status_code == 200


def test_each_table_can_be_gone_to(client, real):
    page = client.get(ADDRESS, {"kunta": "698"})
    keys = [phase.key.lower() for phase in page.context["map"].phases]
    assert len(keys) == 6
    for key in keys:
        assertContains(page, f'href="#{key}"', count=1)
        assertContains(page, f'<h2 id="{key}">', count=1)


def test_nothing_found_offers_the_whole_map(client, real):
    page = client.get(ADDRESS, {"kunta": "698", "vaihe": "TRAINING", "aihe": "emergency"})
    assert b"ei l\xc3\xb6ydy yht\xc3\xa4\xc3\xa4n toimijaa" in page.content
