"""A question before it is answered."""

from django import template

from advice.forms import QuestionForm

register = template.Library()


@register.simple_tag(takes_context=True)
def open_form(context, question):
    return QuestionForm(question, context.request.release.catalogue)
