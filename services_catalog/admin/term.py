from django.contrib import admin

from services_catalog.admin.entry import EntryAdmin, finnish, other_languages
from services_catalog.models import Term


@admin.register(Term)
class TermAdmin(EntryAdmin):
    list_display = ["term", "explanation", "key"]
    ordering = ["term_fi", "pk"]
    search_fields = ["term_fi", "explanation_fi", "key"]
    fieldsets = [
        (None, {"fields": ["key", *finnish("term", "explanation", "forms")]}),
        other_languages("term", "explanation", "forms"),
    ]
