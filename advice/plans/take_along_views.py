"""A plan to take along: one file that opens without a network, plain text, a calendar."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from advice.plans.side import show, structure_of, with_plan
from advice.plans.take_along import calendar, plain_text


@require_safe
@with_plan
def html_file(request, held, side):
    seen = show(request, held)
    context = {"shown": seen, "structure": structure_of(seen), "site": request.build_absolute_uri("/")}
    return attached(request, render(request, "plan/file.html", context), "html")


@require_safe
@with_plan
def text_file(request, held, side):
    seen = show(request, held)
    text = plain_text(seen, structure_of(seen), get_language())
    return attached(request, HttpResponse(text, content_type="text/plain; charset=utf-8"), "txt")


@require_safe
@with_plan
def calendar_file(request, held, side):
    file = calendar(show(request, held), get_language())
    return attached(request, HttpResponse(file, content_type="text/calendar; charset=utf-8"), "ics")


def attached(request, response, kind):
    response["Content-Disposition"] = f'attachment; filename="polku-{request.as_of}.{kind}"'
    return response
