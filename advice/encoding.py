"""The engine's logic as clauses: two literals (TRUE, FALSE) for each condition and situation.

Unlike ``Evaluation``, which answers for one person, this speaks of all answers at once, unknown
ones included. Numbers are cut at the thresholds in use, so every fact has a small finite domain.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import msgspec
from pysat.solvers import Cadical153

from services_catalog.catalogue import Catalogue
from services_catalog.conditions import Condition, Fact, FactKind, Operator, Unknown, Value
from services_catalog.verdict import FactKey

Literal = int


class Truth(msgspec.Struct, frozen=True):
    """Literals of a Kleene value: both false is unknown; both true cannot be."""

    true: Literal
    false: Literal

    def negated(self) -> "Truth":
        return Truth(self.false, self.true)


class Clauses:
    """A growing set of clauses with shared gates; solved under assumptions."""

    def __init__(self) -> None:
        self.solver: Any = Cadical153()
        self._last = 0
        self._gates: dict[tuple[Literal, ...], Literal] = {}
        self.yes = self.variable()
        self.add(self.yes)

    def variable(self) -> Literal:
        self._last += 1
        return self._last

    def add(self, *clause: Literal) -> None:
        self.solver.add_clause(list(clause))

    def every(self, literals: Iterable[Literal]) -> Literal:
        """A literal equal to the AND of the literals."""
        parts = tuple(sorted({literal for literal in literals if literal != self.yes}))
        if not parts:
            return self.yes
        if -self.yes in parts or any(-part in parts for part in parts):
            return -self.yes
        if len(parts) == 1:
            return parts[0]
        if parts not in self._gates:
            gate = self.variable()
            for part in parts:
                self.add(-gate, part)
            self.add(gate, *(-part for part in parts))
            self._gates[parts] = gate
        return self._gates[parts]

    def either(self, literals: Iterable[Literal]) -> Literal:
        return -self.every(-literal for literal in literals)

    def at_most_one(self, literals: Sequence[Literal]) -> Literal:
        """A literal that is true when no two of the literals are."""
        pairs = [self.every((a, b)) for i, a in enumerate(literals) for b in literals[i + 1 :]]
        return self.every(-pair for pair in pairs)

    def model(self, assumptions: Iterable[Literal]) -> frozenset[Literal] | None:
        """The true literals of one solution, or None if there is none."""
        if not self.solver.solve(assumptions=list(assumptions)):
            return None
        return frozenset(self.solver.get_model())


class Encoding:
    """All answers to the facts of a catalogue, and what its conditions make of them."""

    def __init__(self, catalogue: Catalogue, conditions: Iterable[Condition]) -> None:
        self.catalogue = catalogue
        self.clauses = Clauses()
        conditions = tuple(conditions)
        self.domains = {
            key: domain(fact, [c for c in conditions if key in c.facts])
            for key, fact in catalogue.vocabulary.items()
            if any(key in condition.facts for condition in conditions)
        }
        self.known = {key: self.clauses.variable() for key in self.domains}
        self._values = {key: self._declare(key) for key in self.domains}
        self.situation: Callable[[str], Truth] = cache(self._situation)
        self.condition: Callable[[Condition], Truth] = cache(self._condition)

    def _declare(self, key: FactKey) -> dict[Value, Literal]:
        """One literal per value; exactly one for a known choice, any number for a multi fact."""
        literals = {value: self.clauses.variable() for value in self.domains[key]}
        for literal in literals.values():
            self.clauses.add(-literal, self.known[key])
        if self.catalogue.vocabulary[key].kind is not FactKind.MULTI:
            self.clauses.add(-self.known[key], *literals.values())
            self.clauses.add(self.clauses.at_most_one(list(literals.values())))
        return literals

    def fact_is(self, key: FactKey, value: Value) -> Literal:
        return self._values[key][value]

    def _situation(self, key: str) -> Truth:
        if not key:
            return Truth(self.clauses.yes, -self.clauses.yes)
        alternatives = self.catalogue.situation[key].alternatives
        return self.every([self.any_of(conditions) for conditions in alternatives])

    def any_of(self, conditions: Iterable[Condition]) -> Truth:
        return self.either([self.condition(condition) for condition in conditions])

    def every(self, truths: Sequence[Truth]) -> Truth:
        return Truth(self.clauses.every(t.true for t in truths), self.clauses.either(t.false for t in truths))

    def either(self, truths: Sequence[Truth]) -> Truth:
        return self.every([truth.negated() for truth in truths]).negated()

    def _condition(self, condition: Condition) -> Truth:
        match condition.operator:
            case Operator.SITUATION:
                truth = self.situation(condition.situation)
            case Operator.NOT_SITUATION:
                truth = self.situation(condition.situation).negated()
            case Operator.HAS_AT_LEAST:
                truth = self._counts(condition)
            case _:
                truth = self._test(condition)
        if condition.unknown is Unknown.NO:
            return Truth(truth.true, -truth.true)
        if condition.unknown is Unknown.YES:
            return Truth(-truth.false, truth.false)
        return truth

    def _test(self, condition: Condition) -> Truth:
        key, literals = condition.fact, self._values[condition.fact]
        if self.catalogue.vocabulary[key].kind is FactKind.MULTI:
            chosen = [literals[code] for code in condition.values]
            combine = self.clauses.every if condition.operator is Operator.HAS_ALL else self.clauses.either
            has = combine(chosen)
            positive = Truth(
                self.clauses.every((self.known[key], has)),
                self.clauses.every((self.known[key], -has)),
            )
            return positive.negated() if condition.operator is Operator.HAS_NONE else positive
        fits = [value for value in literals if condition.test(value)]
        return Truth(
            self.clauses.either(literals[value] for value in fits),
            self.clauses.either(literals[v] for v in literals if v not in fits),
        )

    def _counts(self, condition: Condition) -> Truth:
        values = [lit for key in condition.facts for lit in self._values[key].values()]
        enough = self._at_least(int(condition.values[0]), values)
        all_known = self.clauses.every(self.known[key] for key in condition.facts)
        return Truth(enough, self.clauses.every((all_known, -enough)))

    def _at_least(self, needed: int, literals: list[Literal]) -> Literal:
        """True when at least ``needed`` of the literals are: a sequential counter."""
        counts = [self.clauses.yes] + [-self.clauses.yes] * needed
        for literal in literals:
            counts = [counts[0]] + [
                self.clauses.either((now, self.clauses.every((before, literal)))) for before, now in pairwise(counts)
            ]
        return counts[needed]

    def facts_of(self, model: frozenset[Literal]) -> dict[FactKey, Value]:
        """The stated facts of a solution, in the form that the engine reads."""
        facts: dict[FactKey, Value] = {}
        for key, literals in self._values.items():
            if self.known[key] not in model:
                continue
            stated = [value for value, literal in literals.items() if literal in model]
            is_multi = self.catalogue.vocabulary[key].kind is FactKind.MULTI
            facts[key] = frozenset(map(str, stated)) if is_multi else stated[0]
        return facts


def domain(fact: Fact, conditions: Sequence[Condition]) -> tuple[Value, ...]:
    """The values that conditions can tell apart: one number for each span between thresholds.

    Of municipalities, those that a condition names and one that none names.
    """
    if fact.kind is FactKind.NUMBER:
        return cut(fact, conditions)
    if fact.kind is FactKind.MUNICIPALITY:
        named = {value for condition in conditions for value in condition.values}
        other = next((code for code in fact.codes if code not in named), None)
        return (*sorted(named), *([other] if other else []))
    return fact.codes


def cut(fact: Fact, conditions: Sequence[Condition]) -> tuple[int, ...]:
    low, high = fact.minimum or 0, fact.maximum if fact.maximum is not None else 10**6
    starts = {low}
    for condition in conditions:
        starts.update(_thresholds(condition))
    return tuple(sorted(start for start in starts if low <= start <= high))


def _thresholds(condition: Condition) -> Iterable[int]:
    """Where the truth of a number's test changes: the first number of each span."""
    numbers = condition.numbers
    match condition.operator:
        case Operator.AT_LEAST:
            return numbers
        case Operator.AT_MOST:
            return (numbers[0] + 1,)
        case Operator.BETWEEN:
            return (numbers[0], numbers[1] + 1)
    return tuple(edge for number in numbers for edge in (number, number + 1))
