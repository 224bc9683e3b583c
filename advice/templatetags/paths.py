"""What decided a segment or level in the answers' words, and what comes next after a service."""

from django import template
from django.utils.translation import get_language

from advice import packages, reasons

register = template.Library()


def release_of(context):
    return context.request.release


@register.simple_tag(takes_context=True)
def grounds(context, match):
    """The deciding answers, each as ``Työtilanne: Työtön``."""
    release = release_of(context)
    guidance = release.sections["advice"]
    return [
        reasons.words(release.catalogue, guidance, ground, match.facts, get_language())
        for ground in dict(match.grounds).items()
    ]


@register.simple_tag(takes_context=True)
def still_open(context, match):
    """The questions that could put an earlier row first, or the labels of facts that nobody asks."""
    release = release_of(context)
    questions = {
        fact: question.text
        for questionnaire in release.sections["advice"].questionnaires
        for question in questionnaire.questions
        for fact in question.facts
    }
    found = [questions.get(key) or release.catalogue.vocabulary[key].label for key in match.open]
    return list(dict.fromkeys(found))


@register.inclusion_tag("desk/_what_next.html", takes_context=True)
def what_next(context, service):
    return {"next": packages.what_next(release_of(context), service, context.request.as_of)}
