from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from advice.models import GuidanceLevel
from services_catalog.admin.entry import EntryAdmin, finnish, other_languages


@admin.register(GuidanceLevel)
class GuidanceLevelAdmin(EntryAdmin):
    autocomplete_fields = ["situation"]
    list_display = ["name", "level", "key", "position", "situation", "is_proposal", "adopted_by"]
    list_filter = ["is_proposal"]
    list_select_related = ["situation"]
    ordering = ["position", "pk"]
    search_fields = ["key", "name_fi"]
    fieldsets = [
        (_("Ehdot"), {"fields": ["key", "level", "position", "situation"]}),
        (_("Ammattilaiselle"), {"fields": finnish("name", "who", "duration", "rhythm", "what")}),
        (_("Käyttöönotto"), {"fields": ["is_proposal", "adopted_by"]}),
        other_languages("name", "who", "duration", "rhythm", "what"),
    ]
