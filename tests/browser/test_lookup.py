"""Look-up without questions: on a phone without JavaScript, and live where there is some."""

import re

import pytest
from playwright.sync_api import expect

from services_catalog import missed_words
from tests.browser.journey import press

REPLACED = ("htmx:afterRequest,", "htmx:sendAbort,")  # what htmx says when newer words overtake a request, as they may

PHONE = {"viewport": {"width": 412, "height": 915}, "is_mobile": True, "has_touch": True}


@pytest.fixture
def plain(browser, browser_context_args, site):
    """A phone with JavaScript off."""
    context = browser.new_context(**browser_context_args, **PHONE, java_script_enabled=False, base_url=site)
    yield context.new_page()
    context.close()


@pytest.fixture
def live(page, site):
    """The list with JavaScript on; anything that the page's policy stops fails the test."""
    complaints, requested = [], []
    page.on("console", lambda message: complaints.append(message.text) if is_complaint(message) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requested.append(request.url))
    page.goto(f"{site}/palvelut/")
    yield page
    assert complaints == []
    assert [url for url in requested if not url.startswith((site, "data:"))] == []


def is_complaint(message):
    return message.type == "error" and not message.text.startswith(REPLACED)


# Without JavaScript


def test_search_choose_and_see_the_contact_of_the_municipality(plain):
    plain.goto("/palvelut/")
    plain.fill("#haku", "velkoihin apua")
    plain.fill("#kunta", "rovaniemen kaupunki")
    press(plain.get_by_role("button", name="Hae"))
    plain.get_by_role("link", name="Maksuton apu velkoihin").click()
    expect(plain).to_have_url(re.compile(r"/palvelut/talous-ja-velkaneuvonta/\?kunta=698$"))
    expect(plain.get_by_role("heading", name="Yhteys: Rovaniemi")).to_be_visible()
    plain.get_by_role("link", name="Palvelut ja etuudet").click()
    expect(plain.locator("#kunta")).to_have_value("Rovaniemi")


def test_the_filters_open_without_javascript(plain):
    plain.goto("/palvelut/")
    plain.get_by_text("Rajaa hakua").click()
    plain.get_by_label("Onnistuu etänä, ainakin osin").check()
    plain.select_option("#laji", "BENEFIT")
    plain.get_by_role("button", name="Hae").click()
    expect(plain).to_have_url(re.compile("laji=BENEFIT.*eta=1"))
    expect(plain.get_by_label("Onnistuu etänä, ainakin osin")).to_be_checked()


def test_an_old_name_leads_to_the_new_one(plain):
    plain.goto("/palvelut/?q=työmarkkinatuki")
    plain.get_by_role("link", name="Mitä muuttui").click()
    expect(plain.get_by_text("Tätä ei voi enää hakea.")).to_be_visible()
    plain.locator("main .list a").first.click()
    expect(plain).to_have_url(re.compile("/palvelut/kela-yleistuki/$"))


def test_who_answers_in_a_municipality(plain):
    plain.goto("/kuka-vastaa/")
    plain.fill("#kunta", "kuusamossa")
    plain.get_by_role("button", name="Näytä vastuut").click()
    expect(plain.locator(".card", has_text="Pohjois-Pohjanmaan hyvinvointialue")).to_be_visible()
    expect(plain.locator(".card", has_text="Kainuu-Koillismaan työllisyysalue")).to_be_visible()
    plain.locator("summary", has_text="Terveys ja hoito").click()
    expect(plain.get_by_text("Terveyspalvelut", exact=True)).to_be_visible()


def test_nothing_found_leads_to_the_questions(plain):
    plain.goto("/palvelut/?q=jääkiekko")
    plain.get_by_role("link", name="Vastaa muutamaan kysymykseen").click()
    expect(plain.get_by_role("link", name="Vastaa kysymyksiin")).to_be_visible()


# With JavaScript


def test_the_list_follows_the_typing_and_the_focus_stays(live):
    live.locator("#haku").press_sequentially("psykoterapia")
    expect(live.locator("#osumat h2")).to_contain_text("psykoterapia")
    expect(live.locator("#osumat")).to_contain_text("Pitkä psykoterapia Kelan tuella")
    expect(live.locator("#haku")).to_be_focused()
    expect(live).to_have_url(re.compile("q=psykoterapia"))


