"""A made-up table of services and people, the same in every run."""

import random
from collections.abc import Mapping

import msgspec

from services_catalog.conditions import Condition, Fact, FactKind, Facts, FactValue, Operator, Text, Value

SERVICES = 200
CONDITIONS = 6
PEOPLE = 20
UNKNOWN = 0.3  # share of facts that a person has not stated

CHOICE_CODES = tuple("abcde")
MULTI_CODES = tuple("pqrstu")
DRAWN = {  # how many values a condition of each operator names
    Operator.IN: 4,
    Operator.NOT_IN: 1,
    Operator.HAS_ANY: 3,
    Operator.HAS_ALL: 2,
    Operator.HAS_NONE: 1,
}
OPERATORS = {
    FactKind.CHOICE: (Operator.IN, Operator.NOT_IN),
    FactKind.NUMBER: (Operator.AT_LEAST, Operator.AT_MOST, Operator.BETWEEN),
    FactKind.MULTI: (Operator.HAS_ANY, Operator.HAS_ALL, Operator.HAS_NONE),
}

Rules = Mapping[str, tuple[Condition, ...]]  # service -> conditions that must all hold


class Table(msgspec.Struct, frozen=True):
    """``known`` are people who have stated every fact, ``partly`` the same ones with gaps."""

    rules: Rules
    facts: tuple[Fact, ...]
    known: tuple[Facts, ...]
    partly: tuple[Facts, ...]


def table() -> Table:
    chance = random.Random(3)  # noqa: S311
    facts = vocabulary()
    rules = {
        f"service-{number}": tuple(_condition(chance, fact) for fact in chance.sample(facts, CONDITIONS))
        for number in range(SERVICES)
    }
    known = tuple({fact.key: _value(chance, fact) for fact in facts} for _ in range(PEOPLE))
    partly = tuple({k: v for k, v in person.items() if chance.random() >= UNKNOWN} for person in known)
    return Table(rules, facts, known, partly)


def vocabulary() -> tuple[Fact, ...]:
    """Twenty facts: ten with one value, five numbers, five with several values."""
    return (
        *(_fact(f"choice_{n}", FactKind.CHOICE, CHOICE_CODES) for n in range(10)),
        *(_fact(f"number_{n}", FactKind.NUMBER, ()) for n in range(5)),
        *(_fact(f"multi_{n}", FactKind.MULTI, MULTI_CODES) for n in range(5)),
    )


def _fact(key: str, kind: FactKind, codes: tuple[str, ...]) -> Fact:
    return Fact(key=key, kind=kind, values=tuple(FactValue(code, Text(code)) for code in codes))


def _value(chance: random.Random, fact: Fact) -> Value:
    if fact.kind is FactKind.NUMBER:
        return chance.randint(0, 100)
    if fact.kind is FactKind.MULTI:
        return frozenset(chance.sample(fact.codes, chance.randint(1, 5)))
    return chance.choice(fact.codes)


def _condition(chance: random.Random, fact: Fact) -> Condition:
    """About three in four people fulfil it."""
    operator = chance.choice(OPERATORS[fact.kind])
    if fact.kind is FactKind.NUMBER:
        low, high = str(chance.randint(5, 35)), str(chance.randint(65, 95))
        values = {Operator.AT_LEAST: (low,), Operator.AT_MOST: (high,)}.get(operator, (low, high))
    else:
        values = tuple(chance.sample(fact.codes, DRAWN[operator]))
    return Condition(operator, fact.key, values)


def plain(facts: Facts) -> dict[str, object]:
    """The facts as other libraries take them: lists for sets; what is not stated is not there."""
    return {key: sorted(value) if isinstance(value, frozenset) else value for key, value in facts.items()}
