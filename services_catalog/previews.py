"""Previews: whoever holds a live link sees the working copy on the public pages, by a cookie of its own.

Nobody else pays for it: without the cookie nothing is looked up.
"""

from csp.constants import SELF
from django.conf import settings
from django.db import Error
from django.urls import reverse

from services_catalog.drafts import Draft, draft
from services_catalog.models import PreviewLink


def name() -> str:
    return f"{settings.COOKIE_PREFIX}preview"


def is_asked(request) -> bool:
    """The admin and the ways in and out of a preview are what they are."""
    apart = (reverse("admin:index"), reverse("preview:ended"))
    return bool(request.COOKIES.get(name())) and not request.path.startswith(apart)


def link_of(request) -> PreviewLink | None:
    token = request.COOKIES.get(name())
    return PreviewLink.objects.of(token) if token else None


def seen(request) -> Draft | None:
    """The working copy, if the cookie's link still holds. While the database is away there is no preview."""
    try:
        return draft() if link_of(request) else None
    except Error:
        return None


def begin(response, token: str, expires_at) -> None:
    response.set_cookie(
        name(), token, expires=expires_at, path="/", secure=settings.HTTPS_ONLY, httponly=True, samesite="Lax"
    )


def end(response) -> None:
    response.set_cookie(name(), "", max_age=0, path="/", secure=settings.HTTPS_ONLY, httponly=True, samesite="Lax")


def kept_apart(response):
    """A page of a preview is not stored, not indexed, and may stand in a frame of ours only."""
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    del response.headers["ETag"]
    response._csp_replace = {**(getattr(response, "_csp_replace", None) or {}), "frame-ancestors": [SELF]}
    return response
