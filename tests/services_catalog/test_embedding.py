"""The card for other sites: who answers here, small, in a frame, and nothing about who reads it."""

import html
import re

import pytest

from services_catalog import releases
from tests.browser.kinds import KINDS
from tests.services_catalog.test_views import text

CARD, PAGE = "/upota/kuka-vastaa/", "/upota/"
WORK = {"kunta": "698", "palvelu": "employment_services"}
SERVICE = {"kunta": "698", "palvelu": "kela-ammatillinen-kuntoutus"}
ENDED = {"kunta": "698", "palvelu": "kela-tyomarkkinatuki-peruspaivaraha"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def real(real_release):
    releases.use(real_release)
    yield real_release
    releases.use(None)


def frames(response):
    """Who may frame the page, and the older header that says the same."""
    (ancestors,) = re.findall(r"frame-ancestors ([^;]+)", response.headers["Content-Security-Policy"])
    return ancestors, response.headers.get("X-Frame-Options")


# The card


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (WORK, ["Työllisyyspalvelut", "Rovaseudun työllisyysalue"]),
        (SERVICE, ["Kela", "Tiedot koottu"]),
        ({"kunta": "698"}, ["Lapin hyvinvointialue", "Rovaseudun työllisyysalue"]),
        (WORK | {"kunta": "rovaniemi"}, ["Rovaseudun työllisyysalue"]),
    ],
    ids=["function", "service", "place", "typed name"],
)
def test_it_says_who_answers_here_without_a_query(client, django_assert_num_queries, query, said):
    with django_assert_num_queries(0):
        words = text(client.get(CARD, query))
    assert [word for word in said if word not in words] == []


def test_it_leads_to_the_full_page_in_a_tab_of_its_own(client):
    page = client.get(CARD, SERVICE).content.decode()
    assert '<a href="/palvelut/kela-ammatillinen-kuntoutus/?kunta=698" target="_blank" rel="noopener">' in page


def test_an_ended_service_leads_to_what_took_its_place(client, real):
    page = client.get(CARD, ENDED).content.decode()
    assert "Tätä ei voi enää hakea." in page
    (slug, *_) = real.catalogue.service[ENDED["palvelu"]].replaced_by
    assert f'href="/palvelut/{slug}/?kunta=698"' in page


def test_without_a_municipality_it_asks_and_keeps_the_service(client):
    page = client.get(CARD, {"palvelu": "employment_services"}).content.decode()
    assert '<form method="get" action="/upota/kuka-vastaa/"' in page
    assert '<input type="hidden" name="palvelu" value="employment_services">' in page


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ({"kunta": "Pyhä"}, 200, "Emme löytäneet kuntaa ”Pyhä”."),
        (WORK | {"kunta": "999"}, 200, "Emme löytäneet kuntaa ”999”."),
        (WORK | {"palvelu": "ei-ole"}, 404, "Palvelua ei löydy"),
        ({"palvelu": "\x00<b>"}, 404, "Palvelua ei löydy"),
    ],
    ids=["near", "no code", "no service", "nonsense"],
)
def test_what_is_not_known_is_said(client, query, status, said):
    response = client.get(CARD, query)
    assert response.status_code == status
    assert said in text(response)


@pytest.mark.parametrize(("prefix", "tag"), [("", "fi"), ("/sv", "sv"), ("/en", "en")])
def test_it_speaks_the_language_of_its_address(client, prefix, tag):
    page = client.get(prefix + CARD, WORK).content.decode()
    assert f'<html lang="{tag}">' in page
    assert f'href="{prefix}/kuka-vastaa/?kunta=698"' in page


def test_it_is_small_and_leaves_nothing_behind(client, real):
    for query in (
        WORK,
        SERVICE,
        {"kunta": "698"},
        {},
        *({"kunta": "091", "palvelu": f.key} for f in real.catalogue.functions),
    ):
        response = client.get(CARD, query)
        assert len(response.content) <= 5_000, query
        assert not response.cookies
        assert "<script" not in response.content.decode()


def test_every_service_has_a_card_everywhere(client, real):
    slugs = [service.slug for service in real.catalogue.services]
    for kunta in ("698", "478"):
        assert [slug for slug in slugs if client.get(CARD, {"kunta": kunta, "palvelu": slug}).status_code != 200] == []


# The frame


@pytest.mark.parametrize("query", [WORK, {}, {"palvelu": "ei-ole"}], ids=["answer", "form", "missing"])
def test_anybody_may_frame_the_card(client, query):
    assert frames(client.get(CARD, query)) == ("*", None)


def test_the_card_may_be_framed_also_when_it_comes_from_the_memory(client):
    etag = client.get(CARD, WORK).headers["ETag"]
    again = client.get(CARD, WORK, headers={"If-None-Match": etag})
    assert (again.status_code, *frames(again)) == (304, "*", None)


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if not kind.given])
def test_nothing_else_may_be_framed(client, name):
    assert frames(client.get(KINDS[name].path)) == ("'none'", "DENY")


# The page for those who embed


def test_the_snippet_is_the_example_with_its_whole_address(client):
    page = client.get(PAGE, WORK | {"kunta": "rovaniemi"}, headers={"Host": "testserver"}).content.decode()
    (snippet,) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    (frame,) = re.findall(r"<iframe[^>]*></iframe>", page)
    assert html.unescape(snippet).strip() == frame
    assert 'src="http://testserver/upota/kuka-vastaa/?kunta=698&amp;palvelu=employment_services"' in frame
    assert 'loading="lazy"' in frame
    assert 'title="' in frame


def test_the_page_may_show_the_card_and_not_be_framed_itself(client):
    response = client.get(PAGE)
    assert "frame-src 'self'" in response.headers["Content-Security-Policy"]
    assert frames(response) == ("'none'", "DENY")


@pytest.mark.parametrize("path", ["/ammattilaiselle/", "/kuka-vastaa/?kunta=698"])
def test_it_is_found(client, path):
    assert 'href="/upota/' in client.get(path).content.decode()
