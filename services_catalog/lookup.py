"""The catalogue seen from one municipality on a day, when nothing else about the person is known."""

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from services_catalog.authorities import AuthorityType, Confidence, Function, Municipality, Provider, Responsibility
from services_catalog.catalogue import Catalogue, LocalNote, Service, ServiceStatus
from services_catalog.conditions import Evaluation, Text
from services_catalog.responsibility import (
    NobodyResponsible,
    Resolution,
    coming_change,
    contact_for,
    find_authority,
    resolve,
    responsible,
)

# Functions by what people call them; one that is nowhere here is found under OTHER.
THEMES: dict[str, tuple[str, ...]] = {
    "work": ("employment_services", "unemployment_statements", "wage_security", "employer", "trade_union"),
    "rehabilitation": ("vocational_rehabilitation", "kela_rehabilitation", "medical_rehabilitation"),
    "health": ("health_services", "doctor", "psychiatrist", "occupational_health"),
    "everyday": ("social_services", "municipal_services", "third_sector"),
    "money": (
        "social_assistance",
        "kela_benefits",
        "sickness_income",
        "unemployment_income",
        "rehabilitation_income",
        "unemployment_funds",
    ),
    "pension": ("pension_income", "work_income_pension", "pension_in_abeyance", "pension_providers", "farmers"),
    "study": (
        *("education", "student_welfare", "higher_education_health"),
        *("youth_work", "compulsory_education", "foreign_qualifications"),
    ),
    "damage": ("accident_insurance", "motor_insurance", "patient_insurance", "state_compensation"),
    "newcomer": ("integration_services", "reception", "population_register"),
    "business": ("entrepreneur_support",),
    "rights": ("legal_aid", "supervision", "enforcement"),
    "emergency": ("emergency", "urgent_health_advice", "crisis_help"),
}
OTHER = "other"
LETTERS_AFTER_Z = str.maketrans("åäö", "{|}")


class Respondent(msgspec.Struct, frozen=True):
    """One who may answer; ``when`` says in which situation, empty = whatever the situation."""

    resolution: Resolution
    when: Text = Text()


class Respondents(msgspec.Struct, frozen=True):
    """Everybody who may answer, in the order in which they are checked.

    ``main`` answers when nothing but the municipality is known; none if that depends on the person.
    """

    ordered: tuple[Respondent, ...] = ()
    main: Resolution | None = None

    @property
    def others(self) -> tuple[Respondent, ...]:
        if self.main is None:
            return self.ordered
        return tuple(r for r in self.ordered if r.resolution.authority.slug != self.main.authority.slug)

    @property
    def authority_types(self) -> set[AuthorityType]:
        resolutions = [respondent.resolution for respondent in self.ordered]
        return {r.authority_type for r in (*resolutions, self.main) if r}


