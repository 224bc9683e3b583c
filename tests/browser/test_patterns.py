"""Every component in every state: wide and narrow, dark and on paper, in forced colours, and in focus."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import AXE, MEASURES, TAGS, WIDTHS

MEDIA = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "paper": {"media": "print"},
}
STICKS_OUT = """() => [...document.querySelectorAll("main, main *:not(input, select, option, .hidden)")]
    .filter(part => getComputedStyle(part).display !== "inline" && part.scrollWidth > part.clientWidth + 1)
    .map(part => part.outerHTML.slice(0, 60))"""


@pytest.fixture
def patterns(page, site, settings):
    settings.DEBUG = True
    page.goto(f"{site}/tyylit/")
    page.evaluate(AXE.read_text())
    page.evaluate(MEASURES.read_text())
    return page


@pytest.mark.parametrize("media", MEDIA)
def test_axe_finds_nothing(patterns, media):
    patterns.emulate_media(**MEDIA[media])
    assert patterns.evaluate("tags => measures.axeFindings(tags)", TAGS) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_word_of_60_letters_stays_inside(patterns, width):
    patterns.set_viewport_size({"width": width, "height": 900})
    assert patterns.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert patterns.evaluate(STICKS_OUT) == []


def test_every_stop_of_the_keyboard_is_seen(patterns):
    seen = []
    while (stop := next_stop(patterns)) != "BODY":
        seen.append(stop)
        if "date" not in stop:  # its last stop is the browser's own button
            focused = patterns.locator(".option:has(:focus), :not(.option > *):focus")
            expect(focused).to_have_css("outline-style", "solid")
    assert 30 < len(seen) < 100


def next_stop(page):
    page.keyboard.press("Tab")
    return page.evaluate("document.activeElement.type || document.activeElement.tagName")
