"""Words of the professional's pages that are not content."""

from django import template
from django.utils.translation import gettext_lazy as _

from services_catalog.authorities import Confidence
from services_catalog.catalogue import Remote, StepKind

register = template.Library()

STEP_KINDS = {
    StepKind.CONTACT: _("Yhteydenotto"),
    StepKind.STATEMENT: _("Lausunto"),
    StepKind.REFERRAL: _("Lähete"),
    StepKind.APPLICATION: _("Hakemus"),
    StepKind.ASSESSMENT: _("Arviointi"),
    StepKind.DECISION: _("Päätös"),
    StepKind.START: _("Aloitus"),
}
assert set(STEP_KINDS) == set(StepKind)
REMOTE = {
    Remote.YES: _("Onnistuu etänä"),
    Remote.PARTIAL: _("Osin etänä"),
    Remote.NO: _("Ei etänä"),
    Remote.UNKNOWN: _("Ei tiedossa"),
}
assert set(REMOTE) == set(Remote)
CONFIDENCE = {Confidence.HIGH: _("varma"), Confidence.MEDIUM: _("melko varma"), Confidence.LOW: _("epävarma")}
assert set(CONFIDENCE) == set(Confidence)
PHASES = {
    "ASSESSMENT_PLANNING": _("Arviointi ja suunnittelu"),
    "REHABILITATION": _("Kuntoutus"),
    "TRAINING": _("Valmennus ja koulutus"),
    "EMPLOYMENT": _("Työllistyminen"),
    "INCOME": _("Toimeentulo"),
}


@register.filter
def step_kind(kind):
    return STEP_KINDS[kind]


@register.filter
def remote(value):
    return REMOTE[value]


@register.filter
def confidence(value):
    return CONFIDENCE[value]


@register.filter
def phase(key):
    return PHASES.get(key, key)


@register.filter
def law(basis):
    """``Laki toimeentulotuesta 1412/1997, 7 c §``"""
    return ", ".join(filter(None, (" ".join(filter(None, (basis.law, basis.number))), basis.sections)))


@register.filter
def of(by_service, card):
    """The layer of the card's service."""
    return by_service[card.service.slug]
