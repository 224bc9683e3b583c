"""The vocabulary: what may be known about a person's situation."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.conditions import FactKind
from services_catalog.models.entry import Entry
from services_catalog.models.lines import LinesField
from services_catalog.models.ordered import OrderedRow


class Fact(Entry, OrderedRow):
    class Kind(models.TextChoices):
        CHOICE = "choice", _("yksi vaihtoehto")
        MULTI = "multi", _("monta vaihtoehtoa")
        NUMBER = "number", _("luku")
        MUNICIPALITY = "municipality", _("kunta")

    class Ask(models.TextChoices):
        CLIENT = "client", _("asiakkaalta ja ammattilaiselta")
        PROFESSIONAL = "professional", _("vain ammattilaiselta")

    key_name = "key"

    key = models.SlugField(_("avain"), max_length=60, unique=True, help_text=_("Julkinen sopimus: ei muutu."))
    kind = models.CharField(
        _("laji"), max_length=12, choices=Kind, help_text=_("Ratkaisee, mitä vertailuja ehdoissa voi käyttää.")
    )
    ask = models.CharField(
        _("keneltä kysytään"),
        max_length=12,
        choices=Ask,
        default=Ask.CLIENT,
        help_text=_("Kenen kyselyssä tieto voi olla."),
    )
    label = models.CharField(_("nimi"), max_length=300, blank=True, default="", help_text=_("Näkyy ammattilaiselle."))
    unit = models.CharField(_("yksikkö"), max_length=40, blank=True, default="", help_text=_("Luvun yksikkö."))
    minimum = models.IntegerField(_("pienin arvo"), null=True, blank=True, help_text=_("Vain luvulle."))
    maximum = models.IntegerField(_("suurin arvo"), null=True, blank=True, help_text=_("Vain luvulle."))
    icf = LinesField(_("ICF-koodit"), help_text=_("Yksi riville. Näkyy ammattilaiselle."))
    is_changeable = models.BooleanField(
        _("henkilö voi itse muuttaa"), default=False, help_text=_("Käytetään kohdassa ”mikä muuttaisi tuloksen”.")
    )

    class Meta:
        verbose_name = _("tieto")
        verbose_name_plural = _("tiedot")

    def __str__(self):
        return f"{self.label} ({self.key})"


assert set(Fact.Kind.values) == set(FactKind)


class FactValue(OrderedRow):
    fact = models.ForeignKey(Fact, models.CASCADE, related_name="values", verbose_name=_("tieto"))
    code = models.CharField(_("koodi"), max_length=60, help_text=_("Julkinen sopimus: ei muutu."))
    label = models.CharField(_("nimi"), max_length=300, blank=True, default="", help_text=_("Näkyy ammattilaiselle."))

    class Meta:
        verbose_name = _("tiedon arvo")
        verbose_name_plural = _("tiedon arvot")
        constraints = [
            models.UniqueConstraint(
                fields=["fact", "code"],
                name="services_catalog_factvalue_unique_code",
                violation_error_message=_("Tiedolla on jo tämä koodi."),
            )
        ]

    def __str__(self):
        return f"{self.label} ({self.code})"
