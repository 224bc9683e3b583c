"""Aino's small world with phases of the way and a segment, and what has been counted in it."""

import msgspec

from advice.guidance import ClientSegment, Phase
from advice.metrics import counting
from services_catalog.conditions import Text
from tests.plans.path import ASSESSMENT, COURSE, plan_release

PHASES = (
    Phase(key="PLANNING", name=Text("Arviointi")),
    Phase(key="TRAINING", name=Text("Koulutus")),
    Phase(key="INCOME", name=Text("Raha"), is_parallel=True),
)
SEGMENTS = (ClientSegment(key="unclear", name=Text("Ei vielä selvä")),)


def phased_release():
    base = plan_release()
    replace = msgspec.structs.replace
    guidance = replace(base.sections["advice"], phases=PHASES, client_segments=SEGMENTS)
    phases = {ASSESSMENT.slug: ("INCOME", "PLANNING"), COURSE.slug: ("TRAINING",)}
    services = tuple(replace(s, phases=phases.get(s.slug, s.phases)) for s in base.catalogue.services)
    return plan_release(services=services, guidance=guidance)


def counted(measure=""):
    """What waits in memory of the measure: numbers by dimension and value."""
    found = {}
    for (_day, name, dimension, value), number in counting._tally.items():
        found.setdefault(name, {}).setdefault(dimension, {})[value] = number
    return found.get(measure, {}) if measure else found
