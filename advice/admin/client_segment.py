from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from advice.models import ClientSegment, SegmentPhase
from services_catalog.admin.entry import EntryAdmin, TableRows, finnish, other_languages


class SegmentPhaseRows(TableRows):
    model = SegmentPhase
    fields = ["position", "phase", "services", *finnish("empty_reason")]


@admin.register(ClientSegment)
class ClientSegmentAdmin(EntryAdmin):
    autocomplete_fields = ["criteria"]
    inlines = [SegmentPhaseRows]
    list_display = ["name", "key", "position", "criteria", "is_proposal", "adopted_by"]
    list_filter = ["is_proposal"]
    list_select_related = ["criteria"]
    ordering = ["position", "pk"]
    search_fields = ["key", "name_fi"]
    fieldsets = [
        (_("Ehdot"), {"fields": ["key", "position", "criteria"]}),
        (_("Ammattilaiselle"), {"fields": finnish("name", "goal", "tasks", "instruction")}),
        (_("Käyttöönotto"), {"fields": ["is_proposal", "adopted_by"]}),
        other_languages("name", "goal", "tasks", "instruction"),
    ]
