"""The line drops while an answer is on its way: loading the page again is enough, and no answer is lost."""

import random

import pytest
from playwright.sync_api import Error

from tests.browser.journey import AINO, choose, question, start, walk

LONGEST = 150  # milliseconds until the drop; an answer takes about half of it
TRIES = 5


@pytest.fixture
def browser_context_args(browser_context_args):
    return {**browser_context_args, "java_script_enabled": False}


def drop(page, button, moment):
    """Press the button and cut the line: before pressing, or so many milliseconds after it."""
    if moment < 0:
        page.context.set_offline(True)
    button.click(no_wait_after=True)
    page.wait_for_timeout(max(moment, 50))
    page.context.set_offline(True)
    page.wait_for_timeout(100)  # what was under way fails
    page.context.set_offline(False)


def load_again(page):
    """As a person does who sees the browser's own error page; it may still be on its way."""
    for _ in range(TRIES):
        try:
            return page.reload()
        except Error as error:
            message = error.message
    raise AssertionError(message)


def answers(page, site):
    page.goto(f"{site}/kysely/kuntoutus/vastaukset/")
    return page.locator("main dl").first.inner_text()  # below it, the glossary


@pytest.fixture
def expected(page, site):
    walk(page, site, AINO)
    return answers(page, site)


@pytest.mark.parametrize("drops", [pytest.param(10, id="10"), pytest.param(100, id="100", marks=pytest.mark.nightly)])
def test_no_answer_is_lost(page, site, expected, drops):
    moments = random.Random(drops)  # noqa: S311
    felt = left = 0
    while left < drops:
        page.context.clear_cookies()
        start(page, site)
        while key := question(page):
            drop(page, choose(page, AINO.get(key)), moments.uniform(-LONGEST / 2, LONGEST))
            felt += page.url.startswith("chrome-error:")
            left += 1
            load_again(page)
            assert question(page) != key
        assert answers(page, site) == expected
    assert felt > left / 4  # the others came before the drop
