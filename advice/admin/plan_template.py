from django.contrib import admin

from advice.models import PlanPart, PlanTemplate
from services_catalog.admin.entry import BlockRows, EntryAdmin, finnish, other_languages


class PlanPartRows(BlockRows):
    model = PlanPart
    fields = ["position", "key", *finnish("name", "hint", "goals"), "icf"]


@admin.register(PlanTemplate)
class PlanTemplateAdmin(EntryAdmin):
    inlines = [PlanPartRows]
    list_display = ["name", "key", "position"]
    ordering = ["position", "pk"]
    search_fields = ["key", "name_fi"]
    fieldsets = [
        (None, {"fields": ["key", "position", *finnish("name", "purpose")]}),
        other_languages("name", "purpose"),
    ]
