import datetime as dt
import re

import msgspec
import pytest
from django.test import Client
from django.utils.html import strip_tags
from pytest_django.asserts import assertContains, assertNotContains

from services_catalog import releases
from tests.advice.client import AINO, RESULT, START
from tests.advice.small_release import small_release

PLAIN = ("/", START, "/hata/", "/evasteet/", "/tietoa/", "/tietosuoja/", "/saavutettavuus/", "/poista/")
WITH_ANSWERS = (START, START + "1/", START + "2/", START + "5/", START + "vastaukset/", RESULT, "/poista/")


@pytest.mark.parametrize("path", PLAIN)
@pytest.mark.parametrize("language", ["", "/sv", "/en"])
def test_a_page_is_whole(walker, path, language):
    page = walker.client.get(language + path)
    assert page.status_code == 200
    content = page.content.decode()
    assert content.count("<h1") == 1
    assert f'<html lang="{language[1:] or "fi"}">' in content
    assert "<script" not in content


@pytest.mark.parametrize("path", PLAIN)
def test_urgent_help_is_on_every_page(walker, path):
    page = walker.client.get(path)
    assertContains(page, 'href="tel:112"')
    assertContains(page, 'href="tel:0925250111"')
    assertContains(page, 'href="/hata/"')


def test_the_crisis_line_is_shown_only_if_its_number_is_known(walker):
    releases.use(small_release(services=small_release().catalogue.services[:4]))
    page = walker.client.get("/")
    assertContains(page, 'href="tel:112"')
    assertNotContains(page, "0925250111")


@pytest.mark.django_db
@pytest.mark.parametrize("path", PLAIN)
def test_no_queries(walker, django_assert_num_queries, path):
    with django_assert_num_queries(0):
        walker.client.get(path)


@pytest.mark.django_db
@pytest.mark.parametrize("path", WITH_ANSWERS)
def test_no_queries_with_answers(walker, django_assert_num_queries, path):
    walker.answer(**AINO)
    with django_assert_num_queries(0):
        assert walker.client.get(path).status_code == 200


@pytest.mark.django_db
def test_an_answer_makes_no_query(walker, django_assert_num_queries):
    with django_assert_num_queries(0):
        walker.post(1, "tilanne", "tyoton")


@pytest.mark.parametrize("path", WITH_ANSWERS)
def test_pages_with_answers_are_not_kept(walker, path):
    walker.answer(**AINO)
    assert "no-store" in walker.client.get(path)["Cache-Control"]


def test_the_start_page_offers_to_go_on(walker):
    assertContains(walker.client.get(START), "Aloita</a>")
    walker.post(1, "tilanne", "tyoton")
    assertContains(walker.client.get(START), f'href="{START}2/">Jatka siitä, mihin jäit')


def test_without_questions_home_says_so(walker):
    guidance = small_release().sections["advice"]
    releases.use(small_release(guidance=type(guidance)(lead_rules=guidance.lead_rules)))
    assertContains(walker.client.get("/"), "Kysymykset eivät ole nyt käytössä.")


def test_each_helper_is_listed_once_with_the_kinds_of_danger(walker, real_release):
    releases.use(real_release)
    page = walker.client.get("/hata/")
    assertContains(page, "Soita 09 2525 0111", count=1)
    assertContains(page, '<p class="soft">Väkivalta tai pelko</p>', html=True)


def test_the_municipality_gives_the_local_helpers(walker, real_release):
    releases.use(real_release)
    assertNotContains(walker.client.get("/hata/"), "Lapin hyvinvointialue")
    assertContains(walker.client.get("/hata/?kunta=rovaniemi"), "Lapin hyvinvointialue")
    assertContains(walker.client.get("/hata/?kunta=Pyhä"), "Tarkoititko:")


def test_what_to_say_is_told_also_where_the_number_must_be_looked_up(walker, real_release):
    releases.use(real_release)
    page = walker.client.get("/palvelut/kela-kuntoutusraha/").content.decode()
    assert "Emme ole vahvistaneet numeroa" in page
    assert "Hei, soitan tästä asiasta: Kuntoutusraha (Kela). Kuka voi auttaa?" in page


