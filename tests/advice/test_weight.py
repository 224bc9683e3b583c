"""A page arrives in the first round trips of a slow line: page and stylesheet together 14.6 kB, packed."""

import gzip

import pytest
from django.conf import settings

from services_catalog import releases
from tests.advice.client import RESULT, START, Walker, question_of
from tests.releases import real_release

STYLE = settings.BASE_DIR / "static" / "kaiku.css"
AINO = {"tilanne": "tyoton", "apu": "selvyys", "tyokyky": "vaikeuttaa", "kunta": "698", "vaiva": "kipu", "ika": "30-54"}


def packed(content):
    return len(gzip.compress(content))


@pytest.fixture(scope="module")
def real():
    return real_release()


@pytest.fixture
def aino(client, real):
    """Someone who has answered the questions of our own content."""
    releases.use(real)
    walker = Walker(client)
    for place in range(1, 9):
        if not (question := question_of(walker.get(place))):
            break
        walker.post(place, question, AINO.get(question, "?"))
    yield walker
    releases.use(None)


def test_the_stylesheet_is_small():
    assert packed(STYLE.read_bytes()) <= 8_000


@pytest.mark.parametrize("path", ["/", START, START + "1/", START + "4/", START + "vastaukset/", RESULT, "/hata/"])
def test_page_and_stylesheet_are_small(aino, path):
    page = aino.client.get(path)
    assert page.status_code == 200
    assert packed(page.content) + packed(STYLE.read_bytes()) <= 14_600
