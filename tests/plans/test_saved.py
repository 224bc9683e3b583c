"""A saved plan: ciphertext under its code, opened by it alone, gone when it should be."""

import datetime as dt
import statistics
import time

import pytest
import segno
from django.apps import apps
from django.core.management import call_command
from django.db import OperationalError
from django.test import Client

from advice import limiter
from advice.models import Attempt, StoredPlan
from advice.plans import code, store
from services_catalog import releases
from tests.advice.client import text
from tests.plans.path import edit

pytestmark = pytest.mark.django_db
NOT_FOUND = "Polkua ei löydy."


def open_plan(client, typed, **more):
    return client.post("/polku/avaa/", {"koodi": typed}, follow=True, **more)


@pytest.fixture
def other(client, saved):
    """Another browser."""
    return Client()


def test_the_code_is_shown_in_groups_and_as_a_picture_until_it_is_written_down(draft):
    page = draft.post("/polku/tallenna/", {"suostumus": "1"}, follow=True)
    assert [len(group) for group in page.context["groups"]] == [4, 4, 4]
    assert "<svg" in page.content.decode()
    assert "Jos koodi katoaa, polkua ei saa takaisin." in text(page)
    draft.post("/polku/koodi/")
    assert draft.get("/polku/koodi/")["Location"] == "/polku/"


def test_the_picture_holds_the_code_and_nothing_else(draft, monkeypatch):
    drawn, make = [], segno.make
    monkeypatch.setattr(segno, "make", lambda content, **more: drawn.append(content) or make(content, **more))
    page = draft.post("/polku/tallenna/", {"suostumus": "1"}, follow=True)
    assert drawn == ["-".join(page.context["groups"])]


def test_another_browser_opens_it_by_the_code(saved, other):
    edit(saved, 1, state="DONE")
    page = open_plan(other, code.grouped(saved.code).lower())
    assert page.context["shown"].tasks[0].is_done


def test_the_code_is_never_in_an_address(saved, other):
    page = open_plan(other, saved.code)
    assert page.redirect_chain == [("/polku/", 302)]
    assert saved.code not in str(page.headers) + str(other.cookies)


def test_the_database_holds_counts_and_dates_and_nothing_readable(saved):
    edit(saved, 1, state="STOPPED", stopped="no_appointment")
    rows = [str(row) for model in apps.get_models() for row in model._default_manager.values()]
    stored = StoredPlan.objects.get()
    plain = [saved.code, code.grouped(saved.code), "kurssi", "kuntoutusselvitys", "no_appointment", "698", "unemployed"]
    raw = bytes(stored.sealed)
    assert [word for word in plain if word in str(rows) or word.encode() in raw] == []
    assert {field.name for field in StoredPlan._meta.fields} == {"lookup", "sealed", "created_on", "used_on"}
    assert len(raw) % store.BLOCK == 28  # nonce and tag: the length says almost nothing


def test_a_row_opens_only_with_its_own_code(saved):
    row = StoredPlan.objects.get()
    stranger = code.keys("000000000000")
    StoredPlan.objects.filter(pk=row.pk).update(lookup=stranger.lookup)
    with pytest.raises(store.Gone):
        store.load(stranger)


def test_each_use_keeps_it_for_ninety_days_more(saved, other, time_machine):
    for days in (80, 160):
        time_machine.move_to(dt.datetime.now(dt.UTC) + dt.timedelta(days=80))
        assert "shown" in open_plan(other, saved.code).context, days


def test_after_ninety_days_it_is_gone_and_answers_as_a_wrong_code(saved, other, time_machine):
    wrong = open_plan(other, "000000000000")
    time_machine.move_to(dt.datetime.now(dt.UTC) + dt.timedelta(days=91))
    expired = open_plan(other, saved.code)
    assert NOT_FOUND in text(expired)
    assert (expired.status_code, text(expired).split("Tiedot:")[0]) == (
        wrong.status_code,
        text(wrong).split("Tiedot:")[0],
    )


def test_the_job_deletes_what_has_expired(saved, time_machine):
    time_machine.move_to(dt.datetime.now(dt.UTC) + dt.timedelta(days=91))
    call_command("expire_plans")
    assert not StoredPlan.objects.exists()


