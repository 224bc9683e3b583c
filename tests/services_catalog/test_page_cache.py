"""Catalogue pages are rendered once for each release, language and day."""

import datetime as dt
import gzip

import pytest
import time_machine

from services_catalog import releases, views
from services_catalog.conditions import Text
from tests.factories import make_release, make_service, use_release

ADDRESS = "/palvelut/kuntoutusselvitys/"
PAGES = ["/", "/palvelut/", ADDRESS, "/kuka-vastaa/", "/hata/", "/saame/", "/tietosuoja/"]


@pytest.fixture
def rendered(monkeypatch):
    """The templates that were rendered."""
    use_release(make_release())
    seen = []

    def render(request, template, context):
        seen.append(template)
        return original(request, template, context)

    original = views.render
    monkeypatch.setattr(views, "render", render)
    yield seen
    releases.use(None)


def test_a_page_is_rendered_once(client, rendered):
    assert client.get(ADDRESS).content == client.get(ADDRESS).content
    assert len(rendered) == 1


@pytest.mark.parametrize("other", ["/sv" + ADDRESS, ADDRESS + "?kunta=698"], ids=["language", "municipality"])
def test_another_address_is_another_page(client, rendered, other):
    client.get(ADDRESS)
    client.get(other)
    assert len(rendered) == 2


def test_a_new_release_shows_at_once(client, rendered):
    client.get(ADDRESS)
    use_release(make_release(services=(make_service(plain_name=Text("Aivan uusi nimi")),)))
    assert "Aivan uusi nimi" in client.get(ADDRESS).content.decode()


def test_a_new_day_is_rendered_anew(client, rendered):
    for day in (1, 2):
        with time_machine.travel(dt.datetime(2026, 11, day, 12, tzinfo=dt.UTC)):
            client.get(ADDRESS)
    assert len(rendered) == 2


def test_what_somebody_searches_is_not_kept(client, rendered):
    client.get("/palvelut/?q=masennus")
    client.get("/palvelut/?q=masennus")
    assert len(rendered) == 2


def test_what_htmx_asks_for_is_not_the_page(client, rendered):
    page = client.get("/palvelut/").content
    assert client.get("/palvelut/", headers={"HX-Request": "true"}).content != page


def test_the_browser_is_told_that_its_copy_still_holds(client, rendered):
    etag = client.get(ADDRESS).headers["ETag"]
    again = client.get(ADDRESS, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_it_is_packed_once_and_unpacked_for_who_asks(client, rendered):
    packed = client.get(ADDRESS, headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.content) == client.get(ADDRESS).content


def test_a_missing_page_is_not_kept(client, rendered):
    assert client.get("/palvelut/ei-ole/").status_code == 404
    assert client.get("/palvelut/ei-ole/").status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_what_is_kept_is_nobodys_own(client, rendered, address):
    """A form's key or a cookie would go to everybody who asks next."""
    response = client.get(address)
    assert response.has_header("ETag")
    assert "csrfmiddlewaretoken" not in response.content.decode()
    assert not response.cookies
