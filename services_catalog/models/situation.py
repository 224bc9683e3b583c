"""Named situations: the only re-use between conditions. Needs and payer tests are situations."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.models.condition import ConditionRow
from services_catalog.models.entry import Entry
from services_catalog.models.ordered import OrderedRow


class SituationQuerySet(models.QuerySet):
    def needs(self):
        return self.filter(is_need=True)


class Situation(Entry):
    key_name = "key"

    key = models.SlugField(_("avain"), max_length=60, unique=True, help_text=_("Ei muutu käyttöönoton jälkeen."))
    name = models.CharField(
        _("nimi"), max_length=300, help_text=_("Näkyy ammattilaiselle perusteluissa ja toimittajalle valinnoissa.")
    )
    is_need = models.BooleanField(
        _("on tarve"), default=False, help_text=_("Tarpeeseen voi palvelu vastata; muut tilanteet ovat vain ehtoja.")
    )
    editor_note = models.TextField(
        _("toimittajan muistiinpano"), blank=True, default="", help_text=_("Ei näy julkisesti.")
    )

    objects = SituationQuerySet.as_manager()

    class Meta:
        verbose_name = _("tilanne")
        verbose_name_plural = _("tilanteet")

    def __str__(self):
        return f"{self.name} ({self.key})"


class SituationRow(ConditionRow, OrderedRow):
    owner = models.ForeignKey(
        Situation, models.CASCADE, related_name="rows", verbose_name=_("tilanne, jota rivi kuvaa")
    )
    group = models.PositiveSmallIntegerField(
        _("ryhmä"),
        default=1,
        help_text=_("Saman ryhmän rivit ovat vaihtoehtoja; jokaisesta ryhmästä yhden on oltava tosi."),
    )
    source_note = models.CharField(
        _("lähderivi"), max_length=500, blank=True, default="", help_text=_("Mistä rivi on tehty. Ei näy julkisesti.")
    )

    class Meta(ConditionRow.Meta):
        verbose_name = _("ehto")
        verbose_name_plural = _("ehdot")

    def __str__(self):
        return str(self.condition)
