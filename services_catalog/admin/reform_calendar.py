"""The calendar of reforms, of the working copy."""

from django.db.models import F
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from services_catalog import models
from services_catalog.admin.pages import page
from services_catalog.changes import Noun
from services_catalog.drafts import draft
from services_catalog.reform_calendar import reform_calendar

MODELS = {
    Noun.SERVICE: models.Service,
    Noun.FUNCTION: models.Function,
    Noun.PROVIDER: models.Provider,
    Noun.AREA: models.Area,
}


@page("kalenteri/", "calendar", "services_catalog.view_function")
@require_safe
def calendar(request, model_admin):
    found = draft()
    today = timezone.localdate()
    context = model_admin.admin_site.each_context(request) | {
        "title": "Uudistusten kalenteri",
        "opts": model_admin.model._meta,
        "problems": found.problems,
        "parts": _parts(reform_calendar(found.release.catalogue, today)) if found.release else [],
        "today": today,
    }
    return render(request, "admin/services_catalog/release/calendar.html", context)


def _parts(found):
    """A heading, whether it is open, and its rows, each with the address of its form."""
    forms = {noun: forms_of(model) for noun, model in MODELS.items()}
    parts = (("Tulossa", True, found.coming), ("Ei päivää", True, found.undated), ("Menneet", False, found.past))
    return [
        (title, is_open, [(row, forms[row.event.noun].get(row.event.key)) for row in rows])
        for title, is_open, rows in parts
    ]


def forms_of(model):
    """The addresses of the forms of a noun, by natural key."""
    keys = model.objects.annotate(natural_key=F(model.key_name)).values_list("natural_key", "pk")
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
    return {key: reverse(name, args=[pk]) for key, pk in keys}
