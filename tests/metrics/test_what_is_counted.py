"""Each act of a client is counted once, by closed lists; looking again, an editor and a machine are not counted.

Tests without the mark django_db also show that nothing waits for the database.
"""

import pytest

from tests.advice.client import AINO, RESULT, START, Walker, text
from tests.factories import use_release
from tests.metrics.counters import counted, phased_release
from tests.plans.path import edit

TELL = f"{RESULT}koettu/"
YES = {"kysymys": "autoiko", "vastaus": "YES"}


def test_a_result_is_counted_by_each_dimension_alone(walker):
    assert counted() == {
        "RESULT": {
            "": {"": 1},
            "QUESTIONNAIRE": {"kuntoutus": 1},
            "COUNTY": {"lapland": 1},
            "SEGMENT": {"unclear": 1},
            "SERVICE": {"kuntoutusselvitys": 1},
            "AUTHORITY": {"wellbeing_county": 1},
            "GATE": {"STATEMENT": 1},
            "UNEMPLOYED": {"": 1},
            "BENEFIT": {"NO": 1},
        }
    }


def test_a_result_is_counted_once_in_a_visit(walker):
    walker.client.get(RESULT)
    walker.answer(**{**AINO, "kunta": "Helsinki"})
    walker.client.get(RESULT)
    assert counted("RESULT")["COUNTY"] == {"lapland": 1}


def test_after_the_answers_are_deleted_it_is_a_new_visit(walker):
    walker.client.post("/poista/")
    walker.result()
    assert counted("RESULT")[""] == {"": 2}


@pytest.mark.parametrize(
    "look",
    [
        lambda client: client.head(RESULT),
        lambda client: client.get(RESULT, headers={"Sec-Purpose": "prefetch"}),
        lambda client: client.get(START),
    ],
    ids=["head", "prefetch", "start"],
)
def test_what_nobody_looks_at_is_not_counted(client, tally, look):
    use_release(phased_release())
    look(Walker(client).answer(**AINO) and client)
    assert tally == {}


def test_a_machine_without_answers_is_not_counted(client, tally):
    use_release(phased_release())
    client.get(RESULT)
    client.post(TELL, YES)
    client.post("/polku/uusi/", {"kysely": "kuntoutus"})
    assert set(counted()) <= {"PLAN_MADE", "CHOSEN"}


def test_an_editor_who_tries_it_is_not_counted(client, tally, settings):
    use_release(phased_release())
    client.cookies[settings.SESSION_COOKIE_NAME] = "x"
    Walker(client).result()
    assert tally == {}


def test_danger_is_not_counted(client, tally):
    use_release(phased_release())
    Walker(client).result(tilanne="tyoton", apu="hata", kunta="Rovaniemi", vaiva="ei-mitaan")
    assert tally == {}


# How it went


def test_two_taps_tell_how_it_went_and_each_counts_once(walker):
    assert "Oliko tästä sinulle apua?" in text(walker.client.get(RESULT))
    page = walker.client.post(TELL, YES, follow=True)
    walker.client.post(TELL, YES)
    assert "Onko sinulle selvää, mitä teet seuraavaksi?" in text(page)
    page = walker.client.post(TELL, {"kysymys": "seuraava", "vastaus": "NO"}, follow=True)
    assert "Kiitos vastauksista." in text(page)
    assert counted("RESULT_HELPED")["ANSWER"] == {"YES": 1}
    assert counted("RESULT_NEXT") == {"": {"": 1}, "ANSWER": {"NO": 1}, "QUESTIONNAIRE": {"kuntoutus": 1}}


@pytest.mark.parametrize("wrong", [{"vastaus": "Aino"}, {"kysymys": "nimi"}, {"vastaus": ""}])
def test_nothing_else_is_taken(walker, wrong):
    walker.client.post(TELL, {**YES, **wrong})
    assert set(counted()) == {"RESULT"}


def test_a_path_asks_the_same_and_forgets_the_answer(draft):
    page = draft.post("/polku/koettu/", YES, follow=True)
    draft.post("/polku/koettu/", YES)
    assert counted("PLAN_HELPED")["ANSWER"] == {"YES": 1}
    assert page.context["shown"].plan.told == ("autoiko",)


# The path


def test_a_path_is_counted_when_it_is_made_not_when_its_choices_change(draft):
    draft.post("/polku/uusi/", {"kysely": "kuntoutus", "palvelu": ["kurssi"]})
    assert counted("PLAN_MADE")["COUNTY"] == {"lapland": 1}
    assert counted("CHOSEN")["SERVICE"] == {"kuntoutusselvitys": 1, "kurssi": 1}


@pytest.mark.django_db
def test_saving_is_counted(draft):
    draft.post("/polku/tallenna/", {"suostumus": "1"})
    assert counted("PLAN_SAVED")["COUNTY"] == {"lapland": 1}


def test_a_step_counts_by_its_gate_when_its_state_changes(draft):
    edit(draft, 1, state="UNDERWAY")
    edit(draft, 1, state="UNDERWAY", target="2026-12-24")
    assert counted("STEP_BEGUN") == {"": {"": 1}, "GATE": {"STATEMENT": 1}}


def test_a_stopped_step_counts_by_its_reason(draft):
    edit(draft, 1, state="STOPPED", stopped="no_appointment")
    assert counted("STEP_STOPPED")["REASON"] == {"no_appointment": 1}


def test_what_is_wrong_is_not_counted(draft):
    edit(draft, 1, state="STOPPED", stopped="")
    assert "STEP_STOPPED" not in counted()


def test_a_step_is_in_time_until_its_target(draft, november):
    november.shift(86_400)
    edit(draft, 1, state="DONE", target="2026-11-23")
    edit(draft, 2, state="DONE", target="2026-11-22")
    assert counted("STEP_DONE")["PUNCTUAL"] == {"IN_TIME": 1, "LATE": 1}


@pytest.mark.django_db
def test_a_service_begins_with_its_last_step_days_after_its_first_gate(draft, november):
    """The statement on 22 November; the course's application ten days later, the assessment's decision after 31."""
    draft.post("/polku/tallenna/", {"suostumus": "1"})
    code = "".join(draft.get("/polku/koodi/").context["groups"])
    edit(draft, 1, state="DONE")
    november.shift(10 * 86_400)
    draft.post("/polku/avaa/", {"koodi": code})
    course = next(t.place for t in draft.get("/polku/").context["shown"].tasks if t.step.services[0].slug == "kurssi")
    edit(draft, course, state="DONE")
    november.shift(21 * 86_400)
    draft.post("/polku/avaa/", {"koodi": code})
    for task in draft.get("/polku/").context["shown"].tasks:
        edit(draft, task.place, state="DONE")
    assert counted("STARTED")["DAYS"] == {"8-14": 1, "31-90": 1}
    assert counted("STARTED")["PHASES"] == {"START>TRAINING": 1, "TRAINING>PLANNING": 1}
    draft.post("/polku/paata/", {"transition": "WORK"})
    draft.post("/polku/paata/", {"transition": "WORK"})
    assert counted("CLOSED") == {
        "": {"": 1},
        "TRANSITION": {"WORK": 1},
        "LENGTH": {"0-91": 1},
        "COUNTY": {"lapland": 1},
        "SEGMENT": {"unclear": 1},
    }
