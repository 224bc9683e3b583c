"""Readers' feedback in the editor's queue: the oldest first, and accessibility within its 14 days."""

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from advice.models import Feedback
from advice.models.feedback import LATE_DAYS
from services_catalog.editor_queue import SHOWN, Item, Part


def feedback(request) -> Part | None:
    if not request.user.has_perm("advice.view_feedback"):
        return None
    waiting = Feedback.objects.waiting()
    found = waiting.aggregate(count=Count("pk"), oldest=Min("sent_on"))
    if not found["count"]:
        return None
    on = timezone.localdate()
    items = [_item(row, on) for row in waiting.order_by("sent_on", "pk")[:SHOWN]]
    listed = f"{reverse('admin:advice_feedback_changelist')}?tila=odottaa"
    return Part("Palaute odottaa", found["count"], items, listed, (on - found["oldest"]).days >= LATE_DAYS)


def _item(row: Feedback, on) -> Item:
    days = row.days_waiting(on)
    return Item(
        name=Truncator(row.text).chars(80),
        address=reverse("admin:advice_feedback_change", args=[row.pk]),
        detail=f"{row.get_kind_display()}, odottanut {days} päivää",
        is_late=days >= LATE_DAYS,
    )
