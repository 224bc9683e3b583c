"""What a service requires, what blocks it, and what no question can settle."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from services_catalog import catalogue
from services_catalog.models.condition import ConditionRow
from services_catalog.models.ordered import OrderedRow
from services_catalog.models.service import Service


class Criterion(ConditionRow, OrderedRow):
    class Effect(models.TextChoices):
        REQUIRES = "REQUIRES", _("edellyttää")
        BLOCKS = "BLOCKS", _("estää")
        SUPPORTS = "SUPPORTS", _("puoltaa tai heikentää")

    service = models.ForeignKey(Service, models.CASCADE, related_name="criteria", verbose_name=_("palvelu"))
    effect = models.CharField(
        _("vaikutus"),
        max_length=8,
        choices=Effect,
        default=Effect.REQUIRES,
        help_text=_("Edellyttävä ja estävä ehto ratkaisevat; puoltava vain järjestää."),
    )
    group = models.PositiveSmallIntegerField(
        _("ryhmä"),
        default=1,
        help_text=_("Saman vaikutuksen ja ryhmän rivit ovat vaihtoehtoja (TAI), ryhmät yhdessä (JA)."),
    )
    weight = models.SmallIntegerField(_("paino"), default=0, help_text=_("Vain puoltaville: −3 … +3. Muilla 0."))
    not_now = models.TextField(
        _("miksi ei nyt"),
        blank=True,
        default="",
        help_text=_("Rauhallinen virke asiakkaalle ja keneltä kysyä. Näkyy tuloksessa kohdassa Ei juuri nyt."),
    )
    professional = models.TextField(
        _("ammattilaiselle, lain kanssa"), blank=True, default="", help_text=_("Näkyy ammattilaisen perusteluissa.")
    )
    source_note = models.CharField(
        _("lähderivi"), max_length=500, blank=True, default="", help_text=_("Mistä rivi on tehty. Ei näy julkisesti.")
    )

    class Meta(ConditionRow.Meta):
        verbose_name = _("ehto")
        verbose_name_plural = _("ehdot")
        constraints = [
            *ConditionRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(weight=0) | Q(effect="SUPPORTS", weight__gte=-3, weight__lte=3),
                name="services_catalog_criterion_weight",
                violation_error_message=_("Paino on −3 … +3 ja vain puoltavalla ehdolla."),
            ),
        ]

    def __str__(self):
        return str(self.condition)


assert set(Criterion.Effect.values) == set(catalogue.Effect)


class Prerequisite(OrderedRow):
    service = models.ForeignKey(Service, models.CASCADE, related_name="prerequisites", verbose_name=_("palvelu"))
    text = models.TextField(_("edellytys"), help_text=_("Palvelun sivulla: mitä kysymys ei voi ratkaista."))
    settled_by = models.CharField(_("kuka ratkaisee"), max_length=300, help_text=_("Esimerkiksi lääkäri tai Kela."))
    source_note = models.CharField(
        _("lähderivi"), max_length=500, blank=True, default="", help_text=_("Mistä rivi on tehty. Ei näy julkisesti.")
    )

    class Meta:
        verbose_name = _("edellytys")
        verbose_name_plural = _("edellytykset")

    def __str__(self):
        return self.text or ""
