"""Proving again who one is: before what weighs most, and after an hour away. What was posted is not lost."""

from functools import wraps

from django.contrib import admin
from django.contrib.auth import login
from django.template.response import TemplateResponse

from services_catalog.accounts import sessions
from services_catalog.accounts.forms import ProofForm


def recently_authenticated(view):
    """Reading is free; whoever posts must have given password and code in the last ten minutes.

    Otherwise they are asked here, and what was posted is carried along and done at once when they are right.
    """

    @wraps(view)
    def checked(request, *args, **kwargs):
        if request.method != "POST" or sessions.is_recent(request.session):
            return view(request, *args, **kwargs)
        return ask(request) or view(request, *args, **kwargs)

    return checked


def ask(request):
    """The page that asks; None once the answer is right."""
    is_answer = "proof-code" in request.POST
    form = ProofForm(request, data=request.POST if is_answer else None)
    if form.is_valid():
        login(request, form.user)
        return None
    kept = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and not name.startswith("proof-")
    ]
    context = {"form": form, "kept": kept, "title": "Vahvista, että se olet sinä", "address": request.get_full_path()}
    return TemplateResponse(request, "accounts/prove_again.html", {**admin.site.each_context(request), **context})
