from functools import partial

from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from services_catalog.admin.contact_point import ContactPointRows
from services_catalog.admin.contacts_everywhere import everywhere
from services_catalog.admin.entry import EntryAdmin, finnish, other_languages
from services_catalog.admin.exchange import SheetAdmin
from services_catalog.exchange import CONTACTS
from services_catalog.models import Authority


@admin.register(Authority)
class AuthorityAdmin(SheetAdmin, EntryAdmin):
    sheet = CONTACTS
    change_list_template = "admin/services_catalog/authority/change_list.html"
    autocomplete_fields = ["area"]
    inlines = [ContactPointRows]
    list_display = ["name", "type", "area", "slug"]
    locked = ("type", "area")
    list_filter = ["type"]
    list_select_related = ["area"]
    ordering = ["name_fi", "pk"]
    search_fields = ["name_fi", "name_sv", "slug"]
    fieldsets = [
        (None, {"fields": ["slug", "type", *finnish("name"), "area"]}),
        (_("Toimittajalle"), {"classes": ["collapse"], "fields": ["editor_note"]}),
        other_languages("name"),
    ]

    def get_urls(self):
        view = self.admin_site.admin_view(partial(everywhere, model_admin=self))
        return [path("yhteystiedot/", view, name="services_catalog_authority_contacts"), *super().get_urls()]
