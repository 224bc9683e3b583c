import pytest
from hypothesis import given
from hypothesis import strategies as st

from services_catalog.merging import Place, Sheet, Side, clashes, merged, renamed

BASE = Sheet(fields={"name": ["A"], "text": ["B"]}, rows={"steps": {"1": {"text": ["x"]}, "2": {"text": ["y"]}}})


def sheet(fields=None, steps=None):
    return Sheet(fields=BASE.fields | (fields or {}), rows={"steps": BASE.rows["steps"] | (steps or {})})


def changed(mine, theirs):
    return {str(clash.place): clash.changed for clash in clashes(BASE, mine, theirs)}


def test_the_same_does_not_clash():
    assert changed(sheet({"name": ["C"]}), sheet({"name": [" C\r\n"]})) == {}


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ({"name": ["C"]}, {}, Side.MINE),
        ({}, {"name": ["C"]}, Side.THEIRS),
        ({"name": ["C"]}, {"name": ["D"]}, Side.BOTH),
        ({"name": [""]}, {"name": ["D"]}, Side.BOTH),
    ],
)
def test_it_is_known_who_changed_a_field(mine, theirs, expected):
    assert changed(sheet(mine), sheet(theirs)) == {"::name": expected}


GONE = {"text": ["x"], "DELETE": ["on"]}


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ({"1": {"text": ["z"]}}, {}, {"steps:1:text": Side.MINE}),
        ({"new-0": {"text": ["z"]}}, {}, {"steps:new-0:": Side.MINE}),
        ({}, {"3": {"text": ["z"]}}, {"steps:3:": Side.THEIRS}),
        ({"1": GONE}, {}, {"steps:1:": Side.MINE}),
        ({}, {"1": GONE}, {"steps:1:": Side.THEIRS}),
        ({"1": GONE}, {"1": {"text": ["z"]}}, {"steps:1:": Side.BOTH}),
        ({"1": {"text": ["z"]}}, {"1": GONE}, {"steps:1:": Side.BOTH}),
        ({"1": GONE}, {"1": GONE}, {}),
    ],
)
def test_rows_come_and_go(mine, theirs, expected):
    assert changed(sheet(steps=mine), sheet(steps=theirs)) == expected


def test_what_is_taken_is_theirs_and_the_rest_mine():
    mine, theirs = sheet({"name": ["C"], "text": ["D"]}), sheet({"name": ["E"]}, {"1": GONE})
    result = merged(mine, theirs, {Place("", "", "name"), Place("steps", "1", "")})
    assert result.fields == {"name": ["E"], "text": ["D"]}
    assert list(result.rows["steps"]) == ["2"]


def test_rows_written_anew_are_recognised():
    anew = Sheet(fields=BASE.fields, rows={"steps": {"7": {"text": ["x"]}, "8": {"text": ["they"]}}})
    base, mine = renamed(BASE, sheet(steps={"1": {"text": ["me"]}}), anew)
    assert {str(c.place): c.changed for c in clashes(base, mine, anew)} == {
        "steps:7:text": Side.MINE,
        "steps:8:text": Side.THEIRS,
    }


def test_a_row_that_took_the_place_of_another_is_not_that_row():
    theirs = Sheet(fields=BASE.fields, rows={"steps": {"2": {"text": ["y"]}, "3": {"text": ["x"]}}})
    assert renamed(BASE, sheet(steps={"1": GONE}), theirs)[0] == BASE


WORDS = st.sampled_from(["", "a", "b", "c"]).map(lambda word: [word])
ROWS = st.dictionaries(
    st.sampled_from(["1", "2", "new-0"]),
    st.fixed_dictionaries({"text": WORDS}, optional={"DELETE": st.just(["on"])}),
    max_size=3,
)
SHEETS = st.builds(
    lambda fields, rows: Sheet(fields=fields, rows={"steps": rows}), st.fixed_dictionaries({"name": WORDS}), ROWS
)


@given(SHEETS, SHEETS, SHEETS)
def test_merging_leaves_only_what_was_not_taken(base, mine, theirs):
    everything = {clash.place for clash in clashes(base, mine, theirs)}
    assert clashes(base, merged(mine, theirs, everything), theirs) == []
    assert {c.place for c in clashes(base, merged(mine, theirs, set()), theirs)} == everything
