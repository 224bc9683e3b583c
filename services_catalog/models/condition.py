"""One test of one fact, or of a named situation, in columns of its own."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from services_catalog import conditions
from services_catalog.conditions import Condition


class ConditionRow(models.Model):
    class Operator(models.TextChoices):
        IN = "IN", _("on jokin näistä")
        NOT_IN = "NOT_IN", _("ei ole mikään näistä")
        AT_LEAST = "AT_LEAST", _("on vähintään")
        AT_MOST = "AT_MOST", _("on enintään")
        BETWEEN = "BETWEEN", _("on välillä (molemmat päät mukana)")
        HAS_ANY = "HAS_ANY", _("sisältää jonkin näistä")
        HAS_ALL = "HAS_ALL", _("sisältää kaikki nämä")
        HAS_NONE = "HAS_NONE", _("ei sisällä mitään näistä")
        HAS_AT_LEAST = "HAS_AT_LEAST", _("on yhteensä vähintään n valintaa (n ja tietojen avaimet)")
        SITUATION = "SITUATION", _("tilanne on tosi")
        NOT_SITUATION = "NOT_SITUATION", _("tilanne ei ole tosi")

    class Unknown(models.TextChoices):
        OPEN = "OPEN", _("jää avoimeksi")
        NO = "NO", _("ei, vain kerrottu tieto lasketaan")
        YES = "YES", _("kyllä, kunnes toisin kerrotaan")

    fact = models.ForeignKey(
        "services_catalog.Fact",
        models.PROTECT,
        to_field="key",
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("tieto"),
        help_text=_("Mitä henkilöstä kysytään. Jätä tyhjäksi, jos ehto on tilanne."),
    )
    operator = models.CharField(
        _("vertailu"),
        max_length=20,
        choices=Operator,
        default=Operator.IN,
        help_text=_("Miten tietoa verrataan arvoihin. Näkyy ammattilaiselle."),
    )
    values = models.CharField(
        _("arvot"),
        max_length=1000,
        blank=True,
        default="",
        help_text=_("Tiedon koodit tai luvut välilyönnein, esimerkiksi: unemployed laid_off."),
    )
    situation = models.ForeignKey(
        "services_catalog.Situation",
        models.PROTECT,
        to_field="key",
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("tilanne"),
        help_text=_("Valmiiksi nimetty ehto. Silloin tieto ja arvot jäävät tyhjiksi."),
    )
    unknown = models.CharField(
        _("jos tietoa ei ole kerrottu"),
        max_length=4,
        choices=Unknown,
        default=Unknown.OPEN,
        help_text=_("Tavallisesti jää avoimeksi: silloin asia kysytään."),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(operator__in=("SITUATION", "NOT_SITUATION"), situation__isnull=False, fact__isnull=True)
                | Q(operator="HAS_AT_LEAST", situation__isnull=True, fact__isnull=True)
                | (
                    ~Q(operator__in=("SITUATION", "NOT_SITUATION", "HAS_AT_LEAST"))
                    & Q(situation__isnull=True, fact__isnull=False)
                ),
                name="%(app_label)s_%(class)s_fact_or_situation",
                violation_error_message=_("Valitse ehtoon joko tieto tai tilanne, ja vertailu sen mukaan."),
            )
        ]

    @property
    def condition(self) -> Condition:
        return Condition(
            operator=conditions.Operator(self.operator),
            fact=self.fact_id or "",
            values=tuple(self.values.split()),
            situation=self.situation_id or "",
            unknown=conditions.Unknown(self.unknown),
        )

    @staticmethod
    def columns(condition: Condition) -> dict[str, str | None]:
        return {
            "fact_id": condition.fact or None,
            "operator": condition.operator.value,
            "values": " ".join(condition.values),
            "situation_id": condition.situation or None,
            "unknown": condition.unknown.value,
        }


assert set(ConditionRow.Operator.values) == set(conditions.Operator)
assert set(ConditionRow.Unknown.values) == set(conditions.Unknown)
