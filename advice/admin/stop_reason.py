from django.contrib import admin

from advice.models import StopReason
from services_catalog.admin.entry import EntryAdmin, finnish, other_languages


@admin.register(StopReason)
class StopReasonAdmin(EntryAdmin):
    list_display = ["name", "key", "position"]
    ordering = ["position", "pk"]
    search_fields = ["key", "name_fi", "advice_fi"]
    fieldsets = [
        (None, {"fields": ["key", "position", *finnish("name", "advice"), "kinds"]}),
        other_languages("name", "advice"),
    ]
