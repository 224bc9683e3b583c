"""The gap map: where only general advice is left, where a gate cannot be passed, and where two do the same."""

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import combinations
from urllib.parse import urlsplit

import msgspec

from services_catalog.authorities import AreaKind, Authority, AuthorityType, ContactPoint, Municipality, Provider
from services_catalog.catalogue import Catalogue, Role, Service, ServiceStatus
from services_catalog.conditions import Situation, Text
from services_catalog.lookup import Here, Respondents, alphabetical, today
from services_catalog.places import MUNICIPALITY, Kind, areas_of, kinds_of_place
from services_catalog.responsibility import Resolution

GENERAL = (Role.GENERAL_ENTRY, Role.FALLBACK)  # advice and a first meeting


class GapKind(StrEnum):
    """What is wrong; ``ENDED`` is a trial that is over and has nothing in its place."""

    ONLY_ADVICE = "ONLY_ADVICE"
    NO_AUTHORITY = "NO_AUTHORITY"
    NO_CONTACT = "NO_CONTACT"
    NO_PROVIDER = "NO_PROVIDER"
    OVERLAP = "OVERLAP"
    ENDED = "ENDED"


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """One hole or overlap, and the municipalities where it is; ``is_everywhere`` if in the whole country."""

    kind: GapKind
    need: Text = Text()
    authority: Text = Text()
    services: tuple[Service, ...] = ()
    municipalities: tuple[Municipality, ...] = ()
    places: tuple[Kind, ...] = ()
    is_everywhere: bool = False


class Extent(msgspec.Struct, frozen=True):
    """Municipalities in few words: whole counties and single municipalities, or all except those."""

    names: tuple[Text, ...] = ()
    is_all_except: bool = False


class Map:
    """The counties of a day, and regions where there is no county, to say in few words where a gap is."""

    def __init__(self, catalogue: Catalogue, as_of: dt.date) -> None:
        self.catalogue = catalogue
        self._wholes: dict[Text, set[str]] = {}
        for municipality in catalogue.municipalities:
            areas = areas_of(catalogue, municipality, as_of)
            county = next((a for a in areas if a.kind is AreaKind.WELLBEING_SERVICES_COUNTY), None)
            name = county.name if county else municipality.region  # Åland has a region but no county
            self._wholes.setdefault(name, set()).add(municipality.code)

    def extent(self, gap: Gap) -> Extent:
        """The shorter way round; all except nothing = everywhere."""
        if not gap.municipalities:
            return Extent(is_all_except=True)
        codes = {municipality.code for municipality in gap.municipalities}
        named = self._in_counties(gap.municipalities)
        others = self._in_counties(m for m in self.catalogue.municipalities if m.code not in codes)
        if len(others.names) < len(named.names):
            return msgspec.structs.replace(others, is_all_except=True)
        return named

    def _in_counties(self, chosen: Iterable[Municipality]) -> Extent:
        left = {municipality.code: municipality for municipality in chosen}
        whole = [name for name, codes in self._wholes.items() if name and codes <= left.keys()]
        inside = {code for name in whole for code in self._wholes[name]}
        rest = [municipality.name for code, municipality in left.items() if code not in inside]
        return Extent((*sorted(whole, key=alphabetical), *sorted(rest, key=alphabetical)))


class _Survey:
    """A kind of place and what is offered there."""

    def __init__(self, here: Here, kind: Kind, services: Iterable[Service]) -> None:
        self.here = here
        self.kind = kind
        self.offered = tuple(service for service in services if here.is_offered(service))
        self.respondents: dict[str, Respondents] = {s.slug: here.respondents_for(s) for s in self.offered}
        self._opening: dict[str, Respondents] = {}

    def answered(self, service: Service) -> bool:
        found = self.respondents[service.slug]
        return bool(found.main or found.ordered)

    def resolutions(self, service: Service) -> Iterator[Resolution]:
        """Who answers for the service and who opens its gates: the usual one, or everybody if that depends."""
        yield from _usual(self.respondents[service.slug])
        for step in service.steps:
            if step.via and step.via != service.function:
                yield from _usual(self.opening(step.via))

    def opening(self, function: str) -> Respondents:
        if function not in self._opening:
            self._opening[function] = self.here.respondents(function)
        return self._opening[function]

    def who(self, service: Service) -> str:
        """Who organises it and who carries it out: two of the same pair do not overlap, they are one house."""
        found = self.respondents[service.slug]
        authorities = {resolution.authority.slug for resolution in _usual(found)}
        return " ".join(sorted(authorities | {provider.slug for provider in self.here.providers(service)}))


