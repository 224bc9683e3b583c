"""The public pages as they are on another day, for the editor who asks."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from services_catalog import shown_day
from services_catalog.admin.pages import page


class DayForm(forms.Form):
    day = forms.DateField(required=False, input_formats=["%Y-%m-%d"])


@page("paiva/", "day", "services_catalog.view_service")
def site_on_a_day(request, model_admin):
    return _site_on_a_day(request)


@require_POST
def _site_on_a_day(request):
    """Without a day: back to today."""
    form = DayForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Anna päivä muodossa vvvv-kk-pp.")
        return redirect("admin:services_catalog_release_calendar")
    response = redirect("advice:home")
    if day := form.cleaned_data["day"]:
        shown_day.show(request, response, day)
    else:
        shown_day.end(response)
    return response
