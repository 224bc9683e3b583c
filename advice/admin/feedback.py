import datetime as dt

from django.contrib import admin
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from advice.models import Feedback
from advice.models.feedback import LATE_DAYS, PROMISED_DAYS


class StateFilter(admin.SimpleListFilter):
    title = _("tila")
    parameter_name = "tila"

    def lookups(self, request, model_admin):
        return [("odottaa", _("odottaa")), ("myohassa", _("odottanut yli %d päivää") % LATE_DAYS)]

    def queryset(self, request, queryset):
        match self.value():
            case "odottaa":
                return queryset.waiting()
            case "myohassa":
                return queryset.late(timezone.localdate())
        return queryset


@admin.register(Feedback)
class FeedbackAdmin(admin.ModelAdmin):
    """Readers' words are read, never changed; an editor says what was done and when."""

    date_hierarchy = "sent_on"
    list_display = ["sent_on", "kind", "beginning", "path", "state"]
    list_filter = [StateFilter, "kind"]
    list_per_page = 50
    ordering = ["-sent_on", "-pk"]
    readonly_fields = ["sent_on", "kind", "path", "text", "reply_to", "release", "digest"]
    fields = [*readonly_fields, "handled_on", "note"]
    search_fields = ["text", "path"]

    @admin.display(description=_("palaute"))
    def beginning(self, row):
        return Truncator(row.text).chars(80)

    @admin.display(description=_("tila"))
    def state(self, row):
        if row.handled_on:
            return _("käsitelty %s") % date_format(row.handled_on, "j.n.Y")
        days = row.days_waiting(timezone.localdate())
        if days < LATE_DAYS:
            return _("odottanut %d päivää") % days
        due = row.sent_on + dt.timedelta(days=PROMISED_DAYS)
        return _("⚠ odottanut %d päivää, vastattava viimeistään %s") % (days, date_format(due, "j.n.Y"))

    def has_add_permission(self, request):
        return False
