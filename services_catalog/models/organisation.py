"""An organisation that looks after its own entries: its editors change those and nothing else."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.models.authority import Authority
from services_catalog.models.provider import Provider
from services_catalog.models.service import Service


class Organisation(models.Model):
    name = models.CharField(_("nimi"), max_length=200, unique=True, help_text=_("Näkyy vain hallinnassa."))
    editors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="organisations",
        verbose_name=_("toimittajat"),
        help_text=_("He muuttavat vain alla olevia. Heillä ei tarvitse olla roolia."),
    )
    authorities = models.ManyToManyField(
        Authority,
        blank=True,
        related_name="+",
        verbose_name=_("viranomaiset"),
        help_text=_("Nimi ja yhteystiedot."),
    )
    providers = models.ManyToManyField(
        Provider,
        blank=True,
        related_name="+",
        verbose_name=_("palveluntuottajat"),
        help_text=_("Tekstit ja yhteystiedot."),
    )
    services = models.ManyToManyField(
        Service,
        blank=True,
        related_name="+",
        verbose_name=_("palvelut"),
        help_text=_("Tekstit, ei ehtoja. Vain organisaation oma palvelu, ei monen yhteinen."),
    )

    class Meta:
        verbose_name = _("organisaatio")
        verbose_name_plural = _("organisaatiot")

    def __str__(self):
        return self.name
