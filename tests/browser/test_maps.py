"""The maps and the changes in a browser: axe finds nothing, nothing overflows, and the map prints on A4."""

import re

import msgspec
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from services_catalog import releases
from services_catalog.changes import Edit, Noun, What
from services_catalog.conditions import Text
from tests.browser.journey import press
from tests.browser.test_accessibility import AXE, MEASURES, SCHEMES, TAGS, WIDTHS
from tests.wcag import AXE as BY_AXE

MAPS = {
    "actor map": "/ammattilaiselle/toimijakartta/?kunta=698",
    "actor map of a county": "/ammattilaiselle/toimijakartta/?alue=hva-lappi&vaihe=TRAINING",
    "actor map in Swedish": "/sv/ammattilaiselle/toimijakartta/?alue=ta-meri-lappi&eta=1",
    "actor map, nowhere": "/ammattilaiselle/toimijakartta/?kunta=Pyhä",
    "actor map, nothing": "/ammattilaiselle/toimijakartta/?vaihe=TRAINING&aihe=emergency",
    "gap map": "/ammattilaiselle/katvealueet/",
    "gap map of a municipality": "/ammattilaiselle/katvealueet/?kunta=utsjoki",
    "changes": "/ammattilaiselle/muutokset/",
}
A4 = {"format": "A4", "prefer_css_page_size": True}


@pytest.fixture
def edited(site, real):
    """The real content with something that an editor changed today."""
    today = timezone.localdate()
    edit = Edit(
        on=today, noun=Noun.SERVICE, key="ohjaamo", name=Text("Ohjaamo"), what=What.EDITED, fields=("criteria",)
    )
    releases.use(msgspec.structs.replace(real, edits=(edit,)))
    return site


@pytest.mark.wcag(*BY_AXE)
@pytest.mark.parametrize("name", MAPS)
def test_axe_finds_nothing(page, edited, name):
    refused = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(edited + MAPS[name])
    page.evaluate(AXE.read_text())
    page.evaluate(MEASURES.read_text())
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
    assert (found, refused) == ({}, [])


def test_a_map_is_chosen_without_javascript(browser, browser_context_args, site):
    context = browser.new_context(**browser_context_args, java_script_enabled=False, base_url=site)
    page = context.new_page()
    page.goto("/ammattilaiselle/")
    press(page.get_by_role("link", name="Toimijakartta"))
    page.fill("#kunta", "pellossa")
    page.select_option("#vaihe", "TRAINING")
    page.get_by_label("Ilman lähetettä").check()
    page.get_by_role("button", name="Näytä kartta").click()
    expect(page.locator("h1")).to_have_text("Toimijakartta: Pello")
    expect(page.locator("svg.drawing").first).to_be_visible()
    expect(page.get_by_role("rowheader", name="Tunturi-Lapin ja Pellon työllisyysalue")).to_be_visible()
    page.fill("#kunta", "")
    page.select_option("#alue", "hva-lappi")
    page.get_by_role("button", name="Näytä kartta").click()
    expect(page.locator("h1")).to_have_text("Toimijakartta: Lapin hyvinvointialue")
    context.close()


def test_nothing_of_the_drawing_is_cut_off(page, site):
    page.goto(site + MAPS["actor map of a county"].removesuffix("&vaihe=TRAINING"))
    outside = page.evaluate("""() => [...document.querySelectorAll('svg.drawing')].flatMap(svg => {
        const { width, height } = svg.viewBox.baseVal;
        return [...svg.querySelectorAll('text, circle, path, line')].filter(part => {
            const frame = svg.getBoundingClientRect(), box = part.getBoundingClientRect();
            return box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1
                || box.bottom > frame.bottom + 1 || !width || !height;
        }).map(part => part.textContent || part.outerHTML);
    })""")
    assert outside == []


def test_the_map_prints_on_a4(page, site):
    page.goto(site + MAPS["actor map"])
    pdf = page.pdf(**A4)
    boxes = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf))
    assert boxes and all(abs(float(width) - 595) < 2 and abs(float(height) - 842) < 2 for width, height in boxes)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 1000})  # A4 without its margins
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    expect(page.locator("form").first).to_be_hidden()
    tallest = page.evaluate("Math.max(...[...document.querySelectorAll('svg.drawing')].map(s => s.clientHeight))")
    assert tallest < 1030  # a sheet fits on a page, so that no line is cut
    assert page.locator("table").first.evaluate("table => getComputedStyle(table).display") == "table"


def test_the_feed_is_found_from_the_page(page, site):
    page.goto(f"{site}/ammattilaiselle/muutokset/")
    href = page.locator('link[type="application/atom+xml"]').get_attribute("href")
    answer = page.request.get(site + href)
    assert answer.headers["content-type"].startswith("application/atom+xml")


def test_the_table_of_gaps_is_downloaded(page, site):
    page.goto(site + MAPS["gap map of a municipality"])
    with page.expect_download() as download:
        page.get_by_role("link", name="Lataa taulukkona").click()
    assert download.value.suggested_filename == "katvealueet-890.csv"
