import datetime as dt

import pytest

from services_catalog import releases
from services_catalog.lookup import Here
from tests.factories import use_release

TODAY = dt.date(2026, 11, 21)
CONSULT = "/ammattilaiselle/kartoitus/"


@pytest.fixture
def real(real_release):
    """The site with our own content."""
    yield use_release(real_release)
    releases.use(None)


@pytest.fixture(scope="session")
def here(real_release):
    return Here(real_release.catalogue, None, TODAY)
