"""A row of a condition, checked as it is written and explained in the editor's words."""

from django import forms
from django.utils.translation import gettext as _

from services_catalog.conditions import NUMERIC, SITUATIONAL, FactKind, Operator
from services_catalog.models import Fact, FactValue, Municipality

LISTS = (Operator.HAS_ANY, Operator.HAS_ALL, Operator.HAS_NONE)
NUMBERS_NEEDED = {Operator.AT_LEAST: 1, Operator.AT_MOST: 1, Operator.BETWEEN: 2}


class ConditionForm(forms.ModelForm):
    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            place, message = mistake(
                cleaned.get("fact"), cleaned["operator"], cleaned["values"].split(), cleaned.get("situation")
            )
            if message:
                self.add_error(place, message)
        return cleaned


def mistake(fact, operator, values, situation):
    """The field at fault and what to do, or two empty texts."""
    if operator in SITUATIONAL:
        return situation_mistake(fact, values, situation)
    if situation:
        return "operator", _("Kun valitset tilanteen, vertaa: ”tilanne on tosi” tai ”tilanne ei ole tosi”.")
    if operator == Operator.HAS_AT_LEAST:
        return count_mistake(fact, values)
    if fact is None:
        return "fact", _("Valitse tieto, jota ehto koskee, tai valmis tilanne.")
    if operator in NUMERIC or fact.kind == FactKind.NUMBER:
        return number_mistake(fact, operator, values)
    return code_mistake(fact, operator, values)


def situation_mistake(fact, values, situation):
    if situation is None:
        return "situation", _("Valitse tilanne.")
    if fact or values:
        return "values" if values else "fact", _("Tilanteen kanssa tieto ja arvot jäävät tyhjiksi.")
    return "", ""


def count_mistake(fact, values):
    if fact:
        return "fact", _("Jätä tieto tyhjäksi: kirjoita arvoihin luku ja sitten tietojen avaimet.")
    if len(values) < 2 or not values[0].isdigit():
        return "values", _("Kirjoita ensin luku ja sitten tietojen avaimet, esimerkiksi: 2 needs other_needs.")
    known = set(Fact.objects.filter(key__in=values[1:], kind=FactKind.MULTI).values_list("key", flat=True))
    if unknown := [key for key in values[1:] if key not in known]:
        return "values", _("Näin nimettyä monivalintatietoa ei ole: %(keys)s.") % {"keys": ", ".join(unknown)}
    return "", ""


def number_mistake(fact, operator, values):
    if fact.kind != FactKind.NUMBER:
        return "operator", _("”%(fact)s” ei ole luku. Valitse toinen vertailu.") % {"fact": fact.label}
    needed = NUMBERS_NEEDED.get(operator)
    if needed is None:
        return "operator", _("”%(fact)s” on luku. Vertaa: vähintään, enintään tai välillä.") % {"fact": fact.label}
    if len(values) != needed or not all(value.lstrip("-").isdigit() for value in values):
        two = needed == 2
        return "values", _("Kirjoita kaksi lukua: pienin ja suurin.") if two else _("Kirjoita yksi kokonaisluku.")
    return "", ""


def code_mistake(fact, operator, values):
    if operator in LISTS and fact.kind != FactKind.MULTI:
        return "operator", _("Tiedolla ”%(fact)s” on vain yksi arvo. Valitse ”on jokin näistä”.") % {"fact": fact.label}
    if not values:
        return "values", _("Kirjoita ainakin yksi arvo.")
    codes = codes_of(fact)
    if unknown := [value for value in values if value not in codes]:
        allowed = ", ".join(codes) if len(codes) <= 40 else _("kuntanumerot, kolme numeroa")
        return "values", _("Tiedolla ”%(fact)s” ei ole arvoa %(values)s. Mahdolliset arvot: %(allowed)s.") % {
            "fact": fact.label,
            "values": ", ".join(unknown),
            "allowed": allowed,
        }
    return "", ""


def codes_of(fact) -> list[str]:
    if fact.kind == FactKind.MUNICIPALITY:
        return list(Municipality.objects.order_by("code").values_list("code", flat=True))
    return list(FactValue.objects.filter(fact=fact).order_by("position", "pk").values_list("code", flat=True))
