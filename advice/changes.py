"""What would change the advice: single answers that would open or close one service.

Only what is unknown or can be different tomorrow by the person's own act is flipped (a statement
obtained, job search registered): never age, cause or residence.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from advice.advise import Advice, Person
from advice.assessment import Assessment, Status
from services_catalog.catalogue import Service
from services_catalog.conditions import Fact, FactKind, Facts, Value
from services_catalog.release import Release
from services_catalog.verdict import FactKey

NEVER_FLIPPED = {"age", "cause", "residence"}  # not even while unknown: nobody should wish them otherwise


class Flip(msgspec.Struct, frozen=True, kw_only=True):
    """If ``fact`` were ``value``, the service would open (or close)."""

    service: Service
    fact: FactKey
    value: Value
    opens: bool


def changes(release: Release, advice: Advice, facts: Facts, as_of: dt.date) -> tuple[Flip, ...]:
    """Single changes that would open a near miss, or settle or close one of the cards."""
    found: list[Flip] = []
    for miss in advice.not_now:
        grounds = [key for key, _ in miss.obstacle.grounds]
        found += _flips(release, miss.service, facts, as_of, grounds, opens=True)
    for recommendation in advice.recommendations:
        if recommendation.is_card:
            keys = [*recommendation.missing, *(key for key, _ in recommendation.grounds)]
            found += _flips(release, recommendation.service, facts, as_of, keys, opens=False)
    return tuple(found)


def _flips(
    release: Release, service: Service, facts: Facts, as_of: dt.date, keys: Iterable[FactKey], *, opens: bool
) -> Iterator[Flip]:
    """Of each fact the first other value that opens the service, or closes it."""
    for key in dict.fromkeys(keys):
        fact = release.catalogue.vocabulary[key]
        if key in NEVER_FLIPPED or (key in facts and not fact.is_changeable):
            continue
        for value in alternatives(fact, facts.get(key)):
            other = Person(release, {**facts, key: value}, as_of)
            if _is_open(other.assessment(service)) is opens:
                yield Flip(service=service, fact=key, value=value, opens=opens)
                break


def _is_open(assessment: Assessment) -> bool:
    """Whether the service fits or may fit."""
    return assessment.status is not Status.NOT_NOW


def alternatives(fact: Fact, now: Value | None) -> Iterator[Value]:
    """Other values of a choice, or one value more or none at all of a multi fact."""
    if fact.kind is FactKind.CHOICE:
        yield from (code for code in fact.codes if code != now)
    elif fact.kind is FactKind.MULTI:
        stated = now if isinstance(now, frozenset) else frozenset()
        yield from (stated | {code} for code in fact.codes if code not in stated)
        if stated:
            yield frozenset[str]()
