"""Deleting: what others point to is not deleted before they point elsewhere, and they are named with links."""

from django.contrib import admin
from django.contrib.admin.utils import quote
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html

from services_catalog.admin.sheets import reason_of
from services_catalog.pointing import Pointer, pointing_to


class DeletingAdmin(admin.ModelAdmin):
    delete_confirmation_template = "admin/entry_delete.html"
    delete_selected_confirmation_template = "admin/entry_delete_selected.html"

    def get_deleted_objects(self, objs, request):
        """Both ways to delete ask this first. Without a reason a rule is not deleted: the page asks again."""
        request.is_rule = bool(self.document.rules)
        is_refused = request.is_rule and not reason_of(request)
        request.lacks_reason = is_refused and "post" in request.POST
        if is_refused:
            request.POST = QueryDict()
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        found = [link_to(pointer) for pointer in pointing_to(self.model, {row.natural for row in objs})]
        return deleted, counts, lacking, found or protected


def link_to(pointer: Pointer):
    opts = pointer.row._meta
    address = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[quote(pointer.row.pk)])
    return format_html('{}: <a href="{}">{}</a> › {}', pointer.noun, address, pointer.row, pointer.place)
