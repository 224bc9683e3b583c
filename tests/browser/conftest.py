import pytest

from services_catalog import releases
from tests.releases import real_release


@pytest.fixture(scope="session")
def real():
    return real_release()


@pytest.fixture
def site(live_server, real):
    """The address of a running site with our own content."""
    releases.use(real)
    yield live_server.url
    releases.use(None)
