"""Parts of pages that are the same for everybody: rendered once for each release, language and day."""

import datetime as dt
import secrets
from typing import Any

import msgspec
from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from services_catalog.authorities import ContactPoint
from services_catalog.conditions import Text

register = template.Library()
FORM_KEY = secrets.token_hex()  # stands in a kept form for the key of whoever gets the page
BY_VALUE = (str, Text, dt.date, ContactPoint)  # all else is the same only if it is the same object of the release


class Part(msgspec.Struct, frozen=True):
    """What was rendered; it holds on to its arguments, so that no other object can take their place."""

    said: SafeString
    arguments: dict[str, Any]


@register.simple_tag(takes_context=True)
def kept(context, name, **arguments):
    """``{% include name with … only %}`` for a template that reads its arguments and the release, nothing of a person.

    It sees nothing else, so that whatever it says is in its key. A form in it gets the reader's own key.
    """
    request = getattr(context, "request", None)
    said = part(context, request, name, arguments)
    return SafeString(said.replace(FORM_KEY, str(context["csrf_token"]))) if FORM_KEY in said else said


def part(context, request, name, arguments) -> SafeString:
    release = getattr(request, "release", None)
    if release is None:
        return rendered(context, name, arguments)
    key = (name, get_language(), request.as_of, *map(mark, arguments.values()))
    return release.parts.once(key, lambda: Part(rendered(context, name, arguments), arguments)).said


def mark(argument):
    if isinstance(argument, tuple):
        return tuple(map(mark, argument))
    return (type(argument), argument) if isinstance(argument, BY_VALUE) else id(argument)


def rendered(context, name, arguments) -> SafeString:
    arguments = arguments | {"csrf_token": FORM_KEY}
    return context.template.engine.get_template(name).render(context.new(arguments))
