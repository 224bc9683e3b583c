"""A real PostgreSQL is killed, frozen, locked and filled under load."""

import signal
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest

from tests import postgres
from tests.faults.site import PAGES, Crowd, Site, wait_until

pytestmark = pytest.mark.own_site

SECONDS = 6  # longer than one look for a release, and than a connection is waited for
# What is said to be kept must be on its way to the disk; only the machine itself does not fall in these tests.
DURABLE = "-c listen_addresses='' -c fsync=off -c synchronous_commit=on"


@pytest.fixture(scope="module")
def cluster():
    with postgres.cluster(DURABLE) as made:
        yield made


@pytest.fixture(scope="module")
def prepared(cluster, tmp_path_factory):
    return Site(tmp_path_factory.mktemp("var"), DATABASE_URL=cluster.url).prepare()


@pytest.fixture
def site(prepared):
    prepared.start()
    yield prepared
    prepared.stop()


@contextmanager
def stopped(cluster):
    cluster.stop()
    yield
    cluster.start()


@contextmanager
def killed(cluster):
    cluster.signal(signal.SIGKILL)
    yield
    cluster.start()


@contextmanager
def frozen(cluster):
    cluster.signal(signal.SIGSTOP)
    yield
    cluster.signal(signal.SIGCONT)


@contextmanager
def read_only(cluster):
    with psycopg.connect(cluster.url, autocommit=True) as own:
        own.execute("ALTER SYSTEM SET default_transaction_read_only = on")
        own.execute("SELECT pg_reload_conf()")
        yield
        own.execute("SET default_transaction_read_only = off")
        own.execute("ALTER SYSTEM RESET default_transaction_read_only")
        own.execute("SELECT pg_reload_conf()")


@contextmanager
def locked(cluster):
    with psycopg.connect(cluster.url) as own:
        own.execute("LOCK TABLE advice_feedback, services_catalog_release IN ACCESS EXCLUSIVE MODE")
        yield


@contextmanager
def full(cluster):
    """As on a full disk: nothing that the server writes to may grow, not even the log of its changes."""
    server = Path(cluster.directory, "data", "postmaster.pid").read_text().split()[0]
    postgres.run("prlimit", "--pid", server, "--fsize=4096:")
    yield
    with suppress(FileNotFoundError):  # PostgreSQL gives up by itself when it cannot write its log
        cluster.signal(signal.SIGKILL)
    cluster.start()


@pytest.mark.parametrize("fault", [killed, frozen])
def test_no_client_notices_and_no_word_is_lost(site, cluster, fault):
    with Crowd(site) as crowd:
        wait_until(lambda: crowd.said_kept)
        with fault(cluster):
            time.sleep(SECONDS)
        before = len(crowd.said_kept)
        wait_until(lambda: len(crowd.said_kept) > before)
    assert crowd.served > len(PAGES)
    assert crowd.failures == []
    assert crowd.said_kept <= site.kept()


@pytest.mark.nightly
@pytest.mark.parametrize("fault", [stopped, read_only, locked, full])
def test_other_faults_are_not_noticed_either(site, cluster, fault):
    test_no_client_notices_and_no_word_is_lost(site, cluster, fault)


@pytest.mark.parametrize("fault", [frozen, read_only])
def test_who_writes_is_told(site, cluster, fault):
    with fault(cluster):
        time.sleep(1)
        status, page = site.open("/palaute/", {"kind": "CONTENT", "text": "numero on väärä"})
        assert (status, "Palautetta ei tallennettu" in page, "numero on väärä" in page) == (503, True, True)


def test_a_server_that_starts_cold_answers(site, cluster):
    wait_until(lambda: list(Path(site.environment["VAR_DIR"]).glob("releases/*/release.json")))
    with frozen(cluster):
        site.restart()
        assert site.statuses() == dict.fromkeys(PAGES, 200)


def test_the_admin_says_that_the_database_is_away(site, cluster):
    with frozen(cluster):
        status, page = site.open("/hallinta/login/", {"username": "aino", "password": "väärä"})
        assert status in (403, 503)  # a form without its token is refused before the database is asked
        status, page = site.open("/hallinta/", Cookie="session=" + "x" * 32)
        assert (status, "Tietokanta ei ole juuri nyt käytössä" in page) == (503, True)
