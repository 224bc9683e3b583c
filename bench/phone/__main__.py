"""Both measurements in one run: ``make lighthouse``, with RUNS, PAGES and LINE=0 to make it shorter."""

import os
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright  # deptry: ignore[DEP004]

from bench import site
from bench.phone import lighthouse, slow_line
from bench.phone.browser import chromium, flags
from bench.phone.tls import Connection, certificate

PRODUCTION = {"DJANGO_SETTINGS_MODULE": "kaiku.settings", "HTTPS_ONLY": "1"}


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="kaiku-tls-") as folder, site.prepared():
        settings = PRODUCTION | certificate(Path(folder))
        with site.served(Connection, **settings) as port, sync_playwright() as playwright:
            is_met = measure(playwright.chromium.launch(executable_path=chromium(), args=flags()), port)
    print("Load of the machine: {:.1f}, {:.1f}, {:.1f} on {} cores".format(*os.getloadavg(), os.cpu_count()))
    raise SystemExit(not is_met)


def measure(browser, port: int) -> bool:
    names = tuple(os.environ.get("PAGES", "").split()) or lighthouse.KINDS
    runs = int(os.environ.get("RUNS") or 5)
    is_fast = os.environ.get("LINE") == "0" or slow_line.show(browser, port, runs)
    return lighthouse.show(browser, f"https://{site.SETTINGS['HOST']}:{port}", names, runs) and is_fast


if __name__ == "__main__":
    main()
