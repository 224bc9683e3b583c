from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from services_catalog.admin.entry import FROM_FILES, EntryAdmin, TableRows, finnish, other_languages
from services_catalog.models import Membership, Municipality


class MembershipRows(TableRows):
    model = Membership
    autocomplete_fields = ["area"]
    fields = ["position", "area", "valid_from", "valid_to"]


@admin.register(Municipality)
class MunicipalityAdmin(EntryAdmin):
    list_display = ["name", "code", "region", "languages", "sami_homeland"]
    list_filter = ["region_fi", "languages", "sami_homeland"]
    ordering = ["name_fi", "pk"]
    search_fields = ["name_fi", "name_sv", "code"]
    inlines = [MembershipRows]
    fieldsets = [
        (None, {"fields": ["code", *finnish("name", "region")], "description": FROM_FILES}),
        (_("Kielet kunnassa"), {"fields": ["languages", "sami_homeland"]}),
        other_languages("name", "region"),
    ]
