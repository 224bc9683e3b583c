"""The page for what failed. Where the database was the reason, the page says so: clients' pages never need it."""

import sys

from django.db import InterfaceError, InternalError, OperationalError
from django.shortcuts import render
from django.views.defaults import server_error

AWAY = (OperationalError, InterfaceError, InternalError)  # gone or frozen, closed, and read-only on PostgreSQL


def failed(request):
    """As handler500: also what fails outside views comes here, such as the session of an editor."""
    if not isinstance(sys.exception(), AWAY):
        return server_error(request)
    response = render(None, "503_database.html", status=503)
    response.headers["Retry-After"] = "10"
    response.headers["Cache-Control"] = "no-store"
    return response
