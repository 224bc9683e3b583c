"""The caseworker's desk: open without login, from the release in memory; nothing about a client is kept anywhere."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from advice import segments, urgent
from advice.desk.appeal import is_decided
from advice.desk.consult import Consult
from advice.desk.forms import CompareForm, ConsultForm, questionnaire_of
from advice.desk.plan import plan
from advice.desk.record import record
from advice.outcome import outcome
from services_catalog import missed_words
from services_catalog.forms import MunicipalityField, ServiceListForm
from services_catalog.listing import listing
from services_catalog.lookup import Here


@require_safe
def home(request):
    return render(request, "desk/home.html", {"questionnaire": questionnaire_of(request.release)})


@csrf_exempt  # it changes nothing; a token would need a cookie, which two tabs share
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vary_on_headers("HX-Request")
def consult(request):
    questionnaire = questionnaire_of(request.release)
    if questionnaire is None:
        raise Http404
    form = ConsultForm(questionnaire, request.release.catalogue, request.POST)
    found = Consult(request.release, questionnaire, form.facts, request.as_of)
    template = "desk/_consult.html" if request.htmx else "desk/consult.html"
    return render(request, template, {"form": form, "is_partial": bool(request.htmx), **results(found)})


def results(found: Consult):
    """Nothing is advised before something is known."""
    if not found.facts:
        return {"consult": found, "outcome": None}
    result = outcome(found, get_language())
    guidance, evaluation = found.release.sections["advice"], found.person.evaluation
    unknown = [unknown.question.text for unknown in found.unknowns if unknown.decides_authority]
    return {
        "consult": found,
        "outcome": result,
        "segment": segments.segment(guidance, evaluation),
        "level": segments.guidance_level(guidance, evaluation),
        "helpers": urgent.helpers(found.advice) if found.advice.is_emergency else (),
        "plan": plan(result, unknown, found.release, found.as_of, get_language()),
    }


@require_safe
def service_list(request):
    form = ServiceListForm(request.GET, request.release.catalogue)
    here = Here(request.release.catalogue, form.kunta.municipality, request.as_of)
    found = listing(here, form.wish, get_language())
    if found.is_miss and not request.preview:
        missed_words.count(form.wish.query, get_language())
    return render(request, "desk/service_list.html", {"form": form, "listing": found})


@require_safe
def service(request, slug):
    return render(request, "desk/service.html", record_of(request, slug))


@require_safe
def route_card(request, slug):
    return render(request, "desk/route_card.html", record_of(request, slug))


def record_of(request, slug):
    catalogue = request.release.catalogue
    found = catalogue.service.get(slug)
    if found is None:
        raise Http404
    kunta = MunicipalityField(request.GET, catalogue)
    here = Here(catalogue, kunta.municipality, request.as_of)
    return {"record": record(here, found), "kunta": kunta, "is_decided": is_decided(found)}


@require_safe
def remote_checklist(request):
    return render(request, "desk/remote_checklist.html", {"ways": request.release.catalogue.delivery_modes})


@require_safe
def compare(request):
    catalogue = request.release.catalogue
    form = CompareForm(request.GET, catalogue)
    kunta = MunicipalityField(request.GET, catalogue)
    here = Here(catalogue, kunta.municipality, request.as_of)
    context = {
        "form": form,
        "kunta": kunta,
        "names": form.offered(request.as_of),
        "records": [record(here, service) for service in form.services],
    }
    return render(request, "desk/compare.html", context)
