"""Whom the client resembles and how intensive the guidance should be: the first match, with its grounds."""

from collections.abc import Iterable
from typing import Generic, TypeVar

import msgspec

from advice.guidance import ClientSegment, Guidance, GuidanceLevel
from services_catalog.conditions import Evaluation, Facts
from services_catalog.verdict import FactKey, Ground

Row = TypeVar("Row")


class Match(msgspec.Struct, Generic[Row], frozen=True, kw_only=True):
    """The first row that is true; ``grounds`` decided it, ``open`` could still put an earlier row first."""

    row: Row
    grounds: tuple[Ground, ...] = ()
    open: tuple[FactKey, ...] = ()
    facts: Facts = {}

    @property
    def is_clear(self) -> bool:
        return bool(self.grounds)


def segment(guidance: Guidance, evaluation: Evaluation) -> Match[ClientSegment] | None:
    """None only if the release has no segments."""
    return first_match([(row, row.criteria) for row in guidance.client_segments], evaluation)


def guidance_level(guidance: Guidance, evaluation: Evaluation) -> Match[GuidanceLevel] | None:
    """None only if the release has no levels."""
    return first_match([(row, row.situation) for row in guidance.guidance_levels], evaluation)


def first_match(rows: Iterable[tuple[Row, str]], evaluation: Evaluation) -> Match[Row] | None:
    """The first row whose situation is true: an unknown one is passed by, and remembered as open."""
    unknown: list[FactKey] = []
    for row, situation in rows:
        verdict = evaluation.situation(situation)
        if verdict.truth:
            still_open = tuple(dict.fromkeys(unknown))
            return Match(row=row, grounds=verdict.grounds, open=still_open, facts=evaluation.facts)
        if verdict.truth is None:
            unknown += verdict.facts
    return None
