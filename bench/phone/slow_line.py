"""The whole way of a client at 280 kbit/s and 800 ms round trips, on a slow phone: how long one waits."""

import statistics

import msgspec
from playwright.sync_api import Browser, Page  # deptry: ignore[DEP004]

from bench.phone.line import Quality, line
from bench.timing import verdict
from tests.browser.journey import AINO, answer, press, question

SLOW = Quality(round_trip=0.8, bytes_a_second=280_000 / 8)
LOSING = msgspec.structs.replace(SLOW, jitter=0.3, loss=0.05)
SLOWER_PROCESSOR = 4
PATIENCE = 60_000  # milliseconds
GOALS = {"first page, cold": 4, "next question, the slowest": 3, "all waiting, to the result": 30}  # seconds
FIRST_TEXT = """new Promise(seen => new PerformanceObserver(list => {
    for (const paint of list.getEntriesByName("first-contentful-paint")) seen(paint.startTime)
}).observe({type: "paint", buffered: true}))"""


class Walk(msgspec.Struct, frozen=True):
    """Seconds until something is seen, page by page; the last is the result."""

    waits: list[float]

    def figures(self) -> list[float]:
        first, *others = self.waits
        return [first, max(others), sum(self.waits)]


def show(browser: Browser, port: int, runs: int) -> bool:
    """Prints both lines; true if the goals are met."""
    walks = [_walked(browser, port, SLOW, seed) for seed in range(runs)]
    print(f"A line of 280 kbit/s with round trips of 800 ms, over TLS, processor slowed 4 ×, {runs} walks")
    is_all_met = True
    for (name, goal), seconds in zip(GOALS.items(), zip(*(walk.figures() for walk in walks), strict=True), strict=True):
        median = statistics.median(seconds)
        is_all_met &= median <= goal
        print(f"  {name:28}median {median:5.1f} s, worst {max(seconds):5.1f} s, ≤ {goal} s: {verdict(median <= goal)}")
    waits = [sum(_walked(browser, port, LOSING, seed).waits) for seed in range(runs)]
    print(f"  with 5 % of the packets lost and 300 ms of jitter: all {runs} walks came to the result", end=", ")
    print(f"waiting median {statistics.median(waits):.1f} s, worst {max(waits):.1f} s", flush=True)
    return is_all_met


def _walked(browser: Browser, port: int, quality: Quality, seed: int) -> Walk:
    """From the page before the questions to the result; fails if a page does not come."""
    context = browser.new_context(locale="fi-FI")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})
    with line(port, quality, seed) as near:
        page.goto(f"https://127.0.0.1:{near}/kysely/kuntoutus/")
        waits = [_wait(page)]
        press(page.locator("main .button").first)
        waits.append(_wait(page))
        while key := question(page):
            answer(page, AINO.get(key))
            waits.append(_wait(page))
        context.close()
    if not page.url.endswith("/tulos/"):
        raise SystemExit(f"The walk ended at {page.url}")
    return Walk(waits)


def _wait(page: Page) -> float:
    """Seconds from the press to the first text on the screen, redirects included."""
    return page.evaluate(FIRST_TEXT) / 1000
