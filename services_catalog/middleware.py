"""Every request knows the release it is answered from and the day it is answered on."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from services_catalog import previews, releases, shown_day

WITHOUT_RELEASE = {"livez", "readyz", "robots", "favicon", "security"}


class ReleaseMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        releases.watch()

    def __call__(self, request):
        releases.watch()
        request.release = releases.current()
        request.shown_day = shown_day.of(request)
        request.as_of = request.shown_day or timezone.localdate()
        request.preview = None
        response = self.previewed(request) if previews.is_asked(request) else self.get_response(request)
        if request.shown_day:
            add_never_cache_headers(response)
        return response

    def previewed(self, request):
        """The same pages from the working copy."""
        request.preview = previews.seen(request)
        if request.preview is None:
            return redirect("preview:ended")
        request.release = request.preview.release
        return previews.kept_apart(self.get_response(request))

    def process_view(self, request, view, args, kwargs):
        if request.preview and request.preview.problems and not works_without_release(request.resolver_match):
            return render(request, "services_catalog/preview_broken.html", status=409)
        if request.release is None and not works_without_release(request.resolver_match):
            response = render(request, "503.html", status=503)
            response.headers["Retry-After"] = "10"
            return response


def works_without_release(match) -> bool:
    return match.app_name in ("admin", "preview") or match.url_name in WITHOUT_RELEASE
