"""Service packages: chains of services, each with what must come before it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from advice.models.proposal import ProposalRow
from services_catalog.models.entry import Entry
from services_catalog.models.lines import LinesField
from services_catalog.models.ordered import OrderedRow


class ServicePackage(Entry, ProposalRow, OrderedRow):
    key_name = "key"

    key = models.SlugField(
        _("avain"), max_length=60, unique=True, help_text=_("Osoitteen osa. Ei muutu käyttöönoton jälkeen.")
    )
    name = models.CharField(_("nimi"), max_length=200, help_text=_("Näkyy ammattilaiselle."))
    purpose = models.TextField(_("mihin"), blank=True, default="", help_text=_("Kenelle ja mihin ketju vie."))
    segments = models.ManyToManyField(
        "advice.ClientSegment",
        blank=True,
        related_name="+",
        verbose_name=_("segmentit"),
        help_text=_("Keille paketti sopii."),
    )

    class Meta:
        verbose_name = _("palvelupaketti")
        verbose_name_plural = _("palvelupaketit")

    def __str__(self):
        return self.name or self.key


class PackageStep(OrderedRow):
    package = models.ForeignKey(ServicePackage, models.CASCADE, related_name="steps", verbose_name=_("paketti"))
    service = models.ForeignKey(
        "services_catalog.Service",
        models.PROTECT,
        to_field="slug",
        related_name="+",
        verbose_name=_("palvelu"),
        help_text=_("Ketjun palvelu, järjestyksessä."),
    )
    phase = models.ForeignKey(
        "advice.Phase",
        models.PROTECT,
        to_field="key",
        related_name="+",
        verbose_name=_("vaihe"),
        help_text=_("Mihin vaiheeseen palvelu tässä ketjussa kuuluu."),
    )
    after = LinesField(
        _("näiden jälkeen"),
        target="services_catalog.Service",
        help_text=_("Saman ketjun palvelut, joiden on oltava ensin. Tunnisteet, yksi riville."),
    )
    note = models.TextField(_("huomaa"), blank=True, default="", help_text=_("Mitä siirtymässä on tehtävä."))

    class Meta:
        verbose_name = _("paketin palvelu")
        verbose_name_plural = _("paketin palvelut")

    def __str__(self):
        return self.service_id