def test_what_to_say_is_the_name_that_whoever_answers_knows(walker, real_release):
    releases.use(real_release)
    page = walker.client.get("/hata/").content.decode()
    assert "<h2>Apua heti, yölläkin</h2>" in page
    assert "Hei, soitan tästä asiasta: Sosiaalipäivystys. Kuka voi auttaa?" in page


def test_in_danger_a_person_is_heard_in_other_languages_too(walker, real_release):
    releases.use(real_release)
    page = walker.client.get("/sv/hata/")
    assertContains(page, 'href="tel:0925250112"', count=1)
    assertContains(page, "MIELI Kristelefon på arabiska")


def test_the_crisis_number_stays_on_one_line(walker):
    assertContains(walker.client.get("/"), "Kriisipuhelin: 09\u00a02525\u00a00111</a>")


def test_who_has_a_code_finds_the_way_to_their_path(walker):
    assertContains(walker.client.get("/"), 'href="/polku/"', count=2)


def test_no_two_pages_have_the_same_heading(walker):
    paths = (*PLAIN, START + "1/", "/palvelut/", "/kuka-vastaa/", "/ammattilaiselle/", "/ammattilaiselle/kartoitus/")
    pages = [walker.client.get(path).content.decode() for path in paths]
    headings = [re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)[1] for page in pages]
    assert len(set(headings)) == len(headings)


def test_numbers_are_there_for_who_refuses_cookies(walker):
    assertContains(walker.client.get("/evasteet/"), 'href="tel:020692205"')


def test_patterns_are_for_development(walker, settings):
    assert walker.client.get("/tyylit/").status_code == 404
    settings.DEBUG = True
    assert walker.client.get("/tyylit/").status_code == 200


def test_a_missing_page_shows_the_way(walker):
    page = walker.client.get("/olematon/")
    assertContains(page, "Sivua ei löydy</h1>", status_code=404)
    assertContains(page, 'href="tel:112"', status_code=404)


def test_a_fault_is_told_without_a_release(walker, monkeypatch):
    def fail(*args):
        raise ValueError

    monkeypatch.setattr("advice.views.pages.urgent.everybody", fail)
    page = Client(raise_request_exception=False).get("/hata/")
    assertContains(page, "Vastauksesi ovat tallessa tässä selaimessa.", status_code=500)


def test_without_a_release_the_page_says_so(client):
    page = client.get("/")
    assertContains(page, "ei ole juuri nyt käytössä", status_code=503)
    assertContains(page, 'href="tel:112"', status_code=503)


def test_the_privacy_notice_can_be_read_in_a_minute_or_two(release, client):
    page = client.get("/tietosuoja/").content.decode()
    notice = page.split("<main", 1)[1].split("</main>")[0]
    assert len(strip_tags(notice.partition(">")[2]).split()) <= 250


@pytest.mark.parametrize("language", ["", "/sv", "/en"])
def test_the_about_page_says_when_the_facts_were_gathered(walker, language):
    oldest = msgspec.structs.replace(releases.current().catalogue.services[0], checked_on=dt.date(2025, 3, 4))
    newest = msgspec.structs.replace(oldest, slug="uusi", checked_on=dt.date(2026, 11, 2))
    releases.use(small_release(services=(oldest, newest)))
    page = walker.client.get(f"{language}/tietoa/")
    assertContains(page, "4.3.2025")
    assertContains(page, "2.11.2026")


def test_the_about_page_gives_one_day_where_all_facts_are_of_one_day(walker):
    page = walker.client.get("/tietoa/")
    assertNotContains(page, "Vanhin tieto")
    assertContains(page, "Tiedot koottu")


def test_the_about_page_says_what_kaiku_is_not(walker):
    page = walker.client.get("/tietoa/")
    for said in ("ei ole päätös", "ei ole viranomainen", "ei ole lääkinnällinen laite", "ei ole hätäpalvelu"):
        assertContains(page, f"Kaiku {said}")


def test_the_about_page_names_who_answers_for_the_site_or_that_nobody_does(walker, settings):
    assertContains(walker.client.get("/tietoa/"), "Mikään organisaatio ei vielä vastaa siitä.")
    settings.PUBLISHER = "Lapin hyvinvointialue"
    releases.use(small_release())
    assertContains(walker.client.get("/tietoa/"), "Kaikusta vastaa Lapin hyvinvointialue.")


def test_every_page_leads_to_the_about_page(walker):
    assertContains(walker.client.get(START), 'href="/tietoa/"')
