"""Releases: numbered, digested, never changed."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ReleaseQuerySet(models.QuerySet):
    def effective(self, at=None):
        """Releases in force at a moment, the newest first."""
        return self.filter(effective_at__lte=at or timezone.now()).newest_first()

    def newest_first(self):
        return self.order_by("-number")


class Immutable(Exception):
    """A release is what was published; a correction is the next release."""


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
