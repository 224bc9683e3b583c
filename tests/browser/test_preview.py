"""An editor looks at the draft at the width of a phone; a reviewer by a link."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from services_catalog import publishing, releases
from services_catalog.accounts.roles import Role
from services_catalog.models import PreviewLink, Service
from tests.advice.small_release import small_release
from tests.browser.kinds import PHONE
from tests.factories import fill_working_copy
from tests.people import make_person, sign_in

NEW = "Näin tämä sanotaan ensi kuussa."


@pytest.fixture
def edited(live_server):
    fill_working_copy(small_release())
    publishing.publish("Maija", "alku")
    releases.use(None)
    releases.load()
    service = Service.objects.get(slug="kuntoutusselvitys")
    service.summary_fi = NEW
    service.save()
    yield live_server.url
    releases.use(None)


@pytest.mark.ignore_template_errors
def test_the_editor_walks_the_draft_in_a_phone_beside_the_admin(page, edited, live_server):
    sign_in(page.context, live_server, make_person(Role.EDITOR))
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"{edited}/hallinta/services_catalog/release/esikatselu/")
    page.get_by_role("button", name="Avaa esikatselu").click()
    phone = page.frame_locator("iframe")
    expect(phone.get_by_text("Tätä ei ole julkaistu.")).to_be_visible()
    assert phone.locator("html").evaluate("root => root.clientWidth") <= 412
    phone.get_by_role("link", name="Kaikki palvelut").click()
    expect(phone.get_by_text(NEW)).to_be_visible()
    assert complaints == []


def test_a_reviewer_opens_the_link_walks_and_leaves(page, edited):
    token = PreviewLink.objects.make("Maija", dt.timedelta(days=1))
    page.set_viewport_size(PHONE)
    page.goto(f"{edited}/esikatselu/{token}/")
    page.get_by_role("button", name="Avaa esikatselu").click()
    expect(page.get_by_text("Tätä ei ole julkaistu.")).to_be_visible()
    page.goto(f"{edited}/palvelut/")
    expect(page.get_by_text(NEW)).to_be_visible()
    page.get_by_role("link", name="Lopeta esikatselu").click()
    expect(page.get_by_role("heading", name="Esikatselu on päättynyt")).to_be_visible()
    page.goto(f"{edited}/palvelut/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text(NEW)).to_be_hidden()
