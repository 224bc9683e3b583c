"""The list of services: what fits a wish, by theme or best first, with what old names stand for today."""

from collections.abc import Iterable

import msgspec

from services_catalog.catalogue import Role, Service
from services_catalog.freshness import is_lowered
from services_catalog.lookup import OTHER, THEMES, Here, Respondents, alphabetical, theme_of, today
from services_catalog.search import Hit, index_of

LONG = 30  # services; a longer list opens theme by theme


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What the person looks for; empty = anything."""

    query: str = ""
    theme: str = ""
    authority_type: str = ""
    kind: str = ""
    is_self_referral: bool = False
    is_remote: bool = False


class Row(msgspec.Struct, frozen=True):
    service: Service
    respondents: Respondents


class Group(msgspec.Struct, frozen=True):
    """Rows under a heading; without a theme, in the order in which they were found."""

    theme: str
    rows: tuple[Row, ...]


class Renamed(msgspec.Struct, frozen=True):
    """An old name, and the services that it stands for today."""

    old_name: str
    services: tuple[Service, ...]
    ended: Service | None = None


class Listing(msgspec.Struct, frozen=True):
    """``advisers`` are those to ask when nothing was found; it is a miss if the words fit no service at all."""

    groups: tuple[Group, ...]
    renamed: tuple[Renamed, ...] = ()
    suggestions: tuple[str, ...] = ()
    advisers: tuple[Row, ...] = ()
    is_miss: bool = False

    @property
    def count(self) -> int:
        return sum(len(group.rows) for group in self.groups)

    @property
    def is_long(self) -> bool:
        return self.count > LONG


def listing(here: Here, wish: Wish, language: str = "fi") -> Listing:
    """The services that fit the wish: the best first, or without a query by theme; ``language`` is the page's."""
    offered = {s.slug: Row(s, here.respondents_for(s)) for s in here.catalogue.offered(here.as_of)}
    fitting = {slug: row for slug, row in offered.items() if _fits(here, wish, row)}
    advisers = tuple(offered[s.slug] for s in here.catalogue.services_by_role[Role.FALLBACK] if s.slug in offered)
    if not wish.query:
        return Listing(_by_theme(here, fitting.values()), advisers=advisers)
    found = index_of(here.catalogue, language).search(wish.query)
    renamed = _renamed(here, found.hits)
    slugs = [*(service.slug for old in renamed for service in old.services), *(hit.service.slug for hit in found.hits)]
    rows = _fresh_first(here, [fitting[slug] for slug in dict.fromkeys(slugs) if slug in fitting])
    return Listing((Group("", rows),) if rows else (), renamed, found.suggestions, advisers, not found.hits)


def _renamed(here: Here, hits: Iterable[Hit]) -> tuple[Renamed, ...]:
    by_target: dict[tuple[str, ...], Renamed] = {}
    for hit in hits:
        services = today(hit.service, here) if hit.old_name else ()
        if services:
            ended = None if hit.service in services else hit.service
            target = tuple(service.slug for service in services)
            if target not in by_target or ended:
                by_target[target] = Renamed(hit.old_name, services, ended)
    return tuple(by_target.values())


def _fits(here: Here, wish: Wish, row: Row) -> bool:
    service = row.service
    return (
        here.is_offered(service)
        and wish.theme in ("", theme_of(service.function))
        and wish.kind in ("", service.kind)
        and (not wish.authority_type or wish.authority_type in row.respondents.authority_types)
        and (not wish.is_self_referral or service.is_self_referral)
        and (not wish.is_remote or service.is_remote)
    )


def _fresh_first(here: Here, rows: list[Row]) -> tuple[Row, ...]:
    """The best one stays; what nobody has verified for long comes after the rest."""
    return (*rows[:1], *sorted(rows[1:], key=lambda row: is_lowered(row.service, here.as_of)))


def _by_theme(here: Here, rows: Iterable[Row]) -> tuple[Group, ...]:
    def place(row: Row) -> tuple[int, bool, tuple[str, str]]:
        return row.service.rank, is_lowered(row.service, here.as_of), alphabetical(row.service.title)

    themed: dict[str, list[Row]] = {theme: [] for theme in (*THEMES, OTHER)}
    for row in rows:
        themed[theme_of(row.service.function)].append(row)
    return tuple(Group(theme, tuple(sorted(members, key=place))) for theme, members in themed.items() if members)
