"""What our pages are compared with: no page at all, and a list that only a template makes."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

ROW = {
    "url": "https://example.org/palvelut/esimerkki",
    "name": "Esimerkkipalvelu, jonka nimi on tavallisen pitkä",
    "who": "Esimerkin hyvinvointialue",
    "text": "Tässä kerrotaan kahdella virkkeellä, mitä palvelu on. Sen jälkeen kerrotaan, kenelle se sopii.",
    "phone": "020 000 0000",
}


@require_safe
@never_cache
def bare(request):
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@never_cache
def plain_list(request):
    """As many rows and filling letters as the address says; without a release nothing of the base is kept."""
    request.release = None
    rows, padding = int(request.GET["rows"]), int(request.GET["padding"])
    return render(request, "bench/list.html", {"rows": [ROW] * rows, "padding": "x" * padding})


def forgetting(get_response):
    """With ``?new`` in the address the worker answers as if it had just started, with ``?first`` as to a newcomer.

    A newcomer's path is known: the last answer was sent to the same worker and led here. Afterwards the worker
    remembers again, so that the request after that is not slowed.
    """

    def middleware(request):
        guidance = request.release.sections["advice"]
        newcomer = [guidance.outcomes] if {"first", "new"} & request.GET.keys() else []
        memories = [
            *newcomer,
            *([guidance.paths, guidance.next_questions, guidance.open_facts] if "new" in request.GET else []),
        ]
        before = [dict(memory) for memory in memories]
        for memory in memories:
            memory.clear()
        response = get_response(request)
        for memory, results in zip(memories, before, strict=True):
            memory.update(results)
        return response

    return middleware
