"""Segments, levels, phases and packages as the pages tell them: criteria in words, cells with their services."""

import msgspec

from advice.desk.words import described
from advice.guidance import ClientSegment, Guidance, GuidanceLevel, PackageStep, Phase, ServicePackage
from advice.packages import ordered_steps
from services_catalog.catalogue import Catalogue, Service
from services_catalog.conditions import Text
from services_catalog.lookup import Here, Respondents

Criteria = tuple[tuple[Text, ...], ...]  # all of the groups, any line of each


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    phase: Phase
    services: tuple[Service, ...]
    empty_reason: Text


class SegmentRow(msgspec.Struct, frozen=True, kw_only=True):
    segment: ClientSegment
    criteria: Criteria
    cells: tuple[Cell, ...]
    packages: tuple[ServicePackage, ...]


class LevelRow(msgspec.Struct, frozen=True, kw_only=True):
    level: GuidanceLevel
    criteria: Criteria


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A service of a chain: its number, the numbers before it, and who answers for it here on the day."""

    number: int
    after: tuple[int, ...]
    step: PackageStep
    phase: Phase
    service: Service
    respondents: Respondents
    is_offered: bool


def criteria(catalogue: Catalogue, situation: str) -> Criteria:
    """In words; nothing for the last row, which is for everybody who is left."""
    if not situation:
        return ()
    groups = catalogue.situation[situation].alternatives
    return tuple(tuple(described(catalogue, condition) for condition in group) for group in groups)


def segment_rows(here: Here, guidance: Guidance) -> tuple[SegmentRow, ...]:
    return tuple(
        SegmentRow(
            segment=segment,
            criteria=criteria(here.catalogue, segment.criteria),
            cells=_cells(here, guidance, segment),
            packages=tuple(p for p in guidance.service_packages if segment.key in p.segments),
        )
        for segment in guidance.client_segments
    )


def _cells(here: Here, guidance: Guidance, segment: ClientSegment) -> tuple[Cell, ...]:
    cells = {cell.phase: cell for cell in segment.phases}
    return tuple(
        Cell(
            phase=phase,
            services=tuple(
                service
                for slug in cells[phase.key].services
                if (service := here.catalogue.service[slug]).is_offered(here.as_of)
            ),
            empty_reason=cells[phase.key].empty_reason,
        )
        for phase in guidance.phases
    )


def level_rows(catalogue: Catalogue, guidance: Guidance) -> tuple[LevelRow, ...]:
    return tuple(LevelRow(level=row, criteria=criteria(catalogue, row.situation)) for row in guidance.guidance_levels)


def links(here: Here, guidance: Guidance, package: ServicePackage) -> tuple[Link, ...]:
    return tuple(
        Link(
            number=number,
            after=after,
            step=step,
            phase=guidance.phase[step.phase],
            service=(service := here.catalogue.service[step.service]),
            respondents=here.respondents_for(service),
            is_offered=service.is_offered(here.as_of),
        )
        for number, step, after in ordered_steps(package)
    )
