"""The client's pages on the working copy: for the editor at the width of a phone, for a reviewer by a link."""

import datetime as dt

from csp.constants import SELF
from csp.decorators import csp_replace
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from services_catalog import drafts, previews
from services_catalog.admin.pages import page
from services_catalog.models import PreviewLink

OWN = dt.timedelta(hours=8)
LASTS = {"1": "1 päivä", "3": "3 päivää", "7": "7 päivää", "14": "14 päivää"}


@page("esikatselu/", "preview", "services_catalog.add_previewlink")
@csp_replace({"frame-src": [SELF]})
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request, model_admin):
    if request.method == "POST":
        return act(request, model_admin)
    return show(request, model_admin)


def act(request, model_admin):
    """One of the buttons was pressed."""
    if "open" in request.POST:
        token = PreviewLink.objects.make(request.user.get_username(), OWN)
        response = redirect(here())
        previews.begin(response, token, timezone.now() + OWN)
        return response
    if "share" in request.POST:
        return show(request, model_admin, shared=share(request))
    PreviewLink.objects.live().filter(pk__in=numbers(request.POST.get("revoke"))).update(revoked_at=timezone.now())
    return redirect(here())


def share(request):
    """The address for a reviewer: it is told once."""
    days = request.POST.get("days") if request.POST.get("days") in LASTS else "3"
    token = PreviewLink.objects.make(
        request.user.get_username(), dt.timedelta(days=int(days)), request.POST.get("purpose", "").strip()[:100]
    )
    return request.build_absolute_uri(reverse("preview:begin", args=[token]))


def numbers(posted):
    return [posted] if posted and posted.isascii() and posted.isdigit() and len(posted) < 10 else []


def show(request, model_admin, shared=""):
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Esikatselu",
        "opts": model_admin.opts,
        "is_open": previews.link_of(request) is not None,
        "problems": drafts.draft().problems,
        "links": PreviewLink.objects.live().order_by("-created_at", "pk"),
        "lasts": LASTS,
        "shared": shared,
    }
    return render(request, "admin/services_catalog/release/preview.html", context)


def here():
    return reverse("admin:services_catalog_release_preview")
