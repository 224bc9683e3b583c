"""Remote services: their ways on the page, and that an address is not needed to be found."""

import datetime as dt

import pytest

from services_catalog import releases
from services_catalog.actor_map import Place, Wanted, actor_map
from services_catalog.catalogue import Remote
from services_catalog.checks import check_catalogue
from services_catalog.conditions import Text
from services_catalog.listing import Wish, listing
from services_catalog.lookup import Here
from tests.factories import make_contact, make_provider, make_release, make_service

TODAY = dt.date(2026, 11, 22)
AT_HOME = make_service(remote=Remote.YES, delivery_modes=("phone",), phases=("REHABILITATION",))
HOUSE = Text("Koskikatu 1, Rovaniemi")


def page(client, service):
    releases.use(make_release(services=(service,)))
    return client.get(f"/palvelut/{service.slug}/").content.decode()


def test_the_page_says_what_each_way_demands(client):
    shown = page(client, AT_HOME)
    assert all(said in shown for said in ("Näin asioit etänä", "device", "connection", "skills", "place", "instead"))


def test_where_no_way_is_known_the_page_says_to_ask(client):
    assert "Kysy, onnistuuko asia puhelimella" in page(client, make_service(remote=Remote.PARTIAL))


def test_a_service_that_needs_a_visit_has_no_such_section(client):
    assert "Näin asioit etänä" not in page(client, make_service(remote=Remote.NO))


def test_only_a_remote_service_may_have_ways():
    release = make_release(services=(make_service(remote=Remote.NO, delivery_modes=("phone",)),))
    assert [problem.field for problem in check_catalogue(release)] == ["delivery_modes"]


def provided(address):
    contact = make_contact(address=address)
    return make_release(services=(AT_HOME,), providers=(make_provider(contacts=(contact,)),)).catalogue


with_and_without = pytest.mark.parametrize("address", [Text(), HOUSE], ids=["no address", "an address"])


@with_and_without
@pytest.mark.parametrize("wish", [Wish(), Wish(query="kuntoutusselvitys"), Wish(is_remote=True)], ids=["", "q", "eta"])
def test_a_service_is_found_with_an_address_and_without(address, wish):
    catalogue = provided(address)
    here = Here(catalogue, catalogue.municipality["698"], TODAY)
    rows = [row for group in listing(here, wish).groups for row in group.rows]
    assert [row.service for row in rows] == [AT_HOME]
    assert [provider.slug for provider in here.providers(AT_HOME)] == ["eduro"]


@with_and_without
def test_who_has_no_address_is_on_the_map_too(address):
    catalogue = provided(address)
    found = actor_map(catalogue, Place((catalogue.municipality["698"],)), Wanted(is_remote=True), TODAY)
    assert "Eduro" in [part.actor.name.fi for phase in found.phases for part in phase.parts]


@pytest.fixture(autouse=True)
def no_release_after():
    yield
    releases.use(None)
