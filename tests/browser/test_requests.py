"""What a phone fetches for one page, with nothing kept from before and JavaScript on."""

import pytest

from tests.browser.journey import PAGES


@pytest.mark.parametrize(
    "name", ["home", "start", "question", "municipality", "answers", "result", "emergency", "delete"]
)
def test_a_page_is_itself_and_its_style_and_no_script(page, site, name):
    PAGES[name](page, site)
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    fetched = []
    page.on("request", lambda request: fetched.append(request.resource_type))
    page.reload(wait_until="networkidle")
    assert fetched == ["document", "stylesheet"]
    assert page.locator("script").count() == 0
