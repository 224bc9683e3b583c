"""The actor map: who does what in which phase, in a municipality, in a whole area, or in general."""

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from services_catalog.authorities import Area, Authority, AuthorityType, ContactPoint, Municipality, Provider
from services_catalog.catalogue import Catalogue, Service
from services_catalog.conditions import Text
from services_catalog.lookup import Here, alphabetical, theme_of
from services_catalog.places import kinds_of_place, members
from services_catalog.responsibility import contact_for

PHASES = ("ASSESSMENT_PLANNING", "REHABILITATION", "TRAINING", "EMPLOYMENT", "INCOME")
EVERY_PHASE = "EVERY_PHASE"  # advice and rights, which go along with all phases
COLUMNS = (*PHASES, EVERY_PHASE)


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What is drawn; empty = everything."""

    phase: str = ""
    theme: str = ""
    is_remote: bool = False
    is_self_referral: bool = False

    def fits(self, service: Service) -> bool:
        return (
            (not self.phase or self.phase in phases_of(service))
            and self.theme in ("", theme_of(service.function))
            and (not self.is_remote or service.is_remote)
            and (not self.is_self_referral or service.is_self_referral)
        )


class Place(msgspec.Struct, frozen=True):
    """A municipality, the municipalities of an area, or, with neither, nowhere in particular."""

    municipalities: tuple[Municipality, ...] = ()
    area: Area | None = None

    @property
    def name(self) -> Text:
        if self.area:
            return self.area.name
        return self.municipalities[0].name if self.municipalities else Text()


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """An authority, or a provider with the municipalities of the place where it works, if not in all."""

    slug: str
    name: Text
    contact: ContactPoint
    type: AuthorityType | None = None
    role: Text = Text()
    only_in: tuple[Municipality, ...] = ()

    @property
    def is_provider(self) -> bool:
        return self.type is None


class Deed(msgspec.Struct, frozen=True):
    """A service of an actor; conditional if the person's situation decides between several authorities."""

    service: Service
    is_conditional: bool = False


class Part(msgspec.Struct, frozen=True):
    actor: Actor
    deeds: tuple[Deed, ...]


class Handover(msgspec.Struct, frozen=True):
    """Who gives what to whom: another authority opens the way to the services of the one that answers."""

    giver: Actor
    receiver: Actor
    documents: tuple[Text, ...]
    services: tuple[Service, ...]


