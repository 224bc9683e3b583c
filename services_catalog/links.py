"""Whether an address still leads to what it led to: what a page's answer, title and likeness tell.

A page that is gone is told from one that is down for a while and from one that only refuses robots.
"""

import datetime as dt
import html
import http.client
import re
import socket
import ssl
import threading
from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import urlsplit

from services_catalog.fetching import Page, Refused, TooSlow


class Outcome(StrEnum):
    OK = "OK"
    GONE = "GONE"  # the site says, or shows, that there is no such page
    DOWN = "DOWN"  # the site does not answer
    UNSURE = "UNSURE"  # it answers, but not to us


# How long a failure lasts before the link is red. What refuses robots may work for people: it is never red by itself.
PATIENCE = {Outcome.GONE: dt.timedelta(hours=24), Outcome.DOWN: dt.timedelta(days=7)}

REFUSALS = {401, 402, 403, 405, 406, 407, 409, 418, 423, 425, 429, 451}
HOME = {"", "/index.html", "/index.php", "/etusivu", "/home", "/start"}
MISSING = "kaiku-tallaista-sivua-ei-ole"
SHELL = 30  # words; a page with fewer is put together in the browser
LIKE = 0.9  # share of words that two pages have in common when they are the same

_PATTERNS = [
    r"^\W*404\b",
    r"\b404\s*[-–|:]",
    r"\b(virhe|error|fel|http)\s*:?\s*404\b",
    r"\b(sivua|sivu|sisältöä|tiedostoa|asiakirjaa|hakemaasi|etsimääsi|pyytämääsi|haluamaasi)\b[^.|–]{0,40}"
    r"\bei (valitettavasti |enää )*(löydy|löydetty|löytynyt|löytyi|ole)\b",
    r"\bei (valitettavasti )?löydy (sivua|sivustolta)",
    r"\bsivu on (poistettu|poistunut)",
    r"\b(page|document|content|resource|file)\b[^.|–]{0,40}\b(not|isn['’]t|doesn['’]t|no longer)\b[^.|–]{0,20}"
    r"\b(found|exists?|available)\b",
    r"\bnot found\b",
    r"\b(can['’]?t|cannot|couldn['’]t|could not) find (the|that|this|your) page",
    r"\b(sidan|dokumentet|innehållet)\b[^.|–]{0,40}\b(hittades|finns|kunde) (inte|ej)\b",
    r"\b(sidan saknas|hittar inte sidan)",
    r"\bverkkotunnus on (myytävänä|vapaa)",
    r"\bdomain\b[^|]{0,40}\bfor sale\b",
]
NOT_FOUND = re.compile("|".join(_PATTERNS), re.IGNORECASE)  # in a title or a heading


class Verdict(NamedTuple):
    outcome: Outcome
    reason: str = ""


class Judge:
    """Gives each address its verdict; remembers what a missing page looks like on each site."""

    def __init__(self, fetch: Callable[[str], Page]) -> None:
        self.fetch = fetch
        self._missing: dict[str, Page | None] = {}
        self._guard = threading.Lock()

    def verdict(self, url: str) -> Verdict:
        try:
            page = self.fetch(url)
        except Refused as error:
            return Verdict(Outcome.GONE, str(error))
        except socket.gaierror as error:
            is_unknown = error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
            return Verdict(Outcome.GONE if is_unknown else Outcome.DOWN, "palvelimen nimeä ei löydy")
        except ssl.SSLError:
            return Verdict(Outcome.DOWN, "suojattu yhteys ei onnistu")
        except (TimeoutError, TooSlow):
            return Verdict(Outcome.DOWN, "ei vastaa ajoissa")
        except (OSError, http.client.HTTPException, ValueError):
            return Verdict(Outcome.DOWN, "yhteys ei onnistu")
        return self._of_page(url, page)

    def _of_page(self, url: str, page: Page) -> Verdict:
        if page.status >= 500:
            return Verdict(Outcome.DOWN, f"palvelin on rikki ({page.status})")
        if page.status in REFUSALS:
            return Verdict(Outcome.UNSURE, f"palvelin ei vastaa ohjelmalle ({page.status})")
        if page.status >= 300:
            return Verdict(Outcome.GONE, f"sivua ei ole ({page.status})")
        if _is_home(page.url) and not _is_home(url):
            return Verdict(Outcome.GONE, "ohjautuu etusivulle")
        return self._of_text(url, page) if page.is_html else Verdict(Outcome.OK)

    def _of_text(self, url: str, page: Page) -> Verdict:
        if any(NOT_FOUND.search(head) for head in _heads(page.text)):
            return Verdict(Outcome.GONE, "sivu kertoo, ettei sitä ole")
        missing = None if _is_home(url) else self._missing_page(page.url)
        if missing is None or missing.status != 200 or not _are_alike(page, missing):
            return Verdict(Outcome.OK)
        if _words_of(page).total() < SHELL:
            return Verdict(Outcome.UNSURE, "sivu kootaan selaimessa")
        return Verdict(Outcome.GONE, "sama sivu kuin olemattomassa osoitteessa")

    def _missing_page(self, url: str) -> Page | None:
        """What the site answers beside the page when there is surely nothing; None if it answers nothing."""
        parts = urlsplit(url)
        folder = parts.path.rstrip("/").rpartition("/")[0]
        address = f"{parts.scheme}://{parts.netloc}{folder}/{MISSING}"
        with self._guard:
            if address in self._missing:
                return self._missing[address]
        try:
            page = self.fetch(address)
        except (Refused, TooSlow, OSError, http.client.HTTPException, ValueError):
            page = None
        with self._guard:
            self._missing[address] = page
        return page


def _is_home(url: str) -> bool:
    """The front page, also that of one language."""
    parts = urlsplit(url)
    path = re.sub(r"^/(fi|sv|en)(?=/|$)", "", parts.path.lower())
    return path.rstrip("/") in HOME and not parts.query


def _heads(text: str) -> list[str]:
    found = re.findall(r"<(title|h1)\b[^>]*>(.*?)</\1>", text, re.I | re.S)
    return [_plain(inner) for _, inner in found]


def _plain(markup: str) -> str:
    bare = re.sub(r"<(script|style|noscript)\b.*?</\1>|<!--.*?-->|<[^>]*>", " ", markup, flags=re.I | re.S)
    return " ".join(html.unescape(bare).split())


def _words_of(page: Page) -> Counter[str]:
    """The words of the page without those of its own address, which an error page may repeat."""
    own = set(re.findall(r"\w+", urlsplit(page.url).path.lower()))
    return Counter(word for word in re.findall(r"\w+", _plain(page.text).lower()) if word not in own)


def _are_alike(page: Page, other: Page) -> bool:
    """The same title and nearly the same words."""
    if _heads(page.text)[:1] != _heads(other.text)[:1]:
        return False
    one, two = _words_of(page), _words_of(other)
    return (one & two).total() >= LIKE * max(one.total(), two.total())
