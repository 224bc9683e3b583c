"""Who answers for what, where and when: areas, authorities, providers and dated responsibilities."""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from functools import cached_property, lru_cache

import msgspec

from services_catalog.conditions import Text


class AuthorityType(StrEnum):
    """Kinds of organisation that answer for something; a public contract of ``advise``."""

    KELA = "kela"
    EMPLOYMENT_AREA = "employment_area"
    WELLBEING_COUNTY = "wellbeing_county"
    MUNICIPALITY = "municipality"
    PENSION_PROVIDER = "pension_provider"
    ACCIDENT_INSURER = "accident_insurer"
    MOTOR_INSURER = "motor_insurer"
    PATIENT_INSURER = "patient_insurer"
    STATE_TREASURY = "state_treasury"
    UNEMPLOYMENT_FUND = "unemployment_fund"
    OCCUPATIONAL_HEALTH = "occupational_health"
    EDUCATION_PROVIDER = "education_provider"
    THIRD_SECTOR = "third_sector"
    STATE_LEGAL_AID = "state_legal_aid"
    IMMIGRATION_SERVICE = "immigration_service"
    MELA = "mela"
    EMERGENCY = "emergency"
    KEHA = "keha"
    EMPLOYER = "employer"
    TRADE_UNION = "trade_union"
    SUPERVISORY_AUTHORITY = "supervisory_authority"
    APPEAL_BOARD = "appeal_board"
    ENFORCEMENT = "enforcement"
    POPULATION_REGISTER = "population_register"
    TE_OFFICE = "te_office"
    ALAND = "aland"


class AreaKind(StrEnum):
    WELLBEING_SERVICES_COUNTY = "WELLBEING_SERVICES_COUNTY"
    EMPLOYMENT_AREA = "EMPLOYMENT_AREA"
    MUNICIPALITY = "MUNICIPALITY"
    SUBREGION = "SUBREGION"  # municipalities that develop services together; answers for nothing


class Confidence(StrEnum):
    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"


class Validity(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Days on which something holds; both ends are included, a missing end is open."""

    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    def is_valid(self, on: dt.date) -> bool:
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


class Area(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    kind: AreaKind
    name: Text


class Membership(Validity, frozen=True, kw_only=True):
    area: str


class Municipality(msgspec.Struct, frozen=True, kw_only=True):
    """A municipality of Statistics Finland's classification; ``code`` is three digits."""

    code: str
    name: Text
    region: Text = Text()
    languages: str = "fi"
    sami_homeland: str = "no"
    memberships: tuple[Membership, ...] = ()

    @property
    def is_in_sami_homeland(self) -> bool:
        """In whole or in part (974/1995): Sámi may be used with the authorities there (1086/2003)."""
        return self.sami_homeland != "no"


class ContactPoint(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where to reach an authority; ``gap`` says what is not known and where to ask instead.

    A phone number is published only with a source and high confidence.
    """

    name: Text = Text()
    functions: tuple[str, ...] = ()  # the functions it serves; none = all
    phone: str = ""
    hours: Text = Text()
    email: str = ""
    address: Text = Text()
    url: str = ""
    say: Text = Text()  # "Sano puhelimessa: …"
    gap: Text = Text()
    source: str = ""
    checked_on: str = ""
    confidence: Confidence = Confidence.MEDIUM

    @property
    def public_phone(self) -> str:
        return self.phone if self.confidence is Confidence.HIGH and self.source else ""


class Authority(msgspec.Struct, frozen=True, kw_only=True):
    """Who bears statutory responsibility (CPSV-AP competent authority).

    Bound to one area, or, with no area, the national body or the kind as a whole
    ("your own pension provider").
    """

    slug: str
    type: AuthorityType
    name: Text
    area: str = ""
    contacts: tuple[ContactPoint, ...] = ()


class Provider(Validity, frozen=True, kw_only=True):
    """Who carries services out locally; never the same thing as who is responsible."""

    slug: str
    name: Text
    role: Text = Text()
    how_to_get_in: Text = Text()
    municipalities: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    contacts: tuple[ContactPoint, ...] = ()
    confidence: Confidence = Confidence.MEDIUM


class ResponsibilityStatus(StrEnum):
    PLANNED = "PLANNED"
    ENACTED = "ENACTED"
    CANCELLED = "CANCELLED"


class Responsibility(Validity, frozen=True, kw_only=True):
    """One row of a function's order: in this situation, on these days, this kind answers.

    ``excludes_later`` closes the rows below when the situation is true; otherwise they stay open
    on their own tests (*check this one first*). ``authority`` names one exactly (Åland);
    ``service`` is the door at this authority where the function is a gate of another service.
    """

    authority_type: AuthorityType
    situation: str = ""
    excludes_later: bool = False
    area_kind: AreaKind | None = None
    authority: str = ""
    service: str = ""
    status: ResponsibilityStatus = ResponsibilityStatus.ENACTED
    law: str = ""
    note: Text = Text()  # why this one, or what changes, in everyday words
    otherwise: Text = Text()  # said when the situation is false: why not this payer, whom to ask


class Function(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What is organised; the order of those who answer for it is written here and nowhere else."""

    key: str
    name: Text
    orders_payers: bool = False  # several payers: status and listing depend on the order
    to_record: Text = Text()  # what a caseworker writes down of every service of it, one line each
    obligations: Text = Text()  # for professionals: what binds the client in every service of it, and what follows
    responsibilities: tuple[Responsibility, ...] = ()

    @cached_property
    def in_force(self) -> Callable[[dt.date], tuple[Responsibility, ...]]:
        """Enacted rows valid on a day, in order; planned and cancelled ones change nothing."""

        @lru_cache
        def rows(as_of: dt.date) -> tuple[Responsibility, ...]:
            enacted = (row for row in self.responsibilities if row.status is ResponsibilityStatus.ENACTED)
            return tuple(row for row in enacted if row.is_valid(as_of))

        return rows
