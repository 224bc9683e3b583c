from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from services_catalog.admin.condition_form import ConditionForm
from services_catalog.admin.entry import EntryAdmin, TableRows, finnish, other_languages
from services_catalog.models import Situation, SituationRow


class SituationRows(TableRows):
    model = SituationRow
    fk_name = "owner"
    form = ConditionForm
    autocomplete_fields = ["fact", "situation"]
    fields = ["position", "group", "fact", "operator", "values", "situation", "unknown", "source_note"]


@admin.register(Situation)
class SituationAdmin(EntryAdmin):
    list_display = ["name", "key", "is_need"]
    list_filter = ["is_need"]
    ordering = ["name_fi", "pk"]
    search_fields = ["name_fi", "key"]
    inlines = [SituationRows]
    fieldsets = [
        (None, {"fields": ["key", *finnish("name"), "is_need"]}),
        (_("Toimittajalle"), {"classes": ["collapse"], "fields": ["editor_note"]}),
        other_languages("name"),
    ]
