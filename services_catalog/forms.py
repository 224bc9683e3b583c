"""What the look-up pages read from an address; what is not known there is left out, never an error page."""

import datetime as dt
import re

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from services_catalog import municipality_names
from services_catalog.authorities import AuthorityType, Municipality
from services_catalog.catalogue import Catalogue, ServiceKind
from services_catalog.listing import Wish
from services_catalog.lookup import OTHER, THEMES, alphabetical
from services_catalog.search import LONGEST

THEME_NAMES = {
    "work": _("Työ ja työnhaku"),
    "rehabilitation": _("Kuntoutus"),
    "health": _("Terveys ja hoito"),
    "everyday": _("Arki, asuminen ja seura"),
    "money": _("Raha ja tuet"),
    "pension": _("Eläke"),
    "study": _("Opiskelu ja nuoret"),
    "damage": _("Tapaturmat ja vahingot"),
    "newcomer": _("Suomeen muuttaneet"),
    "business": _("Yrittäminen"),
    "rights": _("Oikeudet, velat ja valvonta"),
    "emergency": _("Hätä ja kriisi"),
    OTHER: _("Muut asiat"),
}
assert set(THEME_NAMES) == {*THEMES, OTHER}
KIND_NAMES = {ServiceKind.SERVICE: _("Palvelut"), ServiceKind.BENEFIT: _("Rahalliset etuudet")}
assert set(KIND_NAMES) == set(ServiceKind)

FIRST_DAY = dt.date(2020, 1, 1)
AHEAD = dt.timedelta(days=5 * 365)


def clean(text: str, longest: int) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text[:longest]).split())


class MunicipalityField:
    """``?kunta=``: a name as typed or a code; ``municipality`` is None if nothing or nobody knows what was typed."""

    def __init__(self, data, catalogue: Catalogue) -> None:
        self.data = data
        self.catalogue = catalogue
        self.typed = clean(data.get("kunta", ""), municipality_names.LONGEST)
        match = municipality_names.find(catalogue.municipalities, self.typed)
        self.municipality = match.municipality
        self.nearest: tuple[Municipality, ...] = match.nearest

    @property
    def is_unknown(self) -> bool:
        return bool(self.typed) and self.municipality is None

    @property
    def suggestions(self) -> list[tuple[Municipality, str]]:
        """The nearest municipalities, each with the query string that asks the same there."""
        return [(near, self._instead(near)) for near in self.nearest]

    def _instead(self, municipality: Municipality) -> str:
        data = self.data.copy()
        data["kunta"] = municipality.code
        return data.urlencode()

    @property
    def value(self) -> str:
        return self.municipality.name.translated(get_language()) if self.municipality else self.typed

    @property
    def names(self) -> list[str]:
        """Every name in Finnish and Swedish, for the browser's own list."""
        names = {name for m in self.catalogue.municipalities for name in (m.name.fi, m.name.sv) if name}
        return sorted(names, key=municipality_names.folded)


class Choice:
    """An option of a list in the form."""

    def __init__(self, code: str, name, *, is_chosen: bool) -> None:
        self.code = code
        self.name = name
        self.is_chosen = is_chosen


class ServiceListForm:
    """``?q=&kunta=&aihe=&viranomainen=&laji=&itse=1&eta=1``."""

    def __init__(self, data, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.kunta = MunicipalityField(data, catalogue)
        self.wish = Wish(
            query=clean(data.get("q", ""), LONGEST),
            theme=one_of(data.get("aihe"), THEME_NAMES),
            authority_type=one_of(data.get("viranomainen"), set(AuthorityType)),
            kind=one_of(data.get("laji"), set(ServiceKind)),
            is_self_referral=bool(data.get("itse")),
            is_remote=bool(data.get("eta")),
        )

    @property
    def is_narrowed(self) -> bool:
        """True if something besides the words and the municipality was asked for."""
        return self.wish != Wish(query=self.wish.query)

    @property
    def themes(self) -> list[Choice]:
        return [
            Choice(key, name, is_chosen=key == self.wish.theme) for key, name in THEME_NAMES.items() if key != OTHER
        ]

    @property
    def kinds(self) -> list[Choice]:
        return [Choice(key.value, name, is_chosen=key == self.wish.kind) for key, name in KIND_NAMES.items()]

    @property
    def authorities(self) -> list[Choice]:
        """The kinds of authority that answer for something, by the name of the kind as a whole."""
        kinds = [a for a in self.catalogue.authorities if not a.area and a.type not in NOT_ASKED_FOR]
        return [
            Choice(kind.type.value, kind.name, is_chosen=kind.type == self.wish.authority_type)
            for kind in sorted(kinds, key=lambda kind: alphabetical(kind.name))
        ]


NOT_ASKED_FOR = (AuthorityType.ALAND, AuthorityType.TE_OFFICE, AuthorityType.EMPLOYER)


class ResponsibilityForm:
    """``?kunta=&paiva=2026-05-01``; ``error`` is a sentence if the day cannot be shown."""

    def __init__(self, data, catalogue: Catalogue, today: dt.date) -> None:
        self.kunta = MunicipalityField(data, catalogue)
        self.today = today
        self.typed = clean(data.get("paiva", ""), 20)
        self.error = ""
        self.day = self._read_day()

    @property
    def is_another_day(self) -> bool:
        return self.day != self.today

    def _read_day(self) -> dt.date:
        if not self.typed:
            return self.today
        day = read_date(self.typed)
        if day is None:
            self.error = _("Emme ymmärtäneet päivää. Kirjoita se näin: 1.5.2026.")
        elif not FIRST_DAY <= day <= self.today + AHEAD:
            self.error = _("Tietoja on vuodesta 2020 alkaen ja viisi vuotta eteenpäin. Valitse päivä siltä väliltä.")
        return self.today if self.error or day is None else day


class EmbeddingForm:
    """``?kunta=698&palvelu=``: a service's slug or a function's key; none = the authorities of the place."""

    def __init__(self, data, catalogue: Catalogue, today: dt.date) -> None:
        self.kunta = MunicipalityField(data, catalogue)
        self.wanted = clean(data.get("palvelu", ""), LONGEST)
        self.catalogue = catalogue
        self.today = today

    @property
    def functions(self) -> list[Choice]:
        return self._choices((function.key, function.name) for function in self.catalogue.functions)

    @property
    def services(self) -> list[Choice]:
        return self._choices((service.slug, service.title) for service in self.catalogue.offered(self.today))

    def _choices(self, named) -> list[Choice]:
        in_order = sorted(named, key=lambda row: alphabetical(row[1]))
        return [Choice(code, name, is_chosen=code == self.wanted) for code, name in in_order]

    @property
    def address(self) -> str:
        """Of the card, in the form that stays."""
        chosen = {"kunta": self.kunta.municipality and self.kunta.municipality.code, "palvelu": self.wanted}
        query = urlencode({key: value for key, value in chosen.items() if value})
        return reverse("services_catalog:embedded_card") + (f"?{query}" if query else "")


def read_date(text: str) -> dt.date | None:
    """A date as ``2026-05-01`` or ``1.5.2026``."""
    if finnish := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", text, re.ASCII):
        text = "{2}-{1:0>2}-{0:0>2}".format(*finnish.groups())
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def one_of(given, allowed) -> str:
    return given if given in allowed else ""