def test_wrong_and_expired_take_the_same_time(saved, time_machine, rf, monkeypatch):
    monkeypatch.setattr(limiter, "allows", lambda request: True)
    time_machine.move_to(dt.datetime.now(dt.UTC) + dt.timedelta(days=91))

    def seconds(typed):
        started = time.perf_counter_ns()
        with pytest.raises(store.Gone):
            store.change(code.keys(typed), lambda plan: plan)
        return time.perf_counter_ns() - started

    pairs = [(seconds("000000000000"), seconds(saved.code)) for _ in range(15)]
    wrong, expired = (statistics.median(times) for times in zip(*pairs, strict=True))
    assert 0.5 < wrong / expired < 2


def test_delete_at_once(saved, other):
    saved.post("/polku/poista/")
    assert not StoredPlan.objects.exists()
    assert NOT_FOUND in text(open_plan(other, saved.code))


def test_a_plan_that_was_deleted_elsewhere_is_gone_here_too(saved, other):
    open_plan(other, saved.code)
    saved.post("/polku/poista/")
    assert NOT_FOUND in text(other.get("/polku/"))


def test_closing_leaves_it_stored(saved, other):
    saved.post("/polku/sulje/")
    assert "Avaa tallennettu polku" in text(saved.get("/polku/"))
    assert "shown" in open_plan(saved, saved.code).context


def test_the_sixth_try_in_a_minute_from_one_address_has_to_wait(saved, other):
    for _ in range(limiter.PER_ADDRESS):
        open_plan(other, "000000000000")
    assert "Odota minuutti" in text(open_plan(other, saved.code))
    assert "shown" in open_plan(other, saved.code, REMOTE_ADDR="192.0.2.9").context


def test_tries_from_everywhere_have_a_limit_together(saved, other, monkeypatch):
    monkeypatch.setattr(limiter, "TOGETHER", 2)
    pages = [open_plan(other, saved.code, REMOTE_ADDR=f"192.0.2.{n}") for n in range(3)]
    assert [page.status_code for page in pages] == [200, 200, 429]


def test_the_next_minute_is_free_again_and_nothing_of_the_last_is_kept(saved, other, time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 22, 12, 0, 30, tzinfo=dt.UTC))
    for _ in range(limiter.PER_ADDRESS + 1):
        open_plan(other, "000000000000")
    time_machine.move_to(dt.datetime(2026, 11, 22, 12, 1, 30, tzinfo=dt.UTC))
    assert NOT_FOUND in text(open_plan(other, "000000000000"))
    assert Attempt.objects.count() == 2  # this address and all together


def test_no_address_is_kept(saved, other):
    open_plan(other, "000000000000", REMOTE_ADDR="192.0.2.9")
    assert "192.0.2.9" not in str(list(Attempt.objects.values()))


@pytest.mark.parametrize(
    ("proxies", "address"),
    [(0, "10.0.0.1"), (1, "192.0.2.9"), (2, "2001:db8:1:2::")],
    ids=["nobody is believed", "one proxy", "two proxies, IPv6"],
)
def test_the_address_is_the_one_that_our_own_proxy_saw(rf, settings, proxies, address):
    settings.PROXIES = proxies
    forwarded = "spoofed, 2001:db8:1:2:3::4, 192.0.2.9"
    assert limiter.address(rf.post("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)) == address


def test_without_the_database_a_saved_plan_is_closed_for_a_moment(saved, monkeypatch):
    def away(keys):
        raise OperationalError

    monkeypatch.setattr(store, "load", away)
    page = saved.get("/polku/")
    assert page.status_code == 503
    assert "Polut ovat hetken kiinni" in text(page)


def test_a_saved_plan_stays_with_the_release_it_was_made_from(saved, monkeypatch):
    asked = []
    monkeypatch.setattr(releases, "numbered", lambda number: asked.append(number) or releases.current())
    saved.get("/polku/")
    assert asked == [1]


def test_the_page_of_a_saved_plan_asks_the_database_once(saved, django_assert_num_queries):
    with django_assert_num_queries(1):
        saved.get("/polku/")
