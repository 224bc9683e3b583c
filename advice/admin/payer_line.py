from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from advice.models import PayerLine
from services_catalog.admin.entry import EntryAdmin


@admin.register(PayerLine)
class PayerLineAdmin(EntryAdmin):
    autocomplete_fields = ["function"]
    list_display = ["key", "function", "first", "as_of", "law"]
    list_filter = ["first"]
    list_select_related = ["function"]
    ordering = ["function__key", "key"]
    search_fields = ["key", "law", "function__name_fi"]
    fieldsets = [
        (_("Kun"), {"fields": ["key", "function", "facts", "as_of"]}),
        (_("Niin"), {"fields": ["first", "law"]}),
    ]
