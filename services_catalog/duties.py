"""Who answers for what in a municipality: every function by theme, and the authorities of the place."""

from collections.abc import Iterable

import msgspec

from services_catalog.authorities import AuthorityType, Function, Provider
from services_catalog.lookup import OTHER, THEMES, Here, Respondents, theme_of
from services_catalog.responsibility import Resolution, contact_for

OF_A_PLACE = (AuthorityType.MUNICIPALITY, AuthorityType.ALAND)


class Duty(msgspec.Struct, frozen=True):
    function: Function
    respondents: Respondents

    @property
    def is_ordered(self) -> bool:
        """True if several may answer, one before the other, and only the person's situation tells."""
        return len(self.respondents.ordered) > 1 and (self.function.orders_payers or self.respondents.main is None)


class ThemeOfDuties(msgspec.Struct, frozen=True):
    theme: str
    duties: tuple[Duty, ...]


class Duties(msgspec.Struct, frozen=True):
    """Every function by theme, and the authorities of this very place."""

    themes: tuple[ThemeOfDuties, ...]
    local: tuple[Resolution, ...]
    changes: tuple[Duty, ...]
    providers: tuple[Provider, ...]


def duties(here: Here) -> Duties:
    all_duties = [Duty(function, here.respondents(function.key)) for function in here.catalogue.functions]
    found = [duty for duty in all_duties if duty.respondents.main or duty.respondents.ordered]
    themes = (
        ThemeOfDuties(theme, tuple(duty for duty in found if theme_of(duty.function.key) == theme))
        for theme in (*THEMES, OTHER)
    )
    return Duties(
        themes=tuple(theme for theme in themes if theme.duties),
        local=_local(here, found) if here.municipality else (),
        changes=tuple(duty for duty in found if duty.respondents.main and duty.respondents.main.change),
        providers=here.local_providers(),
    )


def _local(here: Here, found: Iterable[Duty]) -> tuple[Resolution, ...]:
    """Each authority of the area, the municipality or Åland once, with its general contact."""
    bound: dict[str, Resolution] = {}
    for duty in found:
        main = duty.respondents.main
        if main and main.is_local and (main.authority.area or main.authority_type in OF_A_PLACE):
            contact = contact_for(here.catalogue, main.authority, "")
            bound.setdefault(main.authority.slug, msgspec.structs.replace(main, contact=contact))
    return tuple(bound.values())
