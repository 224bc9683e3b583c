"""The address of this page to link to and keep."""

from django import template

from advice import addresses

register = template.Library()


@register.simple_tag(takes_context=True)
def canonical(context) -> str:
    request = context.get("request")
    return addresses.canonical(request) if request else ""
