"""What the admin says about the working copy on every page."""

from django import template

from services_catalog import publishing

register = template.Library()


@register.simple_tag
def unpublished_changes() -> int:
    return publishing.count_unpublished()
