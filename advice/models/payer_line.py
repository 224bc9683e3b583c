"""Payer lines: the hand-written truth table that the order of payers is proved against."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.models.authority import AuthorityType
from services_catalog.models.entry import Entry


class PayerLine(Entry):
    key_name = "key"

    key = models.SlugField(_("avain"), max_length=60, unique=True, help_text=_("Ei muutu käyttöönoton jälkeen."))
    function = models.ForeignKey(
        "services_catalog.Function",
        models.PROTECT,
        to_field="key",
        related_name="+",
        verbose_name=_("tehtävä"),
        help_text=_("Minkä tehtävän maksajista on kyse."),
    )
    facts = models.JSONField(_("tiedot"), default=dict, help_text=_("Tiedon avain ja arvo."))
    first = models.CharField(
        _("ensisijainen"),
        max_length=30,
        choices=AuthorityType,
        blank=True,
        default="",
        help_text=_("Luettu laista, ei tehtävän järjestyksestä. Tyhjä: kukaan näistä ei vastaa."),
    )
    as_of = models.DateField(_("päivänä"), help_text=_("Päivä, jona laki on näin."))
    law = models.TextField(_("laki"), help_text=_("Laki ja pykälä, josta rivi on luettu."))

    class Meta:
        verbose_name = _("maksajataulukon rivi")
        verbose_name_plural = _("maksajataulukko")

    def __str__(self):
        return self.key
