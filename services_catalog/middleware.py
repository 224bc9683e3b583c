"""Every request knows the release it is answered from and the day it is answered on."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from services_catalog import releases, shown_day

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
        response = self.get_response(request)
        if request.shown_day:
            add_never_cache_headers(response)
        return response

    def process_view(self, request, view, args, kwargs):
        if request.release is None and not works_without_release(request.resolver_match):
            response = render(request, "503.html", status=503)
            response.headers["Retry-After"] = "10"
            return response


def works_without_release(match) -> bool:
    return match.app_name == "admin" or match.url_name in WITHOUT_RELEASE
