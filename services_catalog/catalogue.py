"""The published catalogue: frozen types of services, and everything of a release by its key."""

import datetime as dt
from enum import StrEnum
from functools import cached_property
from typing import Literal

import msgspec

from services_catalog.authorities import (
    Area,
    Authority,
    AuthorityType,
    Confidence,
    Function,
    Municipality,
    Provider,
    Validity,
)
from services_catalog.conditions import Condition, Decision, Fact, FactKind, FactValue, Situation, Text, any_of
from services_catalog.delivery import DeliveryMode
from services_catalog.glossary import Glossary, Term
from services_catalog.outdated_name import OutdatedName

ReviewMonths = Literal[1, 3, 6, 12]


class ServiceKind(StrEnum):
    SERVICE = "SERVICE"
    BENEFIT = "BENEFIT"


class ServiceStatus(StrEnum):
    ACTIVE = "ACTIVE"
    UNCERTAIN = "UNCERTAIN"  # kept in the catalogue with a warning, never a first step
    PLANNED = "PLANNED"
    ENDED = "ENDED"  # an old name that leads to what replaced it


class Role(StrEnum):
    ORDINARY = "ORDINARY"
    GENERAL_ENTRY = "GENERAL_ENTRY"  # offered when nothing about needs is known
    COMPANION = "COMPANION"  # goes along, never leads, never trimmed
    RIGHT = "RIGHT"  # an appeal, shown beside the services
    EMERGENCY = "EMERGENCY"
    FALLBACK = "FALLBACK"  # general advice when nothing else is left


class Remote(StrEnum):
    YES = "YES"
    PARTIAL = "PARTIAL"
    NO = "NO"
    UNKNOWN = "UNKNOWN"


class Effect(StrEnum):
    REQUIRES = "REQUIRES"
    BLOCKS = "BLOCKS"
    SUPPORTS = "SUPPORTS"


