from functools import partial

from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from advice.admin.case_from_result import from_result
from advice.models import ExampleCase
from services_catalog.admin.entry import EntryAdmin


@admin.register(ExampleCase)
class ExampleCaseAdmin(EntryAdmin):
    list_display = ["title", "id", "accepted_difference"]
    ordering = ["id"]
    search_fields = ["id", "title", "narrative"]
    fieldsets = [
        (_("Tapaus"), {"fields": ["id", "title", "narrative", "facts", "decisive"]}),
        (_("Odotus"), {"fields": ["expected", "accepted_difference"]}),
        (_("Harjoittelu"), {"fields": ["misrouting"]}),
    ]

    def get_urls(self):
        view = self.admin_site.admin_view(partial(from_result, model_admin=self))
        return [path("tuloksesta/", view, name="advice_examplecase_from_result"), *super().get_urls()]