def _usual(found: Respondents) -> Iterable[Resolution]:
    return [found.main] if found.main else [respondent.resolution for respondent in found.ordered]


def gaps(catalogue: Catalogue, as_of: dt.date, municipality: Municipality | None = None) -> tuple[Gap, ...]:
    """Every gap of the municipality, or of the whole country, by kind and name."""
    chosen = (municipality,) if municipality else catalogue.municipalities
    services = catalogue.offered(as_of)
    kinds = kinds_of_place(catalogue, chosen, as_of)
    surveys = [_Survey(Here(catalogue, kind.example, as_of), kind, services) for kind in kinds]
    found = (
        *_only_advice(catalogue, surveys),
        *_unanswered(services, surveys),
        *_silent(catalogue, surveys),
        *_out_of_reach(catalogue, services, chosen, surveys),
        *_overlaps(catalogue, surveys),
        *_ended(catalogue, as_of),
    )
    whole = len(chosen) if not municipality else 0
    marked = (_with_extent(gap, whole) for gap in found)
    return tuple(sorted(marked, key=lambda gap: (tuple(GapKind).index(gap.kind), alphabetical(gap.need), _named(gap))))


def _named(gap: Gap) -> tuple[tuple[str, str], ...]:
    return (alphabetical(gap.authority), *(alphabetical(service.title) for service in gap.services))


def _with_extent(gap: Gap, whole: int) -> Gap:
    towns = tuple(m for place in gap.places for m in place.municipalities) or gap.municipalities
    by_name = tuple(sorted(towns, key=lambda m: alphabetical(m.name)))
    return msgspec.structs.replace(gap, municipalities=by_name, is_everywhere=bool(whole) and len(towns) in (0, whole))


# Nobody does it


def _only_advice(catalogue: Catalogue, surveys: list[_Survey]) -> Iterator[Gap]:
    """Needs that a client can state and that are listed by some service, but answered by none here."""
    for need in _needs(catalogue):
        here = [survey for survey in surveys if survey.here.possible.situation(need.key).truth is not False]
        without = [survey.kind for survey in here if not _is_met(need, survey)]
        if without:
            general = [s for s in catalogue.services if need.key in s.needs and s.role in GENERAL]
            yield Gap(kind=GapKind.ONLY_ADVICE, need=need.name, services=tuple(general), places=tuple(without))


def _needs(catalogue: Catalogue) -> tuple[Situation, ...]:
    return tuple(situation for situation in catalogue.situations if situation.is_need)


def _is_met(need: Situation, survey: _Survey) -> bool:
    return any(need.key in service.needs and service.role not in GENERAL for service in survey.offered)


def _unanswered(services: Iterable[Service], surveys: list[_Survey]) -> Iterator[Gap]:
    for service in services:
        places = [s.kind for s in surveys if service in s.offered and not s.answered(service)]
        if places:
            yield Gap(kind=GapKind.NO_AUTHORITY, services=(service,), places=tuple(places))


# A gate cannot be passed


def _silent(catalogue: Catalogue, surveys: list[_Survey]) -> Iterator[Gap]:
    """Authorities whose contact is no more than a national front page, with what stands behind it.

    In a list of many places those of an area are one row by their kind.
    """
    fronts = _national_front_pages(catalogue)
    found: dict[str, tuple[Authority, dict[str, Service], dict[str, Kind]]] = {}
    for survey in surveys:
        for service, authority in _behind_silence(survey, fronts):
            named = authority if len(surveys) == 1 else _as_kind(catalogue, authority)
            entry = found.setdefault(named.slug, (named, {}, {}))
            entry[1][service.slug] = service
            entry[2][survey.kind.example.code] = survey.kind
    for authority, services, places in found.values():
        yield Gap(
            kind=GapKind.NO_CONTACT,
            authority=authority.name,
            services=tuple(services.values()),
            places=tuple(places.values()),
        )


def _behind_silence(survey: _Survey, fronts: frozenset[str]) -> Iterator[tuple[Service, Authority]]:
    for service in survey.offered:
        contacts = (contact for provider in survey.here.providers(service) for contact in provider.contacts)
        if any(is_reachable(contact, fronts) for contact in contacts):
            continue
        for resolution in survey.resolutions(service):
            if not is_reachable(resolution.contact, fronts):
                yield service, resolution.authority


