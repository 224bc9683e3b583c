"""WCAG 2.2, principle 2: everything by keyboard, without hurry, and with a finger that may miss."""

import re
import time
from collections import defaultdict

import pytest
from playwright.sync_api import expect

from tests.browser.journey import AINO, MOST_QUESTIONS, question
from tests.browser.kinds import KELA, PHONE, ROOT, open_kind

TOURED = [
    "home",
    "question",
    "question-error",
    "municipality-error",
    "answers",
    "result",
    "services-found",
    "service",
    "responsibility-here",
    "accessibility",
    "consult",
    "compare",
]
MOST_OPTIONS = 20
VAGUE = {"tästä", "tässä", "lue lisää", "lisää", "katso", "linkki", "klikkaa", "here", "more", "read more", "här"}
LISTENS = """
window.heard = new Set();
const add = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (type, ...rest) {
    window.heard.add(type);
    return add.call(this, type, ...rest);
};
"""
BY_PATH_OR_MOTION = re.compile(
    r"touch|gesture|drag|drop|pointer(move|down)|mouse(move|down)|device(motion|orientation)"
)


# A tour: every stop of the Tab key


@pytest.fixture
def tour(page, site):
    """Tab through a page from its very beginning until the focus leaves it."""

    def go(name, viewport=PHONE):
        page.set_viewport_size(viewport)
        open_kind(page, site, name)
        page.locator(".skip").focus()
        address, stops = page.url, [page.evaluate("survey.stop()")]
        for _ in range(page.evaluate("survey.reachable()") + 5):
            page.keyboard.press("Tab")
            here = page.evaluate("survey.stop()")
            if here is None or here["place"] == stops[0]["place"]:
                break
            stops.append(here)
        assert page.url == address
        return stops

    return go


@pytest.mark.wcag("2.1.1", "2.1.2", "2.4.3", "2.4.7", "2.4.11", "3.2.1")
@pytest.mark.parametrize("name", TOURED)
def test_the_tab_key_goes_through_everything_once_in_order_and_seen(tour, page, name):
    stops = tour(name)
    places = [stop["place"] for stop in stops]
    assert places == sorted(set(places))
    assert len(stops) == page.evaluate("survey.reachable()")
    assert [stop["html"] for stop in stops if not stop["marked"]] == []
    assert [stop["html"] for stop in stops if not stop["uncovered"]] == []
    assert len(page.context.pages) == 1


@pytest.mark.wcag("2.1.2", "2.4.3", "2.4.11")
def test_the_sticky_parts_of_the_desk_cover_no_focus(tour):
    stops = tour("consult", {"width": 1280, "height": 720})
    assert [stop["html"] for stop in stops if not stop["uncovered"]] == []


@pytest.mark.wcag("2.4.3")
def test_no_element_jumps_the_queue(each):
    assert each(lambda page: page["positiveTabindex"]) == {}


# The whole way of a client


def answer_by_keyboard(page, key):
    """Into the group, to the option by arrows (radio) or Tab (checkbox), Space, Enter."""
    given = AINO[key]
    page.keyboard.press("Tab")
    if isinstance(given, str):
        page.keyboard.type(given)
    else:
        step = "ArrowDown" if page.evaluate("document.activeElement.type") == "radio" else "Tab"
        for _ in range(MOST_OPTIONS):
            if page.evaluate("document.activeElement.value") == given[0]:
                break
            page.keyboard.press(step)
        page.keyboard.press("Space")
    page.keyboard.press("Enter")


@pytest.mark.wcag("2.1.1", "2.4.3")
def test_a_client_comes_to_the_result_by_keyboard_alone(page, site):
    """Three presses a question beside those that move within it; the focus begins each page on its heading."""
    page.goto(f"{site}/kysely/kuntoutus/")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == "Aloita":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/kuntoutus/1/")
    for _ in range(MOST_QUESTIONS):
        expect(page.locator("h1")).to_be_focused()
        if not (key := question(page)):
            break
        here = page.url
        answer_by_keyboard(page, key)
        page.wait_for_url(lambda url, here=here: url != here)
    assert page.url.endswith("/tulos/")
    expect(page.locator(".first")).to_be_visible()


@pytest.mark.wcag("2.1.1", "2.4.3", "3.3.1")
def test_a_mistake_is_found_and_put_right_by_keyboard_alone(page, site):
    open_kind(page, site, "municipality")
    for keys in ("Tab", "Xyzzyva", "Enter"):
        page.keyboard.type(keys) if keys == "Xyzzyva" else page.keyboard.press(keys)
    expect(page.locator(".summary")).to_be_focused()
    for key in ("Tab", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#valinta-1")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("Rovaniemi")
    page.keyboard.press("Enter")
    page.wait_for_url("**/5/")


@pytest.mark.wcag("2.1.1", "2.4.3", "3.2.2")
def test_the_focus_stays_when_the_desk_brings_a_result(page, site):
    open_kind(page, site, "consult")
    page.locator("input[name=tilanne]").first.focus()
    page.keyboard.press("Space")
    page.locator("#tulos .card").first.wait_for()
    expect(page.locator("input[name=tilanne]").first).to_be_focused()


@pytest.mark.wcag("2.1.1", "2.4.3", "3.2.2")
def test_the_focus_stays_when_the_list_changes(page, site):
    open_kind(page, site, "services")
    page.locator("#haku").focus()
    page.keyboard.type("velat")
    page.wait_for_url("**q=velat**")
    expect(page.locator("#haku")).to_be_focused()


@pytest.mark.wcag("2.1.1")
def test_what_is_folded_opens_by_keyboard(page, site):
    open_kind(page, site, "result")
    folded = page.locator("details").first
    folded.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(folded).to_have_attribute("open", "")


@pytest.mark.wcag("2.1.4")
def test_a_digit_outside_the_options_of_the_desk_does_nothing(page, site):
    open_kind(page, site, "consult")
    before = page.locator("input:checked").count()
    for where in (".brand", "h1", ".desk-bar a"):
        page.evaluate("where => document.querySelector(where).focus()", where)
        page.keyboard.press("3")
    assert page.locator("input:checked").count() == before


# Time and movement


@pytest.mark.wcag("2.2.1")
def test_answers_stay_for_twenty_hours(page, site):
    page.goto(f"{site}/kysely/kuntoutus/1/")
    page.locator("input[name=answer]").first.check()
    page.get_by_role("button", name="Jatka").click()
    page.wait_for_url("**/2/")
    expires = {cookie["name"]: cookie["expires"] for cookie in page.context.cookies()}
    assert expires["answers"] - time.time() > 20 * 60 * 60


@pytest.mark.wcag("2.2.1", "2.2.2")
def test_no_page_changes_by_itself(each):
    assert each(lambda page: page["polling"]) == {}
    assert "setInterval" not in (ROOT / "static" / "desk.js").read_text()


@pytest.mark.wcag("2.2.2", "2.3.1")
def test_nothing_moves_or_flashes(each):
    assert each(lambda page: page["moving"]) == {}


# Finding the way


@pytest.mark.wcag("2.4.1")
@pytest.mark.parametrize("name", ["home", "services", "desk"])
def test_the_first_link_skips_to_the_content(page, site, name):
    open_kind(page, site, name)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('main'))")


