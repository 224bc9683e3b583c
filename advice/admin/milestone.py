from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from advice.models import Milestone
from services_catalog.admin.entry import EntryAdmin


@admin.register(Milestone)
class MilestoneAdmin(EntryAdmin):
    autocomplete_fields = ["situation"]
    list_display = ["key", "days", "situation"]
    list_select_related = ["situation"]
    ordering = ["days", "key"]
    search_fields = ["key", "text_fi"]
    fieldsets = [
        (_("Kun"), {"fields": ["key", "days", "situation"]}),
        (_("Niin"), {"fields": ["text_fi", "professional"]}),
        (_("Kielet"), {"fields": ["text_sv", "text_en"]}),
    ]
