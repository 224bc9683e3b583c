"""Requests a second of a question and a result page, beside pages that only a template makes."""

import datetime as dt
import time
from functools import partial
from http.client import HTTPConnection

import msgspec
from django.conf import settings
from django.middleware.csrf import CSRF_SECRET_LENGTH

from advice import answers
from bench import site
from bench.growth import example_people
from bench.questions import answers_of
from bench.timing import best, verdict
from services_catalog.release import Release

ROUNDS = 75
REQUESTS = 4  # in a round
CORE = 8
QUESTION, RESULT = "question page", "result page"
GOALS = {QUESTION: 0.8, RESULT: 0.6}
BARE = "bare view"
NEW = ", a path nobody has walked"


class Page(msgspec.Struct, frozen=True):
    address: str
    cookie: str = ""

    def get(self, connection: HTTPConnection) -> bytes:
        connection.request("GET", self.address, headers={"Cookie": self.cookie} if self.cookie else {})
        response = connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise SystemExit(f"{self.address} answered {response.status}")
        return body


def show(release: Release, as_of: dt.date) -> None:
    with site.served() as port:
        connection = HTTPConnection(site.SETTINGS["HOST"], port, timeout=10)
        pages, sizes = {BARE: Page("/bench/bare/")}, {}
        for name, page in our_pages(release, as_of).items():
            sizes[name] = len(page.get(connection))
            pages[name] = page
            pages[name + NEW] = msgspec.structs.replace(page, address=page.address + "?new")
            pages[list_beside(name)] = list_of(sizes[name], connection)
        work = {name: partial(_many, page, connection) for name, page in pages.items()}
        seconds = best(work, ROUNDS, time.perf_counter)
    _show({name: REQUESTS / spent for name, spent in seconds.items()}, sizes)


def our_pages(release: Release, as_of: dt.date) -> dict[str, Page]:
    """Both for one example person, the first who is asked that many questions."""
    slug = release.sections["advice"].client_questionnaire.slug
    person = next(p for p in example_people(release) if len(answers_of(release, p, as_of, count=CORE)) == CORE)
    return {
        QUESTION: Page(f"/kysely/{slug}/3/", _cookie(slug, answers_of(release, person, as_of, count=2))),
        RESULT: Page(f"/kysely/{slug}/tulos/", _cookie(slug, answers_of(release, person, as_of, count=CORE))),
    }


def list_beside(name: str) -> str:
    return f"list of the {name}'s size"


def _cookie(slug: str, given: answers.Given) -> str:
    """What a browser brings along that has answered: the answers, and the key of forms."""
    return f"{answers.name()}={answers.seal({slug: given})}; {settings.CSRF_COOKIE_NAME}={'k' * CSRF_SECRET_LENGTH}"


def list_of(size: int, connection: HTTPConnection) -> Page:
    """The list of exactly so many bytes: as many rows as fit, the rest in a paragraph."""

    def length(rows: int, padding: int) -> int:
        return len(Page(f"/bench/list/?rows={rows}&padding={padding}").get(connection))

    empty = length(0, 0)
    rows = (size - empty) // (length(1, 0) - empty)
    page = Page(f"/bench/list/?rows={rows}&padding={size - length(rows, 0)}")
    if len(page.get(connection)) != size:
        raise SystemExit(f"{page.address} is not {size} bytes long")
    return page


def _many(page: Page, connection: HTTPConnection) -> None:
    for _ in range(REQUESTS):
        page.get(connection)


def _show(speed: dict[str, float], sizes: dict[str, int]) -> None:
    print(f"Requests a second: gunicorn, one sync worker, best of {ROUNDS} × {REQUESTS}")
    print(f"  {'':48}{'bytes':>10}{'beside the list':>18}{'beside a bare view':>20}")
    for name, goal in GOALS.items():
        beside = speed[list_beside(name)]
        for page in (name, name + NEW, list_beside(name)):
            ratios = f"{speed[page] / beside:>16.2f} ×{speed[page] / speed[BARE]:>18.2f} ×"
            print(f"  {page:48}{sizes[name]:>10,}{ratios}")
        for page in (name, name + NEW):
            print(f"  goal ≥ {goal} × {page}: {speed[page] / beside:.2f} ×, {verdict(speed[page] / beside >= goal)}")