class Phase(msgspec.Struct, frozen=True):
    key: str
    authorities: tuple[Part, ...]
    providers: tuple[Part, ...]
    handovers: tuple[Handover, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        return (*self.authorities, *self.providers)

    @property
    def count(self) -> int:
        return len({deed.service.slug for part in self.parts for deed in part.deeds})


class ActorMap(msgspec.Struct, frozen=True):
    place: Place
    phases: tuple[Phase, ...]

    @property
    def authorities(self) -> tuple[Actor, ...]:
        return _each_once(part.actor for phase in self.phases for part in phase.authorities)

    @property
    def providers(self) -> tuple[Actor, ...]:
        return _each_once(part.actor for phase in self.phases for part in phase.providers)


def phases_of(service: Service) -> tuple[str, ...]:
    return tuple(phase for phase in service.phases if phase in PHASES) or (EVERY_PHASE,)


def place_of(catalogue: Catalogue, area: Area, as_of: dt.date) -> Place:
    return Place(members(catalogue, area, as_of), area)


def actor_map(catalogue: Catalogue, place: Place, wanted: Wanted, as_of: dt.date) -> ActorMap:
    """Every offered service that is wanted, under each phase and each authority and provider of the place."""
    surveys = _surveys(catalogue, place, as_of)
    services = [s for s in catalogue.offered(as_of) if wanted.fits(s)]
    columns = [column for column in COLUMNS if wanted.phase in ("", column)]
    phases = (_phase(column, [s for s in services if column in phases_of(s)], surveys) for column in columns)
    return ActorMap(place, tuple(phase for phase in phases if phase.parts))


class _Survey:
    """The place, or municipalities of it that are alike, and its actors."""

    def __init__(self, here: Here, place: Place) -> None:
        self.here = here
        self.place = place
        self._answering: dict[str, tuple[tuple[Actor, bool], ...]] = {}

    def answering(self, service: Service) -> tuple[tuple[Actor, bool], ...]:
        """Who answers, and whether that depends on the person."""
        if service.slug not in self._answering:
            self._answering[service.slug] = tuple(self._look_up(service))
        return self._answering[service.slug]

    def _look_up(self, service: Service) -> Iterator[tuple[Actor, bool]]:
        if not self.here.is_offered(service):
            return
        respondents = self.here.respondents_for(service)
        if respondents.main:
            yield self.authority(respondents.main.authority), False
        for other in respondents.others:
            yield self.authority(other.resolution.authority), True

    def opening(self, function: str) -> Actor | None:
        respondents = self.here.respondents(function)
        resolution = respondents.main or next((r.resolution for r in respondents.ordered), None)
        return self.authority(resolution.authority) if resolution else None

    def carrying_out(self, service: Service) -> Iterator[Actor]:
        if self.answering(service):
            yield from map(self.provider, self.here.providers(service))

    def authority(self, authority: Authority) -> Actor:
        catalogue = self.here.catalogue
        if self.place.area and authority.type is AuthorityType.MUNICIPALITY:
            authority = catalogue.authority_by_area.get((authority.type, ""), authority)
        contact = contact_for(catalogue, authority, "")
        return Actor(slug=authority.slug, name=authority.name, contact=contact, type=authority.type)

    def provider(self, provider: Provider) -> Actor:
        here = [m for m in self.place.municipalities if m.code in provider.municipalities]
        return Actor(
            slug=provider.slug,
            name=provider.name,
            contact=provider.contacts[0] if provider.contacts else ContactPoint(),
            role=provider.role,
            only_in=tuple(here) if len(here) < len(self.place.municipalities) else (),
        )


def _surveys(catalogue: Catalogue, place: Place, as_of: dt.date) -> list[_Survey]:
    if not place.municipalities:
        return [_Survey(Here(catalogue, None, as_of), place)]
    alike = {kind.example.code: kind.example for kind in kinds_of_place(catalogue, place.municipalities, as_of)}
    with_providers = {code for provider in catalogue.providers for code in provider.municipalities}
    own = {m.code: m for m in place.municipalities if m.code in with_providers}
    return [_Survey(Here(catalogue, m, as_of), place) for m in {**alike, **own}.values()]


def _phase(key: str, services: list[Service], surveys: list[_Survey]) -> Phase:
    authorities: dict[str, tuple[Actor, dict[str, Deed]]] = {}
    providers: dict[str, tuple[Actor, dict[str, Deed]]] = {}
    for survey in surveys:
        for service in services:
            for actor, is_conditional in survey.answering(service):
                deeds = authorities.setdefault(actor.slug, (actor, {}))[1]
                known = deeds.get(service.slug)
                deeds[service.slug] = Deed(service, is_conditional and (known is None or known.is_conditional))
            for actor in survey.carrying_out(service):
                providers.setdefault(actor.slug, (actor, {}))[1][service.slug] = Deed(service)
    return Phase(key, _parts(authorities), _parts(providers), _handovers(services, surveys))


def _parts(found: dict[str, tuple[Actor, dict[str, Deed]]]) -> tuple[Part, ...]:
    parts = (Part(actor, tuple(sorted(deeds.values(), key=_place_in_list))) for actor, deeds in found.values())
    return tuple(sorted(parts, key=lambda part: _order(part.actor)))


def _place_in_list(deed: Deed) -> tuple[bool, int, tuple[str, str]]:
    return deed.is_conditional, deed.service.rank, alphabetical(deed.service.title)


def _order(actor: Actor) -> tuple[int, tuple[str, str], str]:
    kinds = tuple(AuthorityType)
    return kinds.index(actor.type) if actor.type else len(kinds), alphabetical(actor.name), actor.slug


def _handovers(services: Iterable[Service], surveys: list[_Survey]) -> tuple[Handover, ...]:
    found: dict[tuple[str, str], tuple[Actor, Actor, dict[Text, None], dict[str, Service]]] = {}
    for survey in surveys:
        for service in services:
            for giver, receiver, document in _gates(service, survey):
                entry = found.setdefault((giver.slug, receiver.slug), (giver, receiver, {}, {}))
                if document:
                    entry[2][document] = None
                entry[3][service.slug] = service
    handovers = (Handover(g, r, tuple(documents), tuple(s.values())) for g, r, documents, s in found.values())
    return tuple(sorted(handovers, key=lambda h: (_order(h.giver), _order(h.receiver))))


def _gates(service: Service, survey: _Survey) -> Iterator[tuple[Actor, Actor, Text]]:
    receivers = [actor for actor, is_conditional in survey.answering(service) if not is_conditional]
    for step in service.steps:
        giver = survey.opening(step.via) if step.via and step.via != service.function else None
        for receiver in receivers if giver else ():
            if giver and giver.slug != receiver.slug:
                yield giver, receiver, step.document


def _each_once(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    return tuple(sorted({actor.slug: actor for actor in actors}.values(), key=_order))
