"""How often something may be tried, from one address and from everywhere together. No address is kept."""

import hashlib
import hmac
import ipaddress
import time

from django.conf import settings
from django.db import transaction
from django.db.models import F

from advice.models import Attempt

PER_ADDRESS = 5  # in a minute
TOGETHER = 300
NETWORK = 64  # bits of an IPv6 address that one home has
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


def address(request) -> str:
    """The client's own, as the last proxy that is ours saw it; of IPv6 the network."""
    hops = [*request.headers.get("X-Forwarded-For", "").split(","), request.META.get("REMOTE_ADDR", "")]
    seen = hops[max(0, len(hops) - 1 - settings.PROXIES)].strip()
    try:
        parsed = ipaddress.ip_address(seen)
    except ValueError:
        return ""
    return str(ipaddress.ip_network((parsed, NETWORK), strict=False)) if parsed.version == 6 else str(parsed)
