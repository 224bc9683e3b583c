"""Reminders by e-mail: whether an editor wants them, and when the last one went."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Reminder(models.Model):
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminder", verbose_name=_("käyttäjä")
    )
    is_wanted = models.BooleanField(_("muistutukset sähköpostiin"), default=True)
    sent_on = models.DateField(_("lähetetty"), null=True, blank=True)

    class Meta:
        verbose_name = _("muistutus")
        verbose_name_plural = _("muistutukset")
        default_permissions = ()

    def __str__(self):
        return str(self.user)
