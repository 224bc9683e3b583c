"""Places that are alike: municipalities of the same areas, which no condition tells apart."""

import datetime as dt
from collections.abc import Iterable

import msgspec

from services_catalog.authorities import Area, AreaKind, Municipality
from services_catalog.catalogue import Catalogue
from services_catalog.conditions import Condition
from services_catalog.lookup import alphabetical

MUNICIPALITY = "municipality"


class Kind(msgspec.Struct, frozen=True):
    """Municipalities where the same authorities answer and the same services are offered."""

    areas: tuple[Area, ...]
    municipalities: tuple[Municipality, ...]

    @property
    def example(self) -> Municipality:
        return self.municipalities[0]

    def area_of(self, kind: AreaKind) -> Area | None:
        return next((area for area in self.areas if area.kind is kind), None)


def kinds_of_place(catalogue: Catalogue, municipalities: Iterable[Municipality], as_of: dt.date) -> tuple[Kind, ...]:
    """The municipalities in groups, in the order of the areas' names."""
    conditions = _conditions_on_municipality(catalogue)
    found: dict[tuple[object, ...], list[Municipality]] = {}
    for municipality in municipalities:
        areas = areas_of(catalogue, municipality, as_of)
        named = tuple(municipality.code in condition.values for condition in conditions)
        answering = tuple(area.key for area in areas if area.kind is not AreaKind.SUBREGION)
        found.setdefault((answering, named), []).append(municipality)
    groups = (Kind(areas_of(catalogue, group[0], as_of), tuple(group)) for group in found.values())
    return tuple(sorted(groups, key=_by_name))


def _by_name(kind: Kind) -> tuple[list[tuple[str, str]], str]:
    return [alphabetical(area.name) for area in kind.areas], kind.example.code


def areas_of(catalogue: Catalogue, municipality: Municipality, as_of: dt.date) -> tuple[Area, ...]:
    """The municipality's areas on the day, the county first."""
    areas = (catalogue.area[m.area] for m in municipality.memberships if m.is_valid(as_of))
    return tuple(sorted(areas, key=lambda area: (tuple(AreaKind).index(area.kind), area.key)))


def members(catalogue: Catalogue, area: Area, as_of: dt.date) -> tuple[Municipality, ...]:
    """The municipalities of the area on the day, by name."""
    found = [m for m in catalogue.municipalities if area in areas_of(catalogue, m, as_of)]
    return tuple(sorted(found, key=lambda municipality: alphabetical(municipality.name)))


def _conditions_on_municipality(catalogue: Catalogue) -> tuple[Condition, ...]:
    in_situations = (row.condition for situation in catalogue.situations for row in situation.rows)
    in_criteria = (criterion.condition for service in catalogue.services for criterion in service.criteria)
    return tuple(dict.fromkeys(c for c in (*in_situations, *in_criteria) if c.fact == MUNICIPALITY))
