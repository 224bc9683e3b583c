from django.contrib import admin

from services_catalog.models import Organisation


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    """Whoever is an editor of it has rights, so it is the administrators'."""

    autocomplete_fields = ["editors", "authorities", "providers", "services"]
    fields = ["name", "editors", "authorities", "providers", "services"]
    list_display = ["name"]
    ordering = ["name"]
    search_fields = ["name"]
