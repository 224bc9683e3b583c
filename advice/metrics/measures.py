"""What is counted, and by what: always by one dimension at a time, never by two together (docs/adr/0013)."""

from collections.abc import Mapping
from enum import StrEnum

import msgspec


class Measure(StrEnum):
    RESULT = "RESULT"  # a result was looked at, once in a visit
    RESULT_HELPED = "RESULT_HELPED"
    RESULT_NEXT = "RESULT_NEXT"
    PLAN_MADE = "PLAN_MADE"
    PLAN_SAVED = "PLAN_SAVED"
    CHOSEN = "CHOSEN"  # a service of a plan that was made
    STEP_BEGUN = "STEP_BEGUN"
    STEP_DONE = "STEP_DONE"
    STEP_STOPPED = "STEP_STOPPED"
    STARTED = "STARTED"  # every step of a service is done
    CLOSED = "CLOSED"
    PLAN_HELPED = "PLAN_HELPED"
    PLAN_NEXT = "PLAN_NEXT"


class Dimension(StrEnum):
    ALL = ""
    QUESTIONNAIRE = "QUESTIONNAIRE"
    COUNTY = "COUNTY"  # wellbeing services county
    SEGMENT = "SEGMENT"
    SERVICE = "SERVICE"
    AUTHORITY = "AUTHORITY"  # its kind
    GATE = "GATE"  # kind of step
    UNEMPLOYED = "UNEMPLOYED"  # how long
    BENEFIT = "BENEFIT"  # how sure it is what one lives on
    PUNCTUAL = "PUNCTUAL"
    REASON = "REASON"
    DAYS = "DAYS"  # from gate to start
    PHASES = "PHASES"  # from one to another
    TRANSITION = "TRANSITION"
    LENGTH = "LENGTH"  # of the path
    ANSWER = "ANSWER"


D = Dimension
DIMENSIONS: dict[Measure, tuple[Dimension, ...]] = {
    Measure.RESULT: (
        D.QUESTIONNAIRE,
        D.COUNTY,
        D.SEGMENT,
        D.SERVICE,
        D.AUTHORITY,
        D.GATE,
        D.UNEMPLOYED,
        D.BENEFIT,
    ),
    Measure.RESULT_HELPED: (D.ANSWER, D.QUESTIONNAIRE),
    Measure.RESULT_NEXT: (D.ANSWER, D.QUESTIONNAIRE),
    Measure.PLAN_MADE: (D.QUESTIONNAIRE, D.COUNTY, D.SEGMENT),
    Measure.PLAN_SAVED: (D.COUNTY,),
    Measure.CHOSEN: (D.SERVICE,),
    Measure.STEP_BEGUN: (D.GATE,),
    Measure.STEP_DONE: (D.GATE, D.PUNCTUAL, D.COUNTY),
    Measure.STEP_STOPPED: (D.GATE, D.REASON, D.COUNTY, D.SERVICE),
    Measure.STARTED: (D.SERVICE, D.DAYS, D.PHASES, D.COUNTY),
    Measure.CLOSED: (D.TRANSITION, D.LENGTH, D.COUNTY, D.SEGMENT),
    Measure.PLAN_HELPED: (D.ANSWER,),
    Measure.PLAN_NEXT: (D.ANSWER,),
}
assert set(DIMENSIONS) == set(Measure)


class Known(StrEnum):
    """Whether something is sure."""

    YES = "YES"
    PARTLY = "PARTLY"
    NO = "NO"


class Punctual(StrEnum):
    IN_TIME = "IN_TIME"
    LATE = "LATE"


# Bands: the first number of each. Nobody's own number is ever kept.
DAYS = (0, 8, 15, 31, 91)
LENGTHS = (0, 92, 184, 366)  # days: three months, half a year, a year
MONTHS = (0, 3, 12, 24)
NO_PHASE = "START"  # before the first service of the way has begun


class Happening(msgspec.Struct, frozen=True):
    """Something that is counted once under its measure, and once under each of its dimensions; "" = not known."""

    measure: Measure
    values: Mapping[Dimension, str] = {}

    def __post_init__(self) -> None:
        assert set(self.values) <= set(DIMENSIONS[self.measure]), self


def band(number: int, firsts: tuple[int, ...]) -> str:
    """The band of a number, as ``8-14`` or ``91-``."""
    place = max((i for i, first in enumerate(firsts) if first <= number), default=0)
    return bands(firsts)[place]


def bands(firsts: tuple[int, ...]) -> list[str]:
    return [f"{first}-{after - 1}" for first, after in zip(firsts, firsts[1:], strict=False)] + [f"{firsts[-1]}-"]
