"""A plan's closed lists in words."""

from django import template

from advice.plans import words

register = template.Library()


@register.filter
def owner(value):
    return words.OWNERS[value]


@register.filter
def state(value):
    return words.STATES[value]


@register.filter
def role(value):
    return words.ROLES[value]


@register.filter
def transition(value):
    return words.TRANSITIONS[value]


@register.filter
def changed(value):
    return words.CHANGED[value]


@register.filter
def act(value):
    return words.ACTS[value]


@register.filter
def hand(value):
    return words.HANDS[value]
