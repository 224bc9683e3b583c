"""What a caseworker should know of services in some municipalities; no client reads it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.models.confidence import Confidence
from services_catalog.models.entry import Entry
from services_catalog.models.function import Function
from services_catalog.models.municipality import Municipality
from services_catalog.models.service import Service
from services_catalog.models.validity import ValidityRow


class LocalNote(Entry, ValidityRow):
    slug = models.SlugField(_("tunniste"), max_length=100, unique=True, help_text=_("Ei muutu käyttöönoton jälkeen."))
    text = models.TextField(_("huomio"), help_text=_("Vain ammattilaiselle: mikä tässä kunnassa on toisin."))
    municipalities = models.ManyToManyField(
        Municipality, related_name="+", verbose_name=_("kunnat"), help_text=_("Näissä kunnissa huomio näytetään.")
    )
    functions = models.ManyToManyField(
        Function,
        blank=True,
        related_name="+",
        verbose_name=_("tehtävät"),
        help_text=_("Huomio näkyy näiden tehtävien jokaisessa palvelussa."),
    )
    services = models.ManyToManyField(
        Service, blank=True, related_name="+", verbose_name=_("palvelut"), help_text=_("Tai vain näissä palveluissa.")
    )
    source = models.CharField(_("lähde"), max_length=1000, blank=True, default="", help_text=_("Mistä tieto on."))
    checked_on = models.DateField(_("tarkistettu"), null=True, blank=True, help_text=_("Näkyy huomion perässä."))
    confidence = models.CharField(
        _("varmuus"),
        max_length=6,
        choices=Confidence,
        default=Confidence.MEDIUM,
        help_text=_("Näkyy ammattilaiselle huomion perässä."),
    )

    class Meta(ValidityRow.Meta):
        verbose_name = _("paikallinen huomio")
        verbose_name_plural = _("paikalliset huomiot")

    def __str__(self):
        return self.slug
