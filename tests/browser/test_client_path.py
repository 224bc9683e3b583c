"""A client's whole way on a phone, with JavaScript off."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.journey import AINO, EERO, answer, press, question, start, walk


@pytest.fixture
def browser_context_args(browser_context_args):
    return {
        **browser_context_args,
        "java_script_enabled": False,
        "viewport": {"width": 412, "height": 915},
        "is_mobile": True,
        "has_touch": True,
    }


def test_from_home_to_the_first_step_and_the_service(page, site):
    page.goto(site)
    press(page.get_by_role("link", name="Vastaa kysymyksiin"))
    asked = walk(page, site, AINO)
    assert 1 <= len(asked) <= 8
    expect(page).to_have_url(re.compile("/tulos/$"))
    expect(page.locator("h1")).to_have_text("Näistä voi olla sinulle apua")
    step = page.locator(".first")
    expect(step.locator(".what")).to_have_text(re.compile(r"\w"))
    expect(step.locator("a").first).to_be_visible()
    assert 1 <= page.locator(".card").count() <= 3
    press(page.locator(".card h3 a").first)
    expect(page).to_have_url(re.compile("/palvelut/"))
    expect(page.locator("h1")).to_have_count(1)


def test_back_after_a_mistake_asks_nothing_of_the_browser(page, site):
    walk(page, site, AINO, until=lambda key: key == "kunta")
    answer(page, "Xyzzyva")
    expect(page.locator("[role=alert]")).to_be_visible()
    answer(page, "Rovaniemi")
    page.go_back()
    assert question(page) == "kunta"
    expect(page.locator("input[name=typed]")).to_have_value("Rovaniemi")


def test_danger_interrupts_the_questions(page, site):
    walk(page, site, EERO)
    expect(page.locator('a[href="tel:112"]').first).to_be_visible()
    expect(page.locator(".first")).to_have_count(0)


def test_back_reload_and_an_earlier_page_lose_nothing(page, site):
    walk(page, site, AINO, until=lambda key: key == "vaiva")
    place = page.url
    page.go_back()
    page.reload()
    page.goto(place)
    assert question(page) == "vaiva"


def test_two_tabs_share_their_answers(page, site):
    walk(page, site, AINO, until=lambda key: key == "tyokyky")
    other = page.context.new_page()
    other.goto(page.url)
    answer(other, AINO["tyokyky"])
    answer(page, AINO["tyokyky"])
    assert question(page) == question(other) != "tyokyky"


def test_one_answer_is_changed_in_two_presses(page, site):
    walk(page, site, AINO)
    press(page.get_by_role("link", name="Tarkista tai muuta vastauksia"))
    press(page.get_by_role("link", name="Muuta").nth(2))
    page.locator("input[name=answer]").first.check()
    page.get_by_role("button", name="Jatka").click()
    expect(page).to_have_url(re.compile("/vastaukset/$"))


def test_nothing_is_loaded_but_the_page_its_style_and_icon(page, site):
    requests = []
    page.on("request", lambda request: requests.append(request))
    walk(page, site, AINO)
    assert all(request.url.startswith(site) for request in requests)
    assert {request.resource_type for request in requests} <= {"document", "stylesheet", "image", "other"}


def test_only_two_cookies_and_no_storage(page, site):
    walk(page, site, AINO)
    assert {cookie["name"] for cookie in page.context.cookies()} == {"answers", "csrf"}
    assert page.context.storage_state()["origins"] == []


def test_who_refuses_cookies_is_told_so(page, site):
    start(page, site)
    for _ in range(2):
        page.context.clear_cookies()
        answer(page, ["tyoton"])
    expect(page.locator("h1")).to_have_text("Kysymykset tarvitsevat evästeen")


def test_deleting_leaves_no_answer(page, site):
    walk(page, site, AINO)
    press(page.get_by_role("link", name="Poista vastaukset").last)
    page.get_by_role("button", name="Poista vastaukset").click()
    expect(page.locator("h1")).to_have_text("Vastauksesi on poistettu")
    assert "answers" not in {cookie["name"] for cookie in page.context.cookies()}


MUCH_AT_ONCE = {  # of sixty people drawn by lot the one whose result was longest
    "tilanne": ["tyoton-ei-haku"],
    "apu": ["hoito", "raha"],
    "tyokyky": ["uhka"],
    "kunta": "Espoo",
    "vaiva": ["kipu", "liikenne-tyo", "oppiminen"],
    "ika": ["65-67"],
    "lausunto": ["mielenterveys", "sairaala", "terveysasema"],
    "tulo": ["toimeentulotuki"],
}


@pytest.mark.parametrize("person", [AINO, MUCH_AT_ONCE], ids=["Aino", "much at once"])
def test_the_result_fits_on_two_sheets(page, site, tmp_path, person):
    walk(page, site, person)
    paper = tmp_path / "tulos.pdf"
    page.pdf(path=paper, format="A4")
    assert paper.read_bytes().count(b"/Type /Page\n") <= 2
