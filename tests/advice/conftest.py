import pytest

from services_catalog import releases
from tests.advice.client import Walker, question_of
from tests.advice.small_release import small_release
from tests.factories import use_release

IN_PAIN = {
    "tilanne": "tyoton",
    "apu": "selvyys",
    "tyokyky": "vaikeuttaa",
    "kunta": "698",
    "vaiva": "kipu",
    "ika": "30-54",
}


@pytest.fixture
def release():
    yield use_release(small_release())
    releases.use(None)


@pytest.fixture
def walker(release, client):
    return Walker(client)


@pytest.fixture
def aino(client, real_release):
    """Someone who has answered the questions of our own content."""
    use_release(real_release)
    walker = Walker(client)
    for place in range(1, 9):
        if not (question := question_of(walker.get(place))):
            break
        walker.post(place, question, IN_PAIN.get(question, "?"))
    yield walker
    releases.use(None)
