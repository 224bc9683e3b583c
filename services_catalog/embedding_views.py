"""A card for other sites: who answers here. It alone may stand in a frame; it has no cookies, scripts or queries."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from services_catalog.embedding import card as find_card
from services_catalog.forms import EmbeddingForm
from services_catalog.lookup import Here
from services_catalog.page_cache import rendered_once


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@require_safe
@rendered_once
def card(request):
    form = EmbeddingForm(request.GET, request.release.catalogue, request.as_of)
    found = find_card(Here(request.release.catalogue, form.kunta.municipality, request.as_of), form.wanted)
    status = 404 if found is None else 200
    return render(request, "services_catalog/embedded_card.html", {"form": form, "card": found}, status=status)


@csp_replace({"frame-src": [SELF]})  # the example is the card itself
@require_safe
@rendered_once
def embedding(request):
    form = EmbeddingForm(request.GET, request.release.catalogue, request.as_of)
    address = request.build_absolute_uri(form.address)
    return render(request, "services_catalog/embedding.html", {"form": form, "address": address})