class Here:
    """A catalogue seen from one municipality, or from none, on a day."""

    def __init__(self, catalogue: Catalogue, municipality: Municipality | None, as_of: dt.date) -> None:
        self.catalogue = catalogue
        self.municipality = municipality
        self.as_of = as_of
        facts = {"municipality": municipality.code} if municipality else {}
        self.usual = Evaluation(facts, catalogue.situation)
        self.possible = Evaluation(facts, catalogue.situation, as_asked=False)
        self._respondents: dict[tuple[str, AuthorityType | None], Respondents] = {}

    def respondents(self, function_key: str, payer: AuthorityType | None = None) -> Respondents:
        key = (function_key, payer)
        if key not in self._respondents:
            self._respondents[key] = self._find_respondents(self.catalogue.function[function_key], payer)
        return self._respondents[key]

    def _find_respondents(self, function: Function, payer: AuthorityType | None) -> Respondents:
        by_authority: dict[str, Respondent] = {}
        for row in self._possible_rows(function, payer):
            respondent = self._respondent(function, row)
            if respondent.resolution.is_local or self.municipality is None:
                by_authority.setdefault(respondent.resolution.authority.slug, respondent)
        return Respondents(tuple(by_authority.values()), self._main(function, payer))

    def respondents_for(self, service: Service) -> Respondents:
        """The same for a service, which may have a line of its own for the whole country."""
        found = self.respondents(service.function, service.payer)
        if found.main is None:
            return found
        main = responsible(self.catalogue, service, self.usual, self.as_of)
        return msgspec.structs.replace(found, main=main)

    def _main(self, function: Function, payer: AuthorityType | None) -> Resolution | None:
        rows = function.in_force(self.as_of)
        if payer is None and not any(self.usual.situation(row.situation).truth for row in rows):
            return None
        try:
            return resolve(self.catalogue, function.key, self.usual, self.as_of, payer=payer)
        except NobodyResponsible:
            return None

    def _possible_rows(self, function: Function, payer: AuthorityType | None) -> Iterator[Responsibility]:
        """Rows that could be first for somebody here, as far as the first that is so for everybody."""
        for row in function.in_force(self.as_of):
            verdict = self.possible.situation(row.situation)
            is_elsewhere = verdict.truth is None and set(verdict.facts) == {"municipality"}
            if verdict.truth is not False and not is_elsewhere and payer in (None, row.authority_type):
                yield row
            if verdict.truth:
                return

    def _respondent(self, function: Function, row: Responsibility) -> Respondent:
        authority, is_local = find_authority(self.catalogue, row, self.municipality, self.as_of)
        situation = self.catalogue.situation.get(row.situation)
        resolution = Resolution(
            authority_type=row.authority_type,
            authority=authority,
            contact=contact_for(self.catalogue, authority, function.key),
            law=row.law,
            note=row.note,
            service=row.service,
            is_local=is_local,
            change=coming_change(function, row, self.as_of),
        )
        return Respondent(resolution, (row.note or situation.name) if situation else Text())

    def is_offered(self, service: Service) -> bool:
        """False if living in this municipality alone already rules the service out."""
        return not (
            any(group.decide(self.possible).truth is False for group in service.requirements)
            or any(group.decide(self.possible).truth for group in service.blocks)
        )

    def providers(self, service: Service) -> tuple[Provider, ...]:
        """Who carries the service out here or in the whole country, as far as that is sure enough to say."""
        return tuple(p for p in self._known_providers() if service.slug in p.services and self._serves(p))

    def local_notes(self, service: Service) -> tuple[LocalNote, ...]:
        """What a caseworker should know of the service in this municipality."""
        code = self.municipality.code if self.municipality else ""
        notes = (note for note in self.catalogue.local_notes if code in note.municipalities)
        return tuple(note for note in notes if note.is_valid(self.as_of) and note.concerns(service))

    def local_providers(self) -> tuple[Provider, ...]:
        if self.municipality is None:
            return ()
        local = (p for p in self._known_providers() if self.municipality.code in p.municipalities)
        return tuple(sorted(local, key=lambda provider: alphabetical(provider.name)))

    def _known_providers(self) -> Iterable[Provider]:
        return (p for p in self.catalogue.providers if p.confidence is not Confidence.LOW and p.is_valid(self.as_of))

    def _serves(self, provider: Provider) -> bool:
        if not provider.municipalities:
            return True
        return self.municipality is not None and self.municipality.code in provider.municipalities


def alphabetical(text: Text) -> tuple[str, str]:
    """Sorting key of the Finnish alphabet: å, ä and ö after z."""
    return text.fi.casefold().translate(LETTERS_AFTER_Z), text.fi


def theme_of(function_key: str) -> str:
    return next((theme for theme, functions in THEMES.items() if function_key in functions), OTHER)


def today(service: Service, here: Here) -> tuple[Service, ...]:
    """The service itself if it is offered, else what took its place, through more than one change if need be."""
    offered: dict[str, Service] = {}
    waiting, seen = [service], set[str]()
    while waiting:
        candidate = waiting.pop(0)
        if candidate.slug in seen:
            continue
        seen.add(candidate.slug)
        if is_ended(candidate, here.as_of):
            waiting += [
                here.catalogue.service[slug] for slug in candidate.replaced_by if slug in here.catalogue.service
            ]
        elif candidate.status is not ServiceStatus.PLANNED:
            offered[candidate.slug] = candidate
    return tuple(offered.values())


def is_ended(service: Service, as_of: dt.date) -> bool:
    return service.status is ServiceStatus.ENDED or (service.valid_to is not None and service.valid_to < as_of)
