"""A save that cannot be made keeps what was typed: a page holds it as a form, to be sent again."""

from functools import wraps

from django.db import DatabaseError, InterfaceError
from django.shortcuts import render
from django.views.decorators.cache import never_cache

STATUS = {"login": 403, "token": 403, "deleted": 409, "database": 503}


def keeping(view, site):
    """The view, but whatever is posted to it comes back if the editor's session or the database is gone."""

    is_known = getattr(site, "is_known", site.has_permission)  # a known editor may only have to prove it anew

    @wraps(view)
    @never_cache
    def wrapper(request, *args, **kwargs):
        if request.method != "POST":
            return view(request, *args, **kwargs)
        try:
            if not is_known(request):
                return holding(request, request.POST, "login")
            response = view(request, *args, **kwargs)
            return response.render() if hasattr(response, "render") else response
        except (DatabaseError, InterfaceError):
            return holding(request, request.POST, "database")

    return wrapper


def is_typed_here(request) -> bool:
    """A form of an entry, sent from our own page: what another site sends is not offered to be saved."""
    match = request.resolver_match
    is_form = request.method == "POST" and match.app_name == "admin" and match.url_name.endswith(("_add", "_change"))
    own = f"{request.scheme}://{request.get_host()}"
    sender = request.headers.get("Origin") or request.headers.get("Referer", "")
    return is_form and (sender == own or sender.startswith(f"{own}/"))


def holding(request, data, why, *, address="", last=None):
    """Needs no database; says that nothing was saved, and why."""
    typed = [(name, value) for name, values in data.lists() for value in values if name != "csrfmiddlewaretoken"]
    readable = [(name, value) for name, value in typed if value and not name.startswith("_") and "_FORMS" not in name]
    context = {
        "why": why,
        "typed": typed,
        "readable": readable,
        "address": address or request.get_full_path(),
        "last": last,
    }
    return render(request, "admin/held.html", context, status=STATUS[why])
