"""A plan opened together: the worker by the code read aloud, the client in her own browser."""

import datetime as dt

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from advice.plan import merged
from advice.plans.then_and_now import Changed, then_and_now
from services_catalog import releases
from services_catalog.conditions import Text
from tests.advice.client import text
from tests.advice.engine_release import AINO, advised, engine_release, service
from tests.factories import make_function, make_step, use_release
from tests.plans.path import edit, fields, plan_release

DESK = "/ammattilaiselle/polku/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(saved):
    """The worker's browser, to which Aino has read her code."""
    worker = Client()
    worker.post(DESK + "avaa/", {"koodi": saved.code})
    return worker


def desk(client):
    return client.get(DESK)


def edit_at_desk(worker, place, **changes):
    page = f"{DESK}askel/{place}/"
    return worker.post(page, {**fields(worker.get(page)), **changes})


def test_a_worker_opens_it_by_the_code(worker):
    assert "Pyydä B-lausunto." in text(desk(worker))
    assert text(desk(worker)).startswith("Asiakkaan polku")


def test_without_the_code_there_is_nothing_to_see(saved):
    page = Client().get(DESK)
    assert "Asiakas lukee koodin ääneen." in text(page)
    assert "B-lausunto" not in text(page)


def test_a_wrong_code_opens_nothing(saved):
    assert "Polkua ei löydy." in text(Client().post(DESK + "avaa/", {"koodi": "000000000000"}))


def test_a_draft_in_the_browser_is_not_opened_at_the_desk(draft):
    assert "Asiakas lukee koodin ääneen." in text(desk(draft))


def test_the_client_sees_when_it_was_opened_and_what_was_changed(saved, worker):
    edit_at_desk(worker, 1, state="UNDERWAY")
    diary = [(line.hand, line.act, line.words.fi) for line in saved.get("/polku/").context["shown"].diary]
    assert diary[:2] == [("WORKER", "CHANGED", "Pyydä B-lausunto."), ("WORKER", "OPENED", "")]
    assert "Työntekijä: polku avattiin" in text(saved.get("/polku/"))


def test_a_proposal_waits_for_the_client(saved, worker):
    worker.post(DESK + "ehdota/", {"palvelu": "terveystarkastus"})
    page = saved.get("/polku/")
    assert "Työntekijä ehdottaa: Terveystarkastus" in text(page)
    assert [task.is_proposed for task in page.context["shown"].tasks].count(True) == 1


@pytest.mark.parametrize(("answer", "is_taken"), [("otan", True), ("jatan", False)])
def test_the_client_takes_a_proposal_or_leaves_it(saved, worker, answer, is_taken):
    worker.post(DESK + "ehdota/", {"palvelu": "terveystarkastus"})
    saved.post("/polku/ehdotus/", {"palvelu": "terveystarkastus", "vastaus": answer})
    plan = saved.get("/polku/").context["shown"].plan
    assert ("terveystarkastus" in plan.services, plan.proposed) == (is_taken, {})


@pytest.mark.parametrize("slug", ["eiole", "kurssi", ""])
def test_only_a_service_on_offer_that_is_not_chosen_can_be_proposed(saved, worker, slug):
    worker.post(DESK + "ehdota/", {"palvelu": slug})
    assert saved.get("/polku/").context["shown"].plan.proposed == {}


def test_nobody_takes_what_was_not_proposed(saved):
    saved.post("/polku/ehdotus/", {"palvelu": "terveystarkastus", "vastaus": "otan"})
    assert "terveystarkastus" not in saved.get("/polku/").context["shown"].plan.services


# Two people at once


def test_two_who_change_different_fields_of_a_step_both_keep_theirs(saved, worker):
    before = fields(saved.get("/polku/askel/1/"))
    edit_at_desk(worker, 1, target="2026-12-24")
    saved.post("/polku/askel/1/", {**before, "state": "UNDERWAY"})
    task = saved.get("/polku/").context["shown"].tasks[0]
    assert (task.state, task.target) == ("UNDERWAY", dt.date(2026, 12, 24))


def test_two_who_change_the_same_field_see_both(saved, worker):
    before = fields(saved.get("/polku/askel/1/"))
    edit_at_desk(worker, 1, state="DONE", owner="ME")
    page = saved.post("/polku/askel/1/", {**before, "state": "UNDERWAY", "target": "2026-12-24"})
    assert "Tallessa on Tehty. Sinä valitsit Kesken." in text(page)
    task = saved.get("/polku/").context["shown"].tasks[0]
    assert (task.state, task.owner, task.target) == ("DONE", "ME", dt.date(2026, 12, 24))


