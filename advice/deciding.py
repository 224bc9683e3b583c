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
    "Fact": frozenset({"icf", "unit"}),
    "FactValue": frozenset({"label"}),
}
DECIDING = ("facts", "areas", "municipalities", "authorities", "functions")


def changed_services(before: Release, after: Release) -> frozenset[str]:
    """Slugs of the services that may decide otherwise."""
    old, new = ({s.slug: deciding(s) for s in release.catalogue.services} for release in (before, after))
    return frozenset(slug for slug in {**old, **new} if old.get(slug) != new.get(slug))


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


def is_all_else_same(before: Release, after: Release) -> bool:
    """Beside services, lead rules and the rows of situations."""
    return _rest(before) == _rest(after)


def _rest(release: Release) -> tuple[Any, ...]:
    needs = {(situation.key, situation.is_need) for situation in release.catalogue.situations}
    return (needs, *(deciding(getattr(release.catalogue, noun)) for noun in DECIDING))


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
