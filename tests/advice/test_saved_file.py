"""The result as a file: whole, small, without script, and without answers unless the person wants them."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from services_catalog import releases
from tests.advice.client import AINO, RESULT, START, Walker, text

SAVE = RESULT + "tallenna/"
ANSWER = "Siihen, mihin pystyn"


@pytest.fixture
def save(walker):
    def saved(data=(), **given):
        walker.answer(**(given or AINO))
        return walker.client.post(SAVE, dict(data))

    return saved


def test_it_is_a_file_that_nobody_keeps_on_the_way(save):
    file = save()
    assert file["Content-Disposition"] == f'attachment; filename="kaiku-{timezone.localdate()}.html"'
    assert "no-store" in file["Cache-Control"]
    assert "default-src 'none'" in file["Content-Security-Policy"]


def test_it_holds_the_first_step_the_telephone_the_release_and_the_day(save):
    file = save()
    assertContains(file, "Soita Kelaan ja kerro tilanteesi.")
    assertContains(file, 'href="tel:020692205"')
    assert re.search(r"Tiedot: julkaisu 1, 1\.11\.2026\. Katsottu \d+\.\d+\.\d{4}\.", text(file))


def test_it_holds_no_answers(save):
    file = save()
    assertNotContains(file, ANSWER)
    assertNotContains(file, "Vastasit")
    assertNotContains(file, "Olen työtön")


def test_it_holds_the_answers_of_who_wants_them(save):
    file = text(save({"vastaukset": "1"}))
    assert "Mihin haluat apua: " + ANSWER in file
    assert "Vastauksesi" in file


def test_it_needs_nothing_else(save):
    page = save().content.decode()
    assert not re.search(r"<(script|img|link|iframe|form|input)\b|\bsrc=|@import|url\(", page)


def test_its_links_lead_back_to_the_site(save):
    assertContains(save(), '<base href="http://testserver/">', html=True)


def test_in_danger_it_holds_help(save):
    file = save(tilanne="tyoton", apu="hata")
    assertContains(file, 'href="tel:112"')
    assertContains(file, "09 2525 0111")
    assertNotContains(file, "Mihin pystyn?")


def test_it_speaks_the_language_of_the_page(walker):
    walker.answer(**AINO)
    assertContains(walker.client.post("/sv" + SAVE), '<html lang="sv">')


def test_without_answers_there_is_nothing_to_save(walker):
    assertRedirects(walker.client.post(SAVE), RESULT, target_status_code=302)


def test_its_address_leads_to_the_result(save, walker):
    save()
    assertRedirects(walker.client.get(SAVE), RESULT)


def test_no_other_site_can_ask_for_it(release):
    stranger = Walker(Client(enforce_csrf_checks=True))
    assert stranger.client.post(SAVE).status_code == 403


def test_the_result_offers_it(walker):
    assertContains(walker.result(), f'action="{SAVE}"')
    assertContains(walker.page, "csrfmiddlewaretoken")


@pytest.mark.django_db
def test_it_asks_nothing_of_the_database(save, django_assert_num_queries):
    with django_assert_num_queries(0):
        save()


def test_it_is_small_with_our_own_content(client, real_release):
    releases.use(real_release)
    client.post(START + "1/", {"question": "tilanne", "answer": "tyoton"})
    client.post(START + "2/", {"question": "apu", "answer": ["selvyys", "tyo", "raha"]})
    client.post(START + "3/", {"question": "kunta", "answer": "698"})
    assert 5_000 < len(client.post(SAVE, {"vastaukset": "1"}).content) <= 30_000
    releases.use(None)
