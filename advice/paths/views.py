"""How clients are grouped and guided, and which services follow which: for professionals, from the release alone."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from advice.paths import pages
from services_catalog.forms import ResponsibilityForm
from services_catalog.lookup import Here


def guidance_of(request):
    return request.release.sections["advice"]


def rows_of(request):
    return pages.segment_rows(Here(request.release.catalogue, None, request.as_of), guidance_of(request))


@require_safe
def segments(request):
    return render(request, "desk/segments.html", {"rows": rows_of(request)})


@require_safe
def segment(request, key):
    found = next((row for row in rows_of(request) if row.segment.key == key), None)
    if found is None:
        raise Http404
    return render(request, "desk/segment.html", {"row": found})


@require_safe
def guidance_levels(request):
    rows = pages.level_rows(request.release.catalogue, guidance_of(request))
    return render(request, "desk/guidance_levels.html", {"rows": rows})


@require_safe
def phases(request):
    context = {"phases": guidance_of(request).phases, "rows": rows_of(request)}
    return render(request, "desk/phases.html", context)


@require_safe
def packages(request):
    guidance = guidance_of(request)
    rows = [
        {
            "package": package,
            "segments": [guidance.segment[key] for key in package.segments],
            "services": [request.release.catalogue.service[step.service] for step in package.steps],
        }
        for package in guidance.service_packages
    ]
    return render(request, "desk/packages.html", {"rows": rows})


@require_safe
def package(request, key):
    guidance = guidance_of(request)
    found = guidance.package.get(key)
    if found is None:
        raise Http404
    form = ResponsibilityForm(request.GET, request.release.catalogue, request.as_of)
    here = Here(request.release.catalogue, form.kunta.municipality, form.day)
    context = {
        "package": found,
        "segments": [guidance.segment[key] for key in found.segments],
        "links": pages.links(here, guidance, found),
        "form": form,
    }
    return render(request, "desk/package.html", context)
