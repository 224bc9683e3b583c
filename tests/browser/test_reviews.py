"""Reviewing services: from the queue to the form and back costs two clicks each, so twenty take forty."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from services_catalog import publishing, releases
from services_catalog.conditions import Text
from services_catalog.models import Service
from tests.factories import fill_working_copy, make_release, make_service
from tests.people import sign_in

VERIFY = "Vahvista: tiedot pitävät paikkansa"
NAMES = ("Ensimmäinen", "Toinen", "Kolmas")
MOST_CLICKS = 3 * len(NAMES)  # 60 for 20


@pytest.fixture
def page(db, context, live_server, admin_user):
    old = {"checked_on": dt.date(2020, 1, 1)}
    slugs = ("kuntoutusselvitys", "toinen", "kolmas")
    services = tuple(make_service(slug=slug, name=Text(name), **old) for slug, name in zip(slugs, NAMES, strict=True))
    fill_working_copy(make_release(services=services))
    publishing.publish("Anna", "alku")
    sign_in(context, live_server, admin_user)
    page = context.new_page()
    page.goto(f"{live_server.url}/hallinta/")
    yield page
    releases.use(None)


def test_one_click_in_the_queue_verifies(page):
    page.get_by_role("listitem").filter(has_text="Toinen").get_by_role("button").click()
    expect(page.get_by_text("Vahvistettu: Toinen.")).to_be_visible()
    expect(page.get_by_text("Tarkistus myöhässä (2)")).to_be_visible()


def test_a_full_review_takes_two_clicks_for_each_service(page):
    clicks = 0
    for left, name in reversed(list(enumerate(NAMES))):
        expect(page.get_by_text(f"Tarkistus myöhässä ({left + 1})")).to_be_visible()
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("button", name=VERIFY)).to_be_visible()
        page.get_by_role("button", name=VERIFY).click()
        expect(page.get_by_text(f"Vahvistettu: {name}.")).to_be_visible()
        clicks += 2
    expect(page.get_by_text("Tarkistus myöhässä")).to_have_count(0)
    assert clicks <= MOST_CLICKS
    assert set(Service.objects.values_list("checked_on", flat=True)) == {dt.date.today()}
