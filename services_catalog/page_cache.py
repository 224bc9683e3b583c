"""Pages that depend on their address alone are rendered once for each release, language and day."""

import gzip
import hashlib
from functools import wraps

import msgspec
from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.translation import get_language


class Page(msgspec.Struct, frozen=True):
    """A rendered page as it is sent: packed once, and named by what is in it."""

    packed: bytes
    etag: str

    def response(self, request) -> HttpResponse:
        """The page, or 304 when the browser has it already; plain for the few that do not unpack."""
        is_packed = "gzip" in request.headers.get("Accept-Encoding", "")
        response = HttpResponse(self.packed if is_packed else gzip.decompress(self.packed))
        if is_packed:
            response.headers["Content-Encoding"] = "gzip"
        response.headers["ETag"] = self.etag
        patch_cache_control(response, no_cache=True)  # kept by the browser, asked about each time
        patch_vary_headers(response, ("Accept-Encoding",))
        return get_conditional_response(request, etag=self.etag, response=response)


def rendered_once(view):
    """For a view whose page is the same for everybody: no answers, no form that needs a key.

    What somebody searched (``q``), what htmx asks for and what an editor sees of another day is rendered each time.
    """

    @wraps(view)
    def answer(request, *args, **kwargs):
        if request.htmx or request.GET.get("q") or request.shown_day:
            return view(request, *args, **kwargs)
        pages = request.release.pages
        key = (get_language(), request.as_of, request.build_absolute_uri())
        page = pages.get(key)
        if page is None:
            response = view(request, *args, **kwargs)
            if response.status_code != 200:
                return response
            page = pages[key] = page_of(response.content)
        return page.response(request)

    return answer


def page_of(content: bytes) -> Page:
    etag = f'W/"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'
    return Page(gzip.compress(content, mtime=0), etag)
