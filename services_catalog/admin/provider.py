from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from services_catalog.admin.contact_point import ContactPointRows
from services_catalog.admin.entry import EntryAdmin, finnish, other_languages
from services_catalog.admin.exchange import SheetAdmin
from services_catalog.exchange import CONTACTS
from services_catalog.models import Provider


@admin.register(Provider)
class ProviderAdmin(SheetAdmin, EntryAdmin):
    sheet = CONTACTS
    autocomplete_fields = ["municipalities", "services"]
    inlines = [ContactPointRows]
    list_display = ["name", "confidence", "valid_from", "valid_to"]
    list_filter = ["confidence"]
    locked = ("municipalities", "services", "valid_from", "valid_to")
    ordering = ["name_fi", "pk"]
    search_fields = ["name_fi", "name_sv", "slug"]
    fieldsets = [
        (_("Sivu"), {"fields": ["slug", *finnish("name", "role", "how_to_get_in")]}),
        (_("Missä ja mitä"), {"fields": ["municipalities", "services"]}),
        (_("Voimassaolo"), {"fields": [("valid_from", "valid_to")]}),
        (_("Toimittajalle"), {"fields": ["confidence", "editor_note"]}),
        other_languages("name", "role", "how_to_get_in"),
    ]
