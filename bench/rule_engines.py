"""The same rules for each contender: facts in, the services that fit out."""

from collections.abc import Callable

from json_logic import jsonLogic  # deptry: ignore[DEP004]

from bench.table import Rules, plain
from services_catalog.conditions import Condition, Evaluation, Facts, Operator, Situation, SituationRow, Text, Value

Fitting = Callable[[Facts], set[str]]


def kaiku(rules: Rules) -> Fitting:
    """Our evaluation as the engine uses it: every verdict is kept with its grounds."""
    situations = {service: _situation(service, conditions) for service, conditions in rules.items()}

    def fitting(facts: Facts) -> set[str]:
        evaluation = Evaluation(facts, situations)
        return {service for service in situations if evaluation.situation(service).truth}

    return fitting


def _situation(key: str, conditions: tuple[Condition, ...]) -> Situation:
    rows = (SituationRow(group, condition) for group, condition in enumerate(conditions))
    return Situation(key=key, name=Text(), rows=tuple(rows))


# A plain loop: three-valued too, but it does not say why.

TESTS: dict[Operator, Callable[[Value, tuple], bool]] = {
    Operator.IN: lambda value, values: value in values,
    Operator.NOT_IN: lambda value, values: value not in values,
    Operator.AT_LEAST: lambda value, values: value >= values[0],
    Operator.AT_MOST: lambda value, values: value <= values[0],
    Operator.BETWEEN: lambda value, values: values[0] <= value <= values[1],
    Operator.HAS_ANY: lambda value, values: not value.isdisjoint(values),
    Operator.HAS_ALL: lambda value, values: value.issuperset(values),
    Operator.HAS_NONE: lambda value, values: value.isdisjoint(values),
}


def plain_loop(rules: Rules) -> Fitting:
    compiled = {
        service: [(TESTS[c.operator], c.fact, _literals(c)) for c in conditions]
        for service, conditions in rules.items()
    }
    return lambda facts: {service for service, tests in compiled.items() if _all_hold(tests, facts)}


def _all_hold(tests: list, facts: Facts) -> bool | None:
    truth = True
    for test, fact, values in tests:
        value = facts.get(fact)
        if value is None:
            truth = None
        elif not test(value, values):
            return False
    return truth


def _literals(condition: Condition) -> tuple:
    is_number = condition.operator in (Operator.AT_LEAST, Operator.AT_MOST, Operator.BETWEEN)
    return condition.numbers if is_number else condition.values


# json-logic


def json_logic(rules: Rules) -> Fitting:
    logic = {service: {"and": [_logic(c) for c in conditions]} for service, conditions in rules.items()}

    def fitting(facts: Facts) -> set[str]:
        data = plain(facts)
        return {service for service, rule in logic.items() if jsonLogic(rule, data)}

    return fitting


def _logic(condition: Condition) -> dict:
    stated, values = {"var": condition.fact}, list(_literals(condition))
    is_one_of = {"in": [{"var": ""}, values]}
    return {
        Operator.IN: {"in": [stated, values]},
        Operator.NOT_IN: {"!": {"in": [stated, values]}},
        Operator.AT_LEAST: {">=": [stated, values[0]]},
        Operator.AT_MOST: {"<=": [stated, values[0]]},
        Operator.BETWEEN: {"<=": [values[0], stated, values[-1]]},
        Operator.HAS_ANY: {"some": [stated, is_one_of]},
        Operator.HAS_ALL: {"and": [{"in": [value, stated]} for value in values]},
        Operator.HAS_NONE: {"none": [stated, is_one_of]},
    }[condition.operator]
