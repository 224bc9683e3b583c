"""The calendar of reforms, and the public pages on another day for one editor only."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from services_catalog import releases
from services_catalog.authorities import AuthorityType, Responsibility, ResponsibilityStatus
from services_catalog.conditions import Text
from services_catalog.reform_calendar import reform_calendar
from tests.factories import (
    fill_working_copy,
    make_authority,
    make_catalogue,
    make_full_service,
    make_function,
    make_release,
    make_service,
    make_step,
    use_release,
)

DAY = reverse("admin:services_catalog_release_day")
CALENDAR = reverse("admin:services_catalog_release_calendar")
SERVICE = "/palvelut/kuntoutusselvitys/"
TODAY, REFORM = dt.date(2026, 11, 22), dt.date(2027, 1, 1)


def row(kind, status=ResponsibilityStatus.ENACTED, **more):
    return Responsibility(authority_type=kind, status=status, law="566/2005", **more)


MOVING = make_function(
    responsibilities=(
        row(AuthorityType.KELA, valid_to=REFORM - dt.timedelta(days=1)),
        row(AuthorityType.MELA, valid_from=REFORM),
        row(AuthorityType.MELA, ResponsibilityStatus.PLANNED, valid_from=dt.date(2028, 1, 1)),
        row(AuthorityType.MELA, ResponsibilityStatus.CANCELLED, valid_from=dt.date(2027, 6, 1)),
    )
)
PARTS = {
    "authorities": (make_authority(), make_authority(slug="mela", type=AuthorityType.MELA, name=Text("Mela"))),
    "functions": (MOVING,),
}


# The calendar


def test_coming_days_are_in_order_with_their_state():
    found = reform_calendar(make_catalogue(**PARTS), TODAY).coming
    assert [(r.event.on, r.event.is_planned, r.event.is_cancelled) for r in found] == [
        (REFORM, False, False),
        (dt.date(2027, 6, 1), False, True),
        (dt.date(2028, 1, 1), True, False),
    ]


def test_a_responsibility_touches_its_services_and_those_whose_way_in_leads_through_it():
    through = make_service(slug="b", function="muu", steps=(make_step(via="rehabilitation"),))
    other = make_service(slug="c", function="muu")
    parts = {"functions": (MOVING, make_function(key="muu")), "authorities": PARTS["authorities"]}
    found = reform_calendar(make_catalogue(**parts, services=(make_service(), through, other)), TODAY)
    assert {service.slug for service in found.coming[0].services} == {"kuntoutusselvitys", "b"}


def test_past_days_come_latest_first():
    found = reform_calendar(make_catalogue(**PARTS, services=(make_full_service(),)), dt.date(2030, 1, 1)).past
    days = [r.event.on for r in found]
    assert days == sorted(days, reverse=True)


@pytest.fixture
def site(db):
    release = make_release(**PARTS, services=(make_full_service(payer=None),))
    fill_working_copy(release)
    use_release(release)
    with time_machine.travel(dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)):
        yield
    releases.use(None)


@pytest.mark.ignore_template_errors
def test_editors_see_the_calendar_of_their_working_copy(site, admin_client):
    page = admin_client.get(CALENDAR).text
    assert "Tulossa (4)" in page
    assert "peruttu" in page
    assert "suunniteltu" in page
    assert "Ikäraja nousee." in page


# The site on a day


@pytest.fixture
def editor(site, admin_client):
    admin_client.post(DAY, {"day": "2027-01-01"})
    return admin_client


def test_an_editor_sees_the_pages_of_the_day_and_that_it_is_not_today(editor):
    page = editor.get(SERVICE).text
    assert "Näytät sivuston päivänä 1.1.2027." in page
    assert "Mela" in page


def test_nobody_else_does(editor):
    page = Client().get(SERVICE).text
    assert "Näytät sivuston" not in page
    assert "Mela" not in page


def test_what_the_editor_saw_is_kept_for_nobody(editor):
    response = editor.get(SERVICE)
    assert "no-store" in response["Cache-Control"]
    assert not response.has_header("ETag")
    with time_machine.travel(dt.datetime(2027, 1, 1, 12, tzinfo=dt.UTC)):
        assert "Näytät sivuston" not in Client().get(SERVICE).text


def test_the_way_back_leads_to_today(editor):
    editor.post(DAY)
    assert "Näytät sivuston" not in editor.get(SERVICE).text


def test_it_ends_with_the_session(editor):
    editor.cookies["session"] = "toinen"
    assert "Näytät sivuston" not in editor.get(SERVICE).text


def test_the_day_cannot_be_made_up(site):
    client = Client()
    client.cookies["paiva"] = "2027-01-01"
    assert "Näytät sivuston" not in client.get(SERVICE).text


def test_only_those_signed_in_may_ask(site):
    assert "login" in Client().post(DAY, {"day": "2027-01-01"})["Location"]


def test_a_page_of_the_day_takes_no_query(editor, django_assert_num_queries):
    with django_assert_num_queries(0):
        editor.get(SERVICE)
