"""Requests a second of what a visitor meets, beside a bare view and pages that only a template makes."""

import datetime as dt
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
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
HOME, CATALOGUE, SEARCH, SERVICE = "home", "catalogue", "search", "service page"
BARE = "bare view"
FIRST, NEW = ", for the first time", ", a path nobody has walked"
FORGETTING = {QUESTION: {NEW: "?new"}, RESULT: {FIRST: "?first", NEW: "?new"}}
BESIDE_LIST = {QUESTION: 0.8, RESULT: 0.6}
BESIDE_BARE = {CATALOGUE: 0.8, SERVICE: 0.8}
CONNECTIONS, EACH = 64, 4  # at once, and how often each of them asks
PERCENTILES = (50, 95, 99)


class Page(msgspec.Struct, frozen=True):
    address: str
    cookie: str = ""

    def get(self, connection: HTTPConnection, encoding: str = "identity") -> bytes:
        """Asked for packed as a browser does, or plain to know its length."""
        headers = {"Accept-Encoding": encoding} | ({"Cookie": self.cookie} if self.cookie else {})
        connection.request("GET", self.address, headers=headers)
        response = connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise SystemExit(f"{self.address} answered {response.status}")
        return body


def show(release: Release, as_of: dt.date) -> None:
    with site.served() as port:
        connection = connect(port)
        pages, sizes = {BARE: Page("/bench/bare/")}, {}
        for name, page in our_pages(release, as_of).items():
            sizes[name] = len(page.get(connection))
            pages[name] = page
            for again, query in FORGETTING.get(name, {}).items():
                pages[name + again] = msgspec.structs.replace(page, address=page.address + query)
            pages[list_beside(name)] = list_of(sizes[name], connection)
        work = {name: partial(_many, page, connection) for name, page in pages.items()}
        seconds = best(work, ROUNDS, time.perf_counter)
        _show({name: REQUESTS / spent for name, spent in seconds.items()}, sizes)
        _show_crowd({name: crowd(page, port) for name, page in pages.items() if name in (BARE, *sizes)})


def connect(port: int) -> HTTPConnection:
    return HTTPConnection(site.SETTINGS["HOST"], port, timeout=30)


def crowd(page: Page, port: int) -> list[float]:
    """Seconds of each request while many connections ask at once."""

    def one(_: int) -> list[float]:
        connection, seconds = connect(port), []
        for _ in range(EACH):
            start = time.perf_counter()
            page.get(connection, "gzip")
            seconds.append(time.perf_counter() - start)
        return seconds

    with ThreadPoolExecutor(CONNECTIONS) as together:
        return [seconds for own in together.map(one, range(CONNECTIONS)) for seconds in own]


def our_pages(release: Release, as_of: dt.date) -> dict[str, Page]:
    """What a visitor meets; questions and result for the first example person who is asked that many."""
    slug = release.sections["advice"].client_questionnaire.slug
    person = next(p for p in example_people(release) if len(answers_of(release, p, as_of, count=CORE)) == CORE)
    by_slug = release.catalogue.service
    return {
        HOME: Page("/"),
        CATALOGUE: Page("/palvelut/"),
        SEARCH: Page("/palvelut/?q=masennus"),
        SERVICE: Page(f"/palvelut/{next(slug for slug in by_slug if by_slug[slug].is_offered(as_of))}/"),
        QUESTION: Page(f"/kysely/{slug}/3/", _cookie(slug, answers_of(release, person, as_of, count=2))),
        RESULT: Page(f"/kysely/{slug}/tulos/", _cookie(slug, answers_of(release, person, as_of, count=CORE))),
    }


def variants(name: str) -> list[str]:
    return [name, *(name + again for again in FORGETTING.get(name, {}))]


def list_beside(name: str) -> str:
    return f"list of the {name}'s size"


def _cookie(slug: str, given: answers.Given) -> str:
    """What a browser brings along that has answered: the answers, and the key of forms."""
    return f"{answers.name()}={answers.seal({slug: given})}; {settings.CSRF_COOKIE_NAME}={'k' * CSRF_SECRET_LENGTH}"


def list_of(size: int, connection: HTTPConnection) -> Page:
    """The list of exactly so many bytes: as many rows as fit, the rest in a paragraph."""

    def length(rows: int, padding: int) -> int:
        return len(_list(rows, padding).get(connection))

    empty = length(0, 0)
    rows = (size - empty) // (length(1, 0) - empty)
    page = _list(rows, size - length(rows, 0))
    if len(page.get(connection)) != size:
        raise SystemExit(f"{page.address} is not {size} bytes long")
    return page


def _list(rows: int, padding: int) -> Page:
    """In digits of one width, because the page repeats its own address."""
    return Page(f"/bench/list/?rows={rows:04}&padding={padding:06}")


def _many(page: Page, connection: HTTPConnection) -> None:
    for _ in range(REQUESTS):
        page.get(connection, "gzip")


def _show(speed: dict[str, float], sizes: dict[str, int]) -> None:
    print(f"Requests a second: gunicorn, one worker of four threads, best of {ROUNDS} × {REQUESTS}, packed")
    print(f"  {'':48}{'bytes':>10}{'beside the list':>18}{'beside a bare view':>20}")
    for name, size in sizes.items():
        beside = speed[list_beside(name)]
        for page in (*variants(name), list_beside(name)):
            print(f"  {page:48}{size:>10,}{speed[page] / beside:>16.2f} ×{speed[page] / speed[BARE]:>18.2f} ×")
    for name, goal in BESIDE_LIST.items():
        for page in variants(name):
            _show_goal(goal, f"{page}, beside the list", speed[page] / speed[list_beside(name)])
    for name, goal in BESIDE_BARE.items():
        _show_goal(goal, f"{name}, beside a bare view", speed[name] / speed[BARE])


def _show_goal(goal: float, what: str, ratio: float) -> None:
    print(f"  goal ≥ {goal} × {what}: {ratio:.2f} ×, {verdict(ratio >= goal)}")


def _show_crowd(seconds: dict[str, list[float]]) -> None:
    print(f"Waiting with {CONNECTIONS} connections at once, as ratios to a bare view")
    print(f"  {'':48}" + "".join(f"{f'p{percent}':>10}" for percent in PERCENTILES))
    bare = _percentiles(seconds[BARE])
    for name, own in seconds.items():
        ratios = (ours / theirs for ours, theirs in zip(_percentiles(own), bare, strict=True))
        print(f"  {name:48}" + "".join(f"{ratio:>8.2f} ×" for ratio in ratios))


def _percentiles(seconds: list[float]) -> list[float]:
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return [cuts[percent - 1] for percent in PERCENTILES]
