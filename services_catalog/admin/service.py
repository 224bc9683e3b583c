from functools import partial

from django.contrib import admin
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from services_catalog.admin.condition_form import ConditionForm
from services_catalog.admin.entry import BlockRows, EntryAdmin, TableRows, finnish, other_languages
from services_catalog.admin.exchange import SheetAdmin
from services_catalog.admin.service_copy import copy
from services_catalog.admin.verification import ReviewFilter, VerifiedAdmin
from services_catalog.exchange import SERVICES
from services_catalog.models import (
    Criterion,
    LegalBasis,
    Prerequisite,
    Reform,
    RequiredDocument,
    RouteStep,
    Service,
    ServiceNeed,
    Source,
)

PROFESSIONAL = ("professional_note", "usual_time", "to_record")
SLOTS = (*PROFESSIONAL, "caution", "money_meanwhile")


def gap(name):
    """A filter that finds the services in which the text is missing."""
    return f"{name}_fi", admin.EmptyFieldListFilter


class ServiceNeedRows(TableRows):
    model = ServiceNeed
    autocomplete_fields = ["situation"]
    fields = ["position", "situation"]


class CriterionRows(BlockRows):
    model = Criterion
    form = ConditionForm
    autocomplete_fields = ["fact", "situation"]
    verbose_name_plural = _("Ehdot")
    fieldsets = [
        (None, {"fields": ["position", ("effect", "group", "weight"), ("fact", "operator", "values")]}),
        (None, {"fields": [("situation", "unknown")]}),
        (_("Perustelu"), {"fields": [*finnish("not_now", "professional"), "source_note"]}),
        other_languages("not_now", "professional"),
    ]


class PrerequisiteRows(BlockRows):
    model = Prerequisite
    verbose_name_plural = _("Ehdot: mitä kysymys ei voi ratkaista")
    fieldsets = [
        (None, {"fields": ["position", *finnish("text", "settled_by"), "source_note"]}),
        other_languages("text", "settled_by"),
    ]


class RouteStepRows(BlockRows):
    model = RouteStep
    locked = ("position", "kind", "done_when", "via")
    autocomplete_fields = ["done_when", "via"]
    verbose_name_plural = _("Reitti: askeleet")
    fieldsets = [
        (None, {"fields": ["position", "kind", *finnish("actor", "text")]}),
        (_("Paperit ja aika"), {"fields": [*finnish("document"), "form", *finnish("deadline")]}),
        (_("Milloin avoin"), {"fields": ["done_when", "via", "source_note"]}),
        other_languages("actor", "text", "document", "deadline"),
    ]


class RequiredDocumentRows(TableRows):
    model = RequiredDocument
    verbose_name_plural = _("Reitti: mitä tarvitaan")
    fields = ["position", "name_fi", "name_sv", "name_en", "form"]


class LegalBasisRows(TableRows):
    model = LegalBasis
    fields = ["position", "law", "number", "sections"]


class ReformRows(BlockRows):
    model = Reform
    fieldsets = [
        (None, {"fields": ["position", ("changes_on", "is_planned"), *finnish("text"), "law"]}),
        other_languages("text"),
    ]


class SourceRows(TableRows):
    model = Source
    fields = ["position", "url", "title", "date", "confidence"]


@admin.register(Service)
class ServiceAdmin(VerifiedAdmin, SheetAdmin, EntryAdmin):
    sheet = SERVICES
    change_form_template = "admin/services_catalog/service/change_form.html"
    autocomplete_fields = ["function"]
    date_hierarchy = "checked_on"
    inlines = [
        ServiceNeedRows,
        CriterionRows,
        PrerequisiteRows,
        RouteStepRows,
        RequiredDocumentRows,
        LegalBasisRows,
        SourceRows,
        ReformRows,
    ]
    list_display = ["__str__", "review", "owner", "kind", "status", "role", "function", "payer"]
    list_filter = [
        *(ReviewFilter, "kind", "status", "role", "confidence", "remote", "payer", "function"),
        *map(gap, SLOTS),
    ]
    list_select_related = ["function", "owner"]
    ordering = ["name_fi", "pk"]
    readonly_fields = ["verified"]
    search_fields = ["name_fi", "plain_name_fi", "name_sv", "name_en", "slug", "old_names", "owner__username"]
    fieldsets = [
        (
            _("Kortti"),
            {
                "fields": [
                    *("slug", *finnish("name", "plain_name", "summary"), "summary_easy"),
                    *(*finnish("deadline", "caution"), "url"),
                ]
            },
        ),
        (
            _("Sivu"),
            {
                "fields": [
                    *finnish("for_whom", "what_happens", "cost", "money_meanwhile"),
                    "remote",
                    "delivery_modes",
                    "old_names",
                ]
            },
        ),
        (_("Ammattilaiselle"), {"fields": [*finnish(*PROFESSIONAL), "phases", "icf"]}),
        (
            _("Ehdot"),
            {
                "fields": [
                    ("kind", "status", "role"),
                    ("function", "payer", "rank"),
                    ("valid_from", "valid_to"),
                    "replaced_by",
                ]
            },
        ),
        (_("Tarkistus"), {"fields": ["verified", ("owner", "backup_owner", "review_months"), "confidence"]}),
        (_("Toimittajalle"), {"fields": ["editor_note"]}),
        other_languages(
            "name",
            "plain_name",
            "summary",
            "for_whom",
            "what_happens",
            "cost",
            "money_meanwhile",
            "deadline",
            "caution",
            *PROFESSIONAL,
        ),
    ]

    def save_model(self, request, row, form, change):
        """What is written for the first time was found out today."""
        if not change:
            row.checked_on, row.checked_by = timezone.localdate(), request.user.get_username()
        super().save_model(request, row, form, change)

    def get_urls(self):
        view = self.admin_site.admin_view(partial(copy, model_admin=self))
        return [path("<path:object_id>/kopioi/", view, name="services_catalog_service_copy"), *super().get_urls()]
