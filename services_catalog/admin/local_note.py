from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from services_catalog.admin.entry import EntryAdmin, finnish, other_languages
from services_catalog.models import LocalNote


@admin.register(LocalNote)
class LocalNoteAdmin(EntryAdmin):
    autocomplete_fields = ["municipalities", "functions", "services"]
    date_hierarchy = "checked_on"
    list_display = ["slug", "text_fi", "confidence", "checked_on", "valid_to"]
    list_filter = ["confidence", "functions"]
    ordering = ["slug"]
    search_fields = ["slug", "text_fi"]
    fieldsets = [
        (None, {"fields": ["slug", *finnish("text")]}),
        (_("Missä ja mitä"), {"fields": ["municipalities", "functions", "services"]}),
        (_("Voimassaolo"), {"fields": [("valid_from", "valid_to")]}),
        (_("Lähteet"), {"fields": ["source", ("checked_on", "confidence")]}),
        other_languages("text"),
    ]
