"""The SQLite file is moved away, locked, write-protected, and its disk is full."""

import os
import resource
import sqlite3
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.site import PAGES, Crowd, Site, wait_until

pytestmark = pytest.mark.own_site

EVERY_PAGE = dict.fromkeys(PAGES, 200)
# Root may write to what is write-protected, unless it gives that right away.
AS_OTHERS = ("setpriv", "--bounding-set", "-dac_override", "--inh-caps", "-dac_override") if os.geteuid() == 0 else ()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    return Site(tmp_path_factory.mktemp("var")).prepare()


@pytest.fixture
def site(prepared):
    prepared.start()
    yield prepared
    prepared.stop()


@pytest.fixture
def database(site):
    return Path(site.environment["VAR_DIR"]) / "kaiku.sqlite3"


@contextmanager
def locked(site, database):
    own = sqlite3.connect(database, isolation_level=None)
    own.execute("BEGIN IMMEDIATE")
    yield
    own.close()


@contextmanager
def full(site, database):
    """No file of the server's may grow."""
    server = site.server.pid
    for process in (server, *map(int, Path(f"/proc/{server}/task/{server}/children").read_text().split())):
        resource.prlimit(process, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    yield
    site.restart()


@contextmanager
def write_protected(site, database):
    site.stop()
    files = list(database.parent.glob("kaiku.sqlite3*"))
    for file in files:
        file.chmod(0o444)
    site.start(*AS_OTHERS)
    yield
    for file in files:
        file.chmod(0o644)
    site.restart()


@pytest.mark.parametrize("fault", [locked, full, write_protected])
def test_clients_are_answered_and_who_writes_is_told(site, database, fault):
    with fault(site, database):
        assert site.statuses() == EVERY_PAGE
        assert site.answer_a_question() == 200
        status, page = site.open("/palaute/", {"kind": "CONTENT", "text": "numero on väärä"})
        assert (status, "Palautetta ei tallennettu" in page) == (503, True)
    assert site.write("toimii", 1)


@pytest.mark.nightly
def test_no_word_is_lost_while_others_lock_the_file(site, database):
    with Crowd(site) as crowd:
        for _ in range(5):
            with locked(site, database):
                time.sleep(1)
            time.sleep(0.5)
    assert crowd.failures == []
    assert crowd.said_kept <= site.kept()


def test_pages_answer_without_the_file_also_after_a_cold_start(site, database):
    wait_until(lambda: list(database.parent.glob("releases/*/release.json")))
    away = {file: file.with_name(f"away-{file.name}") for file in database.parent.glob("kaiku.sqlite3*")}
    for file, place in away.items():
        file.rename(place)
    time.sleep(2)
    assert site.statuses() == EVERY_PAGE
    site.restart()
    assert site.statuses() == EVERY_PAGE
    assert not database.exists()
    for file, place in away.items():
        place.rename(file)
