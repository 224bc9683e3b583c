import datetime as dt

import pytest
import time_machine

from advice.metrics import counting
from services_catalog import releases
from tests.advice.client import Walker
from tests.factories import use_release
from tests.metrics.counters import phased_release

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def tally():
    counting._tally.clear()
    yield counting._tally
    counting._tally.clear()


@pytest.fixture
def walker(client, tally):
    """Aino has answered, and looks at her result."""
    use_release(phased_release())
    walker = Walker(client)
    walker.result()
    yield walker
    releases.use(None)


@pytest.fixture
def draft(walker):
    walker.client.post("/polku/uusi/", {"kysely": "kuntoutus", "palvelu": ["kuntoutusselvitys", "kurssi"]})
    return walker.client
