"""One click in the list, in the form or in the queue: what is public still holds."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from services_catalog.admin.rights import own
from services_catalog.freshness import SOON, due_on, is_told
from services_catalog.models import Reminder
from services_catalog.publishing import NotPublishable, Refused
from services_catalog.reviews import FROM_QUEUE, VERIFY
from services_catalog.verification import verify

BUTTON = '<button class="button" {}="{}">{}<span class="visually-hidden">: {}</span></button>'
OWNERS = ("owner", "backup_owner")
VERIFIES = "_verify"  # sent by the button of the form

NOTE = "Koskee tietoja niin kuin ne ovat nyt julkisesti. Mitä muutit tässä lomakkeessa, tallentuu luonnokseksi."


class ReviewFilter(admin.SimpleListFilter):
    title = "tarkistus"
    parameter_name = "tarkistus"

    def lookups(self, request, model_admin):
        return [
            ("myohassa", "myöhässä"),
            ("pian", f"{SOON.days} päivän sisällä"),
            ("kerrottu", "lukijalle näkyy huomautus"),
        ]

    def queryset(self, request, queryset):
        wanted = {"myohassa": self.is_late, "pian": self.is_soon, "kerrottu": is_told}.get(self.value())
        if wanted is None:
            return queryset
        on = timezone.localdate()
        rows = queryset.select_related(None).only("pk", "status", "checked_on", "review_months")
        return queryset.filter(pk__in=[row.pk for row in rows if wanted(row, on)])

    @staticmethod
    def is_late(row, on):
        due = due_on(row)
        return due is not None and due <= on

    @staticmethod
    def is_soon(row, on):
        due = due_on(row)
        return due is not None and on < due <= on + SOON


class VerifiedAdmin(admin.ModelAdmin):
    """Whose rows are verified: with the button, the filter, and the action for many at once."""

    actions = ["verify_selected"]

    def get_queryset(self, request):
        """Each row knows whether this person gets its button."""
        is_any = request.user.has_perm("services_catalog.change_service")
        verifiable = ~Q(pk=None) if is_any else Q(pk__in=own(request, self.model))
        return super().get_queryset(request).annotate(may_verify=ExpressionWrapper(verifiable, BooleanField()))

    @admin.display(description="tarkistettava")
    def review(self, row):
        due = due_on(row)
        if due is None:
            return "–"
        day = date_format(due, "j.n.Y") if row.checked_on else "ei tarkistettu"
        there = reverse("admin:services_catalog_service_verify", args=[row.pk])
        return format_html("{} {}", day, self._button(row, "formaction", there, "Vahvista"))

    @admin.display(description="tarkistettu")
    def verified(self, row):
        if row.pk is None:
            return "Tallennuspäivä"
        when = " ".join(filter(None, (row.checked_on and date_format(row.checked_on, "j.n.Y"), row.checked_by)))
        note = format_html('<br><span class="quiet">{}</span>', NOTE) if row.may_verify else ""
        return format_html("{} {}{}", when or "ei koskaan", self._button(row, "name", VERIFIES, VERIFY), note)

    @staticmethod
    def _button(row, attribute, value, text):
        return format_html(BUTTON, attribute, value, text, row) if row.may_verify else ""

    def save_model(self, request, row, form, change):
        """Who looks after it is no content, but its history tells."""
        before = self.model.objects.filter(pk=row.pk).select_related(*OWNERS).first()
        for name in OWNERS:
            old, new = getattr(before, name, None), getattr(row, name)
            if old != new:
                request.besides.append(
                    f"{row._meta.get_field(name).verbose_name}: {old or 'ei ketään'} → {new or 'ei ketään'}"
                )
        super().save_model(request, row, form, change)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """In the form the button saves what was typed, as a draft; when that is done, it verifies."""
        response = super().changeform_view(request, object_id, form_url, extra_context)
        if row := getattr(request, "verified", None):
            self._verify(request, [row])
        return response

    def response_change(self, request, row):
        if VERIFIES not in request.POST:
            return super().response_change(request, row)
        request.verified = row
        if request.touched:
            messages.info(request, "Muutoksesi tallentuivat luonnokseksi.")
        return redirect(self._back(request, row))

    def get_urls(self):
        verify_view, reminders_view = map(self.admin_site.admin_view, (self.verify_view, self.reminders_view))
        return [
            path("muistutukset/", reminders_view, name="services_catalog_service_reminders"),
            path("<path:object_id>/vahvista/", verify_view, name="services_catalog_service_verify"),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def reminders_view(self, request):
        """An editor's own switch of letters."""
        Reminder.objects.update_or_create(user=request.user, defaults={"is_wanted": "on" in request.POST})
        return redirect("admin:index")

    @method_decorator(require_POST)
    def verify_view(self, request, object_id):
        row = get_object_or_404(self.get_queryset(request), pk=object_id)
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        self._verify(request, [row])
        return redirect(self._back(request, row))

    @admin.action(description="Vahvista valitut: tiedot pitävät paikkansa", permissions=["change"])
    def verify_selected(self, request, queryset):
        rows = [row for row in queryset if self.has_change_permission(request, row)]
        self._verify(request, rows)

    def _verify(self, request, rows):
        try:
            release = verify([row.slug for row in rows], who=request.user.get_username(), on=timezone.localdate())
        except (NotPublishable, Refused) as error:
            messages.error(request, f"Vahvistusta ei voitu julkaista: {error}")
            return
        named = str(rows[0]) if len(rows) == 1 else f"{len(rows)} palvelua"
        where = f"Päiväys on julkaisussa {release.number}." if release else "Päiväys näkyy, kun palvelu julkaistaan."
        messages.success(request, f"Vahvistettu: {named}. {where}")

    def _back(self, request, row):
        """Where the button was; from the queue's form back to the queue."""
        came = request.headers.get("Referer", "")
        is_ours = url_has_allowed_host_and_scheme(came, {request.get_host()}, require_https=request.is_secure())
        if f"{FROM_QUEUE}=" in came:
            return reverse("admin:index")
        return came if is_ours else reverse("admin:services_catalog_service_change", args=[row.pk])
