"""What a professional sends for a client's facts, and what comes back."""

import html
import re

from django.utils.html import strip_tags

from advice.desk.forms import questionnaire_of
from advice.questionnaire import QuestionKind

NONE_OF_THESE = "-"


def posted(release, facts):
    """The form as it is filled in for the facts."""
    data = {}
    for question in questionnaire_of(release).questions:
        value = facts.get(question.facts[0])
        if value is None:
            continue
        if question.kind is QuestionKind.MUNICIPALITY:
            data[question.key] = release.catalogue.municipality[value].name.fi
        elif question.kind is QuestionKind.MULTI:
            data[question.key] = sorted(value) or [NONE_OF_THESE]
        else:
            data[question.key] = str(value)
    return data


def text(response):
    return " ".join(html.unescape(strip_tags(response.content.decode().replace("<", " <"))).split())


def chosen(response):
    """Name and value of everything that is ticked, unknown left out."""
    found = re.findall(r'name="([^"]+)" value="([^"]+)"[^>]* checked', response.content.decode())
    return {(name, value) for name, value in found}
