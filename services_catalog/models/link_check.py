"""What the checker of links found out about each address of the working copy."""

import datetime as dt

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from services_catalog import links

MUTED_FOR = dt.timedelta(days=90)
NOTED = ("outcome", "reason", "checked_at", "failed_since", "failed_at")


class LinkCheckQuerySet(models.QuerySet):
    def red(self, on=None):
        """Failing for so long that somebody must look, and nobody has looked lately."""
        on = on or timezone.localdate()
        lasting = Q()
        for outcome, patience in links.PATIENCE.items():
            lasting |= Q(outcome=outcome, failed_since__lte=F("failed_at") - patience)
        return self.filter(lasting).exclude(muted_until__gte=on)

    def with_red(self):
        return self.annotate(is_red=Exists(LinkCheck.objects.red().filter(pk=OuterRef("pk"))))

    def mute(self, *, why, who, on):
        """A person has seen that these work."""
        return self.update(muted_until=on + MUTED_FOR, muted_why=why, muted_by=who)


class LinkCheck(models.Model):
    class Outcome(models.TextChoices):
        UNKNOWN = "", _("ei vielä tarkistettu")
        OK = "OK", _("toimii")
        GONE = "GONE", _("sivua ei ole")
        DOWN = "DOWN", _("palvelin ei vastaa")
        UNSURE = "UNSURE", _("ei voi tarkistaa ohjelmalla")

    url = models.CharField(_("osoite"), max_length=1000, unique=True)
    places = models.JSONField(_("missä käytetään"), default=list)
    outcome = models.CharField(_("tila"), max_length=6, choices=Outcome, default=Outcome.UNKNOWN, blank=True)
    reason = models.CharField(_("syy"), max_length=200, blank=True, default="")
    checked_at = models.DateTimeField(_("tarkistettu"), null=True)
    failed_since = models.DateTimeField(_("ensimmäinen virhe"), null=True)
    failed_at = models.DateTimeField(_("viimeinen virhe"), null=True)
    muted_until = models.DateField(_("vaimennettu asti"), null=True)
    muted_why = models.CharField(_("miksi toimii oikeasti"), max_length=300, blank=True, default="")
    muted_by = models.CharField(_("kuka vaimensi"), max_length=150, blank=True, default="")

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("linkki")
        verbose_name_plural = _("linkit")

    def __str__(self):
        return self.url

    def note(self, verdict, at):
        """A verdict of this moment; what cannot be told neither begins nor ends a failure."""
        self.outcome, self.reason, self.checked_at = verdict.outcome, verdict.reason, at
        if verdict.outcome in links.PATIENCE:
            self.failed_since = self.failed_since or at
            self.failed_at = at
        elif verdict.outcome == links.Outcome.OK:
            self.failed_since = self.failed_at = None


assert set(LinkCheck.Outcome.values) == {"", *links.Outcome}
