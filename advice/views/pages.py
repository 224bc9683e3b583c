"""Pages without answers: home, urgent help, and what Kaiku says about itself."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from advice import urgent
from advice.statement import statement
from services_catalog.forms import MunicipalityField
from services_catalog.page_cache import rendered_once

LONG_WORD = "epäjärjestelmällistyttämättömyydelläänsäkäänköhänkaanpaspuhu"  # 60 letters


@require_safe
@rendered_once
def home(request):
    published = request.release.sections["advice"].questionnaires
    return render(request, "advice/home.html", {"questionnaires": [q for q in published if q.audience == "client"]})


@require_safe
@rendered_once
def urgent_help(request):
    kunta = MunicipalityField(request.GET, request.release.catalogue)
    helpers = urgent.everybody(request.release, request.as_of, kunta.municipality)
    return render(request, "advice/urgent.html", {"helpers": helpers, "kunta": kunta})


@require_safe
def cookies(request):
    return cookies_needed(request)


def cookies_needed(request, status=200):
    """What to do when the questions cannot be answered in this browser."""
    return render(request, "advice/cookies.html", {"numbers": urgent.numbers(request.release)}, status=status)


@require_safe
@rendered_once
def about(request):
    catalogue = request.release.catalogue
    context = {"publisher": settings.PUBLISHER, "checked": catalogue.checked, "count": len(catalogue.services)}
    return render(request, "advice/about.html", context)


@require_safe
@rendered_once
def privacy(request):
    return render(request, "advice/privacy.html")


@require_safe
def accessibility(request):
    return render(request, "advice/accessibility.html", {"statement": statement()})


@require_safe
def patterns(request):
    """Every component in its states, in development only."""
    if not settings.DEBUG:
        raise Http404
    return render(request, "advice/patterns.html", {"word": LONG_WORD})
