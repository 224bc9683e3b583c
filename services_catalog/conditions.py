"""Facts, conditions and situations: three-valued evaluation that remembers what decided it.

A *fact* is a key with a closed domain; what a person has not stated is UNKNOWN, never false.
Truth values are ``True``, ``False`` and ``None`` (unknown), combined by Kleene's strong logic.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cached_property, partial
from typing import Any

import msgspec

from services_catalog.verdict import TRUE, FactKey, Ground, Verdict, either, every

Value = str | int | frozenset[str]
Facts = Mapping[FactKey, Value]
KEPT = 256  # verdicts of one condition, by the stated value


EASY_FINNISH = "fi-selko"  # the language tag of selkosuomi, easy Finnish


def spoken(language: str) -> str:
    """The language itself: easy Finnish is Finnish, to a screen reader and to the search."""
    return "fi" if language == EASY_FINNISH else language


class Text(msgspec.Struct, frozen=True, omit_defaults=True):
    """One text in the languages of the site; ``easy`` is selkosuomi. An empty one falls back to Finnish."""

    fi: str = ""
    sv: str = ""
    en: str = ""
    easy: str = ""

    def __bool__(self) -> bool:
        return bool(self.fi)

    def __str__(self) -> str:
        return self.fi

    def is_in(self, language: str) -> bool:
        """Whether it can be said in the language; Finnish, easy or not, is there always."""
        return spoken(language) == "fi" or bool(getattr(self, language, ""))

    def translated(self, language: str) -> str:
        return getattr(self, "easy" if language == EASY_FINNISH else language, "") or self.fi


class FactKind(StrEnum):
    CHOICE = "choice"
    MULTI = "multi"
    NUMBER = "number"
    MUNICIPALITY = "municipality"


class FactValue(msgspec.Struct, frozen=True):
    code: str
    label: Text


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One information concept (CCCEV) of the vocabulary; keys and codes are a public contract."""

    key: FactKey
    kind: FactKind
    ask: str = "client"  # or "professional": asked only in the professional questionnaire
    label: Text = Text()
    unit: str = ""
    minimum: int | None = None
    maximum: int | None = None
    icf: tuple[str, ...] = ()
    is_changeable: bool = False  # may be different tomorrow by the person's own act
    values: tuple[FactValue, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(value.code for value in self.values)

    def label_of(self, code: str) -> Text:
        return next((value.label for value in self.values if value.code == code), Text(code))


class InvalidFact(ValueError):
    """A fact that is not in the vocabulary, or a value outside its domain."""


def read_facts(stated: Mapping[str, object], vocabulary: Mapping[str, Fact]) -> dict[str, Value]:
    """Facts from plain JSON values: ``null`` is unknown, a list is the whole set.

    Raises InvalidFact that names the key and what is allowed.
    """
    facts: dict[str, Value] = {}
    for key, raw in stated.items():
        fact = vocabulary.get(key)
        if fact is None:
            raise InvalidFact(f"unknown fact {key!r}; allowed: {', '.join(sorted(vocabulary))}")
        if raw is not None:
            facts[key] = read_value(fact, raw)
    return facts


def read_value(fact: Fact, raw: object) -> Value:
    if fact.kind is FactKind.NUMBER:
        low, high = fact.minimum or 0, fact.maximum if fact.maximum is not None else 10**9
        if isinstance(raw, bool) or not isinstance(raw, int) or not low <= raw <= high:
            raise InvalidFact(f"{fact.key}: {raw!r} is not a whole number from {low} to {high}")
        return raw
    if fact.kind is FactKind.MULTI:
        if not isinstance(raw, list | tuple | set | frozenset):
            raise InvalidFact(f"{fact.key}: {raw!r} is not a list of {', '.join(fact.codes)}")
        return frozenset(_code(fact, item) for item in raw)
    return _code(fact, raw)


def _code(fact: Fact, raw: object) -> str:
    if not isinstance(raw, str) or raw not in fact.codes:
        allowed = ", ".join(fact.codes) if len(fact.codes) <= 40 else "a municipality's 3 digits"
        raise InvalidFact(f"{fact.key}: {raw!r} is not one of {allowed}")
    return raw


class Operator(StrEnum):
    IN = "IN"
    NOT_IN = "NOT_IN"
    AT_LEAST = "AT_LEAST"
    AT_MOST = "AT_MOST"
    BETWEEN = "BETWEEN"  # inclusive at both ends
    HAS_ANY = "HAS_ANY"
    HAS_ALL = "HAS_ALL"
    HAS_NONE = "HAS_NONE"
    HAS_AT_LEAST = "HAS_AT_LEAST"  # n, then the multi facts whose values are counted together
    SITUATION = "SITUATION"
    NOT_SITUATION = "NOT_SITUATION"


class Unknown(StrEnum):
    """How a condition reads a fact that nobody has stated."""

    OPEN = "OPEN"
    NO = "NO"  # only a stated fact counts: rare exceptions and opportunities
    YES = "YES"  # possible until denied


READINGS = {"stated": Unknown.NO, "possible": Unknown.YES}
SITUATIONAL = (Operator.SITUATION, Operator.NOT_SITUATION)
NUMERIC = (Operator.AT_LEAST, Operator.AT_MOST, Operator.BETWEEN)


class Condition(msgspec.Struct, frozen=True, omit_defaults=True, dict=True):
    """One test of one fact, or of a named situation (FHIR enableWhen, CCCEV criterion)."""

    operator: Operator
    fact: FactKey = ""
    values: tuple[str, ...] = ()
    situation: str = ""
    unknown: Unknown = Unknown.OPEN

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(int(value) for value in self.values)

    @cached_property
    def facts(self) -> tuple[FactKey, ...]:
        if self.operator is Operator.HAS_AT_LEAST:
            return self.values[1:]
        return (self.fact,) if self.fact else ()

    @cached_property
    def test(self) -> Callable[[Any], bool]:
        """The test of a stated value, made once."""
        return _test_of(self.operator, self.values)

    @cached_property
    def decide(self) -> "Decision":
        """The verdict for an evaluation, made once."""
        if self.operator in SITUATIONAL:
            decide = _of_situation(self)
        else:
            decide = _of_count(self) if self.operator is Operator.HAS_AT_LEAST else _of_fact(self)
        return decide if self.unknown is Unknown.OPEN else _read(decide, self.unknown)

    @cached_property
    def whole(self) -> tuple[Ground, ...]:
        """Its facts as grounds, without naming values."""
        return tuple((fact, ()) for fact in self.facts)

    def __str__(self) -> str:
        reading = {Unknown.NO: ["stated"], Unknown.YES: ["possible"]}.get(self.unknown, [])
        if self.operator in SITUATIONAL:
            return " ".join([*reading, self.operator, self.situation])
        subject = [self.fact] if self.fact else []
        return " ".join([*reading, *subject, self.operator, *self.values])


def parse_condition(text: str) -> Condition:
    """``[stated|possible] fact OPERATOR value…`` or ``[NOT_]SITUATION key``; ValueError if not."""
    words = text.split()
    unknown = READINGS.get(words[0], Unknown.OPEN) if words else Unknown.OPEN
    if unknown is not Unknown.OPEN:
        words = words[1:]
    if len(words) == 2 and words[0] in SITUATIONAL:
        return Condition(Operator(words[0]), situation=words[1], unknown=unknown)
    if len(words) >= 3 and words[0] == Operator.HAS_AT_LEAST:
        return Condition(Operator.HAS_AT_LEAST, values=tuple(words[1:]), unknown=unknown)
    if len(words) >= 3 and words[1] in set(Operator) - set(SITUATIONAL):
        return Condition(Operator(words[1]), words[0], tuple(words[2:]), unknown=unknown)
    raise ValueError(f"not a condition: {text!r}")


def check_condition(condition: Condition, vocabulary: Mapping[str, Fact]) -> None:
    """Raise InvalidFact if the condition names a fact or a value that does not exist."""
    for key in condition.facts:
        if key not in vocabulary:
            raise InvalidFact(f"unknown fact {key!r} in {str(condition)!r}")
    if condition.operator in NUMERIC:
        if vocabulary[condition.fact].kind is not FactKind.NUMBER:
            raise InvalidFact(f"{condition.fact} is not a number in {str(condition)!r}")
        if not all(value.lstrip("-").isdigit() for value in condition.values):
            raise InvalidFact(f"not whole numbers in {str(condition)!r}")
    elif condition.fact:
        for value in condition.values:
            _code(vocabulary[condition.fact], value)


class Situation(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A named AND of ORs, the only re-use; rows of one group are alternatives."""

    key: str
    name: Text
    is_need: bool = False
    rows: tuple["SituationRow", ...] = ()

    @cached_property
    def alternatives(self) -> tuple[tuple[Condition, ...], ...]:
        """The conditions of each group: one of each must hold."""
        groups: dict[int, list[Condition]] = {}
        for row in self.rows:
            groups.setdefault(row.group, []).append(row.condition)
        return tuple(map(tuple, groups.values()))

    @cached_property
    def decide(self) -> "Decision":
        """The verdict for an evaluation: one of each group must hold."""
        groups = [any_of(conditions) for conditions in self.alternatives]
        return groups[0] if len(groups) == 1 else partial(every, groups)


class SituationRow(msgspec.Struct, frozen=True):
    group: int
    condition: Condition


class CyclicSituation(ValueError):
    """Situations must form an acyclic graph."""


class Evaluation:
    """One person's facts against the situations of a release; every verdict is kept.

    With ``as_asked`` the readings *stated* and *possible* are honoured; without it every unstated
    fact stays unknown, which is what decides whether a question could still matter.
    """

    def __init__(self, facts: Facts, situations: Mapping[str, Situation], *, as_asked: bool = True) -> None:
        self.facts = facts
        self.stated = facts.get
        self.situations = situations
        self.as_asked = as_asked
        self._verdicts: dict[str, Verdict | None] = {"": TRUE}  # None: being worked out

    def situation(self, key: str) -> Verdict:
        """Verdict of a named situation; the empty key is unconditional."""
        verdicts = self._verdicts
        if key in verdicts:
            verdict = verdicts[key]
            if verdict is None:
                raise CyclicSituation(key)
            return verdict
        verdicts[key] = None
        verdict = verdicts[key] = self.situations[key].decide(self)
        return verdict


Decision = Callable[[Evaluation], Verdict]

# What a condition and a situation ask, made once for each of them


class Verdicts(dict[Value | None, Verdict]):
    """Of one condition, by the stated value; they are few, so they are kept."""

    def __init__(self, condition: Condition) -> None:
        super().__init__()
        self.condition = condition

    def __missing__(self, value: Value | None) -> Verdict:
        if len(self) >= KEPT:
            self.clear()
        verdict = self[value] = self._of(value)
        return verdict

    def _of(self, value: Value | None) -> Verdict:
        if value is None:
            return Verdict(None, self.condition.whole)
        values = self.condition.values
        counted = tuple(code for code in values if code in value) if isinstance(value, frozenset) else ()
        return Verdict(self.condition.test(value), ((self.condition.fact, counted),))


def _of_fact(condition: Condition) -> Decision:
    fact, verdicts = condition.fact, Verdicts(condition)
    return lambda evaluation: verdicts[evaluation.stated(fact)]


def _of_count(condition: Condition) -> Decision:
    """Whether the values of several facts are enough together."""
    needed = int(condition.values[0])

    def decide(evaluation: Evaluation) -> Verdict:
        stated = {key: evaluation.facts[key] for key in condition.facts if key in evaluation.facts}
        sets = {key: tuple(sorted(value)) for key, value in stated.items() if isinstance(value, frozenset)}
        if sum(map(len, sets.values())) >= needed:
            return Verdict(True, tuple((key, codes) for key, codes in sets.items() if codes))
        if len(stated) == len(condition.facts):
            return Verdict(False, tuple((key, sets.get(key, ())) for key in condition.facts))
        return Verdict(None, tuple((key, ()) for key in condition.facts if key not in stated))

    return decide


def _of_situation(condition: Condition) -> Decision:
    key = condition.situation
    if condition.operator is Operator.SITUATION:
        return lambda evaluation: evaluation.situation(key)
    return lambda evaluation: evaluation.situation(key).negated


def _read(decide: Decision, unknown: Unknown) -> Decision:
    """The same with a reading of what nobody has stated; what holds unless denied is not a reason."""
    reading = Verdict(unknown is Unknown.YES)

    def read(evaluation: Evaluation) -> Verdict:
        verdict = decide(evaluation)
        if verdict.truth is None:
            return reading if evaluation.as_asked else verdict
        return TRUE if verdict.truth and unknown is Unknown.YES else verdict

    return read


def any_of(conditions: Iterable[Condition]) -> Decision:
    """OR over the conditions; most groups have only one."""
    decisions = [condition.decide for condition in conditions]
    if len(decisions) == 1:
        return decisions[0]
    return lambda evaluation: either([decide(evaluation) for decide in decisions])


def _test_of(operator: Operator, values: tuple[str, ...]) -> Callable[[Any], bool]:
    """What the operator asks of a stated value: a number, a code, or a set of codes."""
    codes = frozenset(values)
    match operator:
        case Operator.IN | Operator.HAS_ANY:
            return lambda value: not codes.isdisjoint(value) if isinstance(value, frozenset) else str(value) in codes
        case Operator.NOT_IN | Operator.HAS_NONE:
            return lambda value: codes.isdisjoint(value) if isinstance(value, frozenset) else str(value) not in codes
        case Operator.HAS_ALL:
            return codes.issubset
    low, high = int(values[0]), int(values[-1])
    match operator:
        case Operator.AT_LEAST:
            return lambda value: bool(value >= low)
        case Operator.AT_MOST:
            return lambda value: bool(value <= low)
        case Operator.BETWEEN:
            return lambda value: bool(low <= value <= high)
    raise ValueError(f"{operator} does not test a fact")
