"""The maps and changes of the caseworker's desk, from the release in memory; nothing about anybody is kept."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from services_catalog.actor_drawing import draw
from services_catalog.actor_map import actor_map as map_actors
from services_catalog.changes import changes as find_changes
from services_catalog.changes_feed import feed
from services_catalog.desk_forms import ActorMapForm, ChangesForm
from services_catalog.forms import MunicipalityField
from services_catalog.gap_map import Map, gaps
from services_catalog.gap_table import gap_groups, table


@require_safe
def actor_map(request):
    form = ActorMapForm(request.GET, request.release.catalogue, request.as_of)
    found = map_actors(request.release.catalogue, form.place, form.wanted, request.as_of)
    context = {"form": form, "map": found, "drawings": draw(found, get_language())}
    return render(request, "services_catalog/desk/actor_map.html", context)


@require_safe
def gap_map(request):
    kunta = MunicipalityField(request.GET, request.release.catalogue)
    map_of_day = Map(request.release.catalogue, request.as_of)
    groups = gap_groups(map_of_day, gaps_of(request.release, request.as_of, kunta.municipality))
    return render(request, "services_catalog/desk/gap_map.html", {"kunta": kunta, "groups": groups})


@require_safe
def gap_table(request):
    kunta = MunicipalityField(request.GET, request.release.catalogue)
    found = gaps_of(request.release, request.as_of, kunta.municipality)
    name = f"katvealueet-{kunta.municipality.code}.csv" if kunta.municipality else "katvealueet.csv"
    response = HttpResponse(table(found, get_language()), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


_country = (None, None, ())  # the release, the day and their gaps: going through every place takes seconds


def gaps_of(release, as_of, municipality):
    """The gaps of a municipality, or of the whole country, which each process works out once a day and release."""
    global _country
    if municipality:
        return gaps(release.catalogue, as_of, municipality)
    known_release, day, found = _country
    if known_release is not release or day != as_of:
        found = gaps(release.catalogue, as_of)
        _country = (release, as_of, found)
    return found


@require_safe
def changes(request):
    form = ChangesForm(request.GET, request.release.catalogue)
    found = find_changes(request.release.catalogue, request.release.edits, request.as_of).of(form.authority_type)
    return render(request, "services_catalog/desk/changes.html", {"form": form, "found": found})


@require_safe
def changes_feed(request):
    found = find_changes(request.release.catalogue, request.release.edits, request.as_of)
    return HttpResponse(feed(request, found), content_type="application/atom+xml; charset=utf-8")
