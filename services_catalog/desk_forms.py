"""What the maps of the caseworker's desk read from an address; what is not known there is left out."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from services_catalog.actor_map import COLUMNS, EVERY_PHASE, PHASES, Place, Wanted, place_of
from services_catalog.authorities import Area, AreaKind, AuthorityType
from services_catalog.catalogue import Catalogue
from services_catalog.forms import NOT_ASKED_FOR, THEME_NAMES, Choice, MunicipalityField, one_of
from services_catalog.lookup import OTHER, alphabetical

PHASE_NAMES = {
    "ASSESSMENT_PLANNING": _("Arviointi ja suunnittelu"),
    "REHABILITATION": _("Kuntoutus"),
    "TRAINING": _("Kouluttautuminen"),
    "EMPLOYMENT": _("Työllistyminen"),
    "INCOME": _("Toimeentulo"),
    EVERY_PHASE: _("Kaikissa vaiheissa"),
}
assert set(PHASE_NAMES) == set(COLUMNS)
AREA_KIND_NAMES = {
    AreaKind.WELLBEING_SERVICES_COUNTY: _("Hyvinvointialueet"),
    AreaKind.EMPLOYMENT_AREA: _("Työllisyysalueet"),
    AreaKind.MUNICIPALITY: _("Kunnat"),
    AreaKind.SUBREGION: _("Seutukunnat"),
}
assert set(AREA_KIND_NAMES) == set(AreaKind)


class AreaGroup:
    """The areas of a kind, as a group of a list."""

    def __init__(self, kind: AreaKind, areas: list[Area], chosen: Area | None) -> None:
        self.name = AREA_KIND_NAMES[kind]
        self.choices = [Choice(area.key, area.name, is_chosen=area == chosen) for area in areas]


class ActorMapForm:
    """``?kunta=&alue=&vaihe=&aihe=&eta=1&itse=1``; a municipality goes before an area."""

    def __init__(self, data, catalogue: Catalogue, as_of: dt.date) -> None:
        self.catalogue = catalogue
        self.kunta = MunicipalityField(data, catalogue)
        self.area = None if self.kunta.typed else catalogue.area.get(data.get("alue", ""))
        self.place = self._place(as_of)
        self.wanted = Wanted(
            phase=one_of(data.get("vaihe"), PHASES),
            theme=one_of(data.get("aihe"), THEME_NAMES),
            is_remote=bool(data.get("eta")),
            is_self_referral=bool(data.get("itse")),
        )

    def _place(self, as_of: dt.date) -> Place:
        if self.kunta.municipality:
            return Place((self.kunta.municipality,))
        return place_of(self.catalogue, self.area, as_of) if self.area else Place()

    @property
    def is_narrowed(self) -> bool:
        return self.wanted != Wanted()

    @property
    def area_groups(self) -> list[AreaGroup]:
        by_kind = {kind: [area for area in self.catalogue.areas if area.kind is kind] for kind in AreaKind}
        return [
            AreaGroup(kind, sorted(areas, key=lambda area: alphabetical(area.name)), self.area)
            for kind, areas in by_kind.items()
            if areas
        ]

    @property
    def phases(self) -> list[Choice]:
        return [Choice(key, PHASE_NAMES[key], is_chosen=key == self.wanted.phase) for key in PHASES]

    @property
    def themes(self) -> list[Choice]:
        named = ((key, name) for key, name in THEME_NAMES.items() if key != OTHER)
        return [Choice(key, name, is_chosen=key == self.wanted.theme) for key, name in named]


class ChangesForm:
    """``?viranomainen=``: changes that concern a kind of authority."""

    def __init__(self, data, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.authority_type = one_of(data.get("viranomainen"), set(AuthorityType))

    @property
    def authorities(self) -> list[Choice]:
        kinds = sorted((a for a in self.catalogue.authorities if not a.area), key=lambda a: alphabetical(a.name))
        by_type = {authority.type: authority for authority in reversed(kinds) if authority.type not in NOT_ASKED_FOR}
        return [
            Choice(kind.value, authority.name, is_chosen=kind == self.authority_type)
            for kind, authority in sorted(by_type.items(), key=lambda item: alphabetical(item[1].name))
        ]
