"""Names that are in force no more, so that texts which still use them are found."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.models.entry import Entry
from services_catalog.models.lines import LinesField
from services_catalog.models.validity import ValidityRow


class OutdatedName(Entry, ValidityRow):
    key_name = "key"

    key = models.SlugField(_("avain"), max_length=100, unique=True, help_text=_("Ei muutu käyttöönoton jälkeen."))
    forms = models.TextField(
        _("muodot"),
        blank=True,
        default="",
        help_text=_("Yksi riville. Tähti jättää sanan lopun auki: TE-toimisto* löytää myös muodon TE-toimistosta."),
    )
    instead = models.CharField(
        _("mitä sanotaan nyt"), max_length=300, blank=True, default="", help_text=_("Näkyy löydön vieressä.")
    )
    functions = LinesField(
        _("vain näissä tehtävissä"),
        target="services_catalog.Function",
        help_text=_("Tehtävien avaimet, yksi riville. Tyhjä = kaikissa teksteissä."),
    )
    fine = LinesField(
        _("virkkeet, joissa nimi on oikein"),
        help_text=_("Kokonaisina, yksi riville. Kertovat menneestä: ”Ennen asiaa hoiti TE-toimisto.”"),
    )

    class Meta(ValidityRow.Meta):
        verbose_name = _("vanhentunut nimi")
        verbose_name_plural = _("vanhentuneet nimet")

    def __str__(self):
        return self.key
