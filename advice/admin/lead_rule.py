from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from advice.models import LeadRule, LeadRuleService
from services_catalog.admin.entry import EntryAdmin, TableRows, finnish, other_languages


class LeadRuleServiceRows(TableRows):
    model = LeadRuleService
    autocomplete_fields = ["service"]
    fields = ["position", "service"]


@admin.register(LeadRule)
class LeadRuleAdmin(EntryAdmin):
    autocomplete_fields = ["situation"]
    inlines = [LeadRuleServiceRows]
    list_display = ["key", "position", "situation", "reason"]
    list_select_related = ["situation"]
    ordering = ["position", "pk"]
    search_fields = ["key", "reason_fi", "situation__name_fi"]
    fieldsets = [
        (_("Ehdot"), {"fields": ["key", "position", "situation"]}),
        (_("Ammattilaiselle"), {"fields": finnish("reason")}),
        (_("Toimittajalle"), {"classes": ["collapse"], "fields": ["editor_note"]}),
        other_languages("reason"),
    ]
