"""CSV in and out in the lists of services and contacts: an import is first shown, and then done as it was shown."""

from django import forms
from django.contrib import admin, messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from services_catalog import exchange, spreadsheet
from services_catalog.admin.history import may_rewrite
from services_catalog.exchange import ChangedMeanwhile
from services_catalog.spreadsheet import Unreadable

SALT = "services_catalog.csv"
SHOWN_FOR = 60 * 60  # seconds that a plan may be looked at


class FileForm(forms.Form):
    file = forms.FileField(label="CSV-tiedosto", widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}))
    why = forms.CharField(label="Muutoksen syy", max_length=300, widget=forms.TextInput(attrs={"size": 60}))


class SheetAdmin(admin.ModelAdmin):
    """``sheet`` is the table of this noun; see services_catalog/exchange.py."""

    change_list_template = "admin/sheet_list.html"
    sheet = None

    def get_urls(self):
        name, wrap = f"{self.opts.app_label}_{self.opts.model_name}", self.admin_site.admin_view
        return [
            path("vie/", wrap(self.export_view), name=f"{name}_export"),
            path("tuo/", wrap(self.import_view), name=f"{name}_import"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        context = {"has_change_permission": self.has_change_permission(request), **(extra_context or {})}
        return super().changelist_view(request, context)

    def export_view(self, request):
        if not self.sees_all(request):
            raise PermissionDenied
        name = f"kaiku-{self.sheet.name}-{timezone.localdate():%Y-%m-%d}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(self.sheet.export(), content_type="text/csv; charset=utf-8", headers=headers)

    def import_view(self, request):
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method == "POST" and "plan" in request.POST:
            return self._confirmed(request)
        form = FileForm(request.POST or None, request.FILES or None)
        if not form.is_valid():
            return self._sheet_page(request, form=form)
        try:
            text = spreadsheet.decoded(form.cleaned_data["file"].read(spreadsheet.SIZE + 1))
            return self._shown(request, text, form.cleaned_data["why"])
        except Unreadable as error:
            form.add_error("file", str(error))
            return self._sheet_page(request, form=form)

    def _shown(self, request, text, why, *, is_stale=False):
        plan = self._plan(request, text)
        sealed = signing.dumps([text, why, plan.digest, request.user.pk], salt=SALT, compress=True)
        return self._sheet_page(request, plan=plan, why=why, sealed=sealed, is_stale=is_stale)

    def _confirmed(self, request):
        """What was shown, or a new look if something has changed since."""
        try:
            text, why, digest, user = signing.loads(request.POST["plan"], salt=SALT, max_age=SHOWN_FOR)
        except signing.BadSignature:
            messages.error(request, "Esikatselu on vanhentunut. Valitse tiedosto uudelleen.")
            return redirect(request.path)
        plan = self._plan(request, text)
        if plan.digest != digest or plan.mistakes or user != request.user.pk:
            return self._shown(request, text, why, is_stale=True)
        try:
            exchange.carry_out(self.sheet, plan, who=request.user.get_username(), why=why)
        except ChangedMeanwhile:
            return self._shown(request, text, why, is_stale=True)
        messages.success(request, f"Tuotu: {len(plan.changes)} riviä muuttui. Muutokset odottavat julkaisua.")
        return redirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))

    def _plan(self, request, text):
        return exchange.plan(self.sheet, text, lambda *change: self._refusal(request, *change))

    def _refusal(self, request, row, stored, before, after):
        """An editor of texts or of other services may not do here what the form does not let them do."""
        admin = self.admin_site.get_model_admin(type(stored))
        if not admin.has_change_permission(request, stored):
            return "sinulla ei ole oikeutta muuttaa tätä"
        changed = row.document.row_models.items()
        models = [model for name, model in changed if before.get(name) != after.get(name)]
        models += [row.document.model] if row.number else []
        refused = [
            str(model._meta.verbose_name_plural) for model in models if not may_rewrite(request.user, model._meta)
        ]
        refused += admin.locked_between(request, before, after)
        return f"sinulla ei ole oikeutta muuttaa näitä: {', '.join(refused)}" if refused else ""

    def _sheet_page(self, request, **context):
        title = f"Tuo CSV: {self.sheet.title.lower()}"
        own = {"opts": self.opts, "title": title, "sheet": self.sheet, "original": None, "media": self.media}
        page = {
            "plan": None,
            "form": None,
            "is_stale": False,
            **self.admin_site.each_context(request),
            **own,
            **context,
        }
        return TemplateResponse(request, "admin/sheet_import.html", page)
