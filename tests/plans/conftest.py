import pytest

from services_catalog import releases
from tests.advice.client import Walker
from tests.factories import use_release
from tests.plans.path import plan_release


@pytest.fixture
def release():
    yield use_release(plan_release())
    releases.use(None)


@pytest.fixture
def walker(release, client):
    """Aino has answered, and looks at her result."""
    walker = Walker(client)
    walker.result()
    return walker


@pytest.fixture
def draft(walker):
    """Aino's browser with a draft of her own path."""
    walker.client.post("/polku/uusi/", {"kysely": "kuntoutus"})
    return walker.client


@pytest.fixture
def saved(draft):
    """Aino's browser with her saved path; ``code`` is what she wrote down."""
    draft.post("/polku/tallenna/", {"suostumus": "1"})
    draft.code = "".join(draft.get("/polku/koodi/").context["groups"])
    draft.post("/polku/koodi/")
    return draft
