"""The saved result, opened as a phone opens it: from its own storage, without a network."""

import pytest
from playwright.sync_api import expect

from tests.browser.journey import AINO, EERO, walk

TITLES = {"result": "Näistä voi olla sinulle apua", "emergency": "Apua on saatavilla heti"}


@pytest.fixture
def browser_context_args(browser_context_args):
    return {**browser_context_args, "java_script_enabled": False, "viewport": {"width": 412, "height": 915}}


@pytest.fixture
def saved(page, site, tmp_path):
    """Walks to the result, saves it, and opens the file offline; gives the addresses that it asked for."""

    def save(person):
        walk(page, site, person)
        with page.expect_download() as download:
            page.get_by_role("button", name="Tallenna puhelimeen").click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        page.context.set_offline(True)
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        return asked, file

    return save


@pytest.mark.parametrize(("person", "title"), [(AINO, TITLES["result"]), (EERO, TITLES["emergency"])])
def test_it_opens_offline_with_telephones_to_press(page, saved, person, title):
    asked, file = saved(person)
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator('a[href="tel:112"]').first).to_be_visible()
    assert asked == [file.as_uri()]


def test_it_fits_the_width_of_a_phone(page, saved):
    saved(AINO)
    box = page.locator("html").bounding_box()
    assert box["width"] <= 412


def test_what_only_a_screen_reader_needs_is_not_shown(page, saved):
    saved(AINO)
    assert page.locator(".hidden").first.bounding_box()["width"] <= 1


def test_the_page_stays_after_saving(page, site):
    walk(page, site, AINO)
    with page.expect_download():
        page.get_by_role("button", name="Tallenna puhelimeen").click()
    expect(page.locator("h1")).to_have_text(TITLES["result"])
