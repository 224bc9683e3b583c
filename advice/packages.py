"""Chains of services: what comes before what, and what comes next after any service."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

import msgspec

from advice.guidance import ClientSegment, Guidance, PackageStep, Phase, ServicePackage
from services_catalog.catalogue import Catalogue, Service
from services_catalog.conditions import Text
from services_catalog.release import Release

BY_PHASE_AT_MOST = 6


class NextService(msgspec.Struct, frozen=True):
    service: Service
    package: ServicePackage
    note: Text


class WhatNext(msgspec.Struct, frozen=True, kw_only=True):
    """After a service: the next ones of its packages, and those of the next phase.

    Without a next phase the service is in the last one, whose transition is to be made sure of.
    """

    in_packages: tuple[NextService, ...] = ()
    phase: Phase | None = None
    by_phase: tuple[Service, ...] = ()
    last_phase: Phase | None = None


def circle(package: ServicePackage) -> tuple[str, ...]:
    """The services that wait for each other, or nothing."""
    try:
        TopologicalSorter({step.service: step.after for step in package.steps}).prepare()
    except CycleError as error:
        return tuple(error.args[1])
    return ()


def faults(package: ServicePackage) -> Iterator[tuple[str, str]]:
    """Field and message of everything that keeps the chain from being one."""
    services = [step.service for step in package.steps]
    for number, step in enumerate(package.steps, start=1):
        place = f"steps[{number}]"
        if services.index(step.service) != number - 1:
            yield f"{place}.service", f"{step.service} is there twice"
        for slug in step.after:
            if slug not in services:
                yield f"{place}.after", f"{slug} is not in the chain"
    if found := circle(package):
        yield "steps", f"leads back to itself: {' → '.join(found)}"
        return
    for number, step in enumerate(package.steps, start=1):
        if late := [slug for slug in step.after if slug in services[number:]]:
            yield f"steps[{number}].after", f"{', '.join(late)} comes later in the chain"


def packages_of(guidance: Guidance, slug: str) -> tuple[ServicePackage, ...]:
    return tuple(p for p in guidance.service_packages if any(step.service == slug for step in p.steps))


def what_next(release: Release, service: Service, as_of: dt.date) -> WhatNext:
    guidance: Guidance = release.sections["advice"]
    phase = next_phase(guidance, service)
    ways = [p for p in guidance.phases if not p.is_parallel]
    return WhatNext(
        in_packages=tuple(_in_packages(guidance, release.catalogue, service.slug, as_of)),
        phase=phase,
        by_phase=next_phase_services(guidance, release.catalogue, service, as_of),
        last_phase=ways[-1] if ways and phase is None else None,
    )


def _in_packages(guidance: Guidance, catalogue: Catalogue, slug: str, as_of: dt.date) -> Iterator[NextService]:
    seen: set[str] = set()
    for package in packages_of(guidance, slug):
        for step in package.steps:
            service = catalogue.service[step.service]
            if slug in step.after and step.service not in seen and service.is_offered(as_of):
                seen.add(step.service)
                yield NextService(service, package, step.note)


def next_phase(guidance: Guidance, service: Service) -> Phase | None:
    """The phase after the last one of the service; the first if it belongs to none but parallel ones."""
    ways = [phase for phase in guidance.phases if not phase.is_parallel]
    last = max((i for i, phase in enumerate(ways) if phase.key in service.phases), default=-1)
    return ways[last + 1] if last + 1 < len(ways) else None


def next_phase_services(
    guidance: Guidance, catalogue: Catalogue, service: Service, as_of: dt.date
) -> tuple[Service, ...]:
    """Services of the next phase for the segments that use the service, or for all if none does; commonest first."""
    phase = next_phase(guidance, service)
    if phase is None:
        return ()
    own = [s for s in guidance.client_segments if service.slug in s.services]
    for segments in (own, guidance.client_segments):
        found = (catalogue.service[slug] for slug in _commonest(segments, phase.key) if slug != service.slug)
        if offered := [other for other in found if other.is_offered(as_of)]:
            return tuple(offered[:BY_PHASE_AT_MOST])
    return ()


def _commonest(segments: Iterable[ClientSegment], phase: str) -> list[str]:
    """Services of the phase: those of most segments first, then those that are early in their cell."""
    cells = [cell.services for s in segments if (cell := s.cell(phase))]
    counted = Counter(slug for cell in cells for slug in cell)
    place = {slug: min(cell.index(slug) for cell in cells if slug in cell) for slug in counted}
    return sorted(counted, key=lambda slug: (-counted[slug], place[slug]))


def ordered_steps(package: ServicePackage) -> tuple[tuple[int, PackageStep, tuple[int, ...]], ...]:
    """Each step with its number in the chain and the numbers of those that must come before it."""
    number = {step.service: i for i, step in enumerate(package.steps, start=1)}
    return tuple((number[s.service], s, tuple(number[slug] for slug in s.after)) for s in package.steps)
