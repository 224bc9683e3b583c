from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from services_catalog.admin.entry import BlockRows, EntryAdmin, finnish, other_languages
from services_catalog.models import Function, Responsibility


class ResponsibilityRows(BlockRows):
    model = Responsibility
    autocomplete_fields = ["situation", "authority", "service"]
    fieldsets = [
        (None, {"fields": ["position", ("authority_type", "area_kind"), "authority", "service"]}),
        (_("Milloin"), {"fields": ["situation", "excludes_later", ("valid_from", "valid_to"), "status"]}),
        (_("Perustelu"), {"fields": ["law", *finnish("note", "otherwise"), "editor_note"]}),
        other_languages("note", "otherwise"),
    ]


@admin.register(Function)
class FunctionAdmin(EntryAdmin):
    inlines = [ResponsibilityRows]
    list_display = ["name", "key", "orders_payers"]
    list_filter = ["orders_payers"]
    ordering = ["name_fi", "pk"]
    search_fields = ["name_fi", "key"]
    fieldsets = [
        (None, {"fields": ["key", *finnish("name"), "orders_payers", *finnish("to_record", "obligations")]}),
        (_("Toimittajalle"), {"classes": ["collapse"], "fields": ["editor_note"]}),
        other_languages("name", "to_record", "obligations"),
    ]
