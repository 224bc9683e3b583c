"""Pictures of every page with the real content: ``make screenshots``, into var/screenshots/.

Another site's with ``python -m tests.screenshots http://127.0.0.1:8000 [page …]``.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.journey import DESK, PAGES

ROOT = Path(__file__).parent.parent
OUT = ROOT / "var" / "screenshots"
SIZES = {"phone": (412, 915), "desktop": (1280, 900)}
SCHEMES = ("light", "dark")
ALL = PAGES | DESK
PRODUCTION = {
    "ALLOWED_HOSTS": "127.0.0.1",
    "DEBUG": "0",
    "DJANGO_SETTINGS_MODULE": "kaiku.settings",
    "HTTPS_ONLY": "0",
    "SECRET_KEY": "only-for-pictures-" + "x" * 50,
}


@contextmanager
def site() -> Iterator[str]:
    """A server of its own with the real content; it leaves nothing behind."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="kaiku-pictures-") as var:
        env = {**os.environ, **PRODUCTION, "VAR_DIR": var}
        env.pop("DATABASE_URL", None)
        for command in ("collectstatic --noinput -v0", "migrate -v0", "load_content", "publish --reason pictures"):
            manage(env, *command.split(), stdout=subprocess.DEVNULL)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        serve = [sys.executable, "manage.py", "runserver", "--noreload", str(port)]
        server = subprocess.Popen(serve, cwd=ROOT, env=env, **quiet)
        try:
            yield wait_for(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait()


def manage(env, *arguments, **how) -> None:
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=env, check=True, **how)


def wait_for(base: str) -> str:
    for _ in range(60):
        try:
            urllib.request.urlopen(f"{base}/readyz", timeout=2)  # noqa: S310
            return base
        except OSError:
            time.sleep(0.5)
    raise SystemExit("The server did not start")


def take(base: str, names: list[str]) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for size, (width, height) in SIZES.items():
            for scheme in SCHEMES:
                for name in names:
                    context = browser.new_context(
                        viewport={"width": width, "height": height}, color_scheme=scheme, locale="fi-FI"
                    )
                    page = context.new_page()
                    ALL[name](page, base)
                    page.wait_for_load_state("networkidle")
                    page.screenshot(path=OUT / f"{name}-{size}-{scheme}.png", full_page=True)
                    context.close()
        browser.close()
    print(f"{len(names) * len(SIZES) * len(SCHEMES)} pictures in {OUT.relative_to(ROOT)}")


def main() -> None:
    address, *names = sys.argv[1:] or [""]
    if address:
        take(address.rstrip("/"), names or list(ALL))
        return
    with site() as base:
        take(base, list(ALL))


if __name__ == "__main__":
    main()
