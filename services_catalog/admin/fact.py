from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from services_catalog.admin.entry import FROM_FILES, EntryAdmin, TableRows, finnish, other_languages
from services_catalog.models import Fact, FactValue


class FactValueRows(TableRows):
    model = FactValue
    fields = ["position", "code", "label_fi", "label_sv", "label_en"]


@admin.register(Fact)
class FactAdmin(EntryAdmin):
    list_display = ["label", "key", "kind", "ask", "is_changeable"]
    list_filter = ["kind", "ask", "is_changeable"]
    ordering = ["position", "pk"]
    search_fields = ["label_fi", "key"]
    inlines = [FactValueRows]
    fieldsets = [
        (None, {"fields": ["key", "position", "kind", *finnish("label")], "description": FROM_FILES}),
        (_("Kysyminen"), {"fields": ["ask", "is_changeable"]}),
        (_("Luku"), {"fields": [("minimum", "maximum", "unit")]}),
        (_("Ammattilaiselle"), {"fields": ["icf"]}),
        other_languages("label"),
    ]
