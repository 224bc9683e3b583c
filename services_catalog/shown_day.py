"""Another day than today, on which one signed-in editor looks at the public pages.

The day is in a signed cookie that holds for the editor's own session only, so no page asks the database for it.
"""

import datetime as dt
import hashlib

from django.conf import settings
from django.core import signing

COOKIE = f"{settings.COOKIE_PREFIX}paiva"
LASTS = 8 * 60 * 60
SALT = "services_catalog.shown_day"


def of(request) -> dt.date | None:
    """None for everybody who has not asked for a day in this session."""
    sealed = request.COOKIES.get(COOKIE)
    if not sealed:
        return None
    try:
        day, session = signing.loads(sealed, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    return dt.date.fromisoformat(day) if session == _session(request) else None


def show(request, response, day: dt.date) -> None:
    sealed = signing.dumps((day.isoformat(), _session(request)), salt=SALT)
    response.set_cookie(COOKIE, sealed, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax")


def end(response) -> None:
    response.delete_cookie(COOKIE)


def _session(request) -> str:
    return hashlib.sha256(request.COOKIES.get(settings.SESSION_COOKIE_NAME, "").encode()).hexdigest()
