"""Saved plans, as ciphertext: a row says when, never what or whose. And how often something was tried this minute."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from advice.plan import KEPT_DAYS


class StoredPlanQuerySet(models.QuerySet):
    def alive(self, on):
        return self.filter(used_on__gte=on - dt.timedelta(days=KEPT_DAYS))

    def expired(self, on):
        return self.filter(used_on__lt=on - dt.timedelta(days=KEPT_DAYS))


class StoredPlan(models.Model):
    """Both columns that mean something come from the client's code, which is not kept."""

    lookup = models.CharField(_("hakuavain"), max_length=64, primary_key=True)
    sealed = models.BinaryField(_("salattu polku"))
    created_on = models.DateField(_("tallennettu"))
    used_on = models.DateField(_("käytetty viimeksi"), db_index=True)

    objects = StoredPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("tallennettu polku")
        verbose_name_plural = _("tallennetut polut")

    def __str__(self):
        return self.lookup[:8]


class Attempt(models.Model):
    """Tries in one minute from one place; the place is a keyed hash of that minute alone."""

    minute = models.PositiveBigIntegerField(_("minuutti"))
    place = models.CharField(_("tiiviste"), max_length=32)
    count = models.PositiveIntegerField(_("määrä"), default=0)

    class Meta:
        verbose_name = _("koodin kokeilu")
        verbose_name_plural = _("koodien kokeilut")
        constraints = [models.UniqueConstraint(fields=["minute", "place"], name="one_attempt_row_a_minute")]

    def __str__(self):
        return str(self.minute)
