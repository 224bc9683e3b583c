from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from advice.models import Phase
from services_catalog.admin.entry import EntryAdmin, finnish, other_languages


@admin.register(Phase)
class PhaseAdmin(EntryAdmin):
    list_display = ["name", "key", "position", "is_parallel"]
    ordering = ["position", "pk"]
    search_fields = ["key", "name_fi"]
    fieldsets = [
        (None, {"fields": ["key", "position", *finnish("name"), "is_parallel"]}),
        (_("Kriteerit"), {"fields": finnish("entry", "exit", "transition")}),
        other_languages("name", "entry", "exit", "transition"),
    ]
