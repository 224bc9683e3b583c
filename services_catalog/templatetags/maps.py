"""Words of the maps and the changes of the caseworker's desk that are not content."""

from django import template
from django.utils.translation import gettext_lazy as _

from services_catalog.changes import FIELDS, Noun, What
from services_catalog.desk_forms import PHASE_NAMES
from services_catalog.gap_map import GapKind

register = template.Library()

GAP_NAMES = {
    GapKind.ONLY_ADVICE: _("Tarve, johon ei vastaa mikään oma palvelu"),
    GapKind.NO_AUTHORITY: _("Palvelu, josta kukaan ei vastaa"),
    GapKind.NO_CONTACT: _("Taho, johon ei saa suoraa yhteyttä"),
    GapKind.NO_PROVIDER: _("Palvelu, jolla ei ole tunnettua toteuttajaa"),
    GapKind.OVERLAP: _("Kaksi palvelua samaan tarpeeseen ja samoille ihmisille"),
    GapKind.ENDED: _("Päättynyt palvelu, jonka tilalla ei ole mitään"),
}
assert set(GAP_NAMES) == set(GapKind)
GAP_MEANINGS = {
    GapKind.ONLY_ADVICE: _("Tarpeeseen on vain yleistä neuvontaa, tai ei mitään."),
    GapKind.NO_AUTHORITY: _("Tällaisesta paikasta vastuuta ei ole kirjattu."),
    GapKind.NO_CONTACT: _(
        "Ei vahvistettua puhelinnumeroa, ja osoite on vain valtakunnallisen sivuston etusivu. Portti jää kiinni."
    ),
    GapKind.NO_PROVIDER: _("Palvelulla on toteuttaja muualla, muttei täällä, eikä se onnistu etänä."),
    GapKind.OVERLAP: _("Ehdot eivät erota niitä. Sopikaa työnjaosta tai tarkentakaa ehdot."),
    GapKind.ENDED: _("Kokeilu tai palvelu on loppunut, eikä korvaavaa ole kirjattu."),
}
assert set(GAP_MEANINGS) == set(GapKind)
WHAT_NAMES = {
    What.BEGINS: _("Alkaa"),
    What.ENDS: _("Viimeinen päivä"),
    What.ANSWERS: _("Vastuu alkaa:"),
    What.ANSWERED: _("Vastuun viimeinen päivä:"),
    What.REFORMED: _("Muuttuu:"),
    What.JOINS: _("Kuntia liittyy alueeseen:"),
    What.PLANNED: _("Suunnitteilla"),
    What.ADDED: _("Lisätty palveluluetteloon"),
    What.EDITED: _("Tietoja muutettu:"),
    What.REMOVED: _("Poistettu palveluluettelosta"),
}
assert set(WHAT_NAMES) == set(What)
NOUN_NAMES = {
    Noun.SERVICE: _("Palvelu tai etuus"),
    Noun.FUNCTION: _("Vastuu"),
    Noun.AUTHORITY: _("Viranomainen"),
    Noun.PROVIDER: _("Toteuttaja"),
    Noun.AREA: _("Alue"),
}
assert set(NOUN_NAMES) == set(Noun)
FIELD_NAMES = {
    "name": _("nimi"),
    "plain_name": _("arkinimi"),
    "status": _("tila"),
    "summary": _("tiivistelmä"),
    "for_whom": _("kenelle"),
    "what_happens": _("mitä tapahtuu"),
    "function": _("tehtävä"),
    "payer": _("maksaja"),
    "phases": _("vaiheet"),
    "needs": _("tarpeet"),
    "criteria": _("ehdot"),
    "prerequisites": _("mitä pitää olla selvillä"),
    "steps": _("reitti"),
    "documents": _("asiakirjat"),
    "remote": _("etäpalvelu"),
    "delivery_modes": _("etäasioinnin tavat"),
    "cost": _("hinta"),
    "money_meanwhile": _("toimeentulo palvelun aikana"),
    "deadline": _("määräaika"),
    "caution": _("varoitus"),
    "professional_note": _("ammattilaisen huomautus"),
    "usual_time": _("tavallinen aika"),
    "to_record": _("mitä kirjataan"),
    "reforms": _("tulevat muutokset"),
    "legal_basis": _("laki"),
    "url": _("verkko-osoite"),
    "valid_from": _("alkupäivä"),
    "valid_to": _("loppupäivä"),
    "responsibilities": _("vastuun järjestys"),
    "area": _("alue"),
    "contacts": _("yhteystiedot"),
    "role": _("perustehtävä"),
    "how_to_get_in": _("miten pääsee"),
    "municipalities": _("kunnat"),
    "services": _("palvelut"),
}
assert set(FIELD_NAMES) == set(FIELDS)


@register.filter
def phase_name(key):
    return PHASE_NAMES[key]


@register.filter
def gap_name(kind):
    return GAP_NAMES[kind]


@register.filter
def gap_meaning(kind):
    return GAP_MEANINGS[kind]


@register.filter
def what_name(what):
    return WHAT_NAMES[what]


@register.filter
def noun_name(noun):
    return NOUN_NAMES[noun]


@register.filter
def field_names(fields):
    return ", ".join(str(FIELD_NAMES[field]) for field in fields)
