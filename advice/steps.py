"""The steps of a client's own path: the gates of the chosen services, each once, in the order in which they open."""

import datetime as dt
import hashlib
import itertools
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property

import msgspec

from advice.advise import Person
from advice.guidance import Guidance
from advice.route import Gate
from services_catalog.authorities import AuthorityType
from services_catalog.catalogue import Catalogue, RequiredDocument, Service, StepKind
from services_catalog.conditions import Facts, Text, Value
from services_catalog.release import Release
from services_catalog.responsibility import Resolution
from services_catalog.verdict import FactKey


class Owner(StrEnum):
    """Who takes a step; a closed list, so that nobody's name is ever written."""

    ME = "ME"
    DOCTOR = "DOCTOR"
    EMPLOYMENT = "EMPLOYMENT"
    SOCIAL = "SOCIAL"
    KELA = "KELA"
    PENSION = "PENSION"
    INSURER = "INSURER"
    FUND = "FUND"
    SCHOOL = "SCHOOL"
    EMPLOYER = "EMPLOYER"
    MUNICIPALITY = "MUNICIPALITY"
    ORGANISATION = "ORGANISATION"
    OTHER = "OTHER"


OWNERS = {
    AuthorityType.KELA: Owner.KELA,
    AuthorityType.EMPLOYMENT_AREA: Owner.EMPLOYMENT,
    AuthorityType.WELLBEING_COUNTY: Owner.SOCIAL,
    AuthorityType.MUNICIPALITY: Owner.MUNICIPALITY,
    AuthorityType.PENSION_PROVIDER: Owner.PENSION,
    AuthorityType.MELA: Owner.PENSION,
    AuthorityType.ACCIDENT_INSURER: Owner.INSURER,
    AuthorityType.MOTOR_INSURER: Owner.INSURER,
    AuthorityType.PATIENT_INSURER: Owner.INSURER,
    AuthorityType.UNEMPLOYMENT_FUND: Owner.FUND,
    AuthorityType.OCCUPATIONAL_HEALTH: Owner.DOCTOR,
    AuthorityType.EDUCATION_PROVIDER: Owner.SCHOOL,
    AuthorityType.THIRD_SECTOR: Owner.ORGANISATION,
    AuthorityType.EMPLOYER: Owner.EMPLOYER,
}
CLIENT, EMPLOYER = "Sinä", "Työnantaja"  # as the gates name who acts
DOCTORS = ("doctor", "health_services", "medical_rehabilitation", "occupational_health")
BY_CLIENT = (StepKind.CONTACT, StepKind.APPLICATION)
# What one gets once and may show to many. An application, a decision and a start belong to one service.
SHARED = (StepKind.CONTACT, StepKind.STATEMENT, StepKind.REFERRAL, StepKind.ASSESSMENT)
DAYS = {
    StepKind.CONTACT: 7,
    StepKind.STATEMENT: 21,
    StepKind.REFERRAL: 21,
    StepKind.APPLICATION: 14,
    StepKind.ASSESSMENT: 30,
    StepKind.DECISION: 45,
    StepKind.START: 14,
}
assert set(DAYS) == set(StepKind)
SATURDAY = 5


class Opening(msgspec.Struct, frozen=True):
    """A gate of one of the chosen services."""

    service: Service
    gate: Gate


