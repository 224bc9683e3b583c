"""Synonyms: what people say, and what of the catalogue they mean by it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.models.entry import Entry
from services_catalog.models.service import Service


class Synonym(Entry):
    key_name = "key"

    key = models.SlugField(_("avain"), max_length=60, unique=True, help_text=_("Ei muutu käyttöönoton jälkeen."))
    words = models.TextField(
        _("mitä ihminen sanoo"),
        blank=True,
        default="",
        help_text=_(
            "Yksi riville. Sanan alku riittää, jos siinä on vähintään neljä kirjainta: saik löytää sanat saikku ja "
            "saikulla. Lyhyempi sana tarkoittaa vain itseään."
        ),
    )
    means = models.CharField(
        _("mitä hän tarkoittaa"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("Palvelujen omin sanoin. Haku etsii myös näillä sanoilla."),
    )
    services = models.ManyToManyField(
        Service,
        blank=True,
        related_name="+",
        verbose_name=_("palvelut"),
        help_text=_("Nämä palvelut löytyvät sanoilla niin kuin omilla nimillään."),
    )

    class Meta:
        verbose_name = _("hakusana")
        verbose_name_plural = _("hakusanat")

    def __str__(self):
        return self.key
