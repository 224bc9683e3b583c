"""Where a request comes from: the client's own address, as the last proxy that is ours saw it."""

import ipaddress

from django.conf import settings

NETWORK = 64  # bits of an IPv6 address that one home has


def address(request) -> str:
    """Empty if it is none; of IPv6 the network."""
    hops = [*request.headers.get("X-Forwarded-For", "").split(","), request.META.get("REMOTE_ADDR", "")]
    seen = hops[max(0, len(hops) - 1 - settings.PROXIES)].strip()
    try:
        parsed = ipaddress.ip_address(seen)
    except ValueError:
        return ""
    network = ipaddress.ip_network((parsed, NETWORK if parsed.version == 6 else parsed.max_prefixlen), strict=False)
    return str(network.network_address)
