"""The right to use a Sámi language: where it holds, and who serves in Sámi."""

import datetime as dt

import msgspec

from services_catalog.authorities import Confidence, Municipality, Provider
from services_catalog.catalogue import Catalogue, CriterionGroup, Service

SPEAKS_SAMI = "speaks_sami"  # the situation


class SamiService(msgspec.Struct, frozen=True):
    service: Service
    providers: tuple[Provider, ...]


class Sami(msgspec.Struct, frozen=True):
    """``homeland`` are the municipalities of the Sámi homeland, in whole or in part."""

    homeland: tuple[Municipality, ...]
    services: tuple[SamiService, ...]


def sami(catalogue: Catalogue, as_of: dt.date) -> Sami:
    known = [p for p in catalogue.providers if p.confidence is not Confidence.LOW and p.is_valid(as_of)]
    offered = [s for s in catalogue.offered(as_of) if any(map(_is_in_sami, s.requirements))]
    return Sami(
        homeland=tuple(m for m in catalogue.municipalities if m.is_in_sami_homeland),
        services=tuple(SamiService(s, tuple(p for p in known if s.slug in p.services)) for s in offered),
    )


def _is_in_sami(group: CriterionGroup) -> bool:
    return any(criterion.condition.situation == SPEAKS_SAMI for criterion in group.rows)
