"""The way into a service: its ordered gates, and the first one that is still open."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from services_catalog.catalogue import Catalogue, RouteStep, Service
from services_catalog.conditions import Evaluation
from services_catalog.responsibility import Resolution, resolve, responsible
from services_catalog.verdict import FactKey


class Gate(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a route for one person: who opens it here, and whether it is behind already."""

    step: RouteStep
    resolution: Resolution
    is_done: bool
    unsettled: tuple[FactKey, ...] = ()  # facts that would tell whether it is done


def gates(catalogue: Catalogue, service: Service, evaluation: Evaluation, as_of: dt.date) -> Iterator[Gate]:
    """All gates in order; an unknown ``done_when`` is still open (engine.md §2)."""
    for step in service.steps:
        yield _gate(catalogue, service, step, evaluation, as_of)


def _gate(catalogue: Catalogue, service: Service, step: RouteStep, evaluation: Evaluation, as_of: dt.date) -> Gate:
    verdict = evaluation.situation(step.done_when) if step.done_when else None
    resolution = (
        resolve(catalogue, step.via, evaluation, as_of)
        if step.via
        else responsible(catalogue, service, evaluation, as_of)
    )
    return Gate(
        step=step,
        resolution=resolution,
        is_done=verdict is not None and verdict.truth is True,
        unsettled=verdict.facts if verdict is not None and verdict.truth is None else (),
    )


def first_open(route: tuple[Gate, ...]) -> Gate | None:
    """The first gate that is not done; the last one if every gate is."""
    return next((gate for gate in route if not gate.is_done), route[-1] if route else None)
