"""What is shown when a form's token does not hold."""

from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from advice.views.pages import cookies_needed
from advice.views.questionnaire import ask_again
from services_catalog.admin import kept


@never_cache
def csrf_failure(request, reason=""):
    """Ask the same question again with the choice kept; at a second failure say what may be wrong."""
    is_question = request.resolver_match.view_name == "advice:question" and request.release is not None
    if is_question and "again" not in request.POST:
        page = ask_again(request, **request.resolver_match.kwargs)
        if page is not None:
            return page
    if is_question and reason == REASON_NO_CSRF_COOKIE:
        return cookies_needed(request, status=403)
    if kept.is_typed_here(request):
        return kept.holding(request, request.POST, "token" if request.user.is_authenticated else "login")
    return render(request, "403_csrf.html", status=403)
