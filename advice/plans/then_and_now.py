"""What the advice was when a plan was made, and what it is today for the same facts."""

from enum import StrEnum

import msgspec

from advice.advise import Advice, Recommendation
from services_catalog.catalogue import Service


class Changed(StrEnum):
    NEW = "NEW"
    GONE = "GONE"
    AUTHORITY = "AUTHORITY"
    FIRST_STEP = "FIRST_STEP"
    STATUS = "STATUS"


class Row(msgspec.Struct, frozen=True):
    service: Service
    then: Recommendation | None
    now: Recommendation | None

    @property
    def changes(self) -> tuple[Changed, ...]:
        """How the two differ; nothing if they do not."""
        if self.then is None or self.now is None:
            return (Changed.NEW if self.then is None else Changed.GONE,)
        found = {
            Changed.AUTHORITY: _authority(self.then) != _authority(self.now),
            Changed.FIRST_STEP: _first_step(self.then) != _first_step(self.now),
            Changed.STATUS: self.then.status is not self.now.status,
        }
        return tuple(change for change, is_so in found.items() if is_so)


def then_and_now(then: Advice, now: Advice) -> tuple[Row, ...]:
    """Everything that either recommends: today's in today's order, then what is gone."""
    before = {r.service.slug: r for r in then.recommendations}
    today = {r.service.slug: r for r in now.recommendations}
    rows = [Row(r.service, before.get(slug), r) for slug, r in today.items()]
    return (*rows, *(Row(r.service, r, None) for slug, r in before.items() if slug not in today))


def _authority(recommendation: Recommendation) -> str:
    return recommendation.resolution.authority.slug


def _first_step(recommendation: Recommendation) -> str:
    return recommendation.next_gate.step.text.fi if recommendation.next_gate else ""
