from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from advice.models import ExampleCase
from services_catalog.admin.entry import EntryAdmin


@admin.register(ExampleCase)
class ExampleCaseAdmin(EntryAdmin):
    list_display = ["title", "id", "accepted_difference"]
    ordering = ["id"]
    search_fields = ["id", "title", "narrative"]
    fieldsets = [
        (_("Tapaus"), {"fields": ["id", "title", "narrative", "facts", "decisive"]}),
        (_("Odotus"), {"fields": ["expected", "accepted_difference"]}),
        (_("Harjoittelu"), {"fields": ["misrouting"]}),
    ]
