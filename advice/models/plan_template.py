"""Templates of plans: their parts, and the goals that may be chosen in each."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.models.entry import Entry
from services_catalog.models.lines import LinesField
from services_catalog.models.ordered import OrderedRow


class PlanTemplate(Entry, OrderedRow):
    key_name = "key"

    key = models.SlugField(_("avain"), max_length=60, unique=True, help_text=_("Ei muutu käyttöönoton jälkeen."))
    name = models.CharField(_("nimi"), max_length=200, help_text=_("Näkyy asiakkaan polussa."))
    purpose = models.TextField(_("mihin"), blank=True, default="", help_text=_("Kenelle pohja sopii."))

    class Meta:
        verbose_name = _("suunnitelman pohja")
        verbose_name_plural = _("suunnitelmien pohjat")

    def __str__(self):
        return self.name or self.key


class PlanPart(OrderedRow):
    template = models.ForeignKey(PlanTemplate, models.CASCADE, related_name="parts", verbose_name=_("pohja"))
    key = models.SlugField(_("avain"), max_length=60, help_text=_("Ei muutu käyttöönoton jälkeen."))
    name = models.CharField(_("osa"), max_length=200, help_text=_("Otsikko suunnitelmassa."))
    hint = models.TextField(_("ohje"), blank=True, default="", help_text=_("Mitä tässä osassa sovitaan."))
    icf = LinesField(
        _("ICF"), help_text=_("Osa-alueen kirjain tai pääluokka, esimerkiksi b tai d2. Näiden palvelut näkyvät osassa.")
    )
    goals = models.TextField(
        _("tavoitteet"), blank=True, default="", help_text=_("Valittavat tavoitteet, yksi riville. Uusi rivi loppuun.")
    )

    class Meta:
        verbose_name = _("suunnitelman osa")
        verbose_name_plural = _("suunnitelman osat")
        constraints = [models.UniqueConstraint(fields=["template", "key"], name="plan_part_once_in_a_template")]

    def __str__(self):
        return self.name or self.key
