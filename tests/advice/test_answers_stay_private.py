"""Marker answers are planted in a whole path and then looked for everywhere a machine might keep them."""

import logging

import pytest
from django.apps import apps
from django.test import Client

from advice.questionnaire import AnswerOption, Question
from services_catalog import releases
from services_catalog.conditions import Text
from tests.advice.client import RESULT, START, Walker
from tests.advice.small_release import QUESTIONS, small_release

MARKERS = ("merkki-tyoton", "merkki-selvyys", "Rovaniemi", "merkki-typo")


def marked(question):
    """The same question with codes that are found again anywhere."""
    options = tuple(
        AnswerOption(code=f"merkki-{o.code}", label=o.label, sets=o.sets, is_exclusive=o.is_exclusive)
        for o in question.options
    )
    return Question(key=question.key, kind=question.kind, text=Text("?"), facts=question.facts, options=options)


@pytest.fixture
def path(client, caplog):
    caplog.set_level(logging.DEBUG)
    guidance = small_release().sections["advice"]
    questionnaire = guidance.questionnaires[0]
    changed = type(questionnaire)(
        slug="kuntoutus", title=questionnaire.title, questions=tuple(marked(q) for q in QUESTIONS)
    )
    releases.use(small_release(guidance=type(guidance)(lead_rules=guidance.lead_rules, questionnaires=(changed,))))
    walker = Walker(client)
    walker.pages = [
        walker.post(1, "tilanne", "merkki-tyoton"),
        walker.post(2, "apu", "merkki-selvyys"),
        walker.post(3, "kunta", typed="merkki-typo"),
        walker.post(3, "kunta", typed="Rovaniemi"),
        walker.post(4, "vaiva", "merkki-ei-mitaan"),
        client.get(RESULT),
        client.get(START + "vastaukset/"),
    ]
    yield walker
    releases.use(None)


def markers_in(text):
    return [marker for marker in MARKERS if marker in text]


def test_addresses(path):
    addresses = [response.headers.get("Location", "") for response in path.pages]
    assert markers_in(str(addresses)) == []
    assert "698" not in str(addresses)


def test_headers_and_cookies(path):
    headers = [str(response.headers) + str(response.cookies) for response in path.pages]
    assert markers_in(str(headers)) == []


def test_links_and_forms_that_another_site_would_see_as_referer(path):
    assert all(response["Referrer-Policy"] == "same-origin" for response in path.pages)


def test_logs(path, caplog):
    assert markers_in(caplog.text) == []


@pytest.mark.django_db
def test_database(path):
    rows = [str(row) for model in apps.get_models() for row in model._default_manager.values()]
    assert markers_in(str(rows)) == []


def test_session(path):
    assert "session" not in path.client.cookies


def test_error_page_and_log_of_a_fault(path, caplog, monkeypatch):
    def fail(here, *args):
        raise ValueError(str(here.given))

    monkeypatch.setattr("advice.visit.Visit.outcome", fail)
    angry = Client(raise_request_exception=False)
    angry.cookies = path.client.cookies
    page = angry.get(RESULT)
    assert page.status_code == 500
    assert markers_in(page.content.decode()) == []
