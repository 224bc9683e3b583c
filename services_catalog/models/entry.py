"""What every top-level row of the working copy has: a natural key and a memory of the content files."""

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """One entry of the content files, one row of the admin's lists, one object of the release."""

    key_name: ClassVar[str] = "slug"

    loaded_digest = models.CharField(max_length=64, blank=True, default="", editable=False)
    changed_at = models.DateTimeField(auto_now=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self):
        return str(getattr(self, "name", "")) or self.natural

    @property
    def natural(self) -> str:
        return getattr(self, self.key_name)
