"""How counters are shown; no database."""

import datetime as dt

import pytest

from advice.metrics.figures import Figures, draw, rounded, share
from advice.metrics.measures import DAYS, Dimension, Measure, band
from advice.metrics.periods import periods

D, M = Dimension, Measure
WORDS = {D.REASON: {"time": "Aika", "far": "Matka", "": "ei tiedossa"}}


@pytest.mark.parametrize(
    ("number", "seen"), [(0, None), (4, None), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (1_001, 1_000)]
)
def test_a_number_is_seen_from_five_up_and_to_the_nearest_five(number, seen):
    assert rounded(number) == seen


def table(closed, **numbers):
    sums = {(M.STEP_STOPPED, D.REASON, value): number for value, number in numbers.items()}
    return Figures(sums, WORDS, closed).table(M.STEP_STOPPED, D.REASON)


def test_of_a_closed_list_every_value_has_a_line():
    found = table({D.REASON}, far=20, time=4)
    assert [(line.words, line.number, line.length) for line in found.lines] == [
        ("Aika", None, 0),
        ("Matka", 20, 100),
        ("ei tiedossa", None, 0),
    ]
    assert not found.has_rest


def test_of_an_open_list_small_values_are_not_named():
    found = table((), far=4, time=11)
    assert [(line.words, line.number) for line in found.lines] == [("Aika", 10)]
    assert found.has_rest


@pytest.mark.parametrize("hidden", range(5))
def test_subtraction_does_not_tell_a_number_that_is_not_seen(hidden):
    """Of a total and one other cell, at least three numbers remain possible for the small cell."""
    for known in range(5, 60):
        seen = rounded(known), rounded(known + hidden)
        others = {h for h in range(5) for k in range(5, 70) if (rounded(k), rounded(k + h)) == seen}
        assert len(others) >= 3


@pytest.mark.parametrize(
    ("part", "whole", "found"), [(5, 20, 25), (5, 15, 35), (None, 20, 0), (10, None, None), (None, None, None)]
)
def test_a_share_is_made_of_what_is_seen(part, whole, found):
    assert share(part, whole) == found


@pytest.mark.parametrize(("days", "found"), [(0, "0-7"), (7, "0-7"), (8, "8-14"), (90, "31-90"), (400, "91-")])
def test_days_are_counted_in_bands(days, found):
    assert band(days, DAYS) == found


def test_periods_are_whole_years_and_months():
    found = periods(dt.date(2025, 12, 30), dt.date(2026, 2, 3))
    assert [p.key for p in found] == ["2026", "2025", "2026-02", "2026-01", "2025-12"]
    assert (found[2].first, found[2].last) == (dt.date(2026, 2, 1), dt.date(2026, 2, 28))


def test_the_highest_column_fills_the_drawing():
    drawing = draw({"10/2026": 10, "11/2026": 20, "12/2026": 3})
    assert [(c.number, c.height, c.y) for c in drawing.columns] == [(10, 60, 78), (20, 120, 18), (None, 0, 138)]