def test_the_second_may_then_choose(saved, worker):
    before = fields(saved.get("/polku/askel/1/"))
    edit_at_desk(worker, 1, state="DONE")
    page = saved.post("/polku/askel/1/", {**before, "state": "UNDERWAY"})
    saved.post("/polku/askel/1/", {**fields(page), "state": "UNDERWAY"})
    assert saved.get("/polku/").context["shown"].tasks[0].state == "UNDERWAY"


def test_a_step_whose_service_was_taken_away_meanwhile_is_no_error(saved, worker):
    before = fields(saved.get("/polku/askel/4/"))
    saved.post("/polku/palvelut/", {"palvelu": ["kurssi"]})
    page = worker.post(DESK + "askel/4/", {**before, "state": "DONE"})
    assert page["Location"] == DESK


FIELDS = st.fixed_dictionaries({name: st.sampled_from("abc") for name in ("owner", "state", "target")})


@given(FIELDS, FIELDS, FIELDS)
def test_merging_loses_nobodys_change(base, mine, theirs):
    kept, both = merged(base, mine, theirs)
    for name in base:
        wanted = {side[name] for side in (mine, theirs) if side[name] != base[name]}
        assert wanted <= {kept[name], *([mine[name]] if name in both else [])}
        assert (name in both) == (len(wanted) == 2)


# Then and now


def test_advice_that_stays_the_same_is_not_marked():
    release = engine_release(service("kuntoutus"))
    assert [row.changes for row in then_and_now(advised(release, AINO), advised(release, AINO))] == [()]


def test_what_a_release_changed_is_marked_service_by_service():
    then = engine_release(service("kuntoutus"), service("kurssi"), service("vanha"))
    moved = make_function(key="moved", responsibilities=engine_release().catalogue.function["doctor"].responsibilities)
    now = engine_release(
        service("kuntoutus", steps=(make_step(text=Text("Varaa aika.")),)),
        service("kurssi", function="moved"),
        service("uusi"),
        functions=(*engine_release().catalogue.functions, moved),
    )
    rows = then_and_now(advised(then, AINO), advised(now, AINO))
    assert {row.service.slug: row.changes for row in rows} == {
        "kuntoutus": (Changed.FIRST_STEP,),
        "kurssi": (Changed.AUTHORITY,),
        "uusi": (Changed.NEW,),
        "vanha": (Changed.GONE,),
    }


@pytest.fixture
def newer(saved, monkeypatch):
    """A second release without the course; the first can still be read."""
    first = releases.current()
    second = plan_release(2, services=tuple(s for s in first.catalogue.services if s.slug != "kurssi"))
    monkeypatch.setattr(releases, "numbered", lambda number: {1: first, 2: second}[number])
    use_release(second)


def test_a_new_release_never_changes_an_old_plan(saved, newer):
    assert "kurssi" in [service.slug for service in saved.get("/polku/").context["shown"].services]


def test_the_worker_sees_both_releases_and_what_is_different(saved, newer):
    worker = Client()
    page = worker.post(DESK + "avaa/", {"koodi": saved.code}, follow=True)
    assert "julkaisu 1, tiiviste" in text(page)
    assert "Nyt: julkaisu 2, tiiviste" in text(page)
    assert "Kurssi ei enää listalla" in text(page)


def test_an_update_takes_todays_release_and_keeps_what_was_said(saved, newer):
    edit(saved, 1, state="DONE")
    saved.post("/polku/paivita/")
    shown = saved.get("/polku/").context["shown"]
    assert ([s.slug for s in shown.services], shown.tasks[0].is_done) == (["kuntoutusselvitys"], True)


def test_an_earlier_release_is_read_from_the_database(django_assert_num_queries):
    from services_catalog.models import Release
    from services_catalog.publishing import publish
    from tests.factories import fill_working_copy

    fill_working_copy()
    publish(author="Eve", reason="ensin")
    publish(author="Eve", reason="sitten")
    releases._earlier.cache_clear()
    releases.refresh()
    assert (releases.current().number, Release.objects.count()) == (2, 2)
    assert releases.numbered(1).number == 1
    with django_assert_num_queries(0):
        assert releases.numbered(1).number == 1
    assert releases.numbered(99).number == 2
    releases._earlier.cache_clear()
    releases.use(None)
