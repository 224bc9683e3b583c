import pytest

from services_catalog import releases
from tests.advice.client import Walker
from tests.advice.small_release import small_release
from tests.factories import use_release


@pytest.fixture
def release():
    yield use_release(small_release())
    releases.use(None)


@pytest.fixture
def walker(release, client):
    return Walker(client)
