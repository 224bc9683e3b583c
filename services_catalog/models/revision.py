"""Revisions: what every entry of the working copy has been, who made it so, and why."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from services_catalog.models.release import Immutable


class RevisionQuerySet(models.QuerySet):
    def of(self, document, key):
        """The states of one entry, the newest first."""
        return self.filter(document=document.name, key=key).order_by("-pk")

    def newest(self):
        """The last revision of every entry."""
        last = self.order_by().values("document", "key").annotate(last=models.Max("pk")).values("last")
        return self.filter(pk__in=last)

    def deleted(self, document):
        """Where an entry of the document ended and has not come back, the latest first."""
        return self.filter(document=document.name).newest().filter(after__isnull=True).order_by("-pk")


class Revision(models.Model):
    """One state of one entry with its rows; ``after`` is empty when the entry was deleted."""

    class Kind(models.TextChoices):
        CREATED = "CREATED", _("luotu")
        CHANGED = "CHANGED", _("muutettu")
        DELETED = "DELETED", _("poistettu")
        RESTORED = "RESTORED", _("palautettu")
        LOADED = "LOADED", _("lataus")
        FOUND = "FOUND", _("muutettu muualla tai ennen historiaa")

    document = models.CharField(_("laji"), max_length=60)
    key = models.CharField(_("avain"), max_length=100)
    label = models.CharField(_("nimi"), max_length=300)
    kind = models.CharField(_("mitä tehtiin"), max_length=8, choices=Kind)
    at = models.DateTimeField(_("milloin"), default=timezone.now)
    who = models.CharField(_("kuka"), max_length=150, blank=True, default="")
    why = models.CharField(_("miksi"), max_length=300, blank=True, default="")
    after = models.JSONField(_("sisältö"), null=True)
    digest = models.CharField(_("tiiviste"), max_length=64, blank=True, default="")

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("versio")
        verbose_name_plural = _("versiot")
        default_permissions = ()
        indexes = [models.Index(fields=["document", "key", "id"], name="services_catalog_revision_of")]

    def __str__(self):
        return f"{self.label}: {self.get_kind_display()}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise Immutable(str(self))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Immutable(str(self))
