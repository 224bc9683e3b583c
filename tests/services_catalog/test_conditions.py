from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services_catalog.conditions import (
    Condition,
    CyclicSituation,
    Evaluation,
    Fact,
    FactKind,
    FactValue,
    InvalidFact,
    Operator,
    Situation,
    SituationRow,
    Text,
    Unknown,
    check_condition,
    parse_condition,
    read_facts,
)
from services_catalog.verdict import Verdict, either, every

AGE = Fact(key="age", kind=FactKind.NUMBER, minimum=15, maximum=80)
GOALS = Fact(
    key="goals",
    kind=FactKind.MULTI,
    values=(FactValue("work", Text("Työ")), FactValue("talk", Text("Juttelu"))),
)
INJURY = Fact(key="cause", kind=FactKind.CHOICE, values=(FactValue("illness", Text("Sairaus")),))
VOCABULARY = {fact.key: fact for fact in (AGE, GOALS, INJURY)}

truths = st.sampled_from([True, False, None]).map(Verdict)


def situation(key: str, *rows: tuple[int, str]) -> Situation:
    return Situation(
        key=key,
        name=Text(key),
        rows=tuple(SituationRow(group, parse_condition(text)) for group, text in rows),
    )


@pytest.mark.parametrize(
    ("text", "facts", "expected"),
    [
        ("age AT_LEAST 18", {"age": 18}, True),
        ("age AT_LEAST 18", {"age": 17}, False),
        ("age AT_MOST 17", {"age": 18}, False),
        ("age BETWEEN 16 29", {"age": 29}, True),
        ("age BETWEEN 16 29", {"age": 30}, False),
        ("cause IN illness crime", {"cause": "crime"}, True),
        ("cause NOT_IN illness", {"cause": "illness"}, False),
        ("goals HAS_ANY work talk", {"goals": frozenset({"talk"})}, True),
        ("goals HAS_ANY work", {"goals": frozenset()}, False),
        ("goals HAS_ALL work talk", {"goals": frozenset({"talk"})}, False),
        ("goals HAS_NONE work", {"goals": frozenset({"talk"})}, True),
        ("HAS_AT_LEAST 2 goals health", {"goals": frozenset({"talk", "work"})}, True),
        ("HAS_AT_LEAST 3 goals health", {"goals": frozenset({"talk", "work"})}, None),
    ],
)
def test_a_condition_tests_one_fact(text, facts, expected):
    assert parse_condition(text).decide(Evaluation(facts, {})).truth is expected


@pytest.mark.parametrize("operator", ["IN x", "NOT_IN x", "HAS_ANY x", "HAS_NONE x", "AT_LEAST 1"])
def test_an_unstated_fact_is_unknown_not_false(operator):
    assert parse_condition(f"fact {operator}").decide(Evaluation({}, {})).truth is None


@pytest.mark.parametrize(("reading", "truth"), [("", None), ("stated ", False), ("possible ", True)])
def test_a_condition_says_how_it_reads_unknown(reading, truth):
    evaluation = Evaluation({}, {})
    assert parse_condition(f"{reading}cause IN crime").decide(evaluation).truth is truth


def test_enough_in_one_fact_is_no_reason_from_another_that_nobody_stated():
    verdict = parse_condition("HAS_AT_LEAST 2 goals health").decide(
        Evaluation({"goals": frozenset({"talk", "work"})}, {})
    )
    assert verdict.grounds == (("goals", ("talk", "work")),)


def test_readings_count_for_nothing_when_asking_what_could_still_matter():
    evaluation = Evaluation({}, {}, as_asked=False)
    assert parse_condition("stated cause IN crime").decide(evaluation).facts == ("cause",)


@pytest.mark.parametrize(
    "text",
    ["age BETWEEN 16 29", "stated cause IN crime", "NOT_SITUATION ill", "HAS_AT_LEAST 2 a b"],
)
def test_a_condition_reads_back_as_it_was_written(text):
    assert str(parse_condition(text)) == text


