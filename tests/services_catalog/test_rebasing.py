from services_catalog.rebasing import merge


def merged(base, ours, theirs, **options):
    return merge("key", base, ours, theirs, **options)


def entry(key="a", **fields):
    return {"key": key, **fields}


def test_fields_changed_on_both_sides_come_together():
    base = [entry(name="A", rank=1, gone=1)]
    found = merged(base, [entry(name="B", rank=1, gone=1)], [entry(name="A", rank=2)])
    assert found == ([entry(name="B", rank=2)], [])


def test_new_and_removed_entries_of_both_sides_count():
    base = [entry("a"), entry("b"), entry("c")]
    found = merged(base, [entry("a"), entry("n"), entry("c")], [entry("a"), entry("b"), entry("m")])
    assert [e["key"] for e in found.entries] == ["a", "m", "n"]
    assert found.clashes == []


def test_what_both_changed_is_a_clash_and_theirs_is_kept():
    found = merged([entry(name="A")], [entry(name="B")], [entry(name="C")])
    assert found == ([entry(name="C")], [("a", "name")])


def test_the_same_change_on_both_sides_is_no_clash():
    assert merged([entry(name="A")], [entry(name="B")], [entry(name="B")]) == ([entry(name="B")], [])


def test_one_removing_what_the_other_changed_is_a_clash():
    assert merged([entry(name="A")], [], [entry(name="B")]).clashes == [("a", "")]


def test_a_date_of_verification_may_be_simply_the_newest():
    sides = [[entry(checked_on=day)] for day in ("2026-01-01", "2026-02-01", "2026-03-01")]
    assert merged(*sides, newest=["checked_on"]) == ([entry(checked_on="2026-03-01")], [])


def test_a_new_order_of_one_side_is_kept():
    base = [entry("a"), entry("b")]
    assert [e["key"] for e in merged(base, [entry("b"), entry("a")], base).entries] == ["b", "a"]
    assert [e["key"] for e in merged(base, base, [entry("b"), entry("a")]).entries] == ["b", "a"]
