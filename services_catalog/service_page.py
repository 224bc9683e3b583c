"""One service as its page tells it: the way in, who answers here, who carries it out, what is near it."""

import msgspec

from services_catalog.authorities import Confidence, Provider
from services_catalog.catalogue import LegalBasis, RouteStep, Service, ServiceKind, ServiceStatus, StepKind
from services_catalog.conditions import Text
from services_catalog.delivery import DeliveryMode
from services_catalog.freshness import is_lowered, is_told
from services_catalog.lookup import Here, Respondents, alphabetical, is_ended, today

RELATED_AT_MOST = 6


class Stage(msgspec.Struct, frozen=True):
    """One step of the way in; ``openers`` and their ``door`` if another function opens it."""

    step: RouteStep
    openers: Respondents | None = None
    door: Service | None = None


class ServicePage(msgspec.Struct, frozen=True, kw_only=True):
    service: Service
    respondents: Respondents
    stages: tuple[Stage, ...]
    providers: tuple[Provider, ...]
    ways: tuple[DeliveryMode, ...]
    related: tuple[Service, ...]
    replacements: tuple[Service, ...] = ()
    is_ended: bool = False
    is_coming: bool = False
    is_unverified: bool = False  # for so long that readers are told

    @property
    def is_uncertain(self) -> bool:
        return self.service.status is ServiceStatus.UNCERTAIN or self.service.confidence is Confidence.LOW

    @property
    def is_benefit(self) -> bool:
        return self.service.kind is ServiceKind.BENEFIT

    @property
    def has_tags(self) -> bool:
        return self.is_benefit or self.service.is_self_referral or self.service.is_remote

    @property
    def deciders(self) -> tuple[Text, ...]:
        """Who makes the decisions on the way in, each once."""
        steps = (stage.step for stage in self.stages)
        return tuple(dict.fromkeys(step.actor for step in steps if step.kind is StepKind.DECISION))

    @property
    def laws(self) -> tuple[LegalBasis, ...]:
        if self.service.legal_basis or self.respondents.main is None or not self.respondents.main.law:
            return self.service.legal_basis
        return (LegalBasis(law=self.respondents.main.law),)


def service_page(here: Here, service: Service) -> ServicePage:
    has_ended = is_ended(service, here.as_of)
    return ServicePage(
        service=service,
        respondents=here.respondents_for(service),
        stages=tuple(_stage(here, service, step) for step in service.steps),
        providers=here.providers(service),
        ways=here.catalogue.ways(service),
        related=_related(here, service),
        replacements=today(service, here) if has_ended else (),
        is_ended=has_ended,
        is_coming=not has_ended and (service.status is ServiceStatus.PLANNED or not service.is_valid(here.as_of)),
        is_unverified=is_told(service, here.as_of),
    )


def _stage(here: Here, service: Service, step: RouteStep) -> Stage:
    if step.via in ("", service.function):
        return Stage(step)
    openers = here.respondents(step.via)
    door = here.catalogue.service.get(openers.main.service) if openers.main else None
    return Stage(step, openers, door if door and door.slug != service.slug else None)


def _related(here: Here, service: Service) -> tuple[Service, ...]:
    """Others with the same primary need, then another need of it, then of the same function; same payer first."""
    needs = set(service.needs)

    def nearness(other: Service) -> int:
        if other.needs and other.needs[0] in service.needs[:1]:
            return 0
        return 1 if needs.intersection(other.needs) else 2

    near = [
        other
        for other in here.catalogue.offered(here.as_of)
        if other.slug != service.slug
        and (other.function == service.function or nearness(other) < 2)
        and here.is_offered(other)
    ]
    near.sort(
        key=lambda o: (
            *(nearness(o), o.payer is not service.payer, o.rank),
            *(is_lowered(o, here.as_of), alphabetical(o.title)),
        )
    )
    return tuple(near[:RELATED_AT_MOST])
