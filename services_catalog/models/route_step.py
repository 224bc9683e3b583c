"""The way in: ordered gates and the papers one needs."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog import catalogue
from services_catalog.models.function import Function
from services_catalog.models.ordered import OrderedRow
from services_catalog.models.service import Service
from services_catalog.models.situation import Situation


class RouteStep(OrderedRow):
    class Kind(models.TextChoices):
        CONTACT = "CONTACT", _("yhteydenotto")
        STATEMENT = "STATEMENT", _("lausunto")
        REFERRAL = "REFERRAL", _("lähete")
        APPLICATION = "APPLICATION", _("hakemus")
        ASSESSMENT = "ASSESSMENT", _("arvio")
        DECISION = "DECISION", _("päätös")
        START = "START", _("aloitus")

    service = models.ForeignKey(Service, models.CASCADE, related_name="steps", verbose_name=_("palvelu"))
    kind = models.CharField(
        _("laji"), max_length=11, choices=Kind, help_text=_("Näkyy palvelun sivulla askeleen otsikossa.")
    )
    actor = models.CharField(_("kuka toimii"), max_length=300, help_text=_("Esimerkiksi Sinä, Lääkäri tai Kela."))
    text = models.TextField(
        _("mitä tehdään"), help_text=_("Ensimmäinen avoin askel on asiakkaan ensimmäinen neuvo: ”Varaa aika …”.")
    )
    document = models.CharField(_("asiakirja"), max_length=300, blank=True, default="", help_text=_("Mitä tarvitaan."))
    form = models.CharField(_("lomake"), max_length=100, blank=True, default="", help_text=_("Esimerkiksi KU 101."))
    deadline = models.CharField(
        _("määräaika"), max_length=500, blank=True, default="", help_text=_("Näkyy askeleen kohdalla.")
    )
    done_when = models.ForeignKey(
        Situation,
        models.PROTECT,
        to_field="key",
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("tehty, kun"),
        help_text=_("Tilanne, jossa askel on jo tehty. Tyhjä = aina tekemättä."),
    )
    via = models.ForeignKey(
        Function,
        models.PROTECT,
        to_field="key",
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("minkä kautta"),
        help_text=_("Kun toisen viranomaisen on toimittava ensin, esimerkiksi lääkärin vastaanotto."),
    )
    source_note = models.CharField(
        _("lähderivi"), max_length=500, blank=True, default="", help_text=_("Mistä rivi on tehty. Ei näy julkisesti.")
    )

    class Meta:
        verbose_name = _("reitin askel")
        verbose_name_plural = _("reitin askeleet")

    def __str__(self):
        return self.text or ""


assert set(RouteStep.Kind.values) == set(catalogue.StepKind)


class RequiredDocument(OrderedRow):
    service = models.ForeignKey(Service, models.CASCADE, related_name="documents", verbose_name=_("palvelu"))
    name = models.CharField(_("asiakirja"), max_length=300, help_text=_("Näkyy kohdassa Mitä tarvitset."))
    form = models.CharField(
        _("lomake"), max_length=100, blank=True, default="", help_text=_("Esimerkiksi SV 7. Näkyy asiakirjan perässä.")
    )

    class Meta:
        verbose_name = _("tarvittava asiakirja")
        verbose_name_plural = _("tarvittavat asiakirjat")

    def __str__(self):
        return self.name or ""
