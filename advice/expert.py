"""Who may make an example case of what is on the screen."""

from django.conf import settings
from django.contrib import admin
from django.db import Error


def is_expert(request) -> bool:
    """Nobody is looked up who has no session; without a database nobody is an expert."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    try:
        return admin.site.has_permission(request) and request.user.has_perm("advice.add_examplecase")
    except Error:
        return False
