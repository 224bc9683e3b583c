from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from services_catalog import approval
from services_catalog.admin import pages, publish_page, release_pages  # noqa: F401
from services_catalog.admin.entry import ReadOnlyAdmin
from services_catalog.models import Release


@admin.register(Release)
class ReleaseAdmin(ReadOnlyAdmin):
    """Releases are made by publishing and never changed, so they are only looked at."""

    date_hierarchy = "created_at"
    exclude = ["content"]
    list_display = ["number", "state", "effective_at", "author", "approver", "reason", "short_digest", "way_back"]
    list_select_related = ["cancellation"]
    ordering = ["-number"]
    search_fields = ["reason", "author", "approver", "digest"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content")

    def get_urls(self):
        return [*pages.urls(self), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        self.in_force = Release.objects.effective().values_list("number", flat=True).first() or 0
        self.near = set(Release.objects.near().values_list("number", flat=True))
        self.may_publish = request.user.has_perm(approval.PUBLISH)
        return super().changelist_view(request, extra_context)

    @admin.display(description="tila")
    def state(self, release):
        if hasattr(release, "cancellation"):
            return f"peruttu: {release.cancellation.reason}"
        if release.effective_at > timezone.now():
            return "odottaa"
        return "voimassa" if release.number == self.in_force else "aiempi"

    @admin.display(description="tiiviste")
    def short_digest(self, release):
        return release.digest[:12]

    @admin.display(description="")
    def way_back(self, release):
        """The first of two clicks back to what it was."""
        is_waiting = release.effective_at > timezone.now() and not hasattr(release, "cancellation")
        is_near = release.number in self.near
        if not self.may_publish or release.number == self.in_force or not (is_near or is_waiting):
            return ""
        name, words = ("cancel", "Peru ajastus") if is_waiting else ("roll_back", "Palaa tähän")
        if not is_waiting and hasattr(release, "cancellation"):
            return ""
        return format_html(
            '<a href="{}">{}</a>', reverse(f"admin:services_catalog_release_{name}", args=[release.number]), words
        )
