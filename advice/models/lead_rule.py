"""Lead rules: the ordered list that decides what leads."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.models.entry import Entry
from services_catalog.models.ordered import OrderedRow


class LeadRule(Entry, OrderedRow):
    key_name = "key"

    key = models.SlugField(
        _("avain"), max_length=60, unique=True, help_text=_("Ei muutu käyttöönoton jälkeen. Ei näy asiakkaalle.")
    )
    situation = models.ForeignKey(
        "services_catalog.Situation",
        models.PROTECT,
        to_field="key",
        related_name="+",
        verbose_name=_("kun tilanne on"),
        help_text=_("Sääntö koskee sitä, jolla tilanne on tosi."),
    )
    reason = models.TextField(_("perustelu"), help_text=_("Näkyy ammattilaiselle."))
    editor_note = models.TextField(
        _("toimittajan muistiinpano"), blank=True, default="", help_text=_("Ei näy julkisesti.")
    )

    class Meta:
        verbose_name = _("etusijasääntö")
        verbose_name_plural = _("etusijasäännöt")

    def __str__(self):
        return self.key


class LeadRuleService(OrderedRow):
    rule = models.ForeignKey(LeadRule, models.CASCADE, related_name="services", verbose_name=_("sääntö"))
    service = models.ForeignKey(
        "services_catalog.Service",
        models.PROTECT,
        to_field="slug",
        related_name="+",
        verbose_name=_("palvelu"),
        help_text=_("Nostetaan tässä järjestyksessä, jos palvelun omat ehdot sallivat."),
    )

    class Meta:
        verbose_name = _("nostettava palvelu")
        verbose_name_plural = _("nostettavat palvelut")

    def __str__(self):
        return self.service_id
