"""Practice for caseworkers: the client's words, a choice, and the expert's answer. Nothing is kept of the choices."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from advice.practice.drill import Drill, authorities, cases
from advice.practice.forms import DrillForm


@require_safe
def practice(request):
    drills = [Drill(request.release, case, request.as_of) for case in cases(request.release)]
    return render(request, "desk/practice.html", {"drills": drills})


@csrf_exempt  # it changes nothing; a token would need a cookie
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def drill(request, case_id):
    found = cases(request.release)
    number = next((i for i, case in enumerate(found) if case.id == case_id), None)
    if number is None:
        raise Http404
    is_sent = request.method == "POST"
    form = DrillForm(
        Drill(request.release, found[number], request.as_of),
        authorities(request.release),
        request.POST,
        is_sent=is_sent,
    )
    context = {"form": form, "drill": form.drill, "next": found[(number + 1) % len(found)], "number": number + 1}
    return render(request, "desk/drill.html", {**context, "count": len(found)})
