"""The gap map: a hole that is made appears, and goes when it is filled."""

import csv
import datetime as dt
import io

import pytest

from services_catalog import releases
from services_catalog.authorities import Authority, AuthorityType, Confidence, Function, Municipality, Responsibility
from services_catalog.catalogue import Remote, Role, ServiceStatus
from services_catalog.conditions import Text
from services_catalog.gap_map import GapKind, Map, gaps
from tests.factories import (
    make_authority,
    make_catalogue,
    make_contact,
    make_criterion,
    make_function,
    make_provider,
    make_release,
    make_service,
    make_situation,
    use_release,
)

ON = dt.date(2026, 11, 21)
ADDRESS, CSV = "/ammattilaiselle/katvealueet/", "/ammattilaiselle/katvealueet.csv"
MONEY = make_situation("needs HAS_ANY money", key="need_money", name=Text("Rahaa"), is_need=True)
REHABILITATION = make_situation("needs HAS_ANY rehabilitation", key="need_rehabilitation", is_need=True)
HELP_WITH_MONEY = make_service(slug="rahaa", name=Text("Raha-apu"), needs=("need_money",))
UNREACHABLE = make_contact(phone="", url="https://www.kela.fi/", gap=Text("Numeroa ei ole vahvistettu."))
OWN = Authority(slug="jarjesto", type=AuthorityType.THIRD_SECTOR, name=Text("Järjestö"), contacts=(make_contact(),))
OWN_FUNCTION = Function(
    key="own",
    name=Text("Järjestön apu"),
    responsibilities=(Responsibility(authority_type=AuthorityType.THIRD_SECTOR),),
)


@pytest.fixture
def real(real_release):
    releases.use(real_release)
    yield real_release
    releases.use(None)


@pytest.fixture
def release():
    yield use_release
    releases.use(None)


def kinds(catalogue, kind):
    return [gap for gap in gaps(catalogue, ON, catalogue.municipality["698"]) if gap.kind is kind]


# Only general advice


def with_needs(*services):
    return make_catalogue(situations=(REHABILITATION, MONEY), services=(make_service(), *services))


def test_a_need_without_a_service_is_a_gap_until_a_service_is_added():
    [gap] = kinds(with_needs(), GapKind.ONLY_ADVICE)
    assert gap.need.fi == "Rahaa"
    assert kinds(with_needs(HELP_WITH_MONEY), GapKind.ONLY_ADVICE) == []


def test_general_advice_is_no_answer():
    [gap] = kinds(
        with_needs(make_service(slug="neuvo", needs=("need_money",), role=Role.FALLBACK)), GapKind.ONLY_ADVICE
    )
    assert [service.slug for service in gap.services] == ["neuvo"]


def test_a_service_of_another_municipality_is_no_answer():
    elsewhere = make_criterion("municipality IN 091")
    there = make_service(slug="rahaa", needs=("need_money",), criteria=(elsewhere,))
    assert kinds(with_needs(there), GapKind.ONLY_ADVICE)


def test_a_need_of_another_municipality_is_none_here():
    need = make_situation("municipality IN 091", key="need_helsinki", is_need=True)
    catalogue = make_catalogue(situations=(REHABILITATION, need))
    assert kinds(catalogue, GapKind.ONLY_ADVICE) == []


# A gate that cannot be passed


@pytest.mark.parametrize(
    ("contact", "is_gap"),
    [
        (make_contact(), False),
        (make_contact(confidence=Confidence.LOW, url=""), True),
        (UNREACHABLE, True),
        (make_contact(phone="", url="https://www.kela.fi/kuntoutus"), False),
        (make_contact(phone="", url="", email="neuvonta@kela.fi"), False),
    ],
    ids=["phone", "unsure phone", "front page", "page", "email"],
)
def test_a_contact_is_a_phone_or_a_page_of_its_own(contact, is_gap):
    catalogue = make_catalogue(authorities=(make_authority(contacts=(contact,)),))
    assert bool(kinds(catalogue, GapKind.NO_CONTACT)) is is_gap


def test_a_provider_with_a_phone_opens_the_gate():
    catalogue = make_catalogue(
        authorities=(make_authority(contacts=(UNREACHABLE,)),), providers=(make_provider(contacts=(make_contact(),)),)
    )
    assert kinds(catalogue, GapKind.NO_CONTACT) == []


@pytest.mark.parametrize(
    ("towns", "remote", "is_gap"),
    [
        (("091",), Remote.NO, True),
        (("091",), Remote.PARTIAL, False),
        (("698",), Remote.NO, False),
        ((), Remote.NO, False),
    ],
    ids=["elsewhere", "remote", "here", "everywhere"],
)
def test_a_provider_is_within_reach_here_or_remotely(towns, remote, is_gap):
    catalogue = make_catalogue(
        services=(make_service(remote=remote),), providers=(make_provider(municipalities=towns),)
    )
    assert bool(kinds(catalogue, GapKind.NO_PROVIDER)) is is_gap


