"""From a counterexample on the page of publishing to what the working copy advises with its answers."""

import json

import pytest

from services_catalog import checking, releases
from services_catalog.sections import Problem
from tests.advice.engine_release import engine_release, service
from tests.factories import fill_working_copy
from tests.people import make_person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
PAGE = "/hallinta/services_catalog/release/vastauksilla/"
FACTS = json.dumps({"goals": ["rehabilitation"]})


@pytest.fixture(autouse=True)
def filled():
    fill_working_copy(engine_release(service("selvitys")))
    yield
    releases.use(None)


def test_the_draft_advises_with_the_answers(admin_client):
    page = admin_client.post(PAGE, {"facts": FACTS}).text
    assert "Toive: Rehabilitation" in page
    assert "selvitys: Kela. Soita Kelaan." in page


@pytest.mark.parametrize("facts", ["", "[]", '{"olematon": 1}', '{"age": "sata"}'])
def test_what_is_no_answer_is_refused(admin_client, facts):
    assert admin_client.post(PAGE, {"facts": facts}).status_code == 400


def test_answers_are_in_no_address(admin_client):
    assert admin_client.get(PAGE, {"facts": FACTS}).status_code == 405


def test_only_staff_with_a_role_may_ask():
    assert signed_in(make_person()).post(PAGE, {"facts": FACTS}).status_code == 403


def test_a_counterexample_leads_there(admin_client, monkeypatch):
    found = Problem("proof", "G1", "", "nothing is listed", "Toive: Kuntoutus", FACTS)
    monkeypatch.setattr(checking, "blocking", lambda content, on: (found,))
    page = admin_client.get("/hallinta/services_catalog/release/julkaise/").text
    assert "Näillä vastauksilla ei näy mitään apua." in page
    assert "Vastaukset: Toive: Kuntoutus" in page
    assert f'action="{PAGE}"' in page
    assert "&quot;goals&quot;: [&quot;rehabilitation&quot;]" in page
