"""Random people answer, make plans and change them; what they said is nowhere but in their own browser."""

import datetime as dt
import logging
import random

import msgspec
import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from advice import flow, limiter
from advice.guidance import Guidance
from advice.metrics import counting
from advice.metrics.words import values
from advice.models import Count, StoredPlan
from advice.questionnaire import UNKNOWN_ANSWER, QuestionKind
from advice.visit import RESULTS_FROM_PLACE
from services_catalog import releases
from tests.advice.client import START
from tests.factories import use_release

pytestmark = pytest.mark.django_db
MARK = "merkki-"
AS_BEFORE = (Count, StoredPlan)


@pytest.fixture
def real(real_release):
    """Our own content, with codes of answers that would be recognised anywhere."""
    guidance = real_release.sections["advice"]
    replace, questionnaires = msgspec.structs.replace, tuple(map(marked, guidance.questionnaires))
    sections = {**real_release.sections, "advice": replace(guidance, questionnaires=questionnaires)}
    yield use_release(replace(real_release, sections=sections))
    releases.use(None)


def marked(questionnaire):
    replace = msgspec.structs.replace
    marked = [
        replace(q, options=tuple(replace(o, code=f"{MARK}{q.key}-{o.code}") for o in q.options))
        for q in questionnaire.questions
    ]
    return replace(questionnaire, questions=tuple(marked))


def walk(client, release, dice):
    """A random client answers all or some; gives where she was led, and what she said."""
    guidance: Guidance = release.sections["advice"]
    questionnaire = guidance.client_questionnaire
    addresses, given = [], {}
    for _ in range(dice.randint(RESULTS_FROM_PLACE, 30)):
        question = flow.path(release, questionnaire, given, timezone.localdate()).next
        if question is None:
            break
        codes = [option.code for option in question.options] or [m.code for m in release.catalogue.municipalities]
        together = [option.code for option in question.options if not option.is_exclusive]
        several = tuple(dice.sample(together, min(len(together), dice.randint(2, 6))))
        is_many = question.kind is QuestionKind.MULTI and dice.random() < 0.5
        given[question.key] = several if is_many else (dice.choice([*codes, UNKNOWN_ANSWER]),)
        data = {"question": question.key, "answer": given[question.key]}
        addresses.append(client.post(f"{START}{len(given)}/", data)["Location"])
    return addresses, {code for codes in given.values() for code in codes if code.startswith(MARK)}


def plan(client, dice):
    """Tells how it was, makes, saves and changes a plan; gives its secrets, and the services that were chosen."""
    client.get(f"{START}tulos/")
    client.post(f"{START}tulos/koettu/", {"kysymys": "autoiko", "vastaus": "PARTLY"})
    client.post("/polku/uusi/", {"kysely": "kuntoutus"})
    client.post("/polku/tallenna/", {"suostumus": "1"})
    page = client.get("/polku/koodi/")
    if page.status_code != 200:
        return set(), set()  # in danger: help, and no plan
    code = "".join(page.context["groups"])
    client.post("/polku/koodi/")
    shown = client.get("/polku/").context["shown"]
    task = dice.choice(shown.tasks)
    day = (shown.as_of + dt.timedelta(days=dice.randrange(400, 900))).isoformat()
    data = {"key": task.step.key, "state": dice.choice(["UNDERWAY", "DONE"]), "owner": "ORGANISATION", "target": day}
    assert client.post(f"/polku/askel/{task.place}/", data).status_code == 302
    return {code, "-".join(page.context["groups"]), day, task.step.key}, set(shown.plan.services)


def rows():
    """Every value of every row but the counters', ciphertexts as raw bytes."""
    for model in apps.get_models():
        for row in model._default_manager.values() if model is not Count else ():
            yield from (
                bytes(v).decode("latin-1") if isinstance(v, memoryview | bytes) else str(v) for v in row.values()
            )


def check(count, real, caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(limiter, "allows", lambda request: True)
    counting._tally.clear()  # of other tests
    before = {model: model._default_manager.count() for model in apps.get_models()}
    dice, said, secrets, chosen, seen = random.Random(6), set(), set(), set(), []  # noqa: S311
    for _ in range(count):
        client = Client()
        addresses, answers = walk(client, real, dice)
        own, services = plan(client, dice)
        said, secrets, chosen = said | answers, secrets | own, chosen | services
        seen += [*addresses, str(client.cookies)]
    counting.write()
    kept = "\n".join([*rows(), caplog.text, *seen])
    assert said and secrets and chosen
    assert [word for word in said | secrets | chosen if word in kept] == []
    assert MARK not in kept
    grown = {m for m in apps.get_models() if m not in AS_BEFORE and m._default_manager.count() != before[m]}
    assert grown == set()
    check_counters(real)


def check_counters(real):
    """They hold words of closed lists, the days of counting, and numbers; nothing of one person."""
    words, found = values(real), list(Count.objects.values_list("dimension", "value"))
    assert found
    assert [(dimension, value) for dimension, value in found if value not in words[dimension]] == []
    assert {day.day for day in Count.objects.values_list("day", flat=True)} <= {1, timezone.localdate().day}


def test_nothing_said_is_found_in_tables_logs_or_cookies(real, caplog, monkeypatch):
    check(12, real, caplog, monkeypatch)


@pytest.mark.nightly
def test_nor_after_a_thousand_paths_and_plans(real, caplog, monkeypatch):
    check(1_000, real, caplog, monkeypatch)
