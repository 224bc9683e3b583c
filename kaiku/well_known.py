"""Files that robots, browsers and finders of faults look for at fixed addresses."""

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

# RFC 9116 wants a date at most a year ahead. Before moving it, see that somebody still reads the contact.
SECURITY_EXPIRES = dt.datetime(2027, 11, 1, tzinfo=dt.UTC)
NOT_FOR_ROBOTS = ("/kysely/", "/poista/", "/poistu/")


@require_safe
def robots(request):
    languages = ("", *(f"/{code}" for code, _ in settings.LANGUAGES[1:]))
    paths = [f"{language}{path}" for path in NOT_FOR_ROBOTS for language in languages]
    return _text(["User-agent: *", *(f"Disallow: {path}" for path in (*paths, "/hallinta/", "/esikatselu/"))])


@require_safe
def security(request):
    """Where to tell of a fault; without a contact there is nothing to promise."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    return _text(
        [
            f"Contact: {settings.SECURITY_CONTACT}",
            f"Expires: {SECURITY_EXPIRES:%Y-%m-%dT%H:%M:%SZ}",
            "Preferred-Languages: fi, sv, en",
            f"Canonical: {request.build_absolute_uri(request.path)}",
        ]
    )


class Favicon(RedirectView):
    def get_redirect_url(self):
        return static("favicon.svg")


def _text(lines):
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type="text/plain; charset=utf-8")
