"""What of a release decides advice, and what only tells about it: texts, sources and contacts."""

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

import msgspec

from services_catalog.conditions import Text
from services_catalog.release import Release

# What the engine never reads. Whatever is not named here is taken to decide: a new field costs a
# needless computation, never a change that nobody sees.
TELLS: Mapping[str, frozenset[str]] = {
    "Service": frozenset(
        (
            *("confidence", "cost", "delivery_modes", "documents", "icf", "legal_basis", "old_names"),
            *("prerequisites", "reforms", "remote", "replaced_by", "sources", "url"),
        )
    ),
    "RouteStep": frozenset({"form"}),
    "Responsibility": frozenset({"law"}),
    "Authority": frozenset({"contacts"}),
    "LeadRule": frozenset({"key"}),
}
WHO_ANSWERS = ("areas", "municipalities", "authorities", "functions")


def changed_services(before: Release, after: Release) -> frozenset[str]:
    """Slugs of the services that may decide otherwise, by themselves or by the order of payers that they are in."""
    old, new = map(_services, (before, after))
    return frozenset(slug for slug in {**old, **new} if old.get(slug) != new.get(slug))


def _services(release: Release) -> dict[str, tuple[Any, Any]]:
    orders = {function.key: deciding(function) for function in release.catalogue.functions if function.orders_payers}
    return {s.slug: (deciding(s), orders.get(s.function) if s.payer else None) for s in release.catalogue.services}


def changed_rules(before: Release, after: Release) -> frozenset[str]:
    """Situations of the lead rules that came, went or moved: whoever is in none of them is led by the same ones."""
    old, new = (release.sections["advice"].lead_rules for release in (before, after))
    same: SequenceMatcher[Any] = SequenceMatcher(None, deciding(old), deciding(new), autojunk=False)
    parts = [part for part in same.get_opcodes() if part[0] != "equal"]
    return frozenset(rule.situation for _, i, j, k, m in parts for rule in (*old[i:j], *new[k:m]))


def changed_situations(before: Release, after: Release) -> frozenset[str]:
    """Those with other rows: whoever they hold for as before is advised as before."""
    old, new = (release.catalogue.situation for release in (before, after))
    return frozenset(key for key in old.keys() & new.keys() if old[key].rows != new[key].rows)


def is_answered_alike(before: Release, after: Release) -> bool:
    """Places and functions decide who answers for a step; what is listed only by an order of payers."""
    return _answering(before) == _answering(after)


def _answering(release: Release) -> list[Any]:
    return [deciding(getattr(release.catalogue, noun)) for noun in WHO_ANSWERS]


def is_all_else_same(before: Release, after: Release) -> bool:
    """Beside services, lead rules, the rows of situations, and who answers.

    Of a fact the engine reads only who is asked. A fact or situation that comes or goes counts where
    it is used, which has then changed too.
    """
    old, new = ({fact.key: fact.ask for fact in release.catalogue.facts} for release in (before, after))
    return all(old[key] == new[key] for key in old.keys() & new.keys())


def deciding(value: Any) -> Any:
    """The value without what only tells, in a form that can be compared."""
    if isinstance(value, Text):
        return bool(value)
    if isinstance(value, tuple):
        return tuple(map(deciding, value))
    if isinstance(value, msgspec.Struct):
        tells = TELLS.get(type(value).__name__, frozenset())
        return tuple(deciding(getattr(value, name)) for name in value.__struct_fields__ if name not in tells)
    return value
