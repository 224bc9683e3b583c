"""Parts of pages that are the same for everybody: rendered once for each release, language and day."""

import datetime as dt
from typing import Any

import msgspec
from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from services_catalog.conditions import Text

register = template.Library()
KEPT = 5_000  # parts of one release in one process
BY_VALUE = (str, Text, dt.date)  # all else is the same only if it is the same object of the release


class Part(msgspec.Struct, frozen=True):
    """What was rendered; it holds on to its arguments, so that no other object can take their place."""

    said: SafeString
    arguments: dict[str, Any]


@register.simple_tag(takes_context=True)
def kept(context, name, **arguments):
    """``{% include name with … only %}`` for a template that reads its arguments and the release, nothing of a person.

    It sees nothing else, so that whatever it says is in its key.
    """
    release = getattr(getattr(context, "request", None), "release", None)
    if release is None:
        return rendered(context, name, arguments)
    parts = release.parts
    key = (name, get_language(), context.request.as_of, *map(mark, arguments.values()))
    if key not in parts:
        if len(parts) >= KEPT:
            parts.clear()
        parts[key] = Part(rendered(context, name, arguments), arguments)
    return parts[key].said


def mark(argument):
    if isinstance(argument, tuple):
        return tuple(map(mark, argument))
    return (type(argument), argument) if isinstance(argument, BY_VALUE) else id(argument)


def rendered(context, name, arguments):
    return context.template.engine.get_template(name).render(context.new(arguments))