class Step(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One thing to do, for one service or for many; ``after`` are the keys of what must come first."""

    key: str
    openings: tuple[Opening, ...]
    after: tuple[str, ...] = ()
    owner: Owner
    target: dt.date

    @property
    def kind(self) -> StepKind:
        return self.openings[0].gate.step.kind

    @property
    def resolution(self) -> Resolution:
        return self.openings[0].gate.resolution

    @property
    def services(self) -> tuple[Service, ...]:
        return tuple(opening.service for opening in self.openings)

    @property
    def is_shared(self) -> bool:
        return len(self.openings) > 1

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """What to do, in the words of each service, the same words once."""
        return tuple(dict.fromkeys(opening.gate.step.text for opening in self.openings))

    @property
    def document(self) -> Text:
        return self.openings[0].gate.step.document

    @property
    def forms(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(o.gate.step.form for o in self.openings if o.gate.step.form))

    @property
    def deadlines(self) -> tuple[Text, ...]:
        return tuple(dict.fromkeys(o.gate.step.deadline for o in self.openings if o.gate.step.deadline))

    @property
    def is_done(self) -> bool:
        """Done before the path was made, by what the person has said."""
        return any(opening.gate.is_done for opening in self.openings)


class Paper(msgspec.Struct, frozen=True):
    """A document and the chosen services that it serves."""

    document: RequiredDocument
    services: tuple[Service, ...]

    @property
    def is_shared(self) -> bool:
        return len(self.services) > 1


class Weave:
    """Routes put together gate by gate; a gate is not shared when that would lead round in a circle."""

    def __init__(self) -> None:
        self.openings: dict[str, list[Opening]] = {}
        self.after: dict[str, set[str]] = {}
        self.route: dict[str, list[str]] = {}  # keys of the steps by service, in the order of the advice

    def add(self, service: Service, gates: Iterable[Gate]) -> None:
        keys: list[str] = []
        self.route[service.slug] = keys
        for gate in gates:
            key = self._key(service, gate, keys)
            self.openings.setdefault(key, []).append(Opening(service, gate))
            self.after.setdefault(key, set()).update(keys[-1:])
            keys.append(key)

    def _key(self, service: Service, gate: Gate, before: list[str]) -> str:
        shared = shared_key(service, gate)
        if shared and not any(self.leads(shared, key) for key in before[-1:]):
            return shared
        kind = gate.step.kind.lower()
        own = sum(key.startswith(f"{service.slug}/{kind}") for key in before)
        return f"{service.slug}/{kind}{own + 1}"

    def leads(self, first: str, then: str) -> bool:
        """Whether one step is the other or comes before it."""
        return first == then or any(self.leads(first, key) for key in self.after.get(then, ()))

    def wait(self, first: str, then: str) -> None:
        """The second service goes on only after the first, from its first step that can wait."""
        for last in self.route[first][-1:]:
            waiting = (key for key in self.route[then] if not self.leads(key, last))
            if key := next(waiting, ""):
                self.after[key].add(last)

    def depth(self, key: str) -> int:
        return 1 + max((self.depth(before) for before in self.after[key]), default=0)

    def ordered(self) -> list[str]:
        return sorted(self.openings, key=self.depth)


def shared_key(service: Service, gate: Gate) -> str:
    """The same for a paper from the same kind of authority, and for the same words at the same door."""
    step = gate.step
    if step.kind not in SHARED:
        return ""
    what = (step.document.fi,) if step.document else (step.via or service.function, step.text.fi)
    act = (gate.resolution.authority_type, *(text.casefold() for text in what))
    return f"{step.kind.lower()}/{hashlib.blake2s('|'.join(act).encode(), digest_size=5).hexdigest()}"


def steps(release: Release, facts: Facts, services: Mapping[str, dt.date], as_of: dt.date) -> tuple[Step, ...]:
    """The path through the services, from what can be done first; each with the day on which it was chosen.

    A package makes a service wait for another only where the advice, too, put the other first.
    """
    person = Person(release, facts, as_of)
    weave = Weave()
    for service in known(release.catalogue, services):
        weave.add(service, person.gates(service))
    for first, then in itertools.combinations(weave.route, 2):
        if (first, then) in chains(release.sections["advice"]):
            weave.wait(first, then)
    return tuple(_steps(weave, services))


def known(catalogue: Catalogue, slugs: Iterable[str]) -> tuple[Service, ...]:
    return tuple(catalogue.service[slug] for slug in dict.fromkeys(slugs) if slug in catalogue.service)


def chains(guidance: Guidance) -> set[tuple[str, str]]:
    """Which service comes before which, by the packages."""
    steps = (step for package in guidance.service_packages for step in package.steps)
    return {(first, step.service) for step in steps for first in step.after}


def _steps(weave: Weave, chosen_on: Mapping[str, dt.date]) -> Iterator[Step]:
    targets: dict[str, dt.date] = {}
    for key in weave.ordered():
        openings = tuple(weave.openings[key])
        begin = max([min(chosen_on[o.service.slug] for o in openings), *(targets[b] for b in weave.after[key])])
        is_done = any(opening.gate.is_done for opening in openings)
        days = DAYS[openings[0].gate.step.kind]
        targets[key] = begin if is_done else _weekday(begin + dt.timedelta(days=days))
        yield Step(
            key=key,
            openings=openings,
            after=tuple(sorted(weave.after[key])),
            owner=owner(openings[0]),
            target=targets[key],
        )


def _weekday(day: dt.date) -> dt.date:
    """The day itself, or the Monday after a weekend."""
    return day + dt.timedelta(days=7 - day.weekday()) if day.weekday() >= SATURDAY else day


def owner(opening: Opening) -> Owner:
    """Whoever acts at the gate: the client calls and applies, the one behind the door writes and decides."""
    step = opening.gate.step
    if step.kind is StepKind.APPLICATION and step.actor.fi == EMPLOYER:
        return Owner.EMPLOYER
    if step.kind in BY_CLIENT or (step.kind is StepKind.START and step.actor.fi == CLIENT):
        return Owner.ME
    if (step.via or opening.service.function) in DOCTORS:
        return Owner.DOCTOR
    return OWNERS.get(opening.gate.resolution.authority_type, Owner.OTHER)


def papers(services: Iterable[Service]) -> tuple[Paper, ...]:
    """What has to be got, each paper once with all that it serves; of one form the fullest name."""
    found: dict[str, list[tuple[RequiredDocument, Service]]] = {}
    for service in services:
        for document in service.documents:
            found.setdefault(document.form or document.name.fi.casefold(), []).append((document, service))
    return tuple(_paper(needed) for needed in found.values())


def _paper(needed: list[tuple[RequiredDocument, Service]]) -> Paper:
    fullest = max((document for document, _ in needed), key=lambda document: len(document.name.fi))
    return Paper(fullest, tuple({service.slug: service for _, service in needed}.values()))


def plain_facts(facts: Facts) -> dict[FactKey, object]:
    """Facts as they are kept in a file: ``read_facts`` reads them back."""
    return {key: _plain(value) for key, value in facts.items()}


def _plain(value: Value) -> object:
    return sorted(value) if isinstance(value, frozenset) else value
