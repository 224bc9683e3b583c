"""Every criterion of WCAG 2.2 A and AA is checked by a test or gone through by hand."""

from tests.wcag import CRITERIA, checked, in_protocol, marks_of, matrix


def test_the_list_is_that_of_the_standard():
    assert len(CRITERIA) == 55


def test_at_least_fifty_criteria_have_a_check():
    assert len(checked()) >= 50


def test_the_rest_are_gone_through_by_hand():
    assert set(CRITERIA) - checked() <= in_protocol()


def test_only_criteria_of_the_standard_are_named():
    assert (checked() | in_protocol()) <= set(CRITERIA)


def test_a_mark_is_read_from_the_source():
    assert list(marks_of('@pytest.mark.wcag("1.4.10", "2.5.8")\ndef test_it(): pass')) == ["1.4.10", "2.5.8"]


def test_one_failure_fails_its_criterion():
    lines = matrix([("test_a", "passed", ["1.4.10"]), ("test_b", "failed", ["1.4.10", "2.5.8"])]).splitlines()
    said = {line.split()[0]: line for line in lines}
    assert "FAILED" in said["1.4.10"] and "FAILED" in said["2.5.8"]
    assert "not run" in said["1.4.13"]
    assert lines[-1] == "2 of 55 criteria checked by this run"
