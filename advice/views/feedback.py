"""Reports of readers: without login, cookies or JavaScript."""

from django.core.exceptions import PermissionDenied
from django.db import Error
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from advice import limiter
from advice.feedback_form import FeedbackForm, our_path

TOPICS = {"saavutettavuus": "ACCESSIBILITY"}
NOT_SAVED = _(
    "Palautetta ei tallennettu: tietokanta ei ole juuri nyt käytössä. Kopioi teksti talteen tai yritä myöhemmin."
)
TOO_OFTEN = _("Palautetta tuli juuri monta kertaa. Odota minuutti ja lähetä uudelleen.")


@csrf_exempt  # acts in nobody's name, so there is nothing to forge; a token would need a cookie
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def feedback(request):
    if request.method != "POST":
        topic = TOPICS.get(request.GET.get("aihe", ""), "")
        return page(request, FeedbackForm(initial={"path": our_path(request.GET.get("sivu", "")), "kind": topic}))
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise PermissionDenied
    form = FeedbackForm(request.POST)
    return receive(request, form) if form.is_valid() else page(request, form)


def receive(request, form):
    """Keep what was sent; a form that fills the field that nobody sees is thanked and forgotten."""
    if form.cleaned_data["website"]:
        return redirect("advice:feedback_sent")
    try:
        if not limiter.allows(request, "feedback"):
            return page(request, form, TOO_OFTEN, status=429)
        form.keep(request.release)
    except Error:
        return page(request, form, NOT_SAVED, status=503)
    return redirect("advice:feedback_sent")


def page(request, form, problem="", status=200):
    return render(request, "advice/feedback.html", {"form": form, "problem": problem}, status=status)


@require_safe
@never_cache
def sent(request):
    return render(request, "advice/feedback_sent.html")
