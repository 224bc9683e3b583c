"""Trying to sign in: ten failures of a name or an address, and it must wait. django-axes counts them.

It is given nothing but a keyed hash of the name and the address, so that its table holds no more than that.
"""

import hashlib
import hmac

from axes.backends import AxesStandaloneBackend
from axes.exceptions import AxesBackendPermissionDenied
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest

from services_catalog.accounts.address import address


def bare(request) -> HttpRequest:
    """What the count may know of a request."""
    bare = HttpRequest()
    bare.META["REMOTE_ADDR"] = address(request)
    return bare


def place(request) -> str | None:
    return address(request) or None


def hidden_name(request, credentials) -> str:
    name = (credentials or {}).get("username") or ""
    return hmac.new(settings.SECRET_KEY.encode(), f"account {name}".encode(), hashlib.sha256).hexdigest()


class Limit(AxesStandaloneBackend):
    """A locked name takes as long to answer as a wrong password."""

    def authenticate(self, request, username=None, password=None, **kwargs):
        try:
            return super().authenticate(request, username, password, **kwargs)
        except AxesBackendPermissionDenied:
            get_user_model()().set_password(password)
            raise
