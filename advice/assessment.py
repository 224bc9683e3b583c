"""How one service stands for one person: fits, may fit or not now, and because of what."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

import msgspec

from services_catalog.authorities import Responsibility
from services_catalog.catalogue import Catalogue, CriterionGroup, Service
from services_catalog.conditions import Evaluation, Text
from services_catalog.verdict import FactKey, Ground, Verdict, either


class Status(StrEnum):
    FITS = "fits"
    MAY_FIT = "may_fit"
    NOT_NOW = "not_now"


class Obstacle(msgspec.Struct, frozen=True, kw_only=True):
    """The one thing that keeps a service away, in calm words."""

    text: Text
    professional: Text = Text()
    grounds: tuple[Ground, ...] = ()


class PayerOrder(msgspec.Struct, frozen=True, kw_only=True):
    """Where the service's payer stands in its function's order for this person.

    ``test`` is the payer's own situation; ``closed_by`` the earlier row that takes the matter,
    ``after`` the one that is looked at first, ``checked`` the first one that is still open, its own
    included; ``is_first`` whether nobody earlier is (or may be) responsible.
    """

    test: Verdict = Verdict(True)
    is_first: bool = True
    closed_by: Responsibility | None = None
    unsettled: tuple[FactKey, ...] = ()
    row: Responsibility | None = None
    after: Responsibility | None = None
    checked: Responsibility | None = None

    @property
    def note(self) -> Text:
        """Who pays and why: who is looked at first, what is to be checked while that is open, else its own words."""
        if self.after:
            return self.after.note
        to_check = self.checked.otherwise if self.checked else Text()
        return to_check or (self.row.note if self.row else Text())


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    service: Service
    status: Status
    grounds: tuple[Ground, ...] = ()  # stated facts that fulfilled its criteria
    missing: tuple[FactKey, ...] = ()  # unstated facts that would settle it
    unknown_requirements: int = 0
    obstacles: tuple[Obstacle, ...] = ()
    support: int = 0
    payer: PayerOrder = PayerOrder()


def assess(
    catalogue: Catalogue,
    service: Service,
    evaluation: Evaluation,
    as_of: dt.date,
    *,
    audience: str = "client",
) -> Assessment:
    """Status of a service that is offered on the day (engine.md §3)."""
    payer = payer_order(catalogue, service, evaluation, as_of)
    requires = [(group, group.decide(evaluation)) for group in service.requirements]
    blocks = [(group, group.decide(evaluation)) for group in service.blocks]
    obstacles = [*_payer_obstacles(payer)]
    obstacles += [_obstacle(group, v) for group, v in requires if v.truth is False]
    obstacles += [_obstacle(group, v) for group, v in blocks if v.truth]
    verdicts = [payer.test, *(verdict for _, verdict in requires)]
    open_requires = [verdict for verdict in verdicts if verdict.truth is None]
    open_blocks = [v for _, v in blocks if v.truth is None and _is_asked(catalogue, v, audience)]
    missing = dict.fromkeys(f for v in (*open_requires, *open_blocks) for f in v.facts)
    missing.update(dict.fromkeys(payer.unsettled))
    unsettled = Status.MAY_FIT if missing else Status.FITS
    return Assessment(
        service=service,
        status=Status.NOT_NOW if obstacles else unsettled,
        grounds=tuple(g for v in verdicts if v.truth for g in v.grounds),
        missing=tuple(missing),
        unknown_requirements=len(open_requires),
        obstacles=tuple(obstacles),
        support=_support(service, evaluation),
        payer=payer,
    )


def _obstacle(group: CriterionGroup, verdict: Verdict) -> Obstacle:
    criterion = group.rows[0]
    return Obstacle(text=criterion.not_now, professional=criterion.professional, grounds=verdict.grounds)


def _is_asked(catalogue: Catalogue, verdict: Verdict, audience: str) -> bool:
    asked = ("client",) if audience == "client" else ("client", "professional")
    return any(catalogue.vocabulary[fact].ask in asked for fact in verdict.facts)


def _support(service: Service, evaluation: Evaluation) -> int:
    return sum(row.weight for row in service.supports if row.condition.decide(evaluation).truth)


def payer_order(catalogue: Catalogue, service: Service, evaluation: Evaluation, as_of: dt.date) -> PayerOrder:
    """The place of the service's payer; the order itself is content of the function."""
    function = catalogue.function[service.function]
    if not function.orders_payers or service.payer is None:
        return PayerOrder()
    rows = function.in_force(as_of)
    own = [row for row in rows if row.authority_type is service.payer]
    if not own:
        return PayerOrder(test=Verdict(False))
    test = either([evaluation.situation(row.situation) for row in own])
    chosen = next((row for row in own if evaluation.situation(row.situation).truth), own[-1])
    earlier = [row for row in rows[: rows.index(chosen)] if row not in own]
    return _order(test, chosen, earlier, evaluation)


def _order(test: Verdict, row: Responsibility, earlier: Iterable[Responsibility], evaluation: Evaluation) -> PayerOrder:
    verdicts = [(other, evaluation.situation(other.situation)) for other in earlier]
    true = [other for other, verdict in verdicts if verdict.truth]
    still_open = [other for other, verdict in verdicts if verdict.truth is None]
    still_open += [row] if test.truth is None else []
    return PayerOrder(
        test=test,
        is_first=not true,
        closed_by=next((other for other in true if other.excludes_later), None),
        unsettled=tuple(dict.fromkeys(f for _, verdict in verdicts if verdict.truth is None for f in verdict.facts)),
        row=row,
        after=next(iter(true), None),
        checked=next(iter(still_open), None),
    )


def _payer_obstacles(payer: PayerOrder) -> Iterable[Obstacle]:
    if payer.closed_by:
        yield Obstacle(text=payer.closed_by.note, professional=Text(payer.closed_by.law))
    elif payer.test.truth is False:
        note = payer.row.otherwise if payer.row else Text()
        yield Obstacle(text=note, grounds=payer.test.grounds)