# Overlaps


def with_twins(**overrides):
    """Kela's and an organisation's service for the same need and the same people."""
    twin = make_service(**{"slug": "toinen", "name": Text("Toinen selvitys"), "function": "own", **overrides})
    return make_catalogue(
        authorities=(make_authority(), OWN), functions=(make_function(), OWN_FUNCTION), services=(make_service(), twin)
    )


def test_two_that_do_the_same_are_found():
    [gap] = kinds(with_twins(), GapKind.OVERLAP)
    assert {service.slug for service in gap.services} == {"kuntoutusselvitys", "toinen"}


@pytest.mark.parametrize(
    "difference",
    [
        {"criteria": (make_criterion("age AT_MOST 29"),)},
        {"needs": ("need_money", "need_rehabilitation")},
        {"function": "rehabilitation"},
        {"role": Role.COMPANION},
    ],
    ids=["another target", "another need first", "the same authority", "goes along"],
)
def test_what_differs_does_not_overlap(difference):
    assert kinds(with_twins(**difference), GapKind.OVERLAP) == []


def test_two_providers_of_the_same_authority_overlap():
    catalogue = make_catalogue(
        services=(make_service(), make_service(slug="toinen")),
        providers=(make_provider(), make_provider(slug="toinen-talo", services=("toinen",))),
    )
    assert len(kinds(catalogue, GapKind.OVERLAP)) == 1


# What ended


def test_a_trial_that_is_over_is_shown_until_something_takes_its_place():
    over = make_service(slug="kokeilu", valid_to=ON - dt.timedelta(days=1))
    replaced = make_service(slug="kokeilu", status=ServiceStatus.ENDED, replaced_by=("kuntoutusselvitys",))
    assert [gap.services[0].slug for gap in kinds(make_catalogue(services=(over,)), GapKind.ENDED)] == ["kokeilu"]
    assert kinds(make_catalogue(services=(make_service(), replaced)), GapKind.ENDED) == []


# The whole country


def test_places_are_named_the_shorter_way(real_release):
    catalogue = real_release.catalogue
    found = gaps(catalogue, ON)
    map_of_day = Map(catalogue, ON)
    named = {(gap.kind, gap.need.fi or gap.services[0].slug): map_of_day.extent(gap) for gap in found}
    health_check = named[GapKind.NO_PROVIDER, "tyottomien-terveystarkastus"]
    assert ([name.fi for name in health_check.names], health_check.is_all_except) == (["Lapin hyvinvointialue"], True)
    assert all(len(extent.names) < 60 for extent in named.values())


def test_every_gap_of_lapland_is_known_also_alone(real_release):
    """A municipality's own list says the same as the whole country's."""
    catalogue = real_release.catalogue
    whole = gaps(catalogue, ON)
    for municipality in (m for m in catalogue.municipalities if m.region.fi == "Lappi"):
        alone = {(g.kind, g.need.fi, g.services) for g in gaps(catalogue, ON, municipality) if g.need}
        there = {(g.kind, g.need.fi, g.services) for g in whole if g.need and municipality in g.municipalities}
        assert alone == there, municipality.name


# The page


@pytest.mark.django_db
@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}?kunta=utsjoki", CSV, f"{CSV}?kunta=utsjoki"])
def test_the_page_works_without_a_query(client, real, django_assert_num_queries, address):
    with django_assert_num_queries(0):
        assert client.get(address).status_code == 200


def test_the_page_follows_the_release(client, release):
    release(make_release(situations=(REHABILITATION, MONEY)))
    assert "Rahaa" in client.get(ADDRESS).content.decode()
    release(make_release(situations=(REHABILITATION, MONEY), services=(make_service(), HELP_WITH_MONEY)))
    assert "Katvealueita ei löytynyt" in client.get(ADDRESS).content.decode()


def test_the_table_is_taken_along(client, release):
    formula = make_situation("needs HAS_ANY money", key="need_money", name=Text("=1+1"), is_need=True)
    helsinki = Municipality(code="091", name=Text("Helsinki"))
    release(make_release(situations=(REHABILITATION, formula), municipalities=(helsinki,)))
    answer = client.get(CSV)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="katvealueet.csv"' in answer["Content-Disposition"]
    head, row = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
    assert head == ["Laji", "Tarve", "Taho", "Palvelut", "Kuntia", "Kunnat"]
    assert row == ["Tarve, johon ei vastaa mikään oma palvelu", "'=1+1", "", "", "1", "Koko maa"]
