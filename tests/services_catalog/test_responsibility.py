"""Who is responsible, here and on a date: on the real content, without a database."""

import datetime as dt

import msgspec
import pytest

from services_catalog.authorities import AuthorityType, Responsibility, ResponsibilityStatus
from services_catalog.conditions import Evaluation, Text
from services_catalog.responsibility import NobodyResponsible, resolve, responsible
from tests.factories import make_catalogue, make_function, make_service

TODAY = dt.date(2026, 11, 21)
ALAND = ["035", "043", "060", "062", "065", "076", "170", "295", "318", "417", "438", "478", "736", "766", "771", "941"]
ALAND_AUTHORITIES = {"employment_services": "AMS", "social_services": "KST", "health_services": "ÅHS"}
OF_THE_MAINLAND = {AuthorityType.WELLBEING_COUNTY, AuthorityType.EMPLOYMENT_AREA, AuthorityType.TE_OFFICE}


@pytest.fixture(scope="module")
def catalogue(real_release):
    return real_release.catalogue


@pytest.fixture
def who(catalogue):
    """The resolution of a function in Rovaniemi, or elsewhere, on a day."""

    def who(function, day=TODAY, municipality="698", **facts):
        evaluation = Evaluation({"municipality": municipality, **facts}, catalogue.situation)
        return resolve(catalogue, function, evaluation, day)

    return who


@pytest.mark.parametrize(
    ("function", "before", "after", "day"),
    [
        ("social_services", AuthorityType.MUNICIPALITY, AuthorityType.WELLBEING_COUNTY, "2023-01-01"),
        ("health_services", AuthorityType.MUNICIPALITY, AuthorityType.WELLBEING_COUNTY, "2023-01-01"),
        ("doctor", AuthorityType.MUNICIPALITY, AuthorityType.WELLBEING_COUNTY, "2023-01-01"),
        ("employment_services", AuthorityType.TE_OFFICE, AuthorityType.EMPLOYMENT_AREA, "2025-01-01"),
        ("integration_services", AuthorityType.TE_OFFICE, AuthorityType.EMPLOYMENT_AREA, "2025-01-01"),
    ],
)
def test_a_reform_moves_the_responsibility_on_its_day(who, function, before, after, day):
    day = dt.date.fromisoformat(day)
    assert who(function, day - dt.timedelta(days=1)).authority_type is before
    assert who(function, day).authority_type is after


@pytest.mark.parametrize(
    ("day", "county", "employment", "support"),
    [
        ("2022-12-31", "Rovaniemi (kunta)", "TE-toimisto", "kela-tyomarkkinatuki-peruspaivaraha"),
        ("2023-01-01", "Lapin hyvinvointialue", "TE-toimisto", "kela-tyomarkkinatuki-peruspaivaraha"),
        ("2024-12-31", "Lapin hyvinvointialue", "TE-toimisto", "kela-tyomarkkinatuki-peruspaivaraha"),
        ("2025-01-01", "Lapin hyvinvointialue", "Rovaseudun työllisyysalue", "kela-tyomarkkinatuki-peruspaivaraha"),
        ("2026-04-30", "Lapin hyvinvointialue", "Rovaseudun työllisyysalue", "kela-tyomarkkinatuki-peruspaivaraha"),
        ("2026-05-01", "Lapin hyvinvointialue", "Rovaseudun työllisyysalue", "kela-yleistuki"),
    ],
)
def test_the_same_questions_on_six_days(who, day, county, employment, support):
    day = dt.date.fromisoformat(day)
    assert who("social_services", day).authority.name.fi == county
    assert who("employment_services", day).authority.name.fi.startswith(employment)
    assert who("unemployment_income", day).service == support


def test_a_coming_reform_is_announced_within_a_year_and_not_applied(who):
    announced = who("employment_services", dt.date(2024, 6, 1))
    assert announced.authority_type is AuthorityType.TE_OFFICE
    assert announced.change.on == dt.date(2025, 1, 1)
    assert announced.change.authority_type is AuthorityType.EMPLOYMENT_AREA
    assert announced.change.note
    assert who("employment_services", dt.date(2023, 6, 1)).change is None
    assert who("employment_services", dt.date(2025, 1, 1)).change is None


@pytest.mark.parametrize("code", ALAND)
def test_aland_has_its_own_authorities(catalogue, who, code):
    assert catalogue.municipality[code].region.fi == "Ahvenanmaa"
    for function, name in ALAND_AUTHORITIES.items():
        found = who(function, municipality=code)
        assert found.authority_type is AuthorityType.ALAND
        assert name in found.authority.name.fi
        assert name in found.contact.name.fi


def test_nothing_sends_aland_to_a_mainland_authority(catalogue, who):
    for situation in catalogue.vocabulary["life_situation"].codes:
        evaluation = Evaluation({"municipality": ALAND[0], "life_situation": situation}, catalogue.situation)
        for service in catalogue.offered(TODAY):
            found = responsible(catalogue, service, evaluation, TODAY)
            assert found.authority_type not in OF_THE_MAINLAND, (service.slug, situation)
        doctor = who("doctor", municipality=ALAND[0], life_situation=situation)
        assert doctor.authority_type not in OF_THE_MAINLAND, situation


