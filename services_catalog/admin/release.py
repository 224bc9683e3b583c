from django.contrib import admin

from services_catalog.admin import pages
from services_catalog.admin.entry import ReadOnlyAdmin
from services_catalog.models import Release


@admin.register(Release)
class ReleaseAdmin(ReadOnlyAdmin):
    """Releases are made by publishing and never changed, so they are only looked at."""

    date_hierarchy = "created_at"
    exclude = ["content"]
    list_display = ["number", "created_at", "effective_at", "author", "reason"]
    ordering = ["-number"]
    search_fields = ["reason", "author", "digest"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content")

    def get_urls(self):
        return [*pages.urls(self), *super().get_urls()]
