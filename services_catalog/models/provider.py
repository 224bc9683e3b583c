"""Who carries services out locally; never the same thing as who is responsible."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.models.confidence import Confidence
from services_catalog.models.entry import Entry
from services_catalog.models.municipality import Municipality
from services_catalog.models.service import Service
from services_catalog.models.validity import ValidityRow


class Provider(Entry, ValidityRow):
    slug = models.SlugField(_("tunniste"), max_length=100, unique=True, help_text=_("Ei muutu käyttöönoton jälkeen."))
    name = models.CharField(_("nimi"), max_length=200, help_text=_("Näkyy palvelun sivulla kunnan mukaan."))
    role = models.TextField(_("mitä tekee"), blank=True, default="", help_text=_("Näkyy palvelun sivulla."))
    how_to_get_in = models.TextField(
        _("miten pääsee mukaan"), blank=True, default="", help_text=_("Näkyy palvelun sivulla.")
    )
    municipalities = models.ManyToManyField(
        Municipality,
        blank=True,
        related_name="+",
        verbose_name=_("kunnat"),
        help_text=_("Näissä kunnissa tuottaja näytetään."),
    )
    services = models.ManyToManyField(
        Service,
        blank=True,
        related_name="+",
        verbose_name=_("palvelut"),
        help_text=_("Näiden palvelujen sivuilla tuottaja näytetään."),
    )
    confidence = models.CharField(
        _("varmuus"), max_length=6, choices=Confidence, default=Confidence.MEDIUM, help_text=_("Näkyy toimittajalle.")
    )
    editor_note = models.TextField(
        _("toimittajan muistiinpano"), blank=True, default="", help_text=_("Ei näy julkisesti.")
    )

    class Meta(ValidityRow.Meta):
        verbose_name = _("palveluntuottaja")
        verbose_name_plural = _("palveluntuottajat")