@pytest.mark.parametrize(
    ("name", "county", "employment"),
    [
        ("Kuusamo", "Pohjois-Pohjanmaan hyvinvointialue", "Kainuu-Koillismaan työllisyysalue"),
        ("Taivalkoski", "Pohjois-Pohjanmaan hyvinvointialue", "Kainuu-Koillismaan työllisyysalue"),
        ("Mänttä-Vilppula", "Pirkanmaan hyvinvointialue", "Eteläisen Keski-Suomen työllisyysalue"),
        ("Sipoo", "Itä-Uudenmaan hyvinvointialue", "Keravan ja Sipoon työllisyysalue"),
        ("Pieksämäki", "Etelä-Savon hyvinvointialue", "Keski-Savon työllisyysalue"),
        ("Kristiinankaupunki", "Pohjanmaan hyvinvointialue", "Suupohjan työllisyysalue"),
    ],
)
def test_county_and_employment_area_may_cross(catalogue, who, name, county, employment):
    [code] = [m.code for m in catalogue.municipalities if m.name.fi == name]
    assert who("social_services", municipality=code).authority.name.fi == county
    assert who("employment_services", municipality=code).authority.name.fi == employment


def test_every_service_has_somebody_in_each_of_the_308_municipalities(catalogue):
    assert len(catalogue.municipalities) == 308
    local = {s.slug for s in catalogue.offered(TODAY) if s.payer is None}
    for municipality in catalogue.municipalities:
        evaluation = Evaluation({"municipality": municipality.code}, catalogue.situation)
        for service in catalogue.offered(TODAY):
            found = responsible(catalogue, service, evaluation, TODAY)
            assert found.authority.name, (service.slug, municipality.name)
            assert found.is_local or service.slug not in local, (service.slug, municipality.name)


@pytest.mark.parametrize("day", ["2022-12-31", "2023-01-01", "2024-12-31", "2025-01-01", "2026-04-30", "2027-11-21"])
def test_every_function_has_somebody_on_every_day(catalogue, day):
    day = dt.date.fromisoformat(day)
    evaluation = Evaluation({"municipality": "698"}, catalogue.situation)
    assert all(resolve(catalogue, function.key, evaluation, day).authority for function in catalogue.functions)


def test_a_published_contact_has_a_way_on(catalogue, who):
    for function in catalogue.functions:
        contact = who(function.key).contact
        assert contact.public_phone or contact.url or contact.gap, function.key


# Planned, cancelled and impossible, on a small catalogue


def kela_until_2027(status=ResponsibilityStatus.ENACTED):
    new = Responsibility(
        authority_type=AuthorityType.EMPLOYMENT_AREA,
        valid_from=dt.date(2027, 7, 1),
        status=status,
        law="123/2027",
        note=Text("Siirtyy."),
    )
    old = Responsibility(authority_type=AuthorityType.KELA, law="566/2005")
    return make_catalogue(functions=(make_function(responsibilities=(new, old)),))


def answer(catalogue, day, **facts):
    return resolve(catalogue, "rehabilitation", Evaluation(facts, catalogue.situation), day)


def test_a_cancelled_reform_changes_nothing():
    catalogue = kela_until_2027(ResponsibilityStatus.CANCELLED)
    for day in (TODAY, dt.date(2027, 7, 1), dt.date(2030, 1, 1)):
        assert answer(catalogue, day).authority_type is AuthorityType.KELA
        assert answer(catalogue, day).change is None


def test_a_planned_reform_is_announced_and_never_applied():
    catalogue = kela_until_2027(ResponsibilityStatus.PLANNED)
    found = answer(catalogue, TODAY)
    assert (found.change.on, found.change.status) == (dt.date(2027, 7, 1), ResponsibilityStatus.PLANNED)
    assert answer(catalogue, dt.date(2027, 7, 1)).authority_type is AuthorityType.KELA


def test_nobody_responsible_is_an_error_that_names_the_function():
    catalogue = make_catalogue(functions=(make_function(responsibilities=()),))
    with pytest.raises(NobodyResponsible, match="rehabilitation"):
        answer(catalogue, TODAY)


def test_a_payer_of_the_service_is_asked_even_if_another_is_first():
    service = make_service(payer=AuthorityType.KELA)
    catalogue = make_catalogue(services=(service,))
    found = responsible(catalogue, service, Evaluation({}, catalogue.situation), TODAY)
    assert found.authority_type is AuthorityType.KELA
    with pytest.raises(NobodyResponsible):
        other = msgspec.structs.replace(service, payer=AuthorityType.MELA)
        responsible(catalogue, other, Evaluation({}, catalogue.situation), TODAY)
