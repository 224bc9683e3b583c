"""What is somebody's suggestion until an organisation adopts it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProposalRow(models.Model):
    is_proposal = models.BooleanField(
        _("ehdotus"), default=True, help_text=_("Poista, kun organisaatio on päättänyt toimia näin.")
    )
    adopted_by = models.CharField(
        _("ottanut käyttöön"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("Organisaatio, joka on ottanut tämän käyttöön. Näkyy ammattilaiselle."),
    )

    class Meta:
        abstract = True
