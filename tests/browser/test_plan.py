"""A client's own path in a real browser: made by one tap, without a script, printed on two sheets."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.journey import result

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def path(page, site):
    """The path of Aino's three main recommendations."""
    result(page, site)
    page.get_by_role("button", name="Tee oma polku").click()
    expect(page.get_by_role("heading", level=1, name="Oma polku")).to_be_focused()
    return page


def test_it_is_made_by_one_tap_and_printed_on_two_sheets(path):
    expect(path.locator(".path > li")).not_to_have_count(0)
    expect(path.locator("h2:text('Valitut palvelut') + ul > li")).to_have_count(3)
    sheets = re.findall(rb"/Type\s*/Page[^s]", path.pdf(format="A4", prefer_css_page_size=True))
    assert len(sheets) <= 2


def test_it_is_saved_and_opened_again_by_its_code_alone(path, site):
    path.get_by_role("link", name="Tallenna polku").click()
    path.get_by_label("Hyväksyn").check()
    path.get_by_role("button", name="Tallenna ja näytä koodi").click()
    expect(path.locator(".code span")).to_have_count(3)
    code = " ".join(path.locator(".code span").all_inner_texts())
    path.get_by_role("button", name="Koodi on tallessa").click()
    path.get_by_role("button", name="Sulje polku tällä laitteella").click()
    path.get_by_label("Polun koodi").fill(code.lower())
    path.get_by_role("button", name="Avaa polku").click()
    expect(path.get_by_role("heading", name="Polku on tallessa")).to_be_visible()
    assert code.replace(" ", "") not in path.url


def test_a_path_needs_no_script(path):
    assert path.locator("script").count() == 0
    path.get_by_role("link", name=re.compile("Merkitse tai muuta")).first.click()
    expect(path.get_by_role("heading", level=1)).to_be_focused()
    assert path.locator("script").count() == 0


def test_the_browser_keeps_nothing_of_it_but_sealed_cookies(path):
    path.get_by_role("button", name="Kyllä").click()
    expect(path.get_by_role("heading", name="Onko sinulle selvää")).to_be_visible()
    kept = path.context.storage_state()
    assert {cookie["name"] for cookie in kept["cookies"]} == {"answers", "csrf", "plan"}
    assert kept["origins"] == []
    assert path.evaluate("[sessionStorage.length, localStorage.length]") == [0, 0]
    assert path.evaluate("caches.keys()") == []
