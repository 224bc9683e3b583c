"""Random people answer, make plans and change them; what they said is nowhere but in their own browser."""

import datetime as dt
import logging
import random

import pytest
from django.apps import apps
from django.test import Client

from advice import limiter
from advice.guidance import Guidance
from advice.models import StoredPlan
from services_catalog import releases
from tests.advice.client import START, question_of
from tests.factories import use_release

pytestmark = pytest.mark.django_db
AS_BEFORE = (StoredPlan,)


@pytest.fixture
def real(real_release):
    yield use_release(real_release)
    releases.use(None)


def walk(client, release, dice):
    """A random client's answers to the end; gives every word that she sent."""
    guidance: Guidance = release.sections["advice"]
    questionnaire = guidance.client_questionnaire
    sent = set()
    for place in range(1, 30):
        page = client.get(f"{START}{place}/")
        if page.status_code != 200 or not (key := question_of(page)):
            break
        question = questionnaire.question(key)
        codes = [option.code for option in question.options] or [m.code for m in release.catalogue.municipalities]
        code = dice.choice([*codes, "?"])
        client.post(f"{START}{place}/", {"question": key, "answer": code})
        sent.add(code)
    return sent


def plan(client, dice):
    """Makes, saves and changes a plan; gives the code and what was chosen."""
    client.get(f"{START}tulos/")
    client.post("/polku/uusi/", {"kysely": "kuntoutus"})
    client.post("/polku/tallenna/", {"suostumus": "1"})
    page = client.get("/polku/koodi/")
    if page.status_code != 200:
        return set()  # in danger: help, and no plan
    code = "".join(page.context["groups"])
    client.post("/polku/koodi/")
    shown = client.get("/polku/").context["shown"]
    task = dice.choice(shown.tasks)
    day = (shown.as_of + dt.timedelta(days=dice.randrange(400, 900))).isoformat()
    data = {"key": task.step.key, "state": "UNDERWAY", "owner": "ORGANISATION", "target": day}
    assert client.post(f"/polku/askel/{task.place}/", data).status_code == 302
    return {code, "-".join(page.context["groups"]), day, task.step.key, *shown.plan.services}


def rows():
    """Every value of every row, ciphertexts as raw bytes."""
    for model in apps.get_models():
        for row in model._default_manager.values():
            yield from (
                bytes(v).decode("latin-1") if isinstance(v, memoryview | bytes) else str(v) for v in row.values()
            )


def check(count, real, caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(limiter, "allows", lambda request: True)
    before = {model: model._default_manager.count() for model in apps.get_models()}
    dice, said, seen = random.Random(6), set(), []  # noqa: S311
    for _ in range(count):
        client = Client()
        said |= walk(client, real, dice) | plan(client, dice)
        seen += [str(client.cookies)]
    telling = {word for word in said if len(word) > 3}
    kept = "\n".join([*rows(), caplog.text, *seen])
    assert telling
    assert [word for word in telling if word in kept] == []
    grown = {m for m in apps.get_models() if m not in AS_BEFORE and m._default_manager.count() != before[m]}
    assert grown == set()


def test_nothing_said_is_found_in_tables_logs_or_cookies(real, caplog, monkeypatch):
    check(8, real, caplog, monkeypatch)


@pytest.mark.nightly
def test_nor_after_a_thousand_paths_and_plans(real, caplog, monkeypatch):
    check(1_000, real, caplog, monkeypatch)