class Criterion(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A row of a service's requirement; rows of one effect and group are OR, groups are AND."""

    effect: Effect
    group: int
    condition: Condition
    weight: int = 0  # SUPPORTS only: -3 … +3
    not_now: Text = Text()
    professional: Text = Text()  # the same with its law, for caseworkers


class CriterionGroup(msgspec.Struct, frozen=True, dict=True):
    """The rows of one effect that are alternatives; the first carries the sentence."""

    rows: tuple[Criterion, ...]

    @cached_property
    def decide(self) -> Decision:
        return any_of(row.condition for row in self.rows)


class Prerequisite(msgspec.Struct, frozen=True, kw_only=True):
    """What no question can settle: a doctor's assessment, an authority's decision."""

    text: Text
    settled_by: Text


class StepKind(StrEnum):
    CONTACT = "CONTACT"
    STATEMENT = "STATEMENT"
    REFERRAL = "REFERRAL"
    APPLICATION = "APPLICATION"
    ASSESSMENT = "ASSESSMENT"
    DECISION = "DECISION"
    START = "START"


class RouteStep(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An ordered gate: open until ``done_when`` is true; ``via`` is the function that opens it."""

    kind: StepKind
    actor: Text
    text: Text
    document: Text = Text()
    form: str = ""
    deadline: Text = Text()
    done_when: str = ""  # a situation
    via: str = ""  # a function, e.g. the doctor's appointment


class RequiredDocument(msgspec.Struct, frozen=True, kw_only=True):
    name: Text
    form: str = ""


class LegalBasis(msgspec.Struct, frozen=True, kw_only=True):
    law: str
    number: str = ""
    sections: str = ""


class Reform(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What changes in a service on a day: told to caseworkers beforehand, and applied by editing the service."""

    changes_on: dt.date
    text: Text
    law: str = ""
    is_planned: bool = False  # not enacted


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where a fact stands: a page, or a paper that has only a title."""

    url: str = ""
    title: str = ""
    date: str = ""
    confidence: Confidence = Confidence.MEDIUM


class Service(Validity, frozen=True, kw_only=True, dict=True):
    """One thing a person can get (HSDS service, PTV Service, CPSV-AP PublicService)."""

    slug: str
    kind: ServiceKind = ServiceKind.SERVICE
    status: ServiceStatus = ServiceStatus.ACTIVE
    role: Role = Role.ORDINARY
    name: Text
    plain_name: Text = Text()
    summary: Text = Text()
    for_whom: Text = Text()  # one line each
    what_happens: Text = Text()
    function: str
    payer: AuthorityType | None = None  # None: whoever is first responsible for the function
    needs: tuple[str, ...] = ()  # situations marked as needs; the first is the primary one
    rank: int = 50  # order among equals, small first
    phases: tuple[str, ...] = ()
    icf: tuple[str, ...] = ()
    remote: Remote = Remote.UNKNOWN
    delivery_modes: tuple[str, ...] = ()  # the ways that are known; none of a remote service = not known
    cost: Text = Text()
    money_meanwhile: Text = Text()
    deadline: Text = Text()
    caution: Text = Text()  # a duty or risk that the person must know before starting
    professional_note: Text = Text()
    usual_time: Text = Text()  # for professionals: how long the decision takes and the service lasts
    to_record: Text = Text()  # for professionals, one line each; besides what its function has
    url: str = ""
    checked_on: dt.date | None = None
    review_months: ReviewMonths = 6  # how long it may go without being verified again
    confidence: Confidence = Confidence.MEDIUM
    replaced_by: tuple[str, ...] = ()
    old_names: tuple[str, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    prerequisites: tuple[Prerequisite, ...] = ()
    steps: tuple[RouteStep, ...] = ()
    documents: tuple[RequiredDocument, ...] = ()
    legal_basis: tuple[LegalBasis, ...] = ()
    sources: tuple[Source, ...] = ()
    reforms: tuple[Reform, ...] = ()

    @property
    def is_self_referral(self) -> bool:
        """True if no statement, referral or assessment stands before the application."""
        gates = (StepKind.STATEMENT, StepKind.REFERRAL, StepKind.ASSESSMENT, StepKind.DECISION)
        return bool(self.steps) and self.steps[0].kind not in gates

    @property
    def title(self) -> Text:
        return self.plain_name or self.name

    @property
    def is_remote(self) -> bool:
        """At least in part."""
        return self.remote in (Remote.YES, Remote.PARTIAL)

    @property
    def is_certain(self) -> bool:
        """An uncertain service is shown with a warning and never leads."""
        return self.status is ServiceStatus.ACTIVE

    @cached_property
    def requirements(self) -> tuple[CriterionGroup, ...]:
        """Groups of REQUIRES: one row of each must be true."""
        return self._groups(Effect.REQUIRES)

    @cached_property
    def blocks(self) -> tuple[CriterionGroup, ...]:
        """Groups of BLOCKS: any row that is true keeps the service away."""
        return self._groups(Effect.BLOCKS)

    @cached_property
    def supports(self) -> tuple[Criterion, ...]:
        """SUPPORTS: each row that is true moves the service in the order by its weight."""
        return tuple(criterion for criterion in self.criteria if criterion.effect is Effect.SUPPORTS)

    @cached_property
    def most_support(self) -> int:
        return sum(row.weight for row in self.supports if row.weight > 0)

    def _groups(self, effect: Effect) -> tuple[CriterionGroup, ...]:
        groups: dict[int, list[Criterion]] = {}
        for criterion in self.criteria:
            if criterion.effect is effect:
                groups.setdefault(criterion.group, []).append(criterion)
        return tuple(CriterionGroup(tuple(rows)) for rows in groups.values())

    def is_offered(self, on: dt.date) -> bool:
        """Whether a person can be led to it on the day."""
        return self.status in (ServiceStatus.ACTIVE, ServiceStatus.UNCERTAIN) and self.is_valid(on)


class LocalNote(Validity, frozen=True, kw_only=True):
    """What a caseworker should know of some services in some municipalities; no client reads it."""

    slug: str
    text: Text
    municipalities: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()  # all services of these
    services: tuple[str, ...] = ()
    source: str = ""
    checked_on: dt.date | None = None
    confidence: Confidence = Confidence.MEDIUM

    def concerns(self, service: "Service") -> bool:
        return service.slug in self.services or service.function in self.functions


class Synonym(msgspec.Struct, frozen=True, kw_only=True):
    """Everyday words, one per line, that search takes for words of the catalogue or leads to services."""

    key: str
    words: Text = Text()
    means: Text = Text()
    services: tuple[str, ...] = ()


class Catalogue(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Everything that the working copy of ``services_catalog`` publishes."""

    facts: tuple[Fact, ...]
    situations: tuple[Situation, ...] = ()
    areas: tuple[Area, ...] = ()
    municipalities: tuple[Municipality, ...] = ()
    authorities: tuple[Authority, ...] = ()
    providers: tuple[Provider, ...] = ()
    functions: tuple[Function, ...] = ()
    services: tuple[Service, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
    glossary: tuple[Term, ...] = ()
    local_notes: tuple[LocalNote, ...] = ()
    delivery_modes: tuple[DeliveryMode, ...] = ()
    outdated_names: tuple[OutdatedName, ...] = ()

    @cached_property
    def vocabulary(self) -> dict[str, Fact]:
        """Facts by key; the municipality's values are the municipalities of the release."""
        codes = tuple(FactValue(code=m.code, label=m.name) for m in self.municipalities)
        return {
            fact.key: msgspec.structs.replace(fact, values=codes) if fact.kind is FactKind.MUNICIPALITY else fact
            for fact in self.facts
        }

    @cached_property
    def situation(self) -> dict[str, Situation]:
        return {situation.key: situation for situation in self.situations}

    @cached_property
    def area(self) -> dict[str, Area]:
        return {area.key: area for area in self.areas}

    @cached_property
    def municipality(self) -> dict[str, Municipality]:
        return {municipality.code: municipality for municipality in self.municipalities}

    @cached_property
    def authority(self) -> dict[str, Authority]:
        return {authority.slug: authority for authority in self.authorities}

    @cached_property
    def authority_by_area(self) -> dict[tuple[AuthorityType, str], Authority]:
        """Authorities by kind and area; the kind as a whole has the empty area."""
        return {(authority.type, authority.area): authority for authority in self.authorities}

    @cached_property
    def function(self) -> dict[str, Function]:
        return {function.key: function for function in self.functions}

    @cached_property
    def service(self) -> dict[str, Service]:
        return {service.slug: service for service in self.services}

    @cached_property
    def national_provider(self) -> dict[str, Provider]:
        """By service: a provider that carries it out in the whole country, on its own line."""
        national = [p for p in self.providers if not p.municipalities]
        return {service: provider for provider in reversed(national) for service in provider.services}

    @cached_property
    def checked(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day on which a service was checked; None if none was."""
        days = [service.checked_on for service in self.services if service.checked_on]
        return (min(days), max(days)) if days else None

    @cached_property
    def glossary_in(self) -> dict[str, Glossary]:
        """By language."""
        return {language: Glossary(self.glossary, language) for language in Text.__struct_fields__}

    @cached_property
    def delivery_mode(self) -> dict[str, DeliveryMode]:
        return {mode.key: mode for mode in self.delivery_modes}

    def ways(self, service: Service) -> tuple[DeliveryMode, ...]:
        """How the service is known to be used without travelling there."""
        return tuple(self.delivery_mode[key] for key in service.delivery_modes)

    @cached_property
    def services_by_need(self) -> dict[str, tuple[Service, ...]]:
        found: dict[str, list[Service]] = {}
        for service in self.services:
            for need in service.needs:
                found.setdefault(need, []).append(service)
        return {need: tuple(services) for need, services in found.items()}

    @cached_property
    def services_by_role(self) -> dict[Role, tuple[Service, ...]]:
        return {role: tuple(s for s in self.services if s.role is role) for role in Role}

    def offered(self, on: dt.date) -> tuple[Service, ...]:
        """Services that a person can be led to on the day."""
        return tuple(service for service in self.services if service.is_offered(on))
