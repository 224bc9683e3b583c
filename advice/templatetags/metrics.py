"""Numbers of the metrics in words."""

from django import template

from advice.metrics.definitions import number

register = template.Library()


@register.filter
def metric(value):
    """A number that may be seen, or that it is below five."""
    return number(value)
