"""What the admin of every noun has in common."""

from itertools import count

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from services_catalog.admin.deleting import DeletingAdmin
from services_catalog.admin.history import HistoryAdmin
from services_catalog.admin.rights import EntryRights, RowRights

SHORT_TEXTS = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})}}
FROM_FILES = _("Nämä tiedot tulevat sisältötiedostoista: seuraava lataus korvaa tässä tehdyt muutokset.")


def finnish(*names: str) -> list[str]:
    return [f"{name}_fi" for name in names]


def other_languages(*names: str) -> tuple:
    """The last fieldset: the same texts in Swedish and English."""
    fields = [f"{name}_{language}" for name in names for language in ("sv", "en")]
    description = _("Tyhjä kohta näytetään suomeksi.")
    return _("Kielet"), {"classes": ["collapse"], "fields": fields, "description": description}


class EntryAdmin(EntryRights, DeletingAdmin, HistoryAdmin):
    """A natural key is public and never changes, so it can be written only once."""

    formfield_overrides = SHORT_TEXTS
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    save_on_top = True

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return fields if obj is None else (*fields, self.model.key_name)


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that nobody writes by hand: they are only looked at."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class OrderedFormSet(BaseInlineFormSet):
    """New rows without a place go last."""

    def save_new_objects(self, commit=True):
        last = self.get_queryset().aggregate(last=models.Max("position"))["last"] or 0
        places = count(last + 10, 10)
        for form in self.extra_forms:
            if form.has_changed() and not self._should_delete_form(form) and not form.instance.position:
                form.instance.position = next(places)
        return super().save_new_objects(commit)


class Rows(RowRights):
    """Children in their order; none is offered before the editor asks for one."""

    extra = 0
    formfield_overrides = SHORT_TEXTS
    formset = OrderedFormSet
    ordering = ("position", "pk")


class TableRows(Rows, admin.TabularInline):
    pass


class BlockRows(Rows, admin.StackedInline):
    pass
