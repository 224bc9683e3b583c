"""The history of an entry: who, when, what and why; and back to any of its states, also of one that was deleted."""

from typing import NamedTuple

from django.contrib import messages
from django.contrib.admin.utils import quote, unquote
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format

from services_catalog.admin.saving import SavingAdmin
from services_catalog.differences import Difference, differences
from services_catalog.documents import digest
from services_catalog.labels import noun_of
from services_catalog.models import Revision
from services_catalog.restoring import ChangedMeanwhile, NotRestorable, current, restorable, restore, seen_digest

PER_PAGE = 20
DOES = ("add", "change", "delete")


class Told(NamedTuple):
    """A revision and what it changed; ``is_first``: there is nothing to compare it with."""

    revision: Revision
    differences: list[Difference]
    is_first: bool
    is_now: bool


def may_rewrite(user, opts) -> bool:
    """Rows are written anew: by whoever may do anything to them."""
    return all(user.has_perm(f"{opts.app_label}.{get_permission_codename(does, opts)}") for does in DOES)


class HistoryAdmin(SavingAdmin):
    change_list_template = "admin/entry_list.html"

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        return [
            path("poistetut/", wrap(self.deleted_view), name=f"{name}_deleted"),
            path("poistetut/<str:key>/", wrap(self.deleted_history_view), name=f"{name}_deleted_history"),
            path("versiot/<int:number>/palauta/", wrap(self.restore_view), name=f"{name}_restore"),
            *super().get_urls(),
        ]

    def history_view(self, request, object_id, extra_context=None):
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        return self._history(request, row.natural, row)

    def deleted_history_view(self, request, key):
        if not self.sees_all(request):
            raise PermissionDenied
        return self._history(request, key, None)

    def deleted_view(self, request):
        if not self.sees_all(request):
            raise PermissionDenied
        rows = Paginator(Revision.objects.deleted(self.document), 50).get_page(request.GET.get("p"))
        return self._history_page(request, "deleted", f"Poistetut {self.opts.verbose_name_plural}", rows=rows)

    def sees_all(self, request):
        """Not only what is their own organisation's."""
        return request.user.has_perm(f"{self.opts.app_label}.{get_permission_codename('view', self.opts)}")

    def _history(self, request, key, row):
        found = Paginator(Revision.objects.of(self.document, key), PER_PAGE).get_page(request.GET.get("p"))
        now = self.document.read(row) if row else None
        told = list(self._told(found, now))
        unseen = self._differences(told[0].revision.after, now) if told and row and found.number == 1 else []
        title = f"Historia: {row or (told[0].revision.label if told else key)}"
        return self._history_page(request, "history", title, original=row, found=found, told=told, unseen=unseen)

    def _told(self, found, now):
        """Each of a page with the one before it, which may be on the next page."""
        rows = list(found)
        older = Revision.objects.of(self.document, rows[-1].key).filter(pk__lt=rows[-1].pk).first() if rows else None
        current = "" if now is None else digest(now)
        for revision, before in zip(rows, [*rows[1:], older], strict=True):
            changed = self._differences(before.after, revision.after) if before else []
            yield Told(revision, changed, before is None, bool(revision.digest) and revision.digest == current)

    def _differences(self, before, after):
        return differences(noun_of(self.document), before or {}, after or {})

    def restore_view(self, request, number):
        revision = get_object_or_404(Revision, pk=number, document=self.document.name, after__isnull=False)
        row = current(self.document, revision.key)
        if not (self.has_change_permission(request, row) if row else self.has_add_permission(request)):
            raise PermissionDenied
        is_stale = False
        now = self.document.read(row) if row else None
        hindrances = self._hindrances(request, revision, now)
        if request.method == "POST" and not hindrances:
            try:
                return self._restore(request, revision)
            except ChangedMeanwhile:
                is_stale = True
        day = date_format(timezone.localtime(revision.at), "j.n.Y \\k\\l\\o H.i")
        return self._history_page(
            request,
            "restore",
            f"Palauta: {revision.label}",
            original=row,
            revision=revision,
            seen=seen_digest(self.document, row),
            is_stale=is_stale,
            hindrances=hindrances,
            differences=self._differences(now, revision.after),
            why=f"Palautettu versio {day}",
        )

    def _hindrances(self, request, revision, now):
        try:
            dump = restorable(self.document, revision)
        except NotRestorable as error:
            return error.lines
        models = self.document.row_models
        touched = [model for name, model in models.items() if (now or {}).get(name) != dump.get(name)]
        refused = [model._meta.verbose_name_plural for model in touched if not may_rewrite(request.user, model._meta)]
        refused += self.locked_between(request, now or {}, dump)
        return [f"Sinulla ei ole oikeutta muuttaa näitä: {name}" for name in refused]

    def _restore(self, request, revision):
        why = " ".join(request.POST.get("why", "").split())[:300] or "Palautettu"
        seen, who = request.POST.get("seen", ""), request.user.get_username()
        row = restore(self.document, revision, seen=seen, who=who, why=why)
        messages.success(request, f"Palautettu: {row}.")
        return redirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[quote(row.pk)]))

    def _history_page(self, request, name, title, **context):
        opts = {"opts": self.opts, "title": title, "app_label": self.opts.app_label}
        return TemplateResponse(
            request, f"admin/entry_{name}.html", {**self.admin_site.each_context(request), **opts, **context}
        )
