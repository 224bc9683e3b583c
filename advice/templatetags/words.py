"""Content in the reader's language, and where it is not, marked as Finnish."""

import re

import msgspec
from django import template
from django.conf import settings
from django.utils.html import conditional_escape, format_html
from django.utils.translation import get_language, gettext

from advice import urgent
from services_catalog.conditions import Text, spoken
from services_catalog.middleware import works_without_release

register = template.Library()
register.filter("spoken", spoken)
LONGEST_ADDRESS = 36
NO_BREAK_SPACE = "\u00a0"
SOFT_HYPHEN = "\u00ad"
LONG_WORD = re.compile(r"\w{16,}")
# Before what a long compound of our names may be broken; browsers on phones do not know how to hyphenate Finnish.
JOINT = re.compile(
    r"(?<=\w{5})(?=aluee|eläk|etuu[sdt]|hakemu|kuntoutu|laito[ks]|opiskelij|palau|(?<=s)palvelu|selost|vaatimu|vakuutu|yrittäj|(?<=ys)kassa"
    r"|anstalt|förmån|försäkring|företagar|handledar|ledighet|nedsättning|penning|period|rehabilitering|(?<!under)stöd|studerand"
    r"|tjänst|understöd|utlåtand|utredning|vård)"
)
FELL_BACK = re.compile(r'(?<!translate="no") lang="fi"')
OWN_NAMES = {  # what a language is called in itself
    "Suomeksi": "fi",
    "På svenska": "sv",
    "Davvisámegiella": "se",
    "Anarâškielâ": "smn",
    "Nuõrttsääʹmǩiõll": "sms",
}


@register.filter
def words(text):
    """The text in the active language; in Finnish, and marked so, where it has not been translated."""
    if not isinstance(text, Text):
        return conditional_escape(text)
    language = get_language()
    said = text.translated(language)
    if said and not text.is_in(language):
        return format_html('<span lang="fi">{}</span>', said)
    return own_name(said)


@register.filter
def jointed(name):
    """A name for large type: its longest words may be broken where two words meet."""
    if not isinstance(name, Text):
        return _jointed(str(name))
    return msgspec.structs.replace(name, fi=_jointed(name.fi), sv=_jointed(name.sv), easy=_jointed(name.easy))


def _jointed(name: str) -> str:
    return LONG_WORD.sub(lambda word: JOINT.sub(SOFT_HYPHEN, word[0]), name)


@register.filter
def said_in(text) -> str:
    """The language that the text is in on this page, for where there is no room for a mark."""
    return spoken(get_language()) if text.is_in(get_language()) else "fi"


@register.filter
def own_name(text):
    """A language's name in itself is marked as that language; any other text stays as it is."""
    language = OWN_NAMES.get(text)
    return in_language(language, text) if language else conditional_escape(text)


@register.filter
def finnish(text):
    """What may have a name in Finnish only, such as a law or a municipality; in other languages marked so."""
    name = text if isinstance(text, Text) else Text(fi=str(text))
    said = name.translated(get_language())
    return own_name(said) if name.is_in(get_language()) else in_language("fi", said)


def in_language(language, name):
    """A name, which nobody translates, machines neither."""
    return format_html('<span translate="no" lang="{}">{}</span>', language, name)


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
def unbroken(phone) -> str:
    """A number in a line of text, all of it on one line."""
    return phone.replace(" ", NO_BREAK_SPACE)


@register.filter
def bare(url) -> str:
    """An address as people read it: ``kela.fi/kuntoutus``; of a long one only the site."""
    address = re.sub(r"^https?://(www\.)?", "", url).rstrip("/")
    return address if len(address) <= LONGEST_ADDRESS else address.partition("/")[0]


@register.simple_tag(takes_context=True)
def languages(context):
    """The languages of the site, with the address of this page in each."""
    request = context.get("request")
    path = request.get_full_path() if request else "/"
    match = request.resolver_match if request else None
    has_languages = match is not None and not works_without_release(match)
    return [
        {"code": code, "tag": spoken(code), "name": name, "url": in_other(path, code) if has_languages else path}
        for code, name in settings.LANGUAGES
    ]


def in_other(path, language):
    """As Django's ``translate_url``: only the prefix of an address differs, so nothing has to be looked up."""
    return prefix_of(language) + path.removeprefix(prefix_of(get_language()))


def prefix_of(language) -> str:
    return "" if language == settings.LANGUAGE_CODE else f"/{language}"


@register.simple_block_tag
def says_what_is_finnish(content):
    """The page, and in other languages first one line if any of it is in Finnish only."""
    if spoken(get_language()) == "fi" or not FELL_BACK.search(content):
        return content
    return format_html('<p class="soft">{}</p>\n{}', gettext("Osa tästä sivusta on vain suomeksi."), content)


@register.simple_tag(takes_context=True)
def crisis_line(context):
    request = getattr(context, "request", None)
    release = getattr(request, "release", None)
    return urgent.crisis_line(release, request.as_of) if release else None