@pytest.mark.wcag("2.4.2")
def test_a_title_says_what_the_heading_says(each):
    def differs(page):
        title = page["title"].removesuffix(" – Kaiku").removeprefix("Virhe: ")
        heading = next(text for level, text in page["headings"] if level == 1)
        common = set(re.findall(r"\b\w{4,5}", title.lower())) & set(re.findall(r"\b\w{4,5}", heading.lower()))
        return [] if common and page["title"].endswith(" – Kaiku") else [title, heading]

    assert each(differs) == {}


@pytest.mark.wcag("2.4.2")
def test_pages_of_different_content_have_different_titles(surveyed):
    paths = defaultdict(set)
    for page in surveyed.values():
        paths[page["title"]].add(page["path"])
    assert {title: at for title, at in paths.items() if len(at) > 1} == {}


@pytest.mark.wcag("2.4.4")
def test_two_links_of_one_name_and_place_lead_to_one_address(each):
    def unclear(page):
        leads = defaultdict(set)
        for link in page["links"]:
            leads[link["name"], link["around"]].add(link["href"])
        return [name for name, hrefs in leads.items() if len(hrefs) > 1]

    assert each(unclear) == {}


@pytest.mark.wcag("2.4.4")
def test_every_link_says_where_it_leads(each):
    assert each(lambda page: [link["href"] for link in page["links"] if link["name"].lower() in VAGUE | {""}]) == {}


@pytest.mark.wcag("2.4.5")
def test_a_service_is_found_in_the_list_by_search_and_among_the_phases(page, site):
    link = f'main a[href*="/palvelut/{KELA}/"]'
    for path in ("/palvelut/?viranomainen=kela", "/palvelut/?q=ammatillinen+kuntoutus", "/ammattilaiselle/vaiheet/"):
        page.goto(site + path)
        assert page.locator(link).count(), path


@pytest.mark.wcag("2.4.5")
def test_every_page_leads_to_all_others(each):
    needed = {"Kaiku", "Kaikki palvelut", "Kuka vastaa?", "Työntekijän työpöytä"}

    def missing(page):
        is_outage = page["path"] == "/vika/"
        return [] if is_outage or page["lang"] != "fi" else sorted(needed - {name for name, _ in page["shell"]})

    assert each(missing) == {}


@pytest.mark.wcag("2.4.6", "1.3.1")
def test_headings_are_one_outline_without_gaps(each):
    def broken(page):
        levels = [level for level, text in page["headings"]]
        gaps = [after for before, after in zip(levels, levels[1:], strict=False) if after > before + 1]
        empty = [level for level, text in page["headings"] if not text]
        return gaps + empty + ([] if levels.count(1) == 1 else ["h1"])

    assert each(broken) == {}


@pytest.mark.wcag("2.4.6", "3.3.2")
def test_no_two_fields_share_a_label(each):
    def shared(page):
        labels = [(f["group"], f["label"]) for f in page["fields"]]
        return sorted({label for label in labels if labels.count(label) > 1 or not label[1]})

    assert each(shared) == {}


# Fingers, mice and shaking hands


@pytest.mark.wcag("2.5.1", "2.5.2", "2.5.4", "2.5.7")
@pytest.mark.parametrize("name", ["question", "services", "consult", "actor-map"])
def test_no_page_listens_to_paths_drags_or_motion(page, site, name):
    page.add_init_script(LISTENS)
    open_kind(page, site, name)
    assert [kind for kind in page.evaluate("[...window.heard]") if BY_PATH_OR_MOTION.search(kind)] == []
    assert page.locator("[draggable=true]").count() == 0


@pytest.mark.wcag("2.5.2")
def test_a_press_that_slides_off_does_nothing(page, site):
    open_kind(page, site, "question")
    option, button = page.locator(".option").first, page.get_by_role("button", name="Jatka")
    for target in (option, button):
        target.hover()
        page.mouse.down()
        page.mouse.move(5, 5)
        page.mouse.up()
    assert page.locator("input:checked").count() == 0
    assert page.url.endswith("/1/")


@pytest.mark.wcag("2.5.3")
def test_a_given_name_holds_the_words_that_are_seen(each):
    assert each(lambda page: page["misnamed"]) == {}
