"""Areas that organise services: wellbeing services counties, employment areas."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.authorities import AreaKind
from services_catalog.models.entry import Entry


class Area(Entry):
    class Kind(models.TextChoices):
        WELLBEING_SERVICES_COUNTY = "WELLBEING_SERVICES_COUNTY", _("hyvinvointialue")
        EMPLOYMENT_AREA = "EMPLOYMENT_AREA", _("työllisyysalue")
        MUNICIPALITY = "MUNICIPALITY", _("kunta")
        SUBREGION = "SUBREGION", _("seutukunta")

    key_name = "key"

    key = models.SlugField(
        _("avain"), max_length=80, unique=True, help_text=_("Ei muutu käyttöönoton jälkeen. Ei näy asiakkaalle.")
    )
    kind = models.CharField(
        _("laji"), max_length=30, choices=Kind, help_text=_("Ratkaisee, mikä viranomainen alueella vastaa.")
    )
    name = models.CharField(_("nimi"), max_length=200, help_text=_("Näkyy sivulla Kuka vastaa."))

    class Meta:
        verbose_name = _("alue")
        verbose_name_plural = _("alueet")


assert set(Area.Kind.values) == set(AreaKind)
