"""Example cases: described clients with the expected advice."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.models.entry import Entry
from services_catalog.models.lines import LinesField


class ExampleCase(Entry):
    key_name = "id"

    id = models.CharField(_("tunniste"), max_length=60, primary_key=True)
    title = models.CharField(
        _("otsikko"), max_length=300, help_text=_("Näkyy toimittajalle ja harjoittelevalle ammattilaiselle.")
    )
    narrative = models.TextField(_("kuvaus"), blank=True, default="", help_text=_("Kuvitellun asiakkaan tilanne."))
    facts = models.JSONField(_("tiedot"), default=dict, help_text=_("Tiedon avain ja arvo."))
    expected = models.JSONField(
        _("odotettu neuvo"), default=dict, help_text=_("first_authority, must, acceptable, must_not, rights.")
    )
    decisive = LinesField(
        _("ratkaisevat tiedot"), target="services_catalog.Fact", help_text=_("Tietojen avaimet, yksi riville.")
    )
    accepted_difference = models.TextField(
        _("hyväksytyn poikkeaman syy"), blank=True, default="", help_text=_("Miksi neuvo saa poiketa odotetusta.")
    )

    misrouting = models.TextField(
        _("tavallinen ohjausvirhe"),
        blank=True,
        default="",
        help_text=_("Minne tällainen asiakas usein ohjataan ja miksi se on väärin. Tekee tapauksesta harjoituksen."),
    )

    class Meta:
        verbose_name = _("esimerkkitapaus")
        verbose_name_plural = _("esimerkkitapaukset")

    def __str__(self):
        return self.title
