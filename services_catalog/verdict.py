"""Kleene's strong logic with grounds: true, false or unknown, and the facts that made it so."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TypeVar

import msgspec

T = TypeVar("T")
FactKey = str
Ground = tuple[FactKey, tuple[str, ...]]  # a fact and, of a multi fact, the values that counted


class Verdict(msgspec.Struct, frozen=True, dict=True):
    """A truth value and the grounds that decided it (or, when unknown, that would decide it).

    ``own`` are the grounds of one test, ``parts`` the verdicts that it was made from: most are
    never explained, so grounds are put together only when somebody asks.
    """

    truth: bool | None
    own: tuple[Ground, ...] = ()
    parts: tuple["Verdict", ...] = ()

    @cached_property
    def grounds(self) -> tuple[Ground, ...]:
        if not self.parts:
            return self.own
        return tuple(dict.fromkeys(ground for part in self.parts for ground in part.grounds))

    @cached_property
    def facts(self) -> tuple[FactKey, ...]:
        keys = (key for part in self.parts for key in part.facts) if self.parts else (key for key, _ in self.own)
        return tuple(dict.fromkeys(keys))

    @cached_property
    def negated(self) -> "Verdict":
        return self if self.truth is None else Verdict(not self.truth, self.own, self.parts)


TRUE = Verdict(True)


def every(decisions: Iterable[Callable[[T], Verdict]], subject: T) -> Verdict:
    """Kleene AND: false by the first that is false of the subject, else unknown by all unknown ones."""
    true: list[Verdict] = []
    unknown: list[Verdict] = []
    for decide in decisions:
        verdict = decide(subject)
        if verdict.truth:
            true.append(verdict)
        elif verdict.truth is None:
            unknown.append(verdict)
        else:
            return verdict
    return _together(None, unknown) if unknown else _together(True, true)


def either(verdicts: Sequence[Verdict]) -> Verdict:
    """Kleene OR: true by every true part, else unknown by all unknown parts."""
    true = [verdict for verdict in verdicts if verdict.truth]
    if true:
        return _together(True, true)
    unknown = [verdict for verdict in verdicts if verdict.truth is None]
    return _together(None, unknown) if unknown else _together(False, verdicts)


def _together(truth: bool | None, parts: Sequence[Verdict]) -> Verdict:
    return parts[0] if len(parts) == 1 else Verdict(truth, (), tuple(parts))
