"""How often something happened on a day; with one dimension at a time, so that no row and no two rows are a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Count(models.Model):
    """The first of a month also holds the quiet days of that month (advice/metrics/counting.py)."""

    day = models.DateField(_("päivä"))
    measure = models.CharField(_("mittari"), max_length=20)
    dimension = models.CharField(_("ulottuvuus"), max_length=20, blank=True)
    value = models.CharField(_("arvo"), max_length=100, blank=True)
    number = models.PositiveIntegerField(_("määrä"), default=0)

    class Meta:
        verbose_name = _("mittari")
        verbose_name_plural = _("mittarit")
        constraints = [
            models.UniqueConstraint(fields=["day", "measure", "dimension", "value"], name="one_row_per_count")
        ]

    def __str__(self):
        return f"{self.day} {self.measure} {self.dimension} {self.value}"
