from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from services_catalog.admin.entry import ReadOnlyAdmin
from services_catalog.models import LinkCheck
from services_catalog.models.link_check import MUTED_FOR

PLACES_SHOWN = 3


class RedFilter(admin.SimpleListFilter):
    title = _("punaiset")
    parameter_name = "red"

    def lookups(self, request, model_admin):
        return [("1", _("rikki: katso nämä")), ("muted", _("vaimennetut"))]

    def queryset(self, request, queryset):
        if self.value() == "muted":
            return queryset.filter(muted_until__gte=timezone.localdate())
        return queryset.red() if self.value() == "1" else queryset


class ReasonForm(ActionForm):
    reason = forms.CharField(
        label=_("Miksi"), required=False, max_length=300, widget=forms.TextInput(attrs={"size": 40})
    )


@admin.register(LinkCheck)
class LinkCheckAdmin(ReadOnlyAdmin):
    """What `manage.py check_links` found; the entries themselves are corrected in their own forms."""

    action_form = ReasonForm
    actions = ["works"]
    list_display = ["link", "state", "since", "checked", "muting"]
    list_display_links = None
    list_filter = [RedFilter, "outcome"]
    list_per_page = 50
    ordering = ["-failed_since", "url"]
    search_fields = ["url", "reason"]

    @admin.display(description=_("linkki"), ordering="url")
    def link(self, row):
        shown = format_html_join("", "<li>{}</li>", ([_form_of(place)] for place in row.places[:PLACES_SHOWN]))
        more = len(row.places) - PLACES_SHOWN
        rest = format_html("<li>+ {}</li>", more) if more > 0 else ""
        address = format_html('<a href="{0}" rel="noopener noreferrer" target="_blank">{0}</a>', row.url)
        return format_html('<div class="editing-link">{}<ul>{}{}</ul></div>', address, shown, rest)

    @admin.display(description=_("tila"), ordering="outcome")
    def state(self, row):
        label = row.reason or row.get_outcome_display()
        return format_html('<span class="editing-late">{}: {}</span>', _("RIKKI"), label) if row.is_red else label

    @admin.display(description=_("virhe alkaen"), ordering="failed_since")
    def since(self, row):
        return date_format(timezone.localtime(row.failed_since), "j.n.Y") if row.failed_since else "–"

    @admin.display(description=_("tarkistettu"), ordering="checked_at")
    def checked(self, row):
        return date_format(timezone.localtime(row.checked_at), "j.n.Y") if row.checked_at else "–"

    @admin.display(description=_("toimii oikeasti"))
    def muting(self, row):
        if not row.muted_until or row.muted_until < timezone.localdate():
            return "–"
        return f"{date_format(row.muted_until, 'j.n.Y')} asti: {row.muted_why} ({row.muted_by})"

    def get_queryset(self, request):
        return super().get_queryset(request).with_red()

    def has_works_permission(self, request):
        return request.user.has_perm("services_catalog.change_linkcheck")

    @admin.action(description=_("Toimii oikeasti: vaimenna 90 päiväksi"), permissions=["works"])
    def works(self, request, queryset):
        why = request.POST.get("reason", "").strip()[:300]
        if not why:
            self.message_user(request, _("Kirjoita syy: mistä tiedät, että linkki toimii?"), messages.ERROR)
            return
        today = timezone.localdate()
        rows = LinkCheck.objects.filter(pk__in=queryset.values_list("pk", flat=True))
        count = rows.mute(why=why, who=request.user.get_username(), on=today)
        until = date_format(today + MUTED_FOR, "j.n.Y")
        self.message_user(
            request, _("Vaimennettu %(count)s linkkiä %(until)s asti.") % {"count": count, "until": until}
        )


def _form_of(place):
    model, key, label = place
    return format_html('<a href="{}">{}</a>', reverse(f"admin:{model}_change", args=[key]), label)
