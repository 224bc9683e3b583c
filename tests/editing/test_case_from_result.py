import datetime as dt
import json
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from advice.models import ExampleCase
from advice.proof import differing_cases
from services_catalog import drafts, publishing, releases
from services_catalog.accounts.roles import Role
from services_catalog.models import Revision
from tests.advice.client import AINO, Walker
from tests.advice.small_release import small_release
from tests.factories import fill_working_copy
from tests.people import make_person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
PAGE = reverse("admin:advice_examplecase_from_result")
OFFER = "Tee tästä testitapaus"
FACTS = {"life_situation": "unemployed", "goals": ["ability"], "municipality": "698"}
DAY = dt.date(2026, 11, 22)
SAID = {
    "facts": json.dumps(FACTS),
    "save": "1",
    "title": "Työtön ja terve",
    "first_authority": ["kela"],
    "service-kuntoutusselvitys": "must",
    "service-terveystarkastus": "may",
    "why": "Kela vastaa (KKRL 566/2005 6 §).",
    "is_invented": "on",
}


@pytest.fixture(autouse=True)
def published():
    fill_working_copy(small_release())
    publishing.publish("Maija", "alku")
    releases.use(None)
    yield releases.load()
    releases.use(None)


@pytest.fixture
def expert():
    return signed_in(make_person(Role.RULES_EDITOR))


def text(response):
    return " ".join(response.content.decode().split())


def test_a_client_is_offered_nothing_and_nobody_is_looked_up(client, django_assert_num_queries):
    walker = Walker(client)
    walker.answer(**AINO)
    with django_assert_num_queries(0):
        page = text(client.get("/kysely/kuntoutus/tulos/"))
    assert OFFER not in page


def test_staff_without_the_right_is_offered_nothing():
    assert OFFER not in text(Walker(signed_in(make_person(Role.VIEWER))).result())


def test_a_session_without_a_database_is_nobodys(expert, monkeypatch):
    from django.db import OperationalError

    def away(*arguments):
        raise OperationalError

    walker = Walker(expert)
    walker.answer(**AINO)
    monkeypatch.setattr("django.contrib.admin.site.has_permission", away)
    page = expert.get("/kysely/kuntoutus/tulos/")
    assert page.status_code == 200 and OFFER not in text(page)


def test_an_expert_goes_from_the_result_to_the_form_without_facts_in_the_address(expert):
    page = text(Walker(expert).result())
    facts = re.search(r'name="facts" value="([^"]+)"', page)[1].replace("&quot;", '"')
    form = expert.post(PAGE, {"facts": facts})
    assert "Tilanteesi: Olen työtön" in text(form)
    assert "?" not in PAGE


def test_what_is_expected_and_why_is_kept_in_the_working_copy(expert):
    assert expert.post(PAGE, SAID).status_code == 302
    case = ExampleCase.objects.get(title="Työtön ja terve")
    assert case.pk == "AT-001"
    assert case.expected["must"] == [{"any_of": ["kuntoutusselvitys"]}]
    assert case.expected["first_authority"] == ["kela"]
    assert "KKRL" in case.expected["why"]
    assert LogEntry.objects.filter(object_id="AT-001").exists()
    assert Revision.objects.get(key="AT-001").who == "aino"


def test_what_must_not_be_there_is_kept_with_the_reason(expert):
    expert.post(PAGE, {**SAID, "service-kuntoutusselvitys": "not_first"})
    (unwanted,) = ExampleCase.objects.get(pk="AT-001").expected["must_not"]
    assert unwanted == {"slug": "kuntoutusselvitys", "kind": "primary", "why": SAID["why"]}


@pytest.mark.parametrize("left_out", ["is_invented", "why", "title", "first_authority"])
def test_nothing_is_kept_before_all_is_said(expert, left_out):
    said = {name: value for name, value in SAID.items() if name != left_out}
    assert "Tarkista merkityt kohdat" in text(expert.post(PAGE, said))
    assert not ExampleCase.objects.filter(pk="AT-001").exists()


def test_the_home_is_another_municipality_of_the_same_areas(expert):
    expert.post(PAGE, SAID)
    assert ExampleCase.objects.get(pk="AT-001").facts["municipality"] != "625"
    expert.post(PAGE, {**SAID, "facts": json.dumps({**FACTS, "municipality": "625"})})
    first, second = ExampleCase.objects.filter(pk__startswith="AT-").order_by("pk")
    assert first.facts == second.facts, "whoever lived in any of them has the same case"


@pytest.mark.parametrize("facts", ["", "[]", "1", '{"age": "x"}', '{"no": 1}', "{"])
def test_facts_that_are_none_lead_back(expert, facts):
    assert expert.post(PAGE, {"facts": facts}).status_code == 302


def test_it_is_closed_to_others(client):
    viewer = signed_in(make_person(Role.VIEWER))
    assert viewer.post(PAGE, SAID).status_code == 403
    assert "login" in client.post(PAGE, SAID).headers["Location"]
    assert not ExampleCase.objects.filter(pk="AT-001").exists()


def test_every_publication_runs_it_and_a_difference_stops_it_until_it_is_accepted(expert, published, settings):
    settings.PROVE_BEFORE_PUBLISHING = True
    expert.post(PAGE, {**SAID, "service-kuntoutusselvitys": "not"})
    with pytest.raises(publishing.NotPublishable) as stopped:
        publishing.publish("Maija", "tapaus")
    assert any("AT-001 Työtön ja terve" in str(problem) for problem in stopped.value.problems)
    case = ExampleCase.objects.get(pk="AT-001")
    case.accepted_difference = "Sovittu 1.12."
    case.save()
    assert "AT-001" not in " ".join(example.matter for example in differing_cases(drafts.draft().release, DAY))


def test_the_professionals_consult_offers_it_too(real_release, expert):
    releases.use(real_release)
    said = {"kunta": "rovaniemi", "ika": "47", "tilanne": "unemployed", "tavoite": ["know_ability"]}
    page = text(expert.post("/ammattilaiselle/kartoitus/", said))
    assert OFFER in page
    assert OFFER not in text(Client().post("/ammattilaiselle/kartoitus/", said))
