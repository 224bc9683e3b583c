"""The municipalities of Finland and the areas they belong to, by date."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.models.area import Area
from services_catalog.models.entry import Entry
from services_catalog.models.ordered import OrderedRow
from services_catalog.models.validity import ValidityRow


class Municipality(Entry):
    key_name = "code"

    code = models.CharField(
        _("kuntanumero"), max_length=3, unique=True, help_text=_("Tilastokeskuksen kolme numeroa. Ei näy asiakkaalle.")
    )
    name = models.CharField(_("nimi"), max_length=100, help_text=_("Näkyy kunnan valinnassa."))
    region = models.CharField(
        _("maakunta"), max_length=100, blank=True, default="", help_text=_("Näkyy ammattilaiselle.")
    )
    languages = models.CharField(_("kielet"), max_length=20, default="fi", help_text=_("Esimerkiksi fi, fi-sv tai sv."))
    sami_homeland = models.CharField(
        _("saamelaisten kotiseutualue"),
        max_length=20,
        default="no",
        help_text=_("no, tai mitä saamelaisten kotiseutualueesta kuntaan kuuluu."),
    )

    class Meta:
        verbose_name = _("kunta")
        verbose_name_plural = _("kunnat")


class Membership(ValidityRow, OrderedRow):
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="memberships", verbose_name=_("kunta"))
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        to_field="key",
        related_name="+",
        verbose_name=_("alue"),
        help_text=_("Hyvinvointialue tai työllisyysalue, johon kunta kuuluu."),
    )

    class Meta(ValidityRow.Meta):
        verbose_name = _("jäsenyys")
        verbose_name_plural = _("jäsenyydet")

    def __str__(self):
        return self.area_id
