"""What difficult words mean, where they are used."""

import html
import re

from django import template
from django.utils.translation import get_language

from services_catalog.conditions import spoken
from services_catalog.templatetags.kept import kept

register = template.Library()
TEXT = re.compile(r">\s*([^<\s][^<]*)")  # that which stands between tags


class ExplainedNode(template.Node):
    """The block, and below it what its words mean; in a page of a request only."""

    def __init__(self, nodelist):
        self.nodelist = nodelist

    def render(self, context):
        said = self.nodelist.render(context)
        release = getattr(getattr(context, "request", None), "release", None)
        if release is None:
            return said
        glossary = release.catalogue.glossary_in[spoken(get_language())]
        texts = (html.unescape(text) for text in TEXT.findall(f">{said}"))
        terms = {term.key: term for text in texts for term in glossary.used_in(text)}
        return said + (kept(context, "services_catalog/_glossary.html", terms=(*terms.values(),)) if terms else "")


@register.tag
def explained(parser, token):
    """What stands inside, and then the words of the glossary that it used."""
    nodelist = parser.parse(["endexplained"])
    parser.delete_first_token()
    return ExplainedNode(nodelist)
