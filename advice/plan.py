"""A client's own plan: what was chosen, and what has been said of each step since. No name, no free text."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import msgspec

from advice.steps import Owner

KEPT_DAYS = 90  # after the last use
REVIEW_MONTHS = (3, 6)  # from now: the usual next review, and the latest
MOST_SERVICES = 12
MOST_EVENTS = 60


class State(StrEnum):
    NOT_STARTED = "NOT_STARTED"
    UNDERWAY = "UNDERWAY"
    DONE = "DONE"
    STOPPED = "STOPPED"


class Hand(StrEnum):
    """Who did something: the one with the plan, or a worker to whom the code was read."""

    CLIENT = "CLIENT"
    WORKER = "WORKER"


class Act(StrEnum):
    SAVED = "SAVED"
    OPENED = "OPENED"
    CHANGED = "CHANGED"  # a step
    CHOSEN = "CHOSEN"  # services
    PROPOSED = "PROPOSED"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    AGREED = "AGREED"  # who is responsible, and when it is looked at again
    UPDATED = "UPDATED"  # to the newest release
    EXERCISED = "EXERCISED"
    STRUCTURED = "STRUCTURED"  # by a template and its goals
    CLOSED = "CLOSED"


class Role(StrEnum):
    """What the responsible worker is; never who."""

    EMPLOYMENT = "EMPLOYMENT"
    SOCIAL_WORKER = "SOCIAL_WORKER"
    SOCIAL_COUNSELLOR = "SOCIAL_COUNSELLOR"
    REHABILITATION = "REHABILITATION"
    NURSE = "NURSE"
    COACH = "COACH"
    KELA = "KELA"
    YOUTH = "YOUTH"
    OTHER = "OTHER"


class Transition(StrEnum):
    """What the path led to."""

    WORK = "WORK"
    EDUCATION = "EDUCATION"
    REHABILITATION = "REHABILITATION"
    PENSION = "PENSION"
    OTHER = "OTHER"


class Mark(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What has been said of a step; what nobody has said is as the plan proposes it."""

    owner: Owner | None = None
    target: dt.date | None = None
    state: State | None = None
    since: dt.date | None = None  # the day on which it came to that state
    stopped: str = ""  # the reason's key
    meeting: str = ""  # the link of a remote meeting
    meeting_at: dt.datetime | None = None  # by the clock in Finland


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    at: dt.datetime
    hand: Hand
    act: Act
    what: str = ""  # the key of a step or the slug of a service


class Agreement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who holds the whole, and when it is looked at again."""

    role: Role | None = None
    organisation: str = ""  # slug of an authority or provider
    review_on: dt.date | None = None


class Template(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What structures the plan, of which release, and the chosen goals of each part by their places."""

    key: str
    release: int
    goals: dict[str, tuple[int, ...]] = {}


class Plan(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """``release`` is the one it was made from and stays with until somebody updates it."""

    release: int
    made_on: dt.date
    facts: dict[str, Any]
    services: dict[str, dt.date]  # by slug in the order of the advice, with the day of choosing
    proposed: dict[str, dt.date] = {}
    marks: dict[str, Mark] = {}
    agreement: Agreement = Agreement()
    exercises: dict[str, tuple[int, ...]] = {}  # tasks that are done, by their places
    template: Template | None = None
    transition: Transition | None = None
    closed_on: dt.date | None = None
    told: tuple[str, ...] = ()  # what was asked of the path and has been answered; the answer is not kept
    events: tuple[Event, ...] = ()

    def marked(self, key: str, mark: Mark) -> "Plan":
        return msgspec.structs.replace(self, marks={**self.marks, key: mark})

    def noting(self, at: dt.datetime, hand: Hand, act: Act, what: str = "") -> "Plan":
        """The same plan with one more line in its diary; the oldest lines go."""
        event = Event(at=at.replace(second=0, microsecond=0), hand=hand, act=act, what=what)
        return msgspec.structs.replace(self, events=(*self.events, event)[-MOST_EVENTS:])

    def choosing(self, slugs: tuple[str, ...], on: dt.date) -> "Plan":
        """Just these services; what stays keeps its day, what was proposed and is chosen is accepted."""
        days = {slug: self.services.get(slug, on) for slug in slugs[:MOST_SERVICES]}
        left = {slug: day for slug, day in self.proposed.items() if slug not in days}
        return msgspec.structs.replace(self, services=days, proposed=left)

    def proposing(self, slug: str, on: dt.date) -> "Plan":
        if slug in self.services or len(self.services) + len(self.proposed) >= MOST_SERVICES:
            return self
        return msgspec.structs.replace(self, proposed={**self.proposed, slug: on})

    def declining(self, slug: str) -> "Plan":
        left = {other: day for other, day in self.proposed.items() if other != slug}
        return msgspec.structs.replace(self, proposed=left)

    def updated(self, release: int) -> "Plan":
        return msgspec.structs.replace(self, release=release)

    def agreed(self, agreement: Agreement) -> "Plan":
        return msgspec.structs.replace(self, agreement=agreement)

    def exercised(self, key: str, added: set[int], removed: set[int]) -> "Plan":
        done = (set(self.exercises.get(key, ())) - removed) | added
        return msgspec.structs.replace(self, exercises={**self.exercises, key: tuple(sorted(done))})

    def structured(self, template: Template | None) -> "Plan":
        return msgspec.structs.replace(self, template=template)

    def telling(self, what: str) -> "Plan":
        return msgspec.structs.replace(self, told=(*self.told, what))

    def ended(self, transition: Transition, on: dt.date) -> "Plan":
        return msgspec.structs.replace(self, transition=transition, closed_on=on)

    @property
    def all_services(self) -> dict[str, dt.date]:
        return {**self.services, **self.proposed}


def merged(
    base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What two people made of the same fields, and the fields that both changed and differently.

    Of such a field theirs stands, because it is already kept; the caller shows both.
    """
    both = tuple(name for name in mine if mine[name] != theirs[name] and base[name] not in (mine[name], theirs[name]))
    kept = {name: theirs[name] if mine[name] == base[name] or name in both else mine[name] for name in mine}
    return kept, both
