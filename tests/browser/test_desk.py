"""The caseworker's desk in a browser: live result, keyboard, print, phone; and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import journey
from tests.browser.test_accessibility import AXE, MEASURES, SCHEMES, TAGS, WIDTHS
from tests.wcag import AXE as BY_AXE

DESK = "/ammattilaiselle/"
CONSULT = f"{DESK}kartoitus/"
KELA = f"{DESK}palvelut/kela-ammatillinen-kuntoutus/"
COMPARISON = f"{DESK}vertaa/?a=kela-tyokokeilu&b=tyokokeilu&c=kela-kuntoutuspsykoterapia&kunta=698"
CHOSEN = "input:checked:not([value=''])"
AINO = {"tilanne": "unemployed", "tavoite": "know_ability", "tyokyky": "reduced", "terveys": "physical"}


def consult(page, site):
    page.goto(site + CONSULT)
    for closed in page.locator(".desk-group:not([open]) > summary").all()[::-1]:
        closed.click()
    page.fill("#q-kunta", "Rovaniemi")
    for name, value in AINO.items():
        page.check(f'input[name={name}][value="{value}"]')


def consulted(page, site):
    """The result of the last choice, not of an earlier one."""
    with page.expect_response(lambda response: "terveys=physical" in (response.request.post_data or "")):
        consult(page, site)
    expect(page.locator("#tulos.htmx-request")).to_have_count(0)
    expect(page.locator("#tulos .card").first).to_be_visible()


def wrong(page, site):
    consulted(page, site)
    page.fill("#q-ika", "120")
    expect(page.locator("#tulos .summary")).to_be_visible()


def opened(path):
    return lambda page, site: page.goto(site + path)


PAGES = {
    "home": opened(DESK),
    "consult-empty": opened(CONSULT),
    "consult": consulted,
    "consult-wrong": wrong,
    "services": opened(f"{DESK}palvelut/?q=kuntoutus"),
    "service": opened(f"{KELA}?kunta=698"),
    "service-unknown-place": opened(f"{KELA}?kunta=Atlantis"),
    "route": opened(f"{KELA}reitti/?kunta=698"),
    "compare": opened(COMPARISON),
    "compare-unknown": opened(f"{DESK}vertaa/?a=qqqq+xyzzy"),
    "practice": journey.DESK["practice"],
    "drill": journey.drill,
    "drill-error": journey.drill_error,
    "drill-answer": journey.drill_answer,
}


@pytest.mark.wcag(*BY_AXE)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(page, site, name):
    PAGES[name](page, site)
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
            if problems:
                found[f"{width} {scheme}"] = problems
    assert found == {}


# Live result


def test_the_result_comes_beside_the_form_and_the_focus_stays(page, site):
    consulted(page, site)
    expect(page).to_have_url(site + CONSULT)
    expect(page.locator("input[name=terveys][value=physical]")).to_be_focused()


@pytest.mark.wcag("4.1.3")
def test_the_result_is_announced_in_the_status_that_was_there(page, site):
    page.goto(site + CONSULT)
    page.evaluate("window.status_before = document.querySelector('[role=status]')")
    consulted_again = page.locator('input[name=tavoite][value="work"]')
    consulted_again.check()
    expect(page.get_by_role("status")).to_contain_text("Tulos päivittyi")
    assert page.evaluate("window.status_before === document.querySelector('[role=status]')")


def test_only_the_last_of_two_requests_counts(page, site):
    consulted(page, site)
    with page.expect_event("requestfailed") as overtaken:
        page.evaluate("""() => {
            for (const name of ["hoito", "lapset"]) {
                document.querySelector(`input[name=${name}]`).click();
                htmx.trigger(".desk-form", "submit");
            }
        }""")
    assert overtaken.value.failure == "net::ERR_ABORTED"
    expect(page.locator("#tulos.htmx-request")).to_have_count(0)
    expect(page.locator("#tulos .card").first).to_be_visible()


def test_two_tabs_never_mix(page, site):
    consulted(page, site)
    other = page.context.new_page()
    other.goto(site + CONSULT)
    expect(other.locator(CHOSEN)).to_have_count(0)
    assert page.context.cookies() == []
    assert page.context.storage_state()["origins"] == []


@pytest.mark.parametrize("link", ["#tulos .card h3 a", ".desk-nav a >> nth=2", "footer a"])
def test_a_link_keeps_the_form_open(page, site, link):
    consulted(page, site)
    with page.context.expect_page() as opened_page:
        page.locator(link).first.click()
    expect(opened_page.value).to_have_url(re.compile("/palvelut/"))
    expect(page.locator("input[name=tilanne]:checked")).to_have_value("unemployed")


def test_what_leads_within_the_page_stays_in_its_tab(page, site):
    wrong(page, site)
    page.get_by_role("link", name="Siirry sisältöön").press("Enter")
    page.locator("#tulos .summary a").first.click()
    page.locator("#tulos .desk-open a").first.click()
    assert len(page.context.pages) == 1


def test_leaving_fast_takes_the_answers_off_the_screen(page, site):
    consulted(page, site)
    page.route("**/poistu/", lambda route: route.fulfill(body="muualla"))
    page.get_by_role("link", name="Poistu nopeasti").click()
    expect(page.locator("body")).to_have_text("muualla")
    assert len(page.context.pages) == 1


# Keyboard


@pytest.mark.wcag("2.1.4")
def test_a_digit_chooses_in_the_group_that_has_the_focus(page, site):
    page.goto(site + CONSULT)
    page.focus("input[name=tyokyky]")
    page.keyboard.press("3")
    expect(page.locator("input[name=tyokyky]:checked")).to_have_value("reduced")
    expect(page.locator(CHOSEN)).to_have_count(1)


def test_nought_makes_it_unknown_again(page, site):
    page.goto(site + CONSULT)
    page.focus("input[name=tyokyky]")
    page.keyboard.press("3")
    page.keyboard.press("0")
    expect(page.locator("input[name=tyokyky]:checked")).to_have_value("")


def test_digits_tick_and_untick_where_many_may_be_chosen(page, site):
    page.goto(site + CONSULT)
    page.focus("input[name=terveys]")
    for key in "123":
        page.keyboard.press(key)
    page.keyboard.press("2")
    chosen = page.locator("input[name=terveys]:checked")
    expect(chosen).to_have_count(2)
    expect(chosen.nth(0)).to_have_value("physical")
    expect(chosen.nth(1)).to_have_value("mental")


def test_a_digit_in_a_number_is_a_digit(page, site):
    page.goto(site + CONSULT)
    page.focus("#q-ika")
    page.keyboard.type("47")
    expect(page.locator("#q-ika")).to_have_value("47")


# Copy


def test_the_plan_is_copied(page, site):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    consulted(page, site)
    page.get_by_role("button", name="Kopioi teksti").click()
    expect(page.get_by_role("status")).to_contain_text("Teksti kopioitu.")
    assert page.evaluate("navigator.clipboard.readText()").startswith("SUUNNITELMAN POHJA")


# Phone and paper


def test_the_comparison_stacks_on_a_phone(page, site):
    page.set_viewport_size({"width": 412, "height": 915})
    page.goto(site + COMPARISON)
    cells = page.locator(".desk-table tbody tr").first.locator("td")
    boxes = [cells.nth(place).bounding_box() for place in range(3)]
    assert [box["x"] for box in boxes] == [boxes[0]["x"]] * 3
    assert boxes[0]["y"] < boxes[1]["y"] < boxes[2]["y"]
    expect(page.get_by_role("row")).to_have_count(9)


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


def weight(service):
    return sum(len(step.text.fi) + len(step.document.fi) + 200 for step in service.steps)


def route_card(page, site, service):
    page.goto(f"{site}{DESK}palvelut/{service.slug}/reitti/?kunta=698")
    return page.pdf(format="A4", prefer_css_page_size=True)


def test_the_longest_route_cards_fit_one_page(page, site, real):
    longest = sorted(real.catalogue.services, key=weight, reverse=True)[:8]
    assert {s.slug: count for s in longest if (count := pages_of(route_card(page, site, s))) > 1} == {}


@pytest.mark.nightly
def test_every_route_card_fits_one_page(page, site, real):
    services = real.catalogue.services
    assert {s.slug: count for s in services if (count := pages_of(route_card(page, site, s))) > 1} == {}


def test_a_consult_prints_without_its_form(page, site):
    consulted(page, site)
    page.emulate_media(media="print")
    expect(page.locator(".desk-form")).to_be_hidden()
    expect(page.locator("#tulos .card").first).to_be_visible()


# Without JavaScript


@pytest.fixture
def without_javascript(browser, site):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 412, "height": 915})
    yield context.new_page()
    context.close()


def test_everything_works_by_the_button_alone(without_javascript, site):
    page = without_javascript
    consult(page, site)
    page.get_by_role("button", name="Päivitä tulokset").click()
    expect(page).to_have_url(f"{site}{CONSULT}#tulos")
    expect(page.locator("#tulos .card").first).to_be_visible()
    expect(page.locator("input[name=tilanne]:checked")).to_have_value("unemployed")
    expect(page.locator("textarea")).to_have_value(re.compile("^SUUNNITELMAN POHJA"))
    expect(page.locator(".js-only:visible")).to_have_count(0)


def test_without_javascript_a_link_keeps_the_form_open_too(without_javascript, site):
    page = without_javascript
    consult(page, site)
    page.get_by_role("button", name="Päivitä tulokset").click()
    with page.context.expect_page() as opened_page:
        page.locator("#tulos .card h3 a").first.click()
    expect(opened_page.value).to_have_url(re.compile("/palvelut/"))
    expect(page.locator("input[name=tilanne]:checked")).to_have_value("unemployed")
