"""The link of a remote meeting: the one thing about a step that is typed, so it takes nothing that could tell who."""

import re
from urllib.parse import unquote, urlsplit

LONGEST = 300
PLAIN = re.compile(r"[!#-&(-;=?-~]+")  # ASCII without spaces, quotes and angle brackets
HOST = re.compile(r"([a-z0-9-]+\.)+[a-z]{2,}")
TELLING = (
    re.compile(r"@"),  # an e-mail address, or a name and a password before the host
    re.compile(r"\d{6}[-+a-fu-y]\d{3}[0-9a-z]", re.I),  # a Finnish identity number
    re.compile(r"(?<!\d)(\+|00)358\d{5,}|(?<!\d)0[45]\d{6,9}(?!\d)"),  # a telephone number
)


def is_link(typed: str) -> bool:
    """An https address with a host, and nothing in it that looks like a person's own number or address."""
    if len(typed) > LONGEST or not PLAIN.fullmatch(typed):
        return False
    try:
        parts = urlsplit(typed)
        port = parts.port
    except ValueError:
        return False
    if parts.scheme != "https" or port is not None or not HOST.fullmatch(parts.hostname or ""):
        return False
    return not any(pattern.search(unquote(typed)) for pattern in TELLING)