@pytest.mark.parametrize("text", ["", "age", "age IS 3", "SITUATION", "SITUATION a b"])
def test_what_is_not_a_condition_is_refused(text):
    with pytest.raises(ValueError, match="not a condition"):
        parse_condition(text)


def test_rows_of_a_group_are_alternatives_and_groups_add_up():
    minor_or_ill = situation("x", (1, "age AT_MOST 17"), (1, "cause IN illness"), (2, "goals HAS_ANY talk"))
    facts = {"age": 30, "cause": "illness", "goals": frozenset({"talk"})}
    verdict = Evaluation(facts, {"x": minor_or_ill}).situation("x")
    assert (verdict.truth, verdict.grounds) == (True, (("cause", ()), ("goals", ("talk",))))


def test_a_false_verdict_names_only_what_made_it_false():
    both = situation("x", (1, "age AT_MOST 17"), (2, "goals HAS_ANY talk"))
    verdict = Evaluation({"age": 30, "goals": frozenset({"talk"})}, {"x": both}).situation("x")
    assert (verdict.truth, verdict.grounds) == (False, (("age", ()),))


def test_an_unknown_verdict_names_what_would_decide_it():
    both = situation("x", (1, "age AT_MOST 17"), (2, "goals HAS_ANY talk"))
    verdict = Evaluation({"age": 16}, {"x": both}).situation("x")
    assert (verdict.truth, verdict.grounds) == (None, (("goals", ()),))


def test_a_circle_of_situations_is_named():
    circle = {"a": situation("a", (1, "SITUATION b")), "b": situation("b", (1, "SITUATION a"))}
    with pytest.raises(CyclicSituation, match="a"):
        Evaluation({}, circle).situation("a")


def every_of(verdicts):
    return every([partial(lambda verdict, _: verdict, verdict) for verdict in verdicts], None)


@given(st.lists(truths))
def test_and_and_or_mirror_each_other(verdicts):
    def negated(verdict):
        return Verdict(None if verdict.truth is None else not verdict.truth)

    assert every_of(verdicts).truth == negated(either(list(map(negated, verdicts)))).truth


@given(st.lists(truths), truths.filter(lambda verdict: verdict.truth is not None))
def test_learning_more_never_turns_a_settled_verdict(verdicts, learned):
    settled = every_of(verdicts).truth
    completed = [learned if verdict.truth is None else verdict for verdict in verdicts]
    assert settled is None or every_of(completed).truth is settled


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        ({"shoe_size": 43}, "unknown fact 'shoe_size'; allowed: age, cause, goals"),
        ({"age": 14}, "age: 14 is not a whole number from 15 to 80"),
        ({"age": True}, "age: True is not a whole number"),
        ({"goals": "work"}, "goals: 'work' is not a list of work, talk"),
        ({"goals": ["moon"]}, "goals: 'moon' is not one of work, talk"),
        ({"cause": ["illness"]}, "is not one of illness"),
    ],
)
def test_a_bad_fact_is_named_with_what_is_allowed(stated, message):
    with pytest.raises(InvalidFact, match=message):
        read_facts(stated, VOCABULARY)


def test_null_is_unknown_and_an_empty_list_is_none_of_these():
    assert read_facts({"age": None, "goals": []}, VOCABULARY) == {"goals": frozenset()}


@pytest.mark.parametrize(
    "condition",
    [
        Condition(Operator.IN, "cause", ("plague",)),
        Condition(Operator.AT_LEAST, "goals", ("3",)),
        Condition(Operator.IN, "shoe_size", ("43",)),
        Condition(Operator.AT_LEAST, "age", ("old",)),
    ],
)
def test_a_condition_outside_the_vocabulary_is_refused(condition):
    with pytest.raises(InvalidFact):
        check_condition(condition, VOCABULARY)


def test_unknown_readings_have_their_own_words():
    assert parse_condition("possible age AT_LEAST 16").unknown is Unknown.YES
