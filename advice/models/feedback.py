"""What readers report: a page that is wrong, does not work, or is hard to use. Kept apart from everything else."""

import datetime as dt

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

PROMISED_DAYS = 14  # act 306/2019, section 8
LATE_DAYS = 10  # the editors are told in time
LONGEST = 2000


class FeedbackQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(handled_on=None)

    def late(self, on):
        """Waiting for longer than ten days."""
        return self.waiting().filter(sent_on__lte=on - dt.timedelta(days=LATE_DAYS))


class Feedback(models.Model):
    class Kind(models.TextChoices):
        CONTENT = "CONTENT", _("tieto on väärin tai puuttuu")
        ERROR = "ERROR", _("sivu ei toimi")
        ACCESSIBILITY = "ACCESSIBILITY", _("saavutettavuus")

    kind = models.CharField(_("aihe"), max_length=20, choices=Kind)
    path = models.CharField(_("sivu"), max_length=200, blank=True)
    text = models.TextField(_("palaute"), validators=[MaxLengthValidator(LONGEST)])
    reply_to = models.EmailField(
        _("vastausosoite"),
        blank=True,
        help_text=_("Vain saavutettavuuspalautteessa. Poistuu, kun palaute on käsitelty."),
    )
    release = models.PositiveIntegerField(_("julkaisu"))
    digest = models.CharField(_("julkaisun tiiviste"), max_length=64, blank=True)
    sent_on = models.DateField(_("saapunut"), default=timezone.localdate)
    handled_on = models.DateField(_("käsitelty"), null=True, blank=True)
    note = models.TextField(_("mitä tehtiin"), blank=True, help_text=_("Ei julkaista. Ei lähettäjän tietoja."))

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("palaute")
        verbose_name_plural = _("palautteet")

    def __str__(self):
        return f"{self.get_kind_display()} {self.sent_on}"

    def save(self, *args, **kwargs):
        """An address is kept only until it has been answered."""
        if self.handled_on or self.kind != self.Kind.ACCESSIBILITY:
            self.reply_to = ""
        super().save(*args, **kwargs)

    def days_waiting(self, on) -> int:
        return (on - self.sent_on).days
