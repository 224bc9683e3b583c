from django.contrib import admin

from services_catalog.models import Release


@admin.register(Release)
class ReleaseAdmin(admin.ModelAdmin):
    """Releases are made by publishing and never changed, so they are only looked at."""

    date_hierarchy = "created_at"
    exclude = ["content"]
    list_display = ["number", "created_at", "effective_at", "author", "reason"]
    ordering = ["-number"]
    search_fields = ["reason", "author", "digest"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
