import pytest

from services_catalog import releases
from tests.browser.kinds import KINDS, OUTAGES, PHONE, look_at, open_kind
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


@pytest.fixture(scope="session")
def looked_at():
    """Filled by the first test that asks for it."""
    return {}


@pytest.fixture
def surveyed(browser, browser_context_args, site, looked_at):
    """What every kind of page is like, looked at once for all the tests that judge it."""
    if not looked_at:
        page = browser.new_context(**browser_context_args, viewport=PHONE).new_page()
        for name in (*KINDS, *OUTAGES):
            open_kind(page, site, name)
            looked_at[name] = look_at(page)
        page.context.close()
    return looked_at


@pytest.fixture
def each(surveyed):
    """What was found wrong, by kind of page: ``assert each(lambda page: page["media"]) == {}``."""
    return lambda wrong: {name: found for name, page in surveyed.items() if (found := wrong(page))}
