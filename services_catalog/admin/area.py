from django.contrib import admin

from services_catalog.admin.entry import FROM_FILES, EntryAdmin, finnish, other_languages
from services_catalog.models import Area


@admin.register(Area)
class AreaAdmin(EntryAdmin):
    list_display = ["name", "kind", "key"]
    list_filter = ["kind"]
    ordering = ["kind", "name_fi", "pk"]
    search_fields = ["name_fi", "name_sv", "key"]
    fieldsets = [
        (None, {"fields": ["key", "kind", *finnish("name")], "description": FROM_FILES}),
        other_languages("name"),
    ]
