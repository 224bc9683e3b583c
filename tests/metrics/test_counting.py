"""Counters in the table: added up by day, quiet days together, gone after two years, silent when there is no table."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.db import connection

from advice.metrics import counting
from advice.metrics.measures import Dimension, Happening, Measure
from advice.models import Count
from services_catalog import releases
from tests.advice.client import RESULT

pytestmark = pytest.mark.django_db
LAPLAND = Happening(Measure.PLAN_SAVED, {Dimension.COUNTY: "lapland"})
STEP = Happening(Measure.STEP_BEGUN, {Dimension.GATE: "CONTACT"})


@pytest.fixture(autouse=True)
def empty(tally):
    return tally


def saved(rf, times, happening=LAPLAND):
    for _ in range(times):
        counting.count(rf.get("/"), [happening])
    counting.write()


def rows(*fields):
    return list(Count.objects.order_by("day", "measure", "dimension").values_list(*fields))


def day(number, month=11, year=2026):
    return dt.datetime(year, month, number, 12, tzinfo=dt.UTC)


def test_a_day_has_one_row_for_all_and_one_for_each_value(rf):
    saved(rf, 2)
    saved(rf, 4)
    assert rows("day", "dimension", "value", "number") == [
        (dt.date(2026, 11, 22), "", "", 6),
        (dt.date(2026, 11, 22), "COUNTY", "lapland", 6),
    ]


def test_a_row_holds_nothing_that_tells_who_or_at_what_time():
    assert {field.name for field in Count._meta.get_fields()} == {
        "id",
        "day",
        "measure",
        "dimension",
        "value",
        "number",
    }


def test_a_dimension_that_a_measure_does_not_have_is_refused():
    with pytest.raises(AssertionError):
        Happening(Measure.PLAN_SAVED, {Dimension.SERVICE: "kuntoutusselvitys"})


def test_days_with_fewer_than_five_are_put_together(rf, november):
    """Four on the 22nd and three on the 23rd are the month's; six on the 24th stay that day's."""
    for number, times in ((22, 4), (23, 3), (24, 6), (25, 1)):
        november.move_to(day(number))
        saved(rf, times)
    assert [(row[0].day, row[1]) for row in rows("day", "number")] == [
        (1, 7),
        (1, 7),
        (24, 6),
        (24, 6),
        (25, 1),
        (25, 1),
    ]


def test_many_quiet_days_are_put_together_little_by_little(rf, november, monkeypatch):
    """So that nobody's plan waits for the table, even after a long time without visitors."""
    monkeypatch.setattr(counting, "AT_A_TIME", 1)
    for number in (20, 21):
        Count.objects.create(day=dt.date(2026, 11, number), measure=Measure.PLAN_SAVED, number=1)
    counting.tidy(dt.date(2026, 11, 22))
    assert [row[0].day for row in rows("day")] == [1, 21]


def test_a_day_of_steps_needs_more_because_one_person_takes_many(rf, november):
    saved(rf, 24, STEP)
    november.move_to(day(23))
    saved(rf, 25, STEP)
    november.move_to(day(24))
    saved(rf, 1, STEP)
    assert [row[0].day for row in rows("day")] == [1, 1, 23, 23, 24, 24]


def test_after_two_years_a_counter_is_forgotten(rf, november):
    saved(rf, 6)
    november.move_to(day(30, year=2028))
    saved(rf, 1)
    assert len(rows("day")) == 4
    november.move_to(day(1, month=12, year=2028))
    call_command("expire_plans")
    assert {row[0].year for row in rows("day")} == {2028}


def test_the_thread_that_looks_for_releases_writes_the_counters(rf):
    counting.count(rf.get("/"), [LAPLAND])
    releases.look()
    assert rows("number") == [(1,), (1,)]


def rename(old, new):
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {old} RENAME TO {new}")


def test_without_the_table_clients_notice_nothing_and_the_counts_wait(client, walker, caplog, empty):
    rename("advice_count", "away")
    releases.look()
    assert client.get(RESULT).status_code == 200
    assert client.post("/polku/uusi/", {"kysely": "kuntoutus"}).status_code == 302
    releases.look()
    assert {measure for _, measure, _, _ in empty} == {"RESULT", "PLAN_MADE", "CHOSEN"}
    assert not caplog.text
    rename("away", "advice_count")
    releases.look()
    assert not empty
    assert Count.objects.get(measure="RESULT", dimension="COUNTY").number == 1


def test_what_waits_stays_small(rf, monkeypatch, empty):
    monkeypatch.setattr(empty, "most", 2)
    counting.count(rf.get("/"), [LAPLAND, STEP])
    assert len(empty) == 2
