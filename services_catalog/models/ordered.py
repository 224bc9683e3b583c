"""Rows whose order matters."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrderedRow(models.Model):
    position = models.PositiveIntegerField(
        _("järjestys"), default=0, help_text=_("Pienin ensin. Uusi rivi, jolla on 0, menee viimeiseksi.")
    )

    class Meta:
        abstract = True
