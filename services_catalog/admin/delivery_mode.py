from django.contrib import admin

from services_catalog.admin.entry import EntryAdmin, finnish, other_languages
from services_catalog.models import DeliveryMode

TEXTS = ("name", "device", "connection", "skills", "place", "language", "instead")


@admin.register(DeliveryMode)
class DeliveryModeAdmin(EntryAdmin):
    list_display = ["name", "key", "position"]
    ordering = ["position", "pk"]
    search_fields = ["key", "name_fi"]
    fieldsets = [(None, {"fields": ["key", "position", *finnish(*TEXTS)]}), other_languages(*TEXTS)]
