"""The way from a result to an example case, for experts alone."""

import msgspec
from django import template

from advice.expert import is_expert

register = template.Library()


@register.inclusion_tag("advice/_make_case.html", takes_context=True)
def make_case(context, facts):
    """The facts travel in the form: never in an address, and nowhere are they kept before the expert says so."""
    request = context["request"]
    if not is_expert(request):
        return {"is_shown": False}
    plain = {key: sorted(value) if isinstance(value, frozenset) else value for key, value in facts.items()}
    return {"is_shown": True, "facts": msgspec.json.encode(plain).decode(), "csrf_token": context.get("csrf_token")}
