"""Every kind of page in light and dark and in three widths: axe finds nothing, nothing overflows, targets are large."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.journey import PAGES

HERE = Path(__file__).parent
AXE = HERE.parents[1] / "node_modules" / "axe-core" / "axe.min.js"
MEASURES = HERE / "measures.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "best-practice"]
WIDTHS = (320, 412, 1280)
SCHEMES = ("light", "dark")


@pytest.fixture
def opened(page, site):
    """A page of the given kind, with axe in it."""

    def open_page(name):
        PAGES[name](page, site)
        page.wait_for_load_state()
        page.evaluate(AXE.read_text())
        page.evaluate(MEASURES.read_text())
        return page

    return open_page


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(opened, name):
    page = opened(name)
    found = {}
    for width in WIDTHS:
        for scheme in SCHEMES:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            problems = page.evaluate("tags => measures.axeFindings(tags)", TAGS) + page.evaluate("measures.paleText()")
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                problems.append("scrolls sideways")
            if width == 412:
                problems += page.evaluate("measures.smallTargets()")
            if problems:
                found[f"{width} {scheme}"] = problems
    assert found == {}


@pytest.mark.parametrize("name", ["question", "question-error", "answers", "result", "emergency", "deleted"])
def test_focus_lands_where_the_page_begins(opened, name):
    expect(opened(name).locator(".summary" if "error" in name else "h1")).to_be_focused()


def test_a_question_is_answered_by_keyboard_alone(page, site):
    PAGES["question"](page, site)
    for key in ("Tab", "Space", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url("**/kysely/kuntoutus/2/")


def test_the_link_of_the_summary_leads_to_the_field(page, site):
    PAGES["question-error"](page, site)
    page.locator(".summary a").click()
    expect(page.locator("#valinta-1")).to_be_focused()


def test_forced_colours_show_what_is_chosen(page, site):
    page.emulate_media(forced_colors="active")
    PAGES["question"](page, site)
    page.locator("input[name=answer]").first.check()
    expect(page.locator(".option").first).to_have_css("outline-style", "solid")


def test_text_may_be_spaced_out(page, site):
    """WCAG 1.4.12: nothing is lost when a reader widens lines, words and letters."""
    page.set_viewport_size({"width": 320, "height": 800})
    PAGES["result"](page, site)
    page.evaluate("""() => { for (const e of document.querySelectorAll('*')) {
        e.style.lineHeight = '1.5'; e.style.letterSpacing = '0.12em'; e.style.wordSpacing = '0.16em'; } }""")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
