"""What must hold in segments, levels, phases and packages before they are loaded or published."""

from collections.abc import Iterator, Sequence

from advice.guidance import ClientSegment, Exercise, Guidance, Phase, Proposal, StopReason
from advice.packages import faults
from services_catalog.catalogue import Catalogue, ServiceStatus, StepKind
from services_catalog.release import Release
from services_catalog.sections import Problem

Fault = tuple[str, str, str]  # key, field, message


def check_paths(release: Release) -> Iterator[Problem]:
    guidance: Guidance = release.sections["advice"]
    catalogue = release.catalogue
    found = {
        "services": _check_phases(guidance, catalogue),
        "client_segments": _check_segments(guidance, catalogue),
        "guidance_levels": _check_levels(guidance),
        "service_packages": _check_packages(guidance, catalogue),
        "stop_reasons": _check_kinds(guidance.stop_reasons),
        "exercises": _check_kinds(guidance.exercises),
    }
    for noun, faults_ in found.items():
        for key, field, message in faults_:
            yield Problem(noun, key, field, message)


def _check_phases(guidance: Guidance, catalogue: Catalogue) -> Iterator[Fault]:
    for service in catalogue.services if guidance.phases else ():
        for phase in service.phases:
            if phase not in guidance.phase:
                yield service.slug, "phases", f"no phase {phase!r}"


def _check_kinds(entries: Sequence[StopReason | Exercise]) -> Iterator[Fault]:
    for entry in entries:
        for kind in set(entry.kinds).difference(StepKind):
            yield entry.key, "kinds", f"no kind of step {kind!r}"


def _check_segments(guidance: Guidance, catalogue: Catalogue) -> Iterator[Fault]:
    segments = guidance.client_segments
    yield from _check_order([(s.key, s.criteria) for s in segments], "criteria")
    for segment in segments:
        texts = {"goal": segment.goal, "tasks": segment.tasks, "instruction": segment.instruction}
        for field in (name for name, text in texts.items() if not text):
            yield segment.key, field, "missing"
        if not segment.services:
            yield segment.key, "phases", "no services"
        for field, message in (*_check_cells(segment, guidance.phases, catalogue), *_adoption(segment)):
            yield segment.key, field, message


def _check_cells(segment: ClientSegment, phases: Sequence[Phase], catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for phase in phases:
        cell = segment.cell(phase.key)
        if cell is None or not (cell.services or cell.empty_reason):
            yield "phases", f"{phase.key}: neither services nor a reason why there are none"
    for number, cell in enumerate(segment.phases, start=1):
        for slug in cell.services:
            if message := _misplaced(catalogue, slug, cell.phase):
                yield f"phases[{number}].services", message


def _misplaced(catalogue: Catalogue, slug: str, phase: str) -> str:
    """Why the service cannot be used in the phase, or nothing."""
    service = catalogue.service.get(slug)
    if service is None:
        return ""  # named among the missing references
    if service.status is ServiceStatus.ENDED:
        return f"{slug} has ended"
    return "" if phase in service.phases or not service.phases else f"{slug} is not in the phase {phase}"


def _check_levels(guidance: Guidance) -> Iterator[Fault]:
    levels = guidance.guidance_levels
    yield from _check_order([(level.key, level.situation) for level in levels], "situation")
    for level in levels:
        texts = {"who": level.who, "duration": level.duration, "rhythm": level.rhythm, "what": level.what}
        for field in (name for name, text in texts.items() if not text):
            yield level.key, field, "missing"
        for field, message in _adoption(level):
            yield level.key, field, message


def _check_order(rows: Sequence[tuple[str, str]], field: str) -> Iterator[Fault]:
    """The first match counts: the last is for everybody, and nobody comes past a row for everybody."""
    for number, (key, situation) in enumerate(rows, start=1):
        is_last = number == len(rows)
        if is_last and situation:
            yield key, field, "the last one is for everybody who is left: it has no situation"
        elif not is_last and not situation:
            yield key, field, "missing: nobody would come to the ones after it"


def _check_packages(guidance: Guidance, catalogue: Catalogue) -> Iterator[Fault]:
    for package in guidance.service_packages:
        if not package.steps:
            yield package.key, "steps", "missing"
        if not package.segments:
            yield package.key, "segments", "missing"
        for number, step in enumerate(package.steps, start=1):
            if message := _misplaced(catalogue, step.service, step.phase):
                yield package.key, f"steps[{number}].service", message
        for field, message in (*faults(package), *_adoption(package)):
            yield package.key, field, message


def _adoption(row: Proposal) -> Iterator[tuple[str, str]]:
    if not row.is_proposal and not row.adopted_by:
        yield "adopted_by", "missing: who works this way?"
