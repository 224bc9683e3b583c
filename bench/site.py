"""A site of our own for the measurements: production settings, the real content, and nothing left behind."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).parent.parent
SETTINGS = {
    "ALLOWED_HOSTS": "127.0.0.1",
    "DEBUG": "0",
    "DJANGO_SETTINGS_MODULE": "bench.settings",
    "HOST": "127.0.0.1",
    "HTTPS_ONLY": "0",
    "LOG_LEVEL": "WARNING",
    "PROVE_BEFORE_PUBLISHING": "0",  # takes a while and is measured elsewhere
    "SECRET_KEY": "only-for-the-bench-" + "x" * 50,
    "WEB_CONCURRENCY": "1",
}


@contextmanager
def prepared() -> Iterator[None]:
    """This process and those it starts have a database with one release of our content."""
    with tempfile.TemporaryDirectory(prefix="kaiku-bench-") as var:
        os.environ.pop("DATABASE_URL", None)
        os.environ |= {**SETTINGS, "VAR_DIR": var}
        for command in ("collectstatic --noinput", "migrate", "load_content", "publish --reason bench"):
            arguments = [sys.executable, "manage.py", *command.split()]
            subprocess.run(arguments, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        yield


@contextmanager
def served(connection: Callable[..., HTTPConnection] = HTTPConnection, **settings: str) -> Iterator[int]:
    """The port of a server with one worker; ``connection`` is how one speaks to it."""
    with socket.socket() as free:
        free.bind((SETTINGS["HOST"], 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "kaiku.wsgi"],
        cwd=ROOT,
        env={**os.environ, **settings, "PORT": str(port)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(connection, port)
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait_for(connection: Callable[..., HTTPConnection], port: int) -> None:
    for _ in range(60):
        try:
            line = connection(SETTINGS["HOST"], port, timeout=2)
            line.request("GET", "/readyz")
            if line.getresponse().status == 200:
                return
        except OSError:
            pass
        time.sleep(0.5)
    raise SystemExit("The server did not start")
