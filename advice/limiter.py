"""How often something may be tried, from one address and from everywhere together. No address is kept."""

import hashlib
import hmac
import time

from django.conf import settings
from django.db import transaction
from django.db.models import F

from advice.models import Attempt
from services_catalog.accounts.address import address

PER_ADDRESS = 5  # in a minute
TOGETHER = 300
MINUTE = 60


def allows(request, what: str = "plan") -> bool:
    """Counts this try, whatever comes of it."""
    minute = int(time.time()) // MINUTE
    with transaction.atomic():
        Attempt.objects.filter(minute__lt=minute).delete()
        here = _count(minute, _hidden(what, minute, address(request)))
        return here <= PER_ADDRESS and _count(minute, _hidden(what, minute, "everywhere")) <= TOGETHER


def _count(minute: int, place: str) -> int:
    row, _ = Attempt.objects.get_or_create(minute=minute, place=place)
    Attempt.objects.filter(pk=row.pk).update(count=F("count") + 1)
    row.refresh_from_db(fields=["count"])
    return row.count


def _hidden(what: str, minute: int, place: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"{what} {minute} {place}".encode(), hashlib.sha256).hexdigest()[:32]
