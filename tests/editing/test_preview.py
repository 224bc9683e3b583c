import datetime as dt
import re
from pathlib import Path

import pytest
import time_machine
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from advice.metrics import counting
from advice.models import Count
from services_catalog import missed_words, previews, publishing, releases
from services_catalog.accounts.roles import Role
from services_catalog.models import MissedWord, PreviewLink, Service
from tests.advice.client import AINO, Walker
from tests.advice.small_release import small_release
from tests.factories import fill_working_copy
from tests.people import make_person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
PAGE = reverse("admin:services_catalog_release_preview")
SERVICE = "/palvelut/kuntoutusselvitys/"
DRAFT = "Aivan uusi lupaus."


@pytest.fixture(autouse=True)
def published():
    fill_working_copy(small_release())
    publishing.publish("Maija", "alku")
    releases.use(None)
    yield releases.load()
    releases.use(None)


@pytest.fixture
def edited():
    service = Service.objects.get(slug="kuntoutusselvitys")
    service.summary_fi = DRAFT
    service.save()


@pytest.fixture
def link():
    return PreviewLink.objects.make("Maija", dt.timedelta(days=3), "Eero")


@pytest.fixture
def reviewer(link):
    browser = Client()
    browser.post(reverse("preview:begin", args=[link]))
    return browser


def text(response):
    return response.content.decode()


def test_a_reviewer_sees_the_working_copy_and_others_what_is_published(client, reviewer, edited):
    assert DRAFT in text(reviewer.get(SERVICE))
    assert DRAFT not in text(client.get(SERVICE))
    assert DRAFT in text(reviewer.get(SERVICE))


def test_a_save_shows_at_once(reviewer, published):
    assert DRAFT not in text(reviewer.get(SERVICE))
    Service.objects.filter(slug="kuntoutusselvitys").update(summary_fi=DRAFT)
    Service.objects.get(slug="kuntoutusselvitys").save()
    assert DRAFT in text(reviewer.get(SERVICE))


def test_the_advice_is_that_of_the_draft(client, reviewer):
    Service.objects.filter(slug="terveystarkastus").update(status="ENDED")
    Service.objects.get(slug="terveystarkastus").save()
    ill = {**AINO, "vaiva": "selka"}
    assert "Varaa aika terveysasemalta" in text(Walker(client).result(**ill))
    assert "Varaa aika terveysasemalta" not in text(Walker(reviewer).result(**ill))


