"""The way into a preview by a link, and the way out."""

from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from services_catalog import previews
from services_catalog.models import PreviewLink


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def begin(request, token):
    """A page first: what opens links on its own, such as a mail filter, must not begin anything."""
    link = PreviewLink.objects.of(token)
    if link is None:
        return hidden(render(request, "services_catalog/preview_ended.html", status=404))
    if request.method != "POST":
        return hidden(render(request, "services_catalog/preview_begin.html", {"link": link}))
    response = redirect("advice:home")
    previews.begin(response, token, link.expires_at)
    return hidden(response)


@require_safe
@never_cache
def ended(request):
    """Leaves the preview, also when the link has run out."""
    response = hidden(render(request, "services_catalog/preview_ended.html"))
    previews.end(response)
    return response


def hidden(response):
    """The address may hold a token: others are told of the site only, and no robot keeps it."""
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
