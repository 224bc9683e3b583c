"""What a service rests on: the law, and where we read what we say."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.models.confidence import Confidence
from services_catalog.models.ordered import OrderedRow
from services_catalog.models.service import Service


class LegalBasis(OrderedRow):
    service = models.ForeignKey(Service, models.CASCADE, related_name="legal_basis", verbose_name=_("palvelu"))
    law = models.CharField(_("laki"), max_length=500, help_text=_("Näkyy palvelun sivulla ja ammattilaiselle."))
    number = models.CharField(_("numero"), max_length=60, blank=True, default="", help_text=_("Esimerkiksi 566/2005."))
    sections = models.CharField(
        _("pykälät"), max_length=300, blank=True, default="", help_text=_("Esimerkiksi 6 ja 7 §.")
    )

    class Meta:
        verbose_name = _("lakiperuste")
        verbose_name_plural = _("lakiperusteet")

    def __str__(self):
        return f"{self.law} {self.number} {self.sections}".strip()


class Source(OrderedRow):
    service = models.ForeignKey(Service, models.CASCADE, related_name="sources", verbose_name=_("palvelu"))
    url = models.CharField(
        _("osoite"), max_length=1000, blank=True, default="", help_text=_("Näkyy palvelun sivulla lähteenä.")
    )
    title = models.CharField(
        _("otsikko"), max_length=1000, blank=True, default="", help_text=_("Näkyy palvelun sivulla lähteenä.")
    )
    date = models.CharField(_("päiväys"), max_length=200, blank=True, default="", help_text=_("Miltä ajalta lähde on."))
    confidence = models.CharField(
        _("varmuus"), max_length=6, choices=Confidence, default=Confidence.MEDIUM, help_text=_("Näkyy toimittajalle.")
    )

    class Meta:
        verbose_name = _("lähde")
        verbose_name_plural = _("lähteet")

    def __str__(self):
        return self.title or self.url
