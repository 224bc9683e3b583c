"""Phases of the way to work, with what must be true when one begins and ends."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.models.entry import Entry
from services_catalog.models.ordered import OrderedRow


class Phase(Entry, OrderedRow):
    key_name = "key"

    key = models.SlugField(_("avain"), max_length=60, unique=True, help_text=_("Ei muutu käyttöönoton jälkeen."))
    name = models.CharField(_("nimi"), max_length=200, help_text=_("Näkyy ammattilaiselle."))
    is_parallel = models.BooleanField(
        _("kulkee rinnalla"), default=False, help_text=_("Vaihe, joka ei odota muita, kuten toimeentulo.")
    )
    entry = models.TextField(_("alkaa, kun"), blank=True, default="", help_text=_("Yksi ehto riville."))
    exit = models.TextField(_("päättyy, kun"), blank=True, default="", help_text=_("Yksi ehto riville."))
    transition = models.TextField(
        _("siirtymän varmistus"), blank=True, default="", help_text=_("Kuka varmistaa seuraavan vaiheen ja miten.")
    )

    class Meta:
        verbose_name = _("vaihe")
        verbose_name_plural = _("vaiheet")

    def __str__(self):
        return self.name or self.key
