"""The glossary: words that not everybody knows, explained where they are used."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.models.entry import Entry


class Term(Entry):
    key_name = "key"

    key = models.SlugField(_("avain"), max_length=60, unique=True, help_text=_("Ei muutu käyttöönoton jälkeen."))
    term = models.CharField(_("sana"), max_length=100, help_text=_("Perusmuodossa. Näkyy sanalistassa."))
    explanation = models.CharField(
        _("selitys"), max_length=200, help_text=_("Enintään 15 sanaa. Näkyy samalla sivulla, jolla sana on.")
    )
    forms = models.TextField(
        _("muodot"),
        blank=True,
        default="",
        help_text=_("Yksi riville. Tähti jättää lopun auki: kuntoutusrah*. Tyhjä = sana itse."),
    )

    class Meta:
        verbose_name = _("sanaston sana")
        verbose_name_plural = _("sanasto")

    def __str__(self):
        return self.term or self.key
