"""Links by which somebody without an account may look at the working copy for a while."""

import datetime as dt
import hashlib
import secrets

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FORGOTTEN_AFTER = dt.timedelta(days=30)


class PreviewLinkQuerySet(models.QuerySet):
    def live(self):
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())

    def of(self, token):
        """The live link of the token, or None."""
        return self.live().filter(digest=digest(token)).first()

    def make(self, author, lasts, purpose=""):
        """The token, which is told once: only its digest is kept."""
        self.filter(expires_at__lt=timezone.now() - FORGOTTEN_AFTER).delete()
        token = secrets.token_urlsafe(32)
        self.create(digest=digest(token), author=author, expires_at=timezone.now() + lasts, purpose=purpose)
        return token


def digest(token):
    return hashlib.sha256(token.encode()).hexdigest()


class PreviewLink(models.Model):
    digest = models.CharField(_("tiiviste"), max_length=64, unique=True, editable=False)
    author = models.CharField(_("tekijä"), max_length=150)
    purpose = models.CharField(_("kenelle"), max_length=100, blank=True, default="")
    created_at = models.DateTimeField(_("tehty"), default=timezone.now)
    expires_at = models.DateTimeField(_("voimassa"))
    revoked_at = models.DateTimeField(_("peruttu"), null=True, blank=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("esikatselulinkki")
        verbose_name_plural = _("esikatselulinkit")

    def __str__(self):
        return self.purpose or self.author
