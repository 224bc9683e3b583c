"""Who holds the whole, when it is looked at again, and when a path may end."""

import datetime as dt

import pytest

from advice.plan import Plan
from advice.plans.forms import AgreementForm, months_from
from advice.plans.shown import shown
from tests.advice.client import text
from tests.plans.path import edit, fields


def agree(client, **changes):
    given = {"role": "SOCIAL_WORKER", "organisation": "lapland", **changes}
    return client.post("/polku/vastuu/", {**fields(client.get("/polku/vastuu/")), **given})


def finish(client):
    for place in range(1, 5):
        edit(client, place, state="DONE")


def test_a_path_without_a_responsible_worker_says_so(draft):
    assert "Vastuutyöntekijää ei ole vielä sovittu." in text(draft.get("/polku/"))


def test_the_worker_is_a_role_and_an_organisation(draft):
    agree(draft)
    assert "Sosiaalityöntekijä, Lapin hyvinvointialue" in text(draft.get("/polku/"))


def test_the_usual_organisations_are_offered_though_no_step_leads_to_them(real_release):
    today = dt.date(2026, 11, 22)
    facts, services = {"municipality": "091"}, {"palkkatuki": today}
    plan = Plan(release=real_release.number, made_on=today, facts=facts, services=services)
    names = {name.fi for name in AgreementForm(shown(real_release, plan, today)).organisations.values()}
    assert {"Helsingin työllisyysalue", "Helsingin kaupunki", "Kela"} <= names


@pytest.mark.parametrize(
    "wrong",
    [{"role": "Pekka"}, {"role": ""}, {"organisation": "Pekka Virtanen"}, {"review_on": "pian"}],
    ids=["a name for a role", "no role", "a name for an organisation", "no day"],
)
def test_only_what_the_lists_hold_is_taken(draft, wrong):
    assert agree(draft, **wrong).status_code == 200
    assert draft.get("/polku/").context["shown"].lacks_worker


@pytest.fixture
def november(time_machine):
    """Asked for before the draft: what was sealed later than now opens for nobody."""
    time_machine.move_to(dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC), tick=False)


def test_a_review_is_proposed_in_three_months(november, draft):
    assert fields(draft.get("/polku/vastuu/"))["review_on"] == "2027-02-22"


@pytest.mark.parametrize(("day", "is_taken"), [("2027-05-22", True), ("2027-05-23", False), ("2026-11-21", False)])
def test_a_review_is_at_most_six_months_away(november, draft, day, is_taken):
    assert (agree(draft, review_on=day).status_code == 302) == is_taken


@pytest.mark.django_db
def test_an_overdue_review_says_so(saved, time_machine):
    agree(saved)
    time_machine.move_to(dt.datetime.now(dt.UTC) + dt.timedelta(days=89))
    saved.post("/polku/avaa/", {"koodi": saved.code})
    time_machine.move_to(dt.datetime.now(dt.UTC) + dt.timedelta(days=10))
    page = saved.post("/polku/avaa/", {"koodi": saved.code}, follow=True)
    assert "Tarkistuksen päivä on mennyt." in text(page)


def test_a_path_does_not_end_while_a_step_has_no_outcome(draft):
    edit(draft, 1, state="DONE")
    page = draft.post("/polku/paata/", {"transition": "WORK"})
    assert "Merkitse ensin jokainen askel" in text(page)
    assert draft.get("/polku/").context["shown"].plan.closed_on is None


def test_a_path_does_not_end_before_it_is_told_where_it_led(draft):
    finish(draft)
    assert "Valitse, mihin polku johti." in text(draft.post("/polku/paata/", {}))


def test_a_stopped_step_has_an_outcome_too(draft):
    finish(draft)
    edit(draft, 4, state="STOPPED", stopped="refused")
    draft.post("/polku/paata/", {"transition": "EDUCATION"})
    assert "Koulutukseen" in text(draft.get("/polku/"))


def test_a_path_that_has_ended_asks_for_nothing_more(draft):
    finish(draft)
    draft.post("/polku/paata/", {"transition": "WORK"})
    shown = draft.get("/polku/").context["shown"]
    assert (shown.plan.closed_on is not None, shown.lacks_worker, shown.is_review_overdue) == (True, False, False)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (dt.date(2026, 11, 30), 3, dt.date(2027, 2, 28)),
        (dt.date(2026, 11, 22), 6, dt.date(2027, 5, 22)),
        (dt.date(2026, 9, 15), 3, dt.date(2026, 12, 15)),
    ],
)
def test_months_are_counted_by_the_calendar(day, months, later):
    assert months_from(day, months) == later
