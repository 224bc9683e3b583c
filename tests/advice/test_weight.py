"""A page arrives in the first round trips of a slow line: page and stylesheet together 14.6 kB, packed."""

import gzip

import pytest
from django.conf import settings

from tests.advice.client import RESULT, START

STYLE = settings.BASE_DIR / "static" / "kaiku.css"


def packed(content):
    return len(gzip.compress(content))


def test_the_stylesheet_is_small():
    assert packed(STYLE.read_bytes()) <= 8_000


@pytest.mark.parametrize("path", ["/", START, START + "1/", START + "4/", START + "vastaukset/", RESULT, "/hata/"])
def test_page_and_stylesheet_are_small(aino, path):
    page = aino.client.get(path)
    assert page.status_code == 200
    assert packed(page.content) + packed(STYLE.read_bytes()) <= 14_600
