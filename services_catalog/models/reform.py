"""What changes in a service on a day that is known beforehand."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.models.ordered import OrderedRow
from services_catalog.models.service import Service


class Reform(OrderedRow):
    service = models.ForeignKey(Service, models.CASCADE, related_name="reforms", verbose_name=_("palvelu"))
    changes_on = models.DateField(_("alkaen"), help_text=_("Näkyy muutosten sivulla 180 päivää ennen ja 30 jälkeen."))
    text = models.TextField(_("mikä muuttuu"), help_text=_("Vain ammattilaiselle. Muuta palvelun tiedot itse päivänä."))
    law = models.CharField(_("laki"), max_length=500, blank=True, default="", help_text=_("Säädös tai esitys."))
    is_planned = models.BooleanField(
        _("ei vielä päätetty"), default=False, help_text=_("Näytetään suunniteltuna, kunnes laki on hyväksytty.")
    )

    class Meta:
        verbose_name = _("tuleva muutos")
        verbose_name_plural = _("tulevat muutokset")

    def __str__(self):
        return self.text or ""
