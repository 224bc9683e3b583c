"""Words for which search found nothing: how often in a month, never by whom (services_catalog/missed_words.py)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MissedWord(models.Model):
    """``word`` is empty until five searches of the month have used it; until then only ``digest`` tells it apart."""

    month = models.DateField(_("kuukausi"), help_text=_("Kuukauden ensimmäinen päivä."))
    language = models.CharField(_("sivun kieli"), max_length=2)
    digest = models.CharField(max_length=64, editable=False)
    word = models.CharField(_("sana"), max_length=40, blank=True, default="")
    searches = models.PositiveIntegerField(_("hakuja"), default=0)

    class Meta:
        verbose_name = _("haku ilman osumia")
        verbose_name_plural = _("haut ilman osumia")
        constraints = [models.UniqueConstraint(fields=["month", "language", "digest"], name="one_row_per_missed_word")]

    def __str__(self):
        return self.word