def test_who_only_reads_does_not_fetch_what_searches(live):
    live.locator("#osumat summary").first.click()
    expect(live.locator("#osumat details").first).to_have_attribute("open", "")
    live.wait_for_load_state("networkidle")
    fetched = live.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert [name for name in fetched if "htmx" in name] == []
    expect(live.locator("head script")).to_have_count(1)


def test_what_was_typed_before_the_search_was_ready_is_answered(live):
    def type_first(route):
        live.locator("#haku").press_sequentially("psykoterapia")
        route.continue_()

    live.route("**/htmx*.js", type_first)
    live.focus("#haku")
    expect(live.locator("#osumat h2")).to_contain_text("psykoterapia")
    expect(live.locator("#haku")).to_be_focused()


def test_what_was_chosen_before_the_search_was_ready_is_answered(live):
    def choose_first(route):
        live.select_option("#laji", "BENEFIT")
        route.continue_()

    everything = live.locator("#osumat h2").inner_text()
    live.route("**/htmx*.js", choose_first)
    live.get_by_text("Rajaa hakua").click()
    expect(live.locator("#osumat h2")).not_to_have_text(everything)


def test_the_count_is_announced_once(live):
    status = live.locator("[role=status]")
    expect(status).to_have_count(1)
    expect(status).to_have_text("")
    live.fill("#haku", "jääkiekko")
    expect(status).to_contain_text("Löytyi 0")
    live.fill("#haku", "velat")
    expect(status).not_to_contain_text("Löytyi 0")
    expect(status).to_have_count(1)


def test_a_filter_works_at_once(live):
    everything = live.locator("#osumat h2").inner_text()
    live.get_by_text("Rajaa hakua").click()
    live.select_option("#laji", "BENEFIT")
    expect(live.locator("#osumat h2")).not_to_have_text(everything)
    expect(live.locator("details", has=live.locator("#laji"))).to_have_attribute("open", "")


def test_back_returns_to_what_was_found(live):
    live.fill("#haku", "velat")
    expect(live.locator("#osumat h2")).to_contain_text("velat")
    live.locator("#osumat a").first.click()
    expect(live.locator("h1")).not_to_have_text("Palvelut ja etuudet")
    live.go_back()
    expect(live.locator("#osumat h2")).to_contain_text("velat")
    expect(live.locator("#haku")).to_have_value("velat")


def test_what_was_found_comes_into_view_when_it_is_sent(live):
    live.set_viewport_size({"width": 412, "height": 600})
    live.locator("#haku").press_sequentially("psykoterapia")
    expect(live.locator("#osumat h2")).to_contain_text("psykoterapia")
    expect(live.locator("#haku")).to_be_in_viewport()
    live.press("#haku", "Enter")
    expect(live.locator("#haku")).not_to_be_in_viewport()
    expect(live.locator("#osumat h2")).to_be_in_viewport()


def test_only_what_is_sent_counts_as_missed(live):
    missed_words._tally.clear()
    live.fill("#haku", "kissanruoka")
    expect(live.locator("#osumat h2")).to_contain_text("kissanruoka")
    assert missed_words._tally == {}
    with live.expect_response("**/palvelut/?q=kissanruoka**"):
        live.press("#haku", "Enter")
    assert ("fi", "kissanruoka") in missed_words._tally  # once or, where the browser asks again, twice
    missed_words._tally.clear()


def test_enter_searches_without_leaving_the_page(live):
    live.fill("#haku", "velat")
    expect(live.locator("#osumat h2")).to_contain_text("velat")  # htmx has come; before it the form is sent as a page
    live.evaluate("window.unloaded = false")
    live.fill("#haku", "apuväline")
    live.press("#haku", "Enter")
    expect(live.locator("#osumat h2")).to_contain_text("apuväline")
    assert live.evaluate("window.unloaded") is False
    expect(live.locator("#haku")).to_be_focused()
