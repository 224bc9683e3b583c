"""Days on which a row holds; both ends are included, a missing end is open."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class ValidityRow(models.Model):
    valid_from = models.DateField(
        _("voimassa alkaen"), null=True, blank=True, help_text=_("Ensimmäinen päivä. Tyhjä = alku ei ole tiedossa.")
    )
    valid_to = models.DateField(
        _("voimassa asti"), null=True, blank=True, help_text=_("Viimeinen päivä. Tyhjä = toistaiseksi.")
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from")),
                name="%(app_label)s_%(class)s_validity_in_order",
                violation_error_message=_("Voimassaolon loppu ei voi olla ennen alkua."),
            )
        ]
