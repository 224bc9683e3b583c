"""What of advice waits in the editor's queue: readers' feedback, the oldest first, and example cases that fail."""

import datetime as dt

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from advice.guidance import ExampleCase
from advice.models import Feedback
from advice.models.feedback import LATE_DAYS
from advice.proof import failing_cases
from services_catalog.drafts import Draft, draft
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


_known: tuple[Draft | None, dt.date, list[ExampleCase]] = (None, dt.date.min, [])


def cases(request) -> Part | None:
    """Of the working copy; run again only after a save, a release, or midnight."""
    global _known
    if not request.user.has_perm("advice.view_examplecase"):
        return None
    on, now = timezone.localdate(), draft()
    if _known[0] is not now or _known[1] != on:
        _known = (now, on, failing_cases(now.release, on) if now.release else [])
    failing = _known[2]
    address = reverse("admin:advice_examplecase_changelist")
    items = [_case(case) for case in failing[:SHOWN]]
    return Part("Esimerkkitapaukset, joiden tulos poikkeaa", len(failing), items, address)


def _case(case: ExampleCase) -> Item:
    return Item(f"{case.id} {case.title}", reverse("admin:advice_examplecase_change", args=[case.id]))
