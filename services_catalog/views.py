"""Look-up without questions, from the release in memory; nothing about the reader is kept but in the address."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from services_catalog import missed_words
from services_catalog.duties import duties
from services_catalog.forms import MunicipalityField, ResponsibilityForm, ServiceListForm
from services_catalog.listing import listing
from services_catalog.lookup import Here
from services_catalog.page_cache import rendered_once
from services_catalog.sami import sami as sami_languages
from services_catalog.service_page import service_page

FORM = "hakulomake"  # what sends a search; the others search while one types or chooses, and half a word is no word


@require_safe
@vary_on_headers("HX-Request")
@rendered_once
def service_list(request):
    form = ServiceListForm(request.GET, request.release.catalogue)
    here = Here(request.release.catalogue, form.kunta.municipality, request.as_of)
    is_partial = request.htmx and not request.htmx.history_restore_request
    template = "services_catalog/_service_list.html" if is_partial else "services_catalog/service_list.html"
    found = listing(here, form.wish, get_language())
    is_sent = not request.htmx or request.htmx.trigger == FORM
    if found.is_miss and is_sent and not request.preview:
        missed_words.count(form.wish.query, get_language())
    context = {"form": form, "listing": found, "is_partial": is_partial}
    return render(request, template, context)


@require_safe
@rendered_once
def service(request, slug):
    catalogue = request.release.catalogue
    found = catalogue.service.get(slug)
    if found is None:
        raise Http404
    kunta = MunicipalityField(request.GET, catalogue)
    page = service_page(Here(catalogue, kunta.municipality, request.as_of), found)
    template = "services_catalog/ended_service.html" if page.is_ended else "services_catalog/service.html"
    return render(request, template, {"page": page, "kunta": kunta})


@require_safe
@rendered_once
def responsibility(request):
    catalogue = request.release.catalogue
    form = ResponsibilityForm(request.GET, catalogue, request.as_of)
    here = Here(catalogue, form.kunta.municipality, form.day)
    return render(request, "services_catalog/responsibility.html", {"form": form, "duties": duties(here)})


@require_safe
@rendered_once
def sami(request):
    return render(
        request, "services_catalog/sami.html", {"sami": sami_languages(request.release.catalogue, request.as_of)}
    )