def _as_kind(catalogue: Catalogue, authority: Authority) -> Authority:
    is_of_an_area = authority.area or authority.type is AuthorityType.MUNICIPALITY
    return catalogue.authority_by_area.get((authority.type, ""), authority) if is_of_an_area else authority


def _national_front_pages(catalogue: Catalogue) -> frozenset[str]:
    """Sites of authorities that are bound to no area, nor to Åland."""
    authorities = (a for a in catalogue.authorities if not a.area and a.type is not AuthorityType.ALAND)
    national = (contact for authority in authorities for contact in authority.contacts)
    return frozenset(urlsplit(contact.url).netloc for contact in national if contact.url)


def is_reachable(contact: ContactPoint, national: frozenset[str]) -> bool:
    """A published phone, an e-mail address, or a page that is more than the front page of a national site."""
    if contact.public_phone or contact.email:
        return True
    address = urlsplit(contact.url)
    return bool(address.netloc) and (address.netloc not in national or address.path.strip("/") != "")


def _out_of_reach(
    catalogue: Catalogue, services: Iterable[Service], chosen: Iterable[Municipality], surveys: list[_Survey]
) -> Iterator[Gap]:
    """Services that providers carry out in some places, where none is known and nothing happens remotely."""
    chosen = tuple(chosen)
    kind_of = {m.code: survey for survey in surveys for m in survey.kind.municipalities}
    for service in services:
        providers = [p for p in catalogue.providers if service.slug in p.services]
        if not providers or service.is_remote:
            continue
        without = [m for m in chosen if service in kind_of[m.code].offered and not _reaches(providers, m, kind_of)]
        if without:
            yield Gap(kind=GapKind.NO_PROVIDER, services=(service,), municipalities=tuple(without))


def _reaches(providers: Iterable[Provider], municipality: Municipality, kind_of: dict[str, _Survey]) -> bool:
    as_of = kind_of[municipality.code].here.as_of
    valid = (provider for provider in providers if provider.is_valid(as_of))
    return any(not p.municipalities or municipality.code in p.municipalities for p in valid)


# Two do the same


def _overlaps(catalogue: Catalogue, surveys: list[_Survey]) -> Iterator[Gap]:
    """Ordinary services of different houses for the same need and the same people in the same place."""
    for need in _needs(catalogue):
        pairs: dict[tuple[str, str], tuple[Service, Service, dict[str, Kind]]] = {}
        for survey in surveys:
            for one, other in combinations([s for s in survey.offered if _is_for(s, need)], 2):
                if _same_people(catalogue, one, other) and survey.who(one) != survey.who(other):
                    entry = pairs.setdefault((one.slug, other.slug), (one, other, {}))
                    entry[2][survey.kind.example.code] = survey.kind
        for one, other, places in pairs.values():
            yield Gap(kind=GapKind.OVERLAP, need=need.name, services=(one, other), places=tuple(places.values()))


def _is_for(service: Service, need: Situation) -> bool:
    return service.role is Role.ORDINARY and service.needs[:1] == (need.key,)


def _same_people(catalogue: Catalogue, one: Service, other: Service) -> bool:
    """Nothing but the municipality tells apart for whom they are."""
    return one.kind is other.kind and _target(catalogue, one) == _target(catalogue, other)


def _target(catalogue: Catalogue, service: Service) -> tuple[frozenset[object], frozenset[str]]:
    """The tests of the criteria, and the situations in which the service's own payer answers."""
    groups = [*((True, group) for group in service.requirements), *((False, group) for group in service.blocks)]
    tests = ((required, frozenset(row.condition for row in group.rows)) for required, group in groups)
    own_tests = ((required, found) for required, found in tests if {test.fact for test in found} != {MUNICIPALITY})
    rows = catalogue.function[service.function].responsibilities
    return frozenset(own_tests), frozenset(row.situation for row in rows if row.authority_type is service.payer)


# It ended


def _ended(catalogue: Catalogue, as_of: dt.date) -> Iterator[Gap]:
    """Trials and services whose last day is past, when nothing that is offered has taken their place."""
    here = Here(catalogue, None, as_of)
    for service in catalogue.services:
        is_over = service.valid_to is not None and service.valid_to < as_of
        if (is_over or service.status is ServiceStatus.ENDED) and not today(service, here):
            yield Gap(kind=GapKind.ENDED, services=(service,))
