"""The professional layer of a service, from the same record as the client's page."""

from collections.abc import Iterable

import msgspec

from advice.desk.appeal import appeals
from advice.desk.words import described, sentences
from services_catalog.authorities import Function
from services_catalog.catalogue import Catalogue, Criterion, Effect, LocalNote, Reform, Role, RouteStep, Service
from services_catalog.conditions import Text
from services_catalog.lookup import Here
from services_catalog.service_page import ServicePage, service_page


class Line(msgspec.Struct, frozen=True):
    """What is tested, in words, and what the professional should know of it, with the law."""

    condition: Text
    basis: Text


class Rule(msgspec.Struct, frozen=True):
    """One group of criteria: any of its lines is enough."""

    effect: Effect
    lines: tuple[Line, ...]
    weight: int = 0


class Record(msgspec.Struct, frozen=True, kw_only=True):
    page: ServicePage
    requires: tuple[Rule, ...]
    blocks: tuple[Rule, ...]
    supports: tuple[Rule, ...]
    obligations: Text
    to_record: tuple[Text, ...]
    notes: tuple[Text, ...]
    local_notes: tuple[LocalNote, ...]
    reforms: tuple[Reform, ...]
    needs: tuple[Text, ...]
    appeals: tuple[Service, ...]

    @property
    def service(self) -> Service:
        return self.page.service

    @property
    def papers(self) -> tuple[RouteStep, ...]:
        """Statements, referrals and applications that have a paper or a form."""
        return tuple(step for step in self.service.steps if step.document or step.form)


def record(here: Here, service: Service) -> Record:
    return Record(
        page=service_page(here, service),
        requires=rules(here.catalogue, service, Effect.REQUIRES),
        blocks=rules(here.catalogue, service, Effect.BLOCKS),
        supports=rules(here.catalogue, service, Effect.SUPPORTS),
        obligations=_common(here.catalogue, service).obligations,
        to_record=to_record(here.catalogue, service),
        notes=sentences(service.professional_note),
        local_notes=here.local_notes(service),
        reforms=tuple(reform for reform in service.reforms if reform.changes_on > here.as_of),
        needs=tuple(here.catalogue.situation[need].name for need in service.needs),
        appeals=appeals(here, service),
    )


def to_record(catalogue: Catalogue, service: Service) -> tuple[Text, ...]:
    """What a caseworker writes down: the service's own first."""
    return (*sentences(service.to_record), *sentences(_common(catalogue, service).to_record))


def _common(catalogue: Catalogue, service: Service) -> Function:
    """What holds in every service of the function; an appeal has nothing of it."""
    function = catalogue.function[service.function]
    return Function(key=function.key, name=function.name) if service.role is Role.RIGHT else function


def rules(catalogue: Catalogue, service: Service, effect: Effect) -> tuple[Rule, ...]:
    groups: dict[int, list[Criterion]] = {}
    for criterion in service.criteria:
        if criterion.effect is effect:
            groups.setdefault(criterion.group, []).append(criterion)
    return tuple(Rule(effect, lines_of(catalogue, rows), rows[0].weight) for rows in groups.values())


def lines_of(catalogue: Catalogue, rows: Iterable[Criterion]) -> tuple[Line, ...]:
    return tuple(dict.fromkeys(Line(described(catalogue, row.condition), row.professional) for row in rows))