def test_without_the_cookie_nothing_is_looked_up(client, link, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get(SERVICE).headers["Cache-Control"] == "no-cache"


def test_opening_the_link_alone_begins_nothing(client, link):
    page = client.get(reverse("preview:begin", args=[link]))
    assert "Avaa esikatselu" in text(page)
    assert not page.cookies.get(previews.name())


def test_the_address_with_the_token_is_told_to_nobody(client, link):
    page = client.get(reverse("preview:begin", args=[link]))
    assert page.headers["Referrer-Policy"] == "strict-origin"
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert link not in text(page), "no link, form or report may carry it on"
    assert not re.search(r'href="https?://', text(page))


def test_the_token_itself_is_not_kept(link):
    row = PreviewLink.objects.get()
    assert link not in (row.digest, row.purpose, row.author)
    assert len(link) >= 40


def test_only_our_pages_and_forms_get_the_cookie(client, link):
    cookie = client.post(reverse("preview:begin", args=[link])).cookies[previews.name()]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"


@pytest.mark.parametrize(
    "address",
    ["/", SERVICE, "/sv/palvelut/", "/kysely/kuntoutus/1/", "/hata/", "/ammattilaiselle/", "/upota/kuka-vastaa/"],
)
def test_every_page_says_what_it_is_and_is_neither_stored_nor_indexed(reviewer, edited, address):
    for page in (reviewer.get(address), reviewer.get(address)):
        assert 'class="notice preview"' in text(page)
        assert page.headers["Cache-Control"] == "no-store, private"
        assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert "ETag" not in page.headers


def test_every_kind_of_page_has_the_mark():
    """A page of its own that begins with <html> must include it, unless it stands for no release at all."""
    whole = [path for path in Path("templates").rglob("*.html") if "<html" in path.read_text()]
    without = {path.name for path in whole if "_preview.html" not in path.read_text()}
    assert without == {"500.html", "503.html", "503_database.html", "held.html", "preview_base.html"}


def test_it_may_stand_in_a_frame_of_ours_and_nothing_else_may(client, reviewer):
    page = reviewer.get("/")
    assert "frame-ancestors 'self'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'none'" in client.get("/").headers["Content-Security-Policy"]


def test_a_reviewer_is_counted_nowhere(reviewer, edited):
    counted()  # what earlier tests left in memory
    reviewer.get("/palvelut/?q=xyzzyxyzzy")
    Walker(reviewer).result()
    assert counted() == 0


def counted():
    """Of what has gathered since; the tables are emptied."""
    counting.write()
    missed_words.write()
    return Count.objects.all().delete()[0] + MissedWord.objects.all().delete()[0]


def test_it_can_be_left(reviewer, edited):
    assert "Esikatselu on päättynyt" in text(reviewer.get(reverse("preview:ended")))
    assert DRAFT not in text(reviewer.get(SERVICE))


@pytest.mark.parametrize("how", ["expired", "revoked"])
def test_a_link_that_no_longer_holds_shows_nothing_of_the_draft(reviewer, link, edited, how):
    if how == "revoked":
        PreviewLink.objects.update(revoked_at=dt.datetime.now(dt.UTC))
    with time_machine.travel(
        dt.datetime.now(dt.UTC) + dt.timedelta(days=3 * (how == "expired"), seconds=5), tick=False
    ):
        page = reviewer.get(SERVICE, follow=True)
        assert DRAFT not in text(page) and "Esikatselu on päättynyt" in text(page)
        assert Client().get(reverse("preview:begin", args=[link])).status_code == 404
        assert reviewer.get(SERVICE).status_code == 200, "the cookie is gone: the published page again"


@pytest.mark.parametrize("token", ["x", "a" * 43, "ä" * 500])
def test_a_guess_opens_nothing(client, token):
    assert client.post(reverse("preview:begin", args=[token])).status_code == 404


def test_a_draft_that_does_not_hold_together_says_why(reviewer):
    Service.objects.filter(slug="kuntoutusselvitys").update(delivery_modes=["phone"])
    Service.objects.get(slug="kuntoutusselvitys").save()
    page = reviewer.get("/")
    assert page.status_code == 409
    assert "delivery_modes" in text(page)
    assert "no-store" in page.headers["Cache-Control"]


def test_while_the_database_is_away_the_published_pages_answer(reviewer, monkeypatch):
    def away(token):
        raise OperationalError

    monkeypatch.setattr(PreviewLink.objects, "of", away)
    assert "Esikatselu on päättynyt" in text(reviewer.get(SERVICE, follow=True))
    assert reviewer.get(SERVICE).status_code == 200


def test_the_editor_opens_it_beside_the_admin(admin_client, edited):
    assert "<iframe" not in text(admin_client.get(PAGE))
    page = admin_client.post(PAGE, {"open": "1"}, follow=True)
    assert 'width="412"' in text(page)
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]
    assert DRAFT in text(admin_client.get(SERVICE))
    assert 'class="notice preview"' not in text(admin_client.get(reverse("admin:index")))


def test_the_editor_makes_a_link_that_is_told_once_and_can_be_revoked(admin_client, edited):
    page = admin_client.post(PAGE, {"share": "1", "days": "7", "purpose": "Eero"})
    (address,) = re.findall(r'value="(http://testserver/esikatselu/[^"]+)"', text(page))
    reviewer = Client()
    reviewer.post(address)
    assert DRAFT in text(reviewer.get(SERVICE))
    assert address not in text(admin_client.get(PAGE)) and "Eero" in text(admin_client.get(PAGE))
    admin_client.post(PAGE, {"revoke": PreviewLink.objects.get().pk})
    assert DRAFT not in text(reviewer.get(SERVICE, follow=True))


def test_making_links_is_for_those_who_may():
    viewer = signed_in(make_person(Role.VIEWER))
    assert viewer.get(PAGE).status_code == 403
    assert viewer.post(PAGE, {"share": "1"}).status_code == 403
    assert not PreviewLink.objects.exists()
