"""Selkosuomi, easy Finnish: what it says, where it is shown, and what happens where it is missing."""

import re

import pytest
from django.utils import translation
from pytest_django.asserts import assertContains, assertNotContains

from advice.templatetags.words import words
from services_catalog import releases
from services_catalog.conditions import Text
from services_catalog.plain_language import TextKind, review
from services_catalog.sections import texts_for_clients
from tests.advice.client import RESULT, START, question_of
from tests.factories import make_release, make_service, use_release
from tests.test_translations import PAGES

EASY = "/fi-selko"
PLAIN = Text(
    "Selvität, mihin pystyt.", "Du reder ut vad du klarar.", "You find out.", "Mihin pystyt? Katsomme sen yhdessä."
)


@pytest.fixture
def release():
    yield use_release
    releases.use(None)


@pytest.fixture
def real(real_release):
    yield use_release(real_release)
    releases.use(None)


# The content


def test_every_service_has_a_summary_in_easy_finnish(real_release):
    """Those that have ended or only come too: who looks for one must understand that it is not to be had."""
    assert len(real_release.catalogue.services) > 200
    assert [service.slug for service in real_release.catalogue.services if not service.summary.easy] == []


def test_every_question_for_clients_is_said_in_easy_finnish(real_release):
    questions = real_release.sections["advice"].client_questionnaire.questions
    assert [q.key for q in questions if not (q.text.easy or q.why.easy)] == []


def test_easy_finnish_keeps_its_limits(real_release):
    easy = [text for text in texts_for_clients(real_release) if text.kind is TextKind.EASY]
    assert len(easy) > 250
    assert list(review(easy)) == []


def test_a_question_in_easy_finnish_is_not_asked_with_a_hard_reason(real_release):
    """What has no easy words of its own must be easy as it is."""
    questions = real_release.sections["advice"].client_questionnaire.questions
    said = {q.key: [t.translated("fi-selko") for t in (q.text, q.hint, q.why) if t] for q in questions}
    assert {key: text for key, texts in said.items() for text in texts if len(text.split()) > 12} == {}


# The pages


def test_a_service_is_shown_by_its_easy_summary(client, release):
    release(make_release(services=(make_service(summary=PLAIN),)))
    page = client.get(f"{EASY}/palvelut/kuntoutusselvitys/")
    assertContains(page, PLAIN.easy)
    assertNotContains(page, PLAIN.fi)
    assertNotContains(client.get("/palvelut/kuntoutusselvitys/"), PLAIN.easy)


def test_a_card_of_the_result_is_shown_by_its_easy_summary(client, real):
    client.post(f"{START}1/", {"question": question_of(client.get(f"{START}1/")), "answer": "tyoton"})
    page = client.get(f"{EASY}{RESULT}")
    summary = page.context["outcome"].cards[0].service.summary
    assertContains(page, summary.easy)
    assertNotContains(page, summary.fi)


def test_a_question_is_asked_in_easy_finnish(client, real):
    assertContains(client.get(f"{EASY}{START}1/"), "Mikä sopii sinuun nyt?</h1>")
    assertContains(client.get(f"{START}1/"), "Mikä kuvaa tilannettasi parhaiten juuri nyt?</h1>")


def test_the_answers_stay_when_the_language_changes(client, real):
    client.post(f"{START}1/", {"question": question_of(client.get(f"{START}1/")), "answer": "tyoton"})
    assertContains(client.get(f"{EASY}{START}vastaukset/"), "Olen työtön ja haen työtä (työnhaku on voimassa)")


def test_the_page_is_finnish_to_a_screen_reader(client, real):
    page = client.get(f"{EASY}/")
    assertContains(page, '<html lang="fi">')
    assertContains(page, '<span aria-current="true">Selkosuomi</span>')


def test_the_language_row_names_each_language_in_itself(client, real):
    row = re.findall(r'(?:hreflang="\w+"|aria-current="true")>([^<]+)<', client.get("/palvelut/").content.decode())
    assert row[:4] == ["Suomi", "Selkosuomi", "Svenska", "English"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_in_easy_finnish(client, real, path):
    assert client.get(EASY + path, follow=True).status_code == (404 if path == "/eiole/" else 200)


def test_what_has_no_easy_words_is_said_in_plain_finnish():
    with translation.override("fi-selko"):
        assert words(Text("Soita Kelaan.", "Ring FPA.")) == "Soita Kelaan."


def test_search_finds_the_same_in_easy_finnish(client, real):
    found = [client.get(f"{base}/palvelut/?q=velat").context["listing"].count for base in ("", EASY)]
    assert found[0] == found[1] > 0
