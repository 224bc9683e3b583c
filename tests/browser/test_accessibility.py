"""Every kind of page in light and dark and in three widths: axe finds nothing, nothing overflows, targets are large."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.journey import PAGES
from tests.browser.kinds import ABOUT, CLIENT, LOOK_UP, OUTAGES, open_kind
from tests.wcag import AXE as BY_AXE
from tests.wcag import CRITERIA, of_tag

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
        return with_axe(page)

    return open_page


@pytest.mark.wcag(*BY_AXE)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(opened, name):
    assert in_every_width(opened(name)) == {}


@pytest.mark.wcag(*BY_AXE)
@pytest.mark.parametrize("name", OUTAGES)
def test_axe_finds_nothing_when_the_site_is_out_of_order(page, site, name):
    open_kind(page, site, name)
    assert in_every_width(with_axe(page)) == {}


@pytest.mark.wcag(*BY_AXE)
@pytest.mark.parametrize("prefix", ["", "/fi-selko", "/sv", "/en"])
def test_axe_finds_nothing_in_the_saved_result_offline(page, site, tmp_path, prefix):
    result = CLIENT["result"]
    result._replace(path=prefix + result.path).open(page, site)
    with page.expect_download() as download:
        page.locator("form[action$='/tallenna/'] button").click()
    download.value.save_as(file := tmp_path / "tulos.html")
    page.context.set_offline(True)
    page.goto(file.as_uri())
    assert in_every_width(with_axe(page)) == {}


def with_axe(page):
    page.evaluate(AXE.read_text())
    page.evaluate(MEASURES.read_text())
    return page


def in_every_width(page):
    """What is wrong with the open page, by width and scheme."""
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
    return found


@pytest.mark.nightly
@pytest.mark.parametrize("prefix", ["/fi-selko", "/sv", "/en"])
@pytest.mark.parametrize("name", CLIENT | LOOK_UP | ABOUT)
def test_axe_finds_nothing_in_any_language(page, site, name, prefix):
    kind = (CLIENT | LOOK_UP | ABOUT)[name]
    kind._replace(path=prefix + kind.path).open(page, site)
    with_axe(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("tags => measures.axeFindings(tags)", TAGS) == [], width
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), width


def test_the_criteria_of_axe_are_those_that_its_rules_name(opened):
    rules = opened("home").evaluate("tags => axe.getRules(tags)", TAGS)
    run = [rule["tags"] for rule in rules if not {"experimental", "deprecated"} & set(rule["tags"])]
    assert {of_tag(tag) for tags in run for tag in tags} & set(CRITERIA) == set(BY_AXE)


@pytest.mark.wcag("2.4.3", "3.3.1")
@pytest.mark.parametrize("name", ["question", "question-error", "answers", "result", "emergency", "deleted"])
def test_focus_lands_where_the_page_begins(opened, name):
    expect(opened(name).locator(".summary" if "error" in name else "h1")).to_be_focused()


@pytest.mark.wcag("2.1.1")
def test_a_question_is_answered_by_keyboard_alone(page, site):
    PAGES["question"](page, site)
    for key in ("Tab", "Space", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url("**/kysely/kuntoutus/2/")


@pytest.mark.wcag("3.3.1")
def test_the_link_of_the_summary_leads_to_the_field(page, site):
    PAGES["question-error"](page, site)
    page.locator(".summary a").click()
    expect(page.locator("#valinta-1")).to_be_focused()


@pytest.mark.wcag("1.4.1", "1.4.11")
def test_forced_colours_show_what_is_chosen(page, site):
    page.emulate_media(forced_colors="active")
    PAGES["question"](page, site)
    page.locator("input[name=answer]").first.check()
    expect(page.locator(".option").first).to_have_css("outline-style", "solid")
