"""Probes for a balancer: is the process alive, and can it answer."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def livez(request):
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@never_cache
def readyz(request):
    release = request.release
    return JsonResponse(
        {"release": release and release.number, "digest": release and release.digest},
        status=200 if release else 503,
    )
