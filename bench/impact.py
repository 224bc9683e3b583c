"""What it costs to say what a release would change for 2,000 people, as the editors' page does."""

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from advice.impact import Impact, Side, impact
from advice.sample import people
from bench.timing import verdict
from services_catalog.conditions import Text
from services_catalog.release import Release

GOAL = 5  # seconds for the whole page


@dataclass
class Edit:
    what: str
    made: Callable[[Release], Release]


def show(release: Release, as_of: dt.date) -> None:
    start = time.process_time()
    sample = people(release)
    print(f"Impact of a release on {len(sample)} people\n  {'drawing them':44}{time.process_time() - start:6.2f} s")
    for edit in EDITS:
        after = edit.made(release)
        start = time.process_time()
        found = impact(Side(release, as_of), Side(after, as_of), sample)
        seconds = time.process_time() - start
        print(f"  {edit.what:44}{seconds:6.2f} s, {told(found)}; goal < {GOAL} s {verdict(seconds < GOAL)}")


def told(found: Impact) -> str:
    return f"{found.differing} people, {len(found.services)} services, {len(found.cases)} cases"


def reworded(release: Release) -> Release:
    return with_services(release, lambda s: msgspec.structs.replace(s, summary=Text(f"{s.summary} Uusi.")))


def one_service(release: Release) -> Release:
    leading = release.sections["advice"].lead_rules[-1].services[0]
    return with_services(release, lambda s: msgspec.structs.replace(s, rank=1) if s.slug == leading else s)


def one_rule(release: Release) -> Release:
    guidance = release.sections["advice"]
    fewer = msgspec.structs.replace(guidance, lead_rules=guidance.lead_rules[1:])
    return msgspec.structs.replace(release, sections={**release.sections, "advice": fewer})


def who_answers(release: Release) -> Release:
    """The areas in another order change nobody's advice, but nothing tells that beforehand."""
    return with_catalogue(release, areas=release.catalogue.areas[::-1])


def everybody(release: Release) -> Release:
    facts = release.catalogue.facts
    return with_catalogue(release, facts=(msgspec.structs.replace(facts[0], ask="professional"), *facts[1:]))


def with_services(release: Release, change: Callable) -> Release:
    return with_catalogue(release, services=tuple(map(change, release.catalogue.services)))


def with_catalogue(release: Release, **changes: object) -> Release:
    return msgspec.structs.replace(release, catalogue=msgspec.structs.replace(release.catalogue, **changes))


EDITS = (
    Edit("every summary is reworded", reworded),
    Edit("one service has another rank", one_service),
    Edit("one lead rule goes", one_rule),
    Edit("areas, authorities or who answers change", who_answers),
    Edit("what may concern everybody, both releases", everybody),
)
