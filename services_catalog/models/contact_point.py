"""Where an authority or a provider is reached; what is not known is a stated gap."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from services_catalog.models.authority import Authority
from services_catalog.models.confidence import Confidence
from services_catalog.models.lines import LinesField
from services_catalog.models.ordered import OrderedRow
from services_catalog.models.provider import Provider


class ContactPoint(OrderedRow):
    authority = models.ForeignKey(
        Authority,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="contacts",
        verbose_name=_("viranomainen"),
        help_text=_("Kenen yhteystieto tämä on."),
    )
    provider = models.ForeignKey(
        Provider,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="contacts",
        verbose_name=_("palveluntuottaja"),
        help_text=_("Kenen yhteystieto tämä on."),
    )
    name = models.CharField(_("nimi"), max_length=300, blank=True, default="", help_text=_("Näkyy numeron edessä."))
    functions = LinesField(
        _("tehtävät"),
        target="services_catalog.Function",
        help_text=_("Tehtävien avaimet, yksi riville. Tyhjä = kaikki tehtävät."),
    )
    phone = models.CharField(
        _("puhelin"),
        max_length=60,
        blank=True,
        default="",
        help_text=_("Julkaistaan vain, jos lähde on ja tieto on varma."),
    )
    hours = models.CharField(
        _("palveluajat"), max_length=500, blank=True, default="", help_text=_("Näkyy numeron alla.")
    )
    email = models.CharField(
        _("sähköposti"), max_length=200, blank=True, default="", help_text=_("Näkyy numeron alla.")
    )
    address = models.CharField(_("osoite"), max_length=500, blank=True, default="", help_text=_("Näkyy numeron alla."))
    url = models.CharField(_("verkko-osoite"), max_length=500, blank=True, default="", help_text=_("Näkyy linkkinä."))
    say = models.TextField(
        _("sano näin"), blank=True, default="", help_text=_("Mitä asiakas voi sanoa puhelimessa. Näkyy tuloksessa.")
    )
    gap = models.TextField(
        _("puuttuva tieto"), blank=True, default="", help_text=_("Mitä ei tiedetä ja mistä sen saa. Näkyy asiakkaalle.")
    )
    source = models.CharField(
        _("lähde"),
        max_length=500,
        blank=True,
        default="",
        help_text=_("Mistä tieto on. Ilman lähdettä numeroa ei julkaista."),
    )
    checked_on = models.CharField(
        _("tarkistettu"),
        max_length=40,
        blank=True,
        default="",
        help_text=_("Päivä tai kuukausi, esimerkiksi 2026-11-02."),
    )
    confidence = models.CharField(
        _("varmuus"),
        max_length=6,
        choices=Confidence,
        default=Confidence.MEDIUM,
        help_text=_("Vain varma numero julkaistaan."),
    )

    class Meta:
        verbose_name = _("yhteystieto")
        verbose_name_plural = _("yhteystiedot")
        constraints = [
            models.CheckConstraint(
                condition=Q(authority__isnull=True) ^ Q(provider__isnull=True),
                name="services_catalog_contactpoint_one_owner",
                violation_error_message=_("Yhteystieto kuuluu joko viranomaiselle tai palveluntuottajalle."),
            ),
            models.CheckConstraint(
                condition=Q(phone="") | ~Q(source=""),
                name="services_catalog_contactpoint_phone_has_source",
                violation_error_message=_("Puhelinnumerolla on oltava lähde."),
            ),
        ]

    def __str__(self):
        return self.name or self.phone or self.url or str(_("yhteystieto"))
