"""Facts, conditions and situations: three-valued evaluation that remembers what decided it.

A *fact* is a key with a closed domain; what a person has not stated is UNKNOWN, never false.
Truth values are ``True``, ``False`` and ``None`` (unknown), combined by Kleene's strong logic.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Any

import msgspec

FactKey = str
Value = str | int | frozenset[str]
Facts = Mapping[FactKey, Value]
Ground = tuple[FactKey, tuple[str, ...]]  # a fact and, of a multi fact, the values that counted


class Text(msgspec.Struct, frozen=True, omit_defaults=True):
    """One text in the three languages of the site; an empty one falls back to Finnish."""

    fi: str = ""
    sv: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.fi)

    def __str__(self) -> str:
        return self.fi

    def translated(self, language: str) -> str:
        return getattr(self, language, "") or self.fi


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


class SituationRow(msgspec.Struct, frozen=True):
    group: int
    condition: Condition


class Verdict(msgspec.Struct, frozen=True):
    """A truth value and the grounds that decided it (or, when unknown, that would decide it)."""

    truth: bool | None
    grounds: tuple[Ground, ...] = ()

    @property
    def facts(self) -> tuple[FactKey, ...]:
        return tuple(dict.fromkeys(key for key, _ in self.grounds))


TRUE = Verdict(True)


class CyclicSituation(ValueError):
    """Situations must form an acyclic graph."""


class Evaluation:
    """One person's facts against the situations of a release; every verdict is kept.

    With ``as_asked`` the readings *stated* and *possible* are honoured; without it every unstated
    fact stays unknown, which is what decides whether a question could still matter.
    """

    def __init__(self, facts: Facts, situations: Mapping[str, Situation], *, as_asked: bool = True) -> None:
        self.facts = facts
        self.situations = situations
        self.as_asked = as_asked
        self._verdicts: dict[str, Verdict | None] = {}

    def situation(self, key: str) -> Verdict:
        """Verdict of a named situation; the empty key is unconditional."""
        if not key:
            return TRUE
        if key in self._verdicts:
            verdict = self._verdicts[key]
            if verdict is None:
                raise CyclicSituation(key)
            return verdict
        self._verdicts[key] = None
        verdict = every(map(self.any_of, self.situations[key].alternatives))
        self._verdicts[key] = verdict
        return verdict

    def any_of(self, conditions: Iterable[Condition]) -> Verdict:
        """OR over the conditions; most groups have only one."""
        verdicts = [self.condition(condition) for condition in conditions]
        return verdicts[0] if len(verdicts) == 1 else either(verdicts)

    def condition(self, condition: Condition) -> Verdict:
        if condition.operator in SITUATIONAL:
            verdict = self.situation(condition.situation)
            if condition.operator is Operator.NOT_SITUATION and verdict.truth is not None:
                verdict = Verdict(not verdict.truth, verdict.grounds)
        else:
            verdict = self._test(condition)
        if verdict.truth is None and self.as_asked and condition.unknown is not Unknown.OPEN:
            return Verdict(condition.unknown is Unknown.YES)
        if verdict.truth and condition.unknown is Unknown.YES:
            return TRUE  # what holds unless denied is not a reason
        return verdict

    def _test(self, condition: Condition) -> Verdict:
        truth = holds(condition, self.facts)
        if truth is None:
            return Verdict(None, tuple((k, ()) for k in condition.facts if k not in self.facts))
        if not isinstance(self.facts.get(condition.facts[0]), frozenset):
            return Verdict(truth, condition.whole)
        return Verdict(truth, tuple((k, self._counted(condition, k)) for k in condition.facts))

    def _counted(self, condition: Condition, key: FactKey) -> tuple[str, ...]:
        value = self.facts.get(key)
        if not isinstance(value, frozenset):
            return ()
        if condition.operator is Operator.HAS_AT_LEAST:
            return tuple(sorted(value))
        return tuple(code for code in condition.values if code in value)


def every(verdicts: Iterable[Verdict]) -> Verdict:
    """Kleene AND: false by the first false part, else unknown by all unknown parts."""
    true: list[Ground] = []
    unknown: list[Ground] = []
    is_unknown = False
    for verdict in verdicts:
        if verdict.truth is False:
            return verdict
        if verdict.truth is None:
            is_unknown = True
            unknown += verdict.grounds
        else:
            true += verdict.grounds
    return Verdict(None, _unique(unknown)) if is_unknown else Verdict(True, _unique(true))


def either(verdicts: Iterable[Verdict]) -> Verdict:
    """Kleene OR: true by every true part, else unknown by all unknown parts."""
    grounds: dict[bool | None, list[Ground]] = {}
    for verdict in verdicts:
        grounds.setdefault(verdict.truth, []).extend(verdict.grounds)
    truth = next((truth for truth in (True, None) if truth in grounds), False)
    return Verdict(truth, _unique(grounds.get(truth, [])))


def _unique(grounds: list[Ground]) -> tuple[Ground, ...]:
    return tuple(dict.fromkeys(grounds) if len(grounds) > 1 else grounds)


def holds(condition: Condition, facts: Facts) -> bool | None:
    """One test of one fact: True, False, or None when the fact is not stated."""
    if condition.operator is Operator.HAS_AT_LEAST:
        return _counts(condition, facts)
    value = facts.get(condition.fact)
    return None if value is None else condition.test(value)


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


def _counts(condition: Condition, facts: Facts) -> bool | None:
    needed = int(condition.values[0])
    stated = [facts[key] for key in condition.facts if key in facts]
    if sum(len(value) for value in stated if isinstance(value, frozenset)) >= needed:
        return True
    return None if len(stated) < len(condition.facts) else False
