"""The Sámi languages: the right to use them, who serves in them, and that no machine writes them."""

import re

import pytest
from django.conf import settings
from pytest_django.asserts import assertContains, assertNotContains

from services_catalog import releases
from services_catalog.authorities import Confidence
from services_catalog.sami import sami
from tests.factories import make_criterion, make_provider, make_release, make_service, use_release

SAMI = "/saame/"
NOTICE = "sinulla on oikeus käyttää saamea viranomaisissa"
IN_SAMI = make_service(slug="saameksi", criteria=(make_criterion("SITUATION speaks_sami"),))


@pytest.fixture
def real(real_release):
    yield use_release(real_release)
    releases.use(None)


def test_the_page_tells_the_right_its_law_and_where_it_holds(db, client, real, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = client.get(SAMI)
    assertContains(page, "sinulla on oikeus käyttää saamea, kun asioit viranomaisessa")
    assertContains(page, "Saamen kielilaki 1086/2003")
    assert re.findall(r"kuka-vastaa/\?kunta=(\d+)", page.content.decode()) == ["047", "148", "758", "890"]


def test_the_page_leads_to_those_who_serve_in_sami(client, real):
    page = client.get(SAMI)
    for address in (
        "/palvelut/saamenkieliset-palvelut/",
        "/palvelut/saamenkielinen-kela/",
        "https://www.kela.fi/saame",
    ):
        assertContains(page, address)
    assertContains(page, "mailto:saame@kela.fi")
    assertContains(page, "https://www.samediggi.fi")


def test_a_provider_that_is_not_sure_is_left_out():
    unsure = make_provider(slug="b", services=("saameksi",), confidence=Confidence.LOW)
    sure = make_provider(slug="a", services=("saameksi",))
    release = make_release(services=(IN_SAMI,), providers=(sure, unsure))
    found = sami(release.catalogue, release.effective_at.date())
    assert [p.slug for p in found.services[0].providers] == ["a"]


@pytest.mark.parametrize("code", ["047", "148", "758", "890"])
def test_the_right_is_told_in_each_municipality_of_the_homeland(client, real, code):
    assertContains(client.get("/kuka-vastaa/", {"kunta": code}), NOTICE)


def test_the_right_is_not_told_elsewhere(client, real):
    assertNotContains(client.get("/kuka-vastaa/", {"kunta": "698"}), NOTICE)


def test_in_sodankyla_the_right_is_that_of_a_part(client, real):
    assertContains(client.get("/kuka-vastaa/", {"kunta": "758"}), "Osa kunnasta on saamelaisten kotiseutualuetta.")


def test_sami_is_not_a_language_of_the_site_before_a_person_has_translated_it(client, real):
    """The tests of every language in LANGUAGES ask for a whole catalogue; see docs/adr/0007."""
    assert {"se", "smn", "sms"}.isdisjoint(code for code, _ in settings.LANGUAGES)
    assert client.get("/se/").status_code == 404
    assertContains(client.get(SAMI), "käännöksen tekee ihminen")


def test_the_only_sami_words_are_the_names_of_the_languages(client, real):
    sami = re.findall(r'<span translate="no" lang="(?:se|smn|sms)">([^<]+)<', client.get(SAMI).content.decode())
    assert sami == ["Davvisámegiella", "Anarâškielâ", "Nuõrttsääʹmǩiõll"]
