"""Words of the look-up pages that are not content."""

from django import template

from services_catalog.forms import THEME_NAMES

register = template.Library()


@register.filter
def theme(key):
    return THEME_NAMES[key]
