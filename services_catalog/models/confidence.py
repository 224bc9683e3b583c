"""How sure we are of a piece of content."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog import authorities


class Confidence(models.TextChoices):
    HIGH = "HIGH", _("varma")
    MEDIUM = "MEDIUM", _("melko varma")
    LOW = "LOW", _("epävarma")


assert set(Confidence.values) == set(authorities.Confidence)
