"""How much of the one stylesheet is in use: dead rules go, and a page carries few that only others need."""

import re

import pytest
from django.conf import settings

from tests.browser.journey import PAGES

STYLE = (settings.BASE_DIR / "static" / "kaiku.css").read_text()
MOST_KINDS = ["home", "question-error", "municipality-error", "refining", "answers", "result", "emergency"]
MOST_KINDS += ["services-found", "services-nothing", "service", "embedding", "card"]
SCREEN = {"media": "screen", "color_scheme": "light", "forced_colors": "none"}
LOOKS = [SCREEN, {"color_scheme": "dark"}, {"color_scheme": "light", "forced_colors": "active"}, {"media": "print"}]


@pytest.fixture
def used(page, site):
    """Where the rules stand that a page of the given kind uses, on a phone, on a desktop, dark and printed."""

    def places(name):
        page.context.clear_cookies()
        page.emulate_media(**SCREEN)
        PAGES[name](page, site)
        browser, sheets = page.context.new_cdp_session(page), {}
        browser.on(
            "CSS.styleSheetAdded", lambda added: sheets.update({added["header"]["styleSheetId"]: added["header"]})
        )
        for command in ("DOM.enable", "CSS.enable", "CSS.startRuleUsageTracking"):
            browser.send(command)
        for look in LOOKS:
            page.emulate_media(**look)
            for width in (320, 1280):
                page.set_viewport_size({"width": width, "height": 900})
                page.evaluate("document.body.offsetHeight")
        rules = browser.send("CSS.stopRuleUsageTracking")["ruleUsage"]
        browser.detach()
        ours = [rule for rule in rules if sheets[rule["styleSheetId"]]["sourceURL"].endswith("kaiku.css")]
        return {(int(rule["startOffset"]), int(rule["endOffset"])) for rule in ours if rule["used"]}

    return places


def share_unused(places):
    bare = re.sub(r"/\*.*?\*/", lambda comment: " " * len(comment[0]), STYLE, flags=re.DOTALL)
    read = {at for start, end in places for at in range(start, end)}
    written = [at for at, letter in enumerate(bare) if not letter.isspace()]
    return sum(at not in read for at in written) / len(written)


def test_no_rule_is_dead(used):
    """Of what is left most is for pointers, for plans and for the widths between."""
    assert share_unused(set().union(*(used(name) for name in MOST_KINDS))) <= 0.15


def test_the_result_uses_most_of_what_it_loads(used):
    """The rest is the other pages', loaded once: docs/adr/0008-one-stylesheet.md."""
    assert share_unused(used("result")) <= 0.4
