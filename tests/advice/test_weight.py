"""A page arrives in the first round trips of a slow line: page and stylesheet together 14.6 kB, packed."""

import gzip
from pathlib import Path

import django_htmx
import pytest
from django.conf import settings

from tests.advice.client import RESULT, START

STYLE = settings.BASE_DIR / "static" / "kaiku.css"


def packed(content):
    return len(gzip.compress(content))


def sent(client, path):
    """How many bytes a browser gets; up to 100 of them are random, against guessing by length."""
    page = client.get(path, headers={"Accept-Encoding": "gzip, deflate, br"})
    assert page.status_code == 200
    assert page["Content-Encoding"] == "gzip"
    return len(page.content)


def test_the_stylesheet_is_small():
    assert packed(STYLE.read_bytes()) <= 8_000


@pytest.mark.parametrize("path", ["/", START, START + "1/", START + "4/", START + "vastaukset/", RESULT, "/hata/"])
def test_page_and_stylesheet_are_small(aino, path):
    assert sent(aino.client, path) + packed(STYLE.read_bytes()) <= 14_600


def test_the_catalogue_is_small_until_it_is_searched(aino):
    brings_the_search = packed((settings.BASE_DIR / "static" / "live.js").read_bytes())
    assert sent(aino.client, "/palvelut/") + packed(STYLE.read_bytes()) + brings_the_search <= 14_600


def test_the_catalogue_with_its_search_is_small(aino):
    script = packed((Path(django_htmx.__file__).parent / "static/django_htmx/htmx-2.min.js").read_bytes())
    assert sent(aino.client, "/palvelut/") + packed(STYLE.read_bytes()) + script <= 40_000
