from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from advice.models import PackageStep, ServicePackage
from services_catalog.admin.entry import EntryAdmin, TableRows, finnish, other_languages


class PackageStepRows(TableRows):
    model = PackageStep
    autocomplete_fields = ["service"]
    fields = ["position", "service", "phase", "after", *finnish("note")]


@admin.register(ServicePackage)
class ServicePackageAdmin(EntryAdmin):
    filter_horizontal = ["segments"]
    inlines = [PackageStepRows]
    list_display = ["name", "key", "position", "is_proposal", "adopted_by"]
    list_filter = ["is_proposal", "segments"]
    ordering = ["position", "pk"]
    search_fields = ["key", "name_fi"]
    fieldsets = [
        (None, {"fields": ["key", "position", *finnish("name", "purpose"), "segments"]}),
        (_("Käyttöönotto"), {"fields": ["is_proposal", "adopted_by"]}),
        other_languages("name", "purpose"),
    ]
