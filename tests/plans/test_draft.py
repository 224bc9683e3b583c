"""A plan before it is saved: in the browser's own sealed cookie and nowhere else."""

import pytest

from advice import answers
from advice.models import StoredPlan
from advice.plans import holding
from tests.advice.client import RESULT, text
from tests.plans.path import edit, fields


def test_one_tap_on_the_result_makes_a_path_of_the_main_cards(walker):
    page = walker.client.post("/polku/uusi/", {"kysely": "kuntoutus"}, follow=True)
    assert [task.step.texts[0].fi for task in page.context["shown"].tasks] == [
        "Pyydä B-lausunto.",
        "Hae Kelasta.",
        "Hae Kelasta.",
        "Kela päättää.",
    ]


def test_the_main_recommendations_are_ticked_on_the_result(walker):
    page = walker.client.get(RESULT).content.decode()
    assert 'name="palvelu" value="kuntoutusselvitys" checked' in page


def test_only_what_was_ticked_is_in_the_path(walker):
    page = walker.client.post("/polku/uusi/", {"kysely": "kuntoutus", "palvelu": ["kurssi"]}, follow=True)
    assert list(page.context["shown"].plan.services) == ["kurssi"]


def test_a_service_that_the_result_does_not_list_is_not_taken(walker):
    data = {"kysely": "kuntoutus", "palvelu": ["kurssi", "kriisipuhelin", "x"]}
    page = walker.client.post("/polku/uusi/", data, follow=True)
    assert list(page.context["shown"].plan.services) == ["kurssi"]


def test_one_paper_is_told_to_serve_both(draft):
    assert "B-lausunto (SV 7) Sama paperi käy näihin: Mihin pystyn?, Kurssi" in text(draft.get("/polku/"))


def test_the_money_meanwhile_is_told(draft):
    assert "Kelan kuntoutusraha." in text(draft.get("/polku/"))


def test_a_draft_needs_no_database(draft):
    assert draft.get("/polku/").status_code == 200  # pytest-django refuses every query in this test
    assert edit(draft, 1, state="DONE").status_code == 302


def test_a_step_is_marked_done(draft):
    response = edit(draft, 1, state="DONE")
    assert response["Location"] == "/polku/#askel-1"
    assert draft.get("/polku/").context["shown"].tasks[0].is_done


def test_a_step_that_stopped_says_what_to_do(draft):
    edit(draft, 1, state="STOPPED", stopped="no_appointment")
    assert "En saanut aikaa. Kysy peruutusaikaa." in text(draft.get("/polku/"))


def test_a_step_does_not_stop_without_a_reason(draft):
    page = edit(draft, 1, state="STOPPED", stopped="")
    assert "Valitse, miksi askel pysähtyi." in text(page)
    assert fields(page)["state"] == "STOPPED"


@pytest.mark.parametrize(
    "wrong",
    [
        {"owner": "Pekka"},
        {"state": "GONE"},
        {"target": "huomenna"},
        {"target": "2099-01-01"},
        {"target": "020202A1234"},
    ],
    ids=["a name", "another state", "a word", "too far", "an identity number"],
)
def test_a_step_takes_only_what_its_lists_hold(draft, wrong):
    edit(draft, 1, **wrong)
    assert draft.get("/polku/").context["shown"].plan.marks == {}


def test_a_date_can_be_moved(draft):
    edit(draft, 1, target="2026-12-24")
    assert "24.12.2026 mennessä" in text(draft.get("/polku/"))


def test_a_removed_service_takes_its_steps_but_not_the_shared_one(draft):
    draft.post("/polku/palvelut/", {"palvelu": ["kurssi"]})
    tasks = draft.get("/polku/").context["shown"].tasks
    assert [(task.step.kind, len(task.step.services)) for task in tasks] == [("STATEMENT", 1), ("APPLICATION", 1)]


def test_the_last_service_cannot_be_removed_by_mistake(draft):
    page = draft.post("/polku/palvelut/", {})
    assert "Valitse ainakin yksi palvelu." in text(page)


def test_what_was_said_of_a_step_stays_when_the_path_is_made_again(draft):
    edit(draft, 1, state="DONE")
    draft.post("/polku/uusi/", {"kysely": "kuntoutus", "palvelu": ["kurssi"]})
    assert draft.get("/polku/").context["shown"].tasks[0].is_done


@pytest.mark.django_db
def test_nothing_is_stored_without_consent(draft):
    draft.get("/polku/tallenna/")
    page = draft.post("/polku/tallenna/", {})
    assert "Laita rasti, jos haluat tallentaa polun." in text(page)
    assert not StoredPlan.objects.exists()


@pytest.mark.parametrize(
    "way", [("post", "/polku/poista/"), ("post", "/polku/sulje/"), ("post", "/poista/"), ("get", "/poistu/")]
)
def test_every_way_out_forgets_the_draft(draft, way):
    method, path = way
    response = getattr(draft, method)(path)
    assert response.cookies[holding.name()]["max-age"] == 0


@pytest.mark.parametrize("path", ["", "askel/1/", "palvelut/", "tallenna/", "koodi/", "poista/"])
def test_without_a_plan_every_page_leads_to_the_beginning(release, client, path):
    page = client.get(f"/polku/{path}", follow=True)
    assert "Avaa tallennettu polku" in text(page)


def test_a_cookie_that_is_not_ours_is_no_plan(release, client):
    client.cookies[holding.name()] = "roskaa"
    assert "Avaa tallennettu polku" in text(client.get("/polku/"))


def test_someone_in_danger_gets_help_and_no_path(release, client):
    from tests.advice.client import Walker

    walker = Walker(client)
    walker.answer(tilanne="tyoton", apu="hata", kunta="Rovaniemi", vaiva="ei-mitaan")
    page = walker.client.post("/polku/uusi/", {"kysely": "kuntoutus", "palvelu": ["kriisipuhelin"]}, follow=True)
    assert page.request["PATH_INFO"] == RESULT


def test_a_draft_keeps_no_diary(draft):
    edit(draft, 1, state="DONE")
    assert draft.get("/polku/").context["shown"].plan.events == ()


# A path that outgrows the browser's cookie


@pytest.fixture
def full(draft, monkeypatch):
    """A step is marked done when nothing more fits."""
    with monkeypatch.context() as tight:
        tight.setattr(answers, "LIMIT", 300)
        page = edit(draft, 1, state="DONE")
    return draft, page


def test_it_says_why_it_must_be_saved_and_what_happens_if_it_is_not(full):
    _, page = full
    assert "Polku ei mahdu enää tähän selaimeen. Mitään ei ole kadonnut." in text(page)
    assert "Jos et tallenna, viimeinen muutos jää pois." in text(page)


@pytest.mark.django_db
def test_saving_it_then_loses_nothing(full):
    browser, page = full
    wrong = browser.post("/polku/tallenna/", {"luonnos": fields(page)["luonnos"]})
    assert "Laita rasti" in text(wrong)
    browser.post("/polku/tallenna/", {"luonnos": fields(wrong)["luonnos"], "suostumus": "1"})
    assert browser.get("/polku/").context["shown"].tasks[0].is_done


def test_without_saving_it_stays_as_it_was(full):
    browser, _ = full
    assert not browser.get("/polku/").context["shown"].tasks[0].is_done


def test_a_draft_that_we_have_not_sealed_is_not_taken(draft):
    page = draft.post("/polku/tallenna/", {"luonnos": "roskaa"})
    assert "Laita rasti" in text(page)
    assert draft.get("/polku/").context["shown"].tasks
