"""The database is moved away under a running server; clients are still answered."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = [
    "/",
    "/palvelut/",
    "/palvelut/?q=kissanruoka",
    "/palvelut/kela-ammatillinen-kuntoutusselvitys/",
    "/kuka-vastaa/",
    "/kysely/kuntoutus/1/",
    "/readyz",
]
PREPARE = (
    ["migrate", "-v0"],
    ["load_content", "-v0"],
    ["publish"],
    ["collectstatic", "--noinput", "-v0"],
)


@pytest.fixture
def environment(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "kaiku.settings",
        "DEBUG": "0",
        "HTTPS_ONLY": "0",
        "SECRET_KEY": "only-for-tests-" + "x" * 50,
        "ALLOWED_HOSTS": "127.0.0.1",
        "PORT": str(port),
        "RELEASE_POLL_SECONDS": "1",
        "VAR_DIR": str(tmp_path / "var"),
        "WEB_CONCURRENCY": "1",
    }


@pytest.fixture
def serve(environment):
    running = []

    def serve():
        command = [sys.executable, "-m", "gunicorn", "kaiku.wsgi"]
        running.append(
            subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        )
        for _ in range(100):
            if status(environment, "/livez") == 200:
                return
            time.sleep(0.1)
        pytest.fail("the server did not start")

    def stop():
        while running:
            process = running.pop()
            process.terminate()
            process.wait()

    serve.stop = stop
    yield serve
    stop()


def status(environment, page):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{environment['PORT']}{page}", timeout=5) as response:  # noqa: S310
            return response.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    except OSError:
        return None


def test_pages_answer_without_a_database(environment, serve):
    for command in PREPARE:
        done = subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, capture_output=True)
        assert done.returncode == 0, done.stderr.decode()
    serve()
    assert {page: status(environment, page) for page in PAGES} == dict.fromkeys(PAGES, 200)

    database = Path(environment["VAR_DIR"]) / "kaiku.sqlite3"
    for file in database.parent.glob("kaiku.sqlite3*"):
        file.rename(file.with_name(f"away-{file.name}"))
    time.sleep(2)
    assert {page: status(environment, page) for page in PAGES} == dict.fromkeys(PAGES, 200)

    serve.stop()
    serve()
    assert {page: status(environment, page) for page in PAGES} == dict.fromkeys(PAGES, 200)
    assert not database.exists()
