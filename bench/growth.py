"""What one piece of advice costs on the real content, and when there are many more services."""

import datetime as dt
from functools import partial
from itertools import cycle, islice

import msgspec

from advice.advise import advise
from bench.timing import best, verdict
from services_catalog.catalogue import Catalogue, Service
from services_catalog.conditions import Facts, read_facts
from services_catalog.release import Release

SIZES = (150, 600, 2_400)
GOAL = 10  # ms at the largest
ROUNDS = 5


def show(release: Release, as_of: dt.date) -> None:
    people = example_people(release)
    grown = {f"{size:,} services": with_services(release, size) for size in SIZES}
    releases = {f"own content, {len(release.catalogue.services)} services": release, **grown}
    seconds = best({name: partial(_advise_all, r, people, as_of) for name, r in releases.items()}, ROUNDS)
    ms = {name: 1_000 * spent / len(people) for name, spent in seconds.items()}
    smallest, largest = (ms[f"{size:,} services"] for size in (SIZES[0], SIZES[-1]))
    print(f"One piece of advice, mean over the {len(people)} example cases")
    for name, spent in ms.items():
        print(f"  {name:40}{spent:9.2f} ms{spent / smallest:9.2f} ×")
    print(f"  goal < {GOAL} ms at {SIZES[-1]:,}: {largest:.1f} ms, {verdict(largest < GOAL)}")
    most = SIZES[-1] / SIZES[0]
    growth = largest / smallest
    print(f"  goal linear, ≤ {most:g} × at {most:g} × the services: {growth:.1f} ×, {verdict(growth <= most)}")


def example_people(release: Release) -> tuple[Facts, ...]:
    cases = release.sections["advice"].example_cases
    return tuple(read_facts(case.facts, release.catalogue.vocabulary) for case in cases)


def with_services(release: Release, size: int) -> Release:
    """The release with so many services: its own, then clones of them with new slugs."""
    services = release.catalogue.services
    grown = (_clone(service, number // len(services)) for number, service in enumerate(islice(cycle(services), size)))
    catalogue: Catalogue = msgspec.structs.replace(release.catalogue, services=tuple(grown))
    return msgspec.structs.replace(release, catalogue=catalogue)


def _clone(service: Service, generation: int) -> Service:
    return msgspec.structs.replace(service, slug=f"{service.slug}-{generation}") if generation else service


def _advise_all(release: Release, people: tuple[Facts, ...], as_of: dt.date) -> None:
    for facts in people:
        advise(release, facts, as_of)
