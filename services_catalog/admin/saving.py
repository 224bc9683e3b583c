"""Saving in the admin: nothing that anybody wrote is lost, and every save is told in the entry's history."""

from django import forms
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.template.response import TemplateResponse
from django.urls import reverse

from services_catalog import revisions
from services_catalog.admin.kept import holding, keeping
from services_catalog.admin.meeting import OPENED, Meeting
from services_catalog.admin.plain_language import PlainLanguageAdmin
from services_catalog.admin.sheets import REASON, Opened, reason_of, send, sent_sheet, shown_sheet, unsealed
from services_catalog.merging import Sheet
from services_catalog.models import Revision
from services_catalog.sections import documents


class EntryForm(forms.ModelForm):
    change_reason = forms.CharField(
        label="Muutoksen syy",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        help_text="Yksi rivi. Näkyy historiassa, ei julkisesti. Pakollinen, kun muutat sääntöä.",
        error_messages={"required": "Muutit sääntöä: kirjoita yhdellä rivillä, miksi."},
    )


def key_of(row) -> str:
    """A row of an entry, such as a question, has none."""
    return getattr(row, "natural", "")


class SavingAdmin(PlainLanguageAdmin):
    """Whoever changes what decides the advice says why: see the rules of the document."""

    form = EntryForm
    change_form_template = "admin/entry_form.html"

    @property
    def document(self):
        return next(document for document in documents() if document.model is self.model)

    def entry_keys(self, request, row) -> list[str]:
        """The entries that saving this row may change; a new one adds its own key."""
        return [row.natural] if row else []

    def get_urls(self):
        urls = super().get_urls()
        for pattern in urls:
            if (pattern.name or "").endswith(("_add", "_change")):
                pattern.callback = keeping(pattern.callback, self.admin_site)
        return urls

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            return self._save(request, object_id, form_url, extra_context)
        except IntegrityError:  # somebody was faster: now the form itself says what is wrong
            return self._save(request, object_id, form_url, extra_context)

    def _save(self, request, object_id, form_url, extra_context):
        with transaction.atomic():
            request.entry_keys = self.entry_keys(request, self._row(request, object_id))
            request.besides = []  # what the content does not have, in words for the history
            with self._recorded(request, request.entry_keys, request.besides):
                stopped = self._meet(request, object_id)
                return stopped or super().changeform_view(request, object_id, form_url, extra_context)

    def _recorded(self, request, keys, besides=()):
        who, why = request.user.get_username(), reason_of(request)
        return revisions.recorded(self.document, keys, who=who, why=why, besides=besides)

    def _row(self, request, object_id):
        return self.get_object(request, unquote(object_id)) if object_id else None

    def _meet(self, request, object_id):
        """What is shown instead of saving, if somebody else has saved or deleted the same meanwhile."""
        row = self._row(request, object_id)
        if not (self.has_change_permission(request, row) if object_id else self.has_add_permission(request)):
            raise PermissionDenied
        if object_id and row is None:
            return self._deleted(request)
        meeting = Meeting(request.POST.copy(), *self._bare(request, row), key=key_of(row))
        if row and (found := meeting.open_clashes()):
            return self._side_by_side(request, row, meeting, found)
        request.POST = meeting.data
        request.touched = meeting.touched()
        request.is_reason_required = self.document.decides(request.touched)
        return None

    def _bare(self, request, row):
        """The unbound form and formsets that the editor may fill."""
        fields = flatten_fieldsets(self.get_fieldsets(request, row))
        form = self.get_form(request, row, change=row is not None, fields=fields)(instance=row)
        return form, [
            formset(instance=form.instance, prefix=formset.get_default_prefix(), queryset=inline.get_queryset(request))
            for formset, inline in self.get_formsets_with_inlines(request, *([row] if row else []))
            if inline.has_change_permission(request, row)
        ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.base_fields[REASON] = EntryForm.base_fields[REASON].__deepcopy__({})
        form.base_fields[REASON].required = getattr(request, "is_reason_required", False)
        return form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """The form carries what it showed when it was opened, also past a mistake."""
        context["opened"] = request.POST.get(OPENED) or self._opened(context, obj).sealed()
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _opened(self, context, row):
        editable = [inline for inline in context["inline_admin_formsets"] if inline.has_change_permission]
        sheet = shown_sheet(context["adminform"].form, [inline.formset for inline in editable])
        return Opened(key_of(row), sheet)

    def log_addition(self, request, obj, message):
        request.entry_keys += self.entry_keys(request, obj)
        return super().log_addition(request, obj, message)

    def delete_model(self, request, obj):
        with self._recorded(request, self.entry_keys(request, obj)):
            super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        keys = [key for row in queryset for key in self.entry_keys(request, row)]
        with self._recorded(request, keys):
            super().delete_queryset(request, queryset)

    # Pages in place of saving

    def _side_by_side(self, request, row, meeting, found):
        context = {
            **self.admin_site.each_context(request),
            "title": "Joku muu tallensi tämän sillä välin",
            "opts": self.opts,
            "original": row,
            "last": self._last_revision(self.entry_keys(request, row)),
            "lines": meeting.lines(found),
            "hidden": meeting.hidden(),
        }
        return TemplateResponse(request, "admin/side_by_side.html", context, status=409)

    def _last_revision(self, keys):
        return Revision.objects.filter(document=self.document.name, key__in=keys).order_by("-pk").first()

    def _deleted(self, request):
        """Everything typed, to be saved as a new entry."""
        form, formsets = self._bare(request, None)
        data, opened = request.POST.copy(), unsealed(request.POST.get(OPENED, ""))
        send(data, sent_sheet(data, form, formsets), Sheet(), formsets)
        data.pop(OPENED, None)
        if opened.key:
            data[self.model.key_name] = opened.key
        last = self._last_revision([opened.key])
        address = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add")
        return holding(request, data, "deleted", address=address, last=last)
