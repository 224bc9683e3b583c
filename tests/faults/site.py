"""A site of its own as it is in production, clients who keep coming to it, and readers who write to it."""

import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
QUESTION, RESULT = "/kysely/kuntoutus/1/", "/kysely/kuntoutus/tulos/"
PAGES = [
    "/",
    "/palvelut/",
    "/palvelut/?q=kissanruoka",
    "/palvelut/kela-ammatillinen-kuntoutusselvitys/",
    "/sv/palvelut/kela-ammatillinen-kuntoutusselvitys/?kunta=698",
    "/kuka-vastaa/",
    "/ammattilaiselle/",
    QUESTION,
    "/readyz",
]
PREPARE = ("migrate -v0", "load_content -v0", "publish", "collectstatic --noinput -v0")
PATIENCE = 15  # seconds in which a client must have an answer


class Site:
    def __init__(self, var, **environment):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self.environment = {
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "kaiku.settings",
            "DEBUG": "0",
            "HTTPS_ONLY": "0",
            "SECRET_KEY": "only-for-tests-" + "x" * 50,
            "ALLOWED_HOSTS": "127.0.0.1",
            "PORT": str(port),
            "PROVE_BEFORE_PUBLISHING": "0",
            "PROXIES": "1",
            "RELEASE_POLL_SECONDS": "1",
            "VAR_DIR": str(var),
            **environment,
        }
        self.server = None

    def manage(self, *command):
        return subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=self.environment, capture_output=True, text=True
        )

    def prepare(self):
        for command in PREPARE:
            done = self.manage(*command.split())
            assert done.returncode == 0, done.stderr
        return self

    def start(self, *prefix):
        command = [*prefix, sys.executable, "-m", "gunicorn", "kaiku.wsgi"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.server = subprocess.Popen(command, cwd=ROOT, env=self.environment, **quiet)
        wait_until(lambda: self.status("/livez") == 200)

    def stop(self):
        if self.server:
            self.server.terminate()
            self.server.wait()
            self.server = None

    def restart(self, *prefix):
        self.stop()
        self.start(*prefix)

    def open(self, page, data=None, opener=urllib.request, **headers):
        """The status and the page; None if no answer came."""
        body = urllib.parse.urlencode(data).encode() if data else None
        request = urllib.request.Request(self.address + page, body, headers)  # noqa: S310
        opened = opener.urlopen if opener is urllib.request else opener.open
        try:
            with opened(request, timeout=PATIENCE) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
        except OSError:
            return None, ""

    def status(self, page):
        return self.open(page)[0]

    def statuses(self):
        return {page: self.status(page) for page in PAGES}

    def answer_a_question(self):
        """The status of the result that a client comes to."""
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        page = self.open(QUESTION, opener=opener)[1]
        fields = dict(re.findall(r'name="(csrfmiddlewaretoken|question|answer)" value="([^"]+)"', page))
        return self.open(QUESTION, fields, opener)[0] and self.open(RESULT, opener=opener)[0]

    def write(self, text, number):
        """Whether a reader was told that the words were kept."""
        sent = {"kind": "CONTENT", "text": text}
        address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"  # each writes once; none is too often
        status, page = self.open("/palaute/", sent, **{"X-Forwarded-For": address})
        return status == 200 and "Kiitos" in page

    def kept(self):
        """The words of all readers that the database holds."""
        script = "from advice.models import Feedback; print(*Feedback.objects.values_list('text', flat=True))"
        done = self.manage("shell", "--no-imports", "-c", script)
        assert done.returncode == 0, done.stderr
        return set(done.stdout.split())


class Crowd:
    """Clients and readers on the site while the block runs: ``failures`` of clients, what readers were told is kept."""

    def __init__(self, site, clients=3):
        self.site = site
        self.failures, self.said_kept, self.served = [], set(), 0
        self._is_over = threading.Event()
        self._threads = [threading.Thread(target=self._visit, args=(number,)) for number in range(clients)]
        self._threads.append(threading.Thread(target=self._write))

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._is_over.set()
        for thread in self._threads:
            thread.join()

    def _visit(self, first):
        for number in count(first):
            if self._is_over.is_set():
                return
            page = [*PAGES, RESULT][number % (len(PAGES) + 1)]
            status = self.site.answer_a_question() if page == RESULT else self.site.status(page)
            self.served += 1
            if status != 200:
                self.failures.append((page, status))

    def _write(self):
        start = time.time_ns() // 1000 % 2**20
        for number in count(start):
            if self._is_over.is_set():
                return
            if self.site.write(word := f"sana{number}", number):
                self.said_kept.add(word)
            time.sleep(0.02)


def wait_until(is_so, seconds=30):
    for _ in range(seconds * 10):
        if is_so():
            return
        time.sleep(0.1)
    raise AssertionError("it did not happen in time")
