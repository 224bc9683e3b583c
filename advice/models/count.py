"""How often something happened on a day; with one dimension at a time, so that no row and no two rows are a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CountQuerySet(models.QuerySet):
    def oldest(self):
        return self.aggregate(oldest=models.Min("day"))["oldest"]

    def within(self, first, last, today):
        """Without today: nobody watches one visit appear."""
        return self.filter(day__gte=first, day__lte=last, day__lt=today)

    def sums(self):
        """By measure, dimension and value."""
        found = self.values_list("measure", "dimension", "value").order_by("measure").annotate(models.Sum("number"))
        return {(measure, dimension, value): number for measure, dimension, value, number in found}

    def by_day(self, measure):
        return self.filter(measure=measure, dimension="").order_by("day").values_list("day", "number")


class Count(models.Model):
    """The first of a month also holds the quiet days of that month (advice/metrics/counting.py)."""

    day = models.DateField(_("päivä"))
    measure = models.CharField(_("mittari"), max_length=20)
    dimension = models.CharField(_("ulottuvuus"), max_length=20, blank=True)
    value = models.CharField(_("arvo"), max_length=100, blank=True)
    number = models.PositiveIntegerField(_("määrä"), default=0)

    objects = CountQuerySet.as_manager()

    class Meta:
        verbose_name = _("mittari")
        verbose_name_plural = _("mittarit")
        constraints = [
            models.UniqueConstraint(fields=["day", "measure", "dimension", "value"], name="one_row_per_count")
        ]

    def __str__(self):
        return f"{self.day} {self.measure} {self.dimension} {self.value}"
