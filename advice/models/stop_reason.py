"""Why a step of a plan may stop, and what to do then."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.models.entry import Entry
from services_catalog.models.lines import LinesField
from services_catalog.models.ordered import OrderedRow


class StopReason(Entry, OrderedRow):
    key_name = "key"

    key = models.SlugField(_("avain"), max_length=60, unique=True, help_text=_("Ei muutu käyttöönoton jälkeen."))
    name = models.CharField(_("syy"), max_length=120, help_text=_("Asiakkaan sanoin, esimerkiksi En saanut aikaa."))
    kinds = LinesField(
        _("askelten lajit"),
        help_text=_("CONTACT, STATEMENT, REFERRAL, APPLICATION, ASSESSMENT, DECISION, START. Tyhjä: kaikki."),
    )
    advice = models.TextField(_("mitä silloin"), help_text=_("Näkyy asiakkaan polussa, kun askel on pysähtynyt."))

    class Meta:
        verbose_name = _("pysähtymisen syy")
        verbose_name_plural = _("pysähtymisen syyt")

    def __str__(self):
        return self.name or self.key
