"""Releases: numbered, digested, never changed."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LATEST = 20  # can be compared and returned to
VERIFIED = "verified"  # in the report of a release in which nothing else is new


class Immutable(Exception):
    """A release is what was published; a correction is the next release."""


class ReleaseQuerySet(models.QuerySet):
    def effective(self, at=None):
        """Releases in force at a moment, the newest first."""
        return self.standing().filter(effective_at__lte=at or timezone.now()).newest_first()

    def waiting(self, at=None):
        """Scheduled releases, in the order in which they come into force."""
        return self.standing().filter(effective_at__gt=at or timezone.now()).order_by("number")

    def standing(self):
        """Without those that were cancelled before their day."""
        return self.filter(cancellation=None)

    def near(self):
        """Those that can be compared and returned to; what only verifies or never came into force takes no place."""
        counted = self.standing().exclude(report__has_key=VERIFIED).newest_first()
        oldest = counted.values_list("number", flat=True)[LATEST - 1 : LATEST]
        return self.filter(number__gte=next(iter(oldest), 0)).newest_first()

    def newest_first(self):
        return self.order_by("-number")

    def update(self, **fields):
        raise Immutable(", ".join(fields))

    def delete(self):
        raise Immutable("delete")


class Release(models.Model):
    number = models.PositiveIntegerField(_("numero"), unique=True)
    created_at = models.DateTimeField(_("tehty"), default=timezone.now)
    author = models.CharField(_("tekijä"), max_length=150)
    approver = models.CharField(_("hyväksyjä"), max_length=150, blank=True, default="")
    reason = models.CharField(_("syy"), max_length=500)
    digest = models.CharField(_("tiiviste"), max_length=64)
    schema = models.PositiveSmallIntegerField(_("muodon versio"))
    engine_version = models.CharField(_("päättelyn versio"), max_length=20)
    effective_at = models.DateTimeField(_("voimaan"), default=timezone.now)
    content = models.TextField(_("sisältö"))
    report = models.JSONField(_("tarkistusten tulos"), default=dict, blank=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("julkaisu")
        verbose_name_plural = _("julkaisut")
        permissions = [("publish_release", "Voi julkaista")]

    def __str__(self):
        return str(_("Julkaisu %(number)s")) % {"number": self.number}

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise Immutable(str(self))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Immutable(str(self))


class Cancellation(models.Model):
    """A scheduled release that never comes into force: a row of its own, because releases do not change."""

    release = models.OneToOneField(Release, models.PROTECT, related_name="cancellation", verbose_name=_("julkaisu"))
    cancelled_at = models.DateTimeField(_("peruttu"), default=timezone.now)
    cancelled_by = models.CharField(_("peruja"), max_length=150)
    reason = models.CharField(_("syy"), max_length=500)

    class Meta:
        verbose_name = _("peruttu ajastus")
        verbose_name_plural = _("perutut ajastukset")

    def __str__(self):
        return f"{self.release}: {self.reason}"
