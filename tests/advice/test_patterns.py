"""The stylesheet and its pattern page name the same components, and not many."""

import re

import pytest
from django.conf import settings as configured

STYLE = (configured.BASE_DIR / "static" / "kaiku.css").read_text()
FRAME = {"top", "urgent", "bottom"}  # around every page, this one too


@pytest.fixture
def patterns(walker, settings):
    settings.DEBUG = True
    return walker.client.get("/tyylit/").content.decode()


def test_the_components_are_those_of_the_pattern_page(patterns):
    named = re.findall(r"/\* Component: (\w+)", STYLE)
    assert len(named) == len(set(named)) <= 16
    assert set(named) == set(re.findall(r'<h2 id="(\w+)">', patterns)) | FRAME


def test_every_class_is_shown(patterns):
    styled = set(re.findall(r"\.([a-z]\w*)", re.sub(r"/\*.*?\*/|\d\.\d|\{[^{}]*\}", "", STYLE, flags=re.DOTALL)))
    shown = {name for names in re.findall(r'class="([^"]+)"', patterns) for name in names.split()}
    assert styled - shown == set()
    assert len(styled) > 40
