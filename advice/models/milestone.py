"""Milestones: what happens when sickness allowance has been paid for so many days."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.models.entry import Entry


class Milestone(Entry):
    key_name = "key"

    key = models.SlugField(_("avain"), max_length=60, unique=True, help_text=_("Ei muutu käyttöönoton jälkeen."))
    days = models.PositiveSmallIntegerField(
        _("päivärahapäiviä"), help_text=_("Kun sairauspäivärahaa on maksettu näin monelta päivältä.")
    )
    situation = models.ForeignKey(
        "services_catalog.Situation",
        models.PROTECT,
        to_field="key",
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("tilanne"),
        help_text=_("Näkyy vain tässä tilanteessa. Tyhjä: näkyy kaikille."),
    )
    text = models.TextField(_("mitä silloin"), help_text=_("Näkyy tulossivulla kohdassa Mitä seuraavaksi."))
    professional = models.TextField(_("ammattilaiselle"), blank=True, default="", help_text=_("Lakiperuste."))

    class Meta:
        verbose_name = _("määräaika")
        verbose_name_plural = _("sairauspäivärahan määräajat")

    def __str__(self):
        return self.key
