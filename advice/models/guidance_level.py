"""Guidance levels: how intensive the guidance should be."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from advice.models.proposal import ProposalRow
from services_catalog.models.entry import Entry
from services_catalog.models.ordered import OrderedRow


class GuidanceLevel(Entry, ProposalRow, OrderedRow):
    key_name = "key"

    key = models.SlugField(_("avain"), max_length=60, unique=True, help_text=_("Ei muutu käyttöönoton jälkeen."))
    level = models.PositiveSmallIntegerField(
        _("taso"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(4)],
        help_text=_("0 omatoiminen – 4 vastuutyöntekijä. Tyhjä: ei vielä selvää."),
    )
    name = models.CharField(_("nimi"), max_length=200, help_text=_("Näkyy ammattilaiselle."))
    situation = models.ForeignKey(
        "services_catalog.Situation",
        models.PROTECT,
        to_field="key",
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kun tilanne on"),
        help_text=_("Ensimmäinen taso, jonka tilanne on tosi, koskee asiakasta. Viimeisellä ei ole tilannetta."),
    )
    who = models.TextField(_("kuka"), blank=True, default="", help_text=_("Kuka ohjaa: tehtävä, ei nimi."))
    duration = models.TextField(_("kesto"), blank=True, default="", help_text=_("Kuinka kauan yleensä."))
    rhythm = models.TextField(_("yhteydenpito"), blank=True, default="", help_text=_("Kuinka usein ja miten."))
    what = models.TextField(_("mitä tehdään"), blank=True, default="", help_text=_("Ohjauksen sisältö lyhyesti."))

    class Meta:
        verbose_name = _("ohjauksen taso")
        verbose_name_plural = _("ohjauksen tasot")

    def __str__(self):
        return self.name or self.key
