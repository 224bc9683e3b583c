"""How long a service may go unverified, and what readers see when it has."""

import datetime as dt

import pytest
import time_machine

from services_catalog import freshness, releases
from services_catalog.catalogue import ServiceStatus
from services_catalog.conditions import Text
from services_catalog.listing import Wish, listing
from services_catalog.lookup import Here
from services_catalog.service_page import service_page
from tests.factories import make_catalogue, make_release, make_service, use_release

CHECKED = dt.date(2026, 11, 21)
DUE = dt.date(2027, 5, 21)
TOLD, LOWERED = DUE + dt.timedelta(days=30), DUE + dt.timedelta(days=60)
DAY = dt.timedelta(days=1)


def checked(on=CHECKED, **more):
    return make_service(checked_on=on, **more)


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (CHECKED, 1, dt.date(2026, 12, 21)),
        (CHECKED, 6, DUE),
        (CHECKED, 12, dt.date(2027, 11, 21)),
        (dt.date(2026, 8, 31), 6, dt.date(2027, 2, 28)),
        (dt.date(2026, 11, 30), 1, dt.date(2026, 12, 30)),
        (dt.date(2026, 9, 30), 3, dt.date(2026, 12, 30)),
    ],
)
def test_it_is_due_the_same_day_of_a_later_month(day, months, due):
    assert freshness.due_on(checked(day, review_months=months)) == due


def test_what_has_ended_needs_no_verifying():
    assert not freshness.is_told(checked(status=ServiceStatus.ENDED), dt.date(2100, 1, 1))


def test_what_was_never_verified_is_overdue_from_the_start():
    assert freshness.is_told(checked(None), CHECKED)


def rows(found):
    return [row.service.slug for group in found.groups for row in group.rows]


def test_in_the_list_it_comes_after_its_equals():
    fresh = checked(LOWERED, slug="tuore", name=Text("Öljytty palvelu"))
    here = Here(make_catalogue(services=(checked(), fresh)), None, LOWERED)
    assert rows(listing(here, Wish())) == ["tuore", "kuntoutusselvitys"]
    assert rows(listing(Here(here.catalogue, None, LOWERED - DAY), Wish())) == ["kuntoutusselvitys", "tuore"]


def test_in_a_search_the_best_stays_and_the_rest_comes_fresh_first():
    best = checked(slug="paras", name=Text("Kuntoutus"))
    old = checked(slug="vanha", name=Text("Kuntoutus ja kurssi"))
    fresh = checked(LOWERED, slug="tuore", name=Text("Kuntoutus, kurssi ja valmennus"))
    catalogue = make_catalogue(services=(best, old, fresh))
    assert rows(listing(Here(catalogue, None, CHECKED), Wish(query="kuntoutus"))) == ["paras", "vanha", "tuore"]
    assert rows(listing(Here(catalogue, None, LOWERED), Wish(query="kuntoutus"))) == ["paras", "tuore", "vanha"]


def test_among_those_nearby_it_comes_after_its_equals():
    fresh = checked(LOWERED, slug="tuore", name=Text("Öljytty palvelu"))
    this = checked(slug="tama")
    page = service_page(Here(make_catalogue(services=(this, checked(), fresh)), None, LOWERED), this)
    assert [service.slug for service in page.related] == ["tuore", "kuntoutusselvitys"]


# What readers see

NOTE = {
    "/palvelut/kuntoutusselvitys/": "Tietoa ei ole tarkistettu 21.11.2026 jälkeen.",
    "/sv/palvelut/kuntoutusselvitys/": "Uppgifterna har inte kontrollerats efter 21.11.2026.",
    "/en/palvelut/kuntoutusselvitys/": "This information has not been checked since 21.11.2026.",
    "/ammattilaiselle/palvelut/kuntoutusselvitys/": "Tietoa ei ole tarkistettu 21.11.2026 jälkeen.",
    "/upota/kuka-vastaa/?palvelu=kuntoutusselvitys&kunta=698": "Tietoa ei ole tarkistettu 21.11.2026 jälkeen.",
}


@pytest.fixture
def shown(client):
    def shown(address, day):
        with time_machine.travel(dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC)):
            return client.get(address).text

    use_release(make_release(services=(checked(),)))
    yield shown
    releases.use(None)


@pytest.mark.parametrize("address", NOTE)
def test_readers_are_told_thirty_days_after_the_day(shown, address):
    assert NOTE[address] in shown(address, TOLD)
    assert NOTE[address] not in shown(address, TOLD - DAY)
