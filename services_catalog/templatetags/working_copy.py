"""What the admin says about the working copy on every page."""

from django import template
from django.conf import settings

from services_catalog import editor_queue as queue_of
from services_catalog import publishing
from services_catalog.models import Release, Reminder

register = template.Library()


@register.simple_tag
def unpublished_changes() -> int:
    return publishing.count_unpublished()


@register.simple_tag
def waiting_releases():
    return Release.objects.waiting().defer("content")


@register.simple_tag(takes_context=True)
def editor_queue(context):
    return queue_of.queue(context["request"])


@register.simple_tag
def reminders_wanted(user):
    """Whether the editor gets letters; nothing if nobody does."""
    if not settings.REMIND_EDITORS or not user.email:
        return None
    return not Reminder.objects.filter(user=user, is_wanted=False).exists()
