"""Lighthouse on every kind of public page: a small phone on a slow 4G line, the median of some runs."""

import json
import os
import statistics
import subprocess
from pathlib import Path

import msgspec
from playwright.sync_api import Browser  # deptry: ignore[DEP004]

from bench.phone.browser import chromium, flags
from tests.browser.journey import PAGES

LIGHTHOUSE = Path(__file__).parent / "node_modules" / ".bin" / "lighthouse"
# The same kind of page in another state, and the answer to a form, which has no address of its own.
LEFT_OUT = {
    "question-lost",
    "question-stale",
    "municipality-error",
    "deleted",
    "services-renamed",
    "services-nothing",
    "service-local",
    "responsibility-then",
    "responsibility-error",
    "guidance-levels",
    "phases",
}
KINDS = tuple(name for name in PAGES if name not in LEFT_OUT)
# A search with its script, the desk with its style.
WIDER = {"services", "services-found", "segments", "packages", "remote-checklist", "path-at-desk"}
TRIES = 3  # Lighthouse sometimes misses the beginning on a busy machine
EXPECTED = "below 1,000 it warns that slowing it 4 × exaggerates LCP and TBT"
METRICS = {
    "lcp": "largest-contentful-paint",
    "tbt": "total-blocking-time",
    "cls": "cumulative-layout-shift",
}


class Opened(msgspec.Struct, frozen=True):
    """A page's address, and the cookies that make it what it is."""

    name: str
    address: str
    cookies: str


class Run(msgspec.Struct, frozen=True):
    """What one page got; times in milliseconds, ``sent`` in bytes with the headers of the answers."""

    performance: float
    accessibility: float
    lcp: float
    tbt: float
    cls: float
    sent: float
    requests: float
    scripts: float
    processor: float  # Lighthouse's benchmark of this machine while the page was loaded

    def missed(self, name: str) -> list[str]:
        is_wider = name in WIDER
        goals = {
            "performance": self.performance >= 0.98,
            "accessibility": self.accessibility == 1,
            "LCP": self.lcp <= 1_000,
            "TBT": is_wider or self.tbt <= 50,
            "CLS": self.cls == 0,
            "bytes": self.sent <= (40_000 if is_wider else 14_600),
            "requests": self.requests <= (3 if is_wider else 2),
            "script": self.scripts <= (1 if is_wider else 0),
        }
        return [goal for goal, is_met in goals.items() if not is_met]


def show(browser: Browser, base: str, names: tuple[str, ...], runs: int) -> bool:
    """Prints a line for each page; true if all goals are met."""
    print(f"Lighthouse, slow 4G and a slow processor simulated, over TLS and HTTP/2, median of {runs} runs")
    print(f"  {'':20}{'perf.':>7}{'acc.':>7}{'LCP ms':>9}{'TBT ms':>9}{'CLS':>7}{'bytes':>9}{'requests':>10}  missed")
    is_all_met, processor = True, []
    for opened in [_open(browser, base, name) for name in names]:
        page = _median([_run(opened) for _ in range(runs)])
        processor.append(page.processor)
        missed = page.missed(opened.name)
        is_all_met &= not missed
        figures = f"{page.performance:>7.2f}{page.accessibility:>7.2f}{page.lcp:>9,.0f}{page.tbt:>9.0f}{page.cls:>7.3f}"
        print(f"  {opened.name:20}{figures}{page.sent:>9,.0f}{page.requests:>10.0f}  {', '.join(missed)}", flush=True)
    print(f"  Lighthouse's benchmark of the processor: median {statistics.median(processor):,.0f}; {EXPECTED}")
    return is_all_met


def _open(browser: Browser, base: str, name: str) -> Opened:
    context = browser.new_context(locale="fi-FI")
    page = context.new_page()
    PAGES[name](page, base)
    page.wait_for_load_state()
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in context.cookies())
    opened = Opened(name, page.url, cookies)
    context.close()
    return opened


def _run(opened: Opened) -> Run:
    report = _report(opened)
    audits, categories = report["audits"], report["categories"]
    if report["finalDisplayedUrl"] != opened.address:
        raise SystemExit(f"{opened.name}: {opened.address} led to {report['finalDisplayedUrl']}")
    listed = audits["network-requests"]["details"]["items"]
    requests = [request for request in listed if request["url"].startswith("http")]  # not the icon in a date field
    return Run(
        performance=categories["performance"]["score"],
        accessibility=categories["accessibility"]["score"],
        **{name: audits[audit]["numericValue"] for name, audit in METRICS.items()},
        sent=sum(request["transferSize"] for request in requests),
        requests=len(requests),
        scripts=sum(request.get("resourceType") == "Script" for request in requests),
        processor=report["environment"]["benchmarkIndex"],
    )


def _report(opened: Opened) -> dict:
    command = [
        str(LIGHTHOUSE),
        opened.address,
        "--quiet",
        "--output=json",
        "--only-categories=performance,accessibility",
        "--disable-full-page-screenshot",
        "--enable-error-reporting=false",
        "--ignore-status-code",
        f"--extra-headers={json.dumps({'Cookie': opened.cookies} if opened.cookies else {})}",
        f"--chrome-flags={' '.join(flags())} --headless",
    ]
    environment = {**os.environ, "CHROME_PATH": chromium()}
    for _ in range(TRIES):
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        if done.returncode == 0:
            return json.loads(done.stdout)
    raise SystemExit(f"{opened.name}: Lighthouse did not finish\n{done.stderr[-2000:]}")


def _median(runs: list[Run]) -> Run:
    return Run(**{name: statistics.median(getattr(run, name) for run in runs) for name in Run.__struct_fields__})
