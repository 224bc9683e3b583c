"""Who answers for a function or service, here and on a date: an authority, or a named gap."""

import datetime as dt

import msgspec

from services_catalog.authorities import (
    AreaKind,
    Authority,
    AuthorityType,
    ContactPoint,
    Function,
    Municipality,
    Responsibility,
    ResponsibilityStatus,
)
from services_catalog.catalogue import Catalogue, Service
from services_catalog.conditions import Evaluation, Text
from services_catalog.verdict import FactKey

LOOK_AHEAD = dt.timedelta(days=365)


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A change of responsibility that is known beforehand: announced, not applied."""

    on: dt.date
    authority_type: AuthorityType
    status: ResponsibilityStatus
    note: Text
    law: str


class Resolution(msgspec.Struct, frozen=True, kw_only=True):
    """The one authority that answers, its contact and law.

    ``is_local`` is false when only the kind is known (municipality not stated, or before the
    areas existed). ``unsettled`` names the facts that could still put another authority first.
    """

    authority_type: AuthorityType
    authority: Authority
    contact: ContactPoint
    law: str = ""
    note: Text = Text()
    service: str = ""
    is_local: bool = True
    unsettled: tuple[FactKey, ...] = ()
    change: Change | None = None


class NobodyResponsible(LookupError):
    """No row of the function is in force for these facts: a gap that the content must name."""


def responsible(
    catalogue: Catalogue,
    service: Service,
    evaluation: Evaluation,
    as_of: dt.date,
) -> Resolution:
    """Who answers for the service for this person; raises NobodyResponsible.

    A service with a line of its own for the whole country (a helpline) is contacted there.
    """
    found = resolve(catalogue, service.function, evaluation, as_of, payer=service.payer)
    provider = catalogue.national_provider.get(service.slug)
    if provider is None or not provider.is_valid(as_of) or not provider.contacts:
        return found
    return msgspec.structs.replace(found, contact=provider.contacts[0])


def resolve(
    catalogue: Catalogue,
    function_key: str,
    evaluation: Evaluation,
    as_of: dt.date,
    *,
    payer: AuthorityType | None = None,
) -> Resolution:
    """The first row that is true, else the first that is unknown; raises NobodyResponsible."""
    function = catalogue.function[function_key]
    rows = [row for row in function.in_force(as_of) if payer is None or row.authority_type is payer]
    verdicts = [evaluation.situation(row.situation) for row in rows]
    chosen = next((i for i, v in enumerate(verdicts) if v.truth), None)
    if chosen is None:
        chosen = next((i for i, v in enumerate(verdicts) if v.truth is None), None)
    if chosen is None:
        if payer is None or not rows:
            raise NobodyResponsible(function_key)
        chosen = 0
    earlier = (v for v in verdicts[: chosen + 1] if v.truth is None)
    unsettled = tuple(dict.fromkeys(fact for v in earlier for fact in v.facts))
    return _resolution(catalogue, function, rows[chosen], evaluation, as_of, unsettled)


def _resolution(
    catalogue: Catalogue,
    function: Function,
    row: Responsibility,
    evaluation: Evaluation,
    as_of: dt.date,
    unsettled: tuple[FactKey, ...],
) -> Resolution:
    municipality = catalogue.municipality.get(str(evaluation.facts.get("municipality", "")))
    authority, is_local = find_authority(catalogue, row, municipality, as_of)
    return Resolution(
        authority_type=row.authority_type,
        authority=authority,
        contact=contact_for(catalogue, authority, function.key),
        law=row.law,
        note=row.note,
        service=row.service,
        is_local=is_local,
        unsettled=unsettled,
        change=coming_change(function, row, as_of),
    )


def find_authority(
    catalogue: Catalogue, row: Responsibility, municipality: Municipality | None, as_of: dt.date
) -> tuple[Authority, bool]:
    """The row's authority for the municipality, and whether it is the local one itself."""
    if row.authority:
        return catalogue.authority[row.authority], True
    general = catalogue.authority_by_area.get((row.authority_type, ""))
    if row.area_kind is None:
        if general is None:
            raise NobodyResponsible(row.authority_type)
        return general, True
    if municipality and row.area_kind is AreaKind.MUNICIPALITY:
        contacts = general.contacts if general else ()
        name = Text(
            fi=f"{municipality.name.fi} (kunta)",
            sv=f"{municipality.name.sv or municipality.name.fi} (kommun)",
            en=f"{municipality.name.fi} (municipality)",
        )
        slug = f"municipality-{municipality.code}"
        return Authority(slug=slug, type=row.authority_type, name=name, contacts=contacts), True
    if municipality:
        area = area_of(catalogue, municipality, row.area_kind, as_of)
        local = catalogue.authority_by_area.get((row.authority_type, area)) if area else None
        if local:
            return local, True
    if general is None:
        raise NobodyResponsible(row.authority_type)
    return general, False


def area_of(catalogue: Catalogue, municipality: Municipality, kind: AreaKind, as_of: dt.date) -> str:
    """Key of the municipality's area of the kind on the day, or the empty string."""
    for membership in municipality.memberships:
        if membership.is_valid(as_of) and catalogue.area[membership.area].kind is kind:
            return membership.area
    return ""


def contact_for(catalogue: Catalogue, authority: Authority, function_key: str) -> ContactPoint:
    """The authority's contact for the function: its own line, the general one, the kind's."""
    general = catalogue.authority_by_area.get((authority.type, ""))
    for owner in (authority, general):
        contacts = owner.contacts if owner else ()
        own_line = [contact for contact in contacts if function_key in contact.functions]
        for contact in [*own_line, *(c for c in contacts if not c.functions)]:
            return contact
    return ContactPoint(name=authority.name)


def coming_change(function: Function, row: Responsibility, as_of: dt.date) -> Change | None:
    """The next known change that touches the row within a year."""
    coming = [
        other
        for other in function.responsibilities
        if other is not row
        and other.status is not ResponsibilityStatus.CANCELLED
        and other.valid_from
        and as_of < other.valid_from <= as_of + LOOK_AHEAD
        and other.situation == row.situation
    ]
    if not coming:
        return None
    first = min(coming, key=lambda other: other.valid_from or dt.date.max)
    return Change(
        on=first.valid_from or as_of,
        authority_type=first.authority_type,
        status=first.status,
        note=first.note,
        law=first.law,
    )
