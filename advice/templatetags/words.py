"""Content in the reader's language, and where it is not, marked as Finnish."""

import re

from django import template
from django.conf import settings
from django.urls import translate_url
from django.utils.html import conditional_escape, format_html
from django.utils.translation import get_language, get_language_info

from advice import urgent
from services_catalog.conditions import Text

register = template.Library()
LONGEST_ADDRESS = 36


@register.filter
def words(text):
    """The text in the active language; in Finnish, and marked so, where it has not been translated."""
    if not isinstance(text, Text):
        return conditional_escape(text)
    language = get_language()
    if language == "fi" or getattr(text, language) or not text.fi:
        return conditional_escape(text.translated(language))
    return format_html('<span lang="fi">{}</span>', text.fi)


@register.filter
def finnish(text):
    """What has a name in Finnish only, such as a law or a source; in other languages marked so."""
    return words(Text(fi=str(text)))


@register.filter
def lines(text) -> list[Text]:
    """A text with one thing on each line as a list."""
    rows = [getattr(text, language).splitlines() for language in ("fi", "sv", "en")]
    if not all(len(row) in (0, len(rows[0])) for row in rows):
        return [Text(fi=row) for row in rows[0]]
    return [Text(*(row[i].strip() if row else "" for row in rows)) for i, line in enumerate(rows[0]) if line.strip()]


@register.filter
def tel(phone) -> str:
    """``tel:020692205`` for ``020 692 205``."""
    return "tel:" + re.sub(r"[^\d+]", "", phone)


@register.filter
def bare(url) -> str:
    """An address as people read it: ``kela.fi/kuntoutus``; of a long one only the site."""
    address = re.sub(r"^https?://(www\.)?", "", url).rstrip("/")
    return address if len(address) <= LONGEST_ADDRESS else address.partition("/")[0]


@register.simple_tag(takes_context=True)
def languages(context):
    """The languages of the site, with the address of this page in each."""
    request = context.get("request")
    path = request.path if request else "/"
    return [
        {"code": code, "name": get_language_info(code)["name_local"].capitalize(), "url": translate_url(path, code)}
        for code, _ in settings.LANGUAGES
    ]


@register.simple_tag(takes_context=True)
def crisis_line(context):
    request = context.get("request")
    release = getattr(request, "release", None)
    return urgent.crisis_line(release, request.as_of) if release else None
