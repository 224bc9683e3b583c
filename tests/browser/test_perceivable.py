"""WCAG 2.2, principle 1: what a page holds can be perceived, enlarged, turned and spaced out."""

import re

import pytest

from tests.browser.kinds import CLIENT, ROOT, open_kind
from tests.test_translations import texts_of

STYLES = [path.read_text() for path in (ROOT / "static").glob("*.css")]
# Where something is or what colour it has says nothing to who does not see it.
BY_SIGHT = re.compile(
    r"\b(vasemma|oikeassa (reuna|laida)|oikealla (puolella|reuna)|ylhääll|alhaall|yläpuolel|alapuolel|yläreuna|alareuna"
    r"|vihreä|punai|keltai|sininen|siniset|sinisell|harmaa|pyöreä|neliö|nuolen|nuolesta|väriset|väril)",
    re.IGNORECASE,
)


# No sound, no moving pictures, no pictures of text


@pytest.mark.wcag("1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.4.2", "2.3.1")
def test_no_page_has_sound_or_moving_pictures(each):
    assert each(lambda page: page["media"]) == {}


@pytest.mark.wcag("1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.4.2", "2.3.1")
def test_a_page_may_not_load_sound_or_moving_pictures(page, site):
    policy = page.goto(site).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert not re.search(r"(media|frame|child|object|worker)-src", policy)


@pytest.mark.wcag("1.4.5")
def test_no_text_is_a_picture(each):
    assert each(lambda page: page["pictures"]) == {}


@pytest.mark.wcag("1.1.1")
def test_every_drawing_has_a_name(each, surveyed):
    assert each(lambda page: [d for d in page["drawings"] if d["role"] != "img" or len(d["name"]) < 5]) == {}
    assert surveyed["actor-map"]["drawings"]


@pytest.mark.wcag("1.1.1")
def test_a_drawn_map_says_the_same_as_a_table(page, site):
    open_kind(page, site, "actor-map")
    drawn = page.locator("svg.drawing text").all_text_contents()
    told = " ".join(" ".join(page.locator("main table").all_text_contents()).split())
    assert len(drawn) > 20
    assert [text for text in drawn if not text.isdigit() and " ".join(text.split()) not in told] == []


# Order, relations and ways of telling


@pytest.mark.wcag("1.3.2")
def test_what_is_read_first_stands_first(each):
    assert each(lambda page: page["outOfOrder"]) == {}


@pytest.mark.wcag("1.3.2", "1.3.1")
@pytest.mark.parametrize("name", ["question-error", "result", "service", "compare"])
def test_without_styles_the_page_reads_in_the_same_order(page, site, name):
    open_kind(page, site, name)
    styled = page.evaluate("document.body.innerText").split()
    page.evaluate("for (const link of document.querySelectorAll('link[rel=stylesheet]')) link.disabled = true")
    plain = iter(page.evaluate("document.body.innerText").split())
    assert [word for word in styled if word not in plain] == []


@pytest.mark.wcag("1.3.1", "1.3.2")
def test_without_styles_each_option_begins_a_line(page, site):
    open_kind(page, site, "question")
    page.evaluate("document.querySelector('link[rel=stylesheet]').disabled = true")
    tops = page.get_by_role("radio").evaluate_all("all => all.map(one => Math.round(one.getBoundingClientRect().top))")
    assert len(set(tops)) == len(tops) > 10


@pytest.mark.wcag("1.3.1")
def test_every_choice_stands_under_its_question(each):
    choices = ("radio", "checkbox")
    assert each(lambda page: [f["html"] for f in page["fields"] if f["type"] == "radio" and not f["group"]]) == {}
    assert each(lambda page: [f["html"] for f in page["fields"] if f["type"] in choices and not f["label"]]) == {}


@pytest.mark.wcag("1.3.3")
def test_no_text_leans_on_place_or_colour(each, real):
    assert each(lambda page: BY_SIGHT.findall(page["text"])) == {}
    content = [text.fi for text in (*texts_of(real.catalogue), *texts_of(real.sections))]
    assert [text for text in content if BY_SIGHT.search(text)] == []


@pytest.mark.wcag("1.3.4")
@pytest.mark.parametrize("name", ["question", "result", "consult"])
def test_a_phone_may_be_held_either_way(page, site, name):
    said = []
    for width, height in ((412, 915), (915, 412)):
        page.set_viewport_size({"width": width, "height": height})
        open_kind(page, site, name)
        said.append(page.evaluate("document.body.innerText").split())
    assert said[0] == said[1]
    assert [style for style in STYLES if "orientation" in style] == []


@pytest.mark.wcag("1.3.5")
def test_no_field_asks_about_a_person_without_saying_its_purpose(each):
    personal = re.compile(r"nimi$|name|email|mail|puhelin|phone|osoite|address|synty|birth", re.IGNORECASE)

    def unsaid(page):
        if page["path"].startswith("/ammattilaiselle/"):
            return []  # asks about a client, not about whoever fills it in
        fields = [f for f in page["fields"] if f["type"] in ("email", "tel", "password") or personal.search(f["name"])]
        return [f["html"] for f in fields if f["autocomplete"] in ("", "on", "off")]

    assert each(unsaid) == {}


@pytest.mark.wcag("1.4.1")
def test_a_link_in_text_is_underlined(each):
    assert each(lambda page: page["colourOnly"]) == {}


@pytest.mark.wcag("1.4.1", "3.3.1")
def test_an_error_is_told_in_words(surveyed):
    for name in ("question-error", "municipality-error"):
        assert surveyed[name]["title"].startswith("Virhe:")
        assert "virhe" in dict(surveyed[name]["headings"])[2].lower()


# Enlarged, narrowed, spaced out


@pytest.mark.wcag("1.4.4")
def test_text_doubles_without_loss(each):
    """A wide table of the desk may then be scrolled; browsers' own zoom narrows the page, and it stacks."""

    def lost(page):
        is_desk = page["path"].startswith("/ammattilaiselle/")
        return [what for what in page["doubled"] if not (is_desk and what == "the page scrolls sideways")]

    assert each(lost) == {}


@pytest.mark.wcag("1.4.4", "1.4.10")
def test_four_times_enlarged_nothing_is_cut_off_or_scrolls_sideways(each):
    assert each(lambda page: page["enlarged"]) == {}


@pytest.mark.wcag("1.4.12")
def test_nothing_is_lost_when_text_is_spaced_out(each):
    assert each(lambda page: page["spaced"]) == {}


def test_running_text_of_clients_is_large_airy_and_of_readable_width(surveyed):
    """18 px, line height 1.5, and lines of at most some 60 characters."""
    assert {name: surveyed[name]["cramped"] for name in CLIENT if surveyed[name]["cramped"]} == {}


# Contrast of what is not text, and what shows on hovering


@pytest.mark.wcag("1.4.11")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_of_fields_options_and_buttons_stand_out(each, scheme):
    assert each(lambda page: page[f"faint-{scheme}"]) == {}


@pytest.mark.wcag("1.4.13")
def test_nothing_opens_on_hover_or_focus(each):
    """No tooltip, and no style that shows hidden content; the skip link shows itself, which is no new content."""
    assert each(lambda page: page["tooltips"]) == {}
    rules = [rule for style in STYLES for rule in re.findall(r"([^{}/]*:(?:hover|focus)[^{}]*)\{([^}]*)\}", style)]
    shows = re.compile(r"\b(display|visibility|opacity|content|clip-path|height)\s*:")
    opening = {selector.strip().partition("\n")[0] for selector, style in rules if shows.search(style)}
    assert opening <= {".js fieldset:has(:focus-visible) .option:nth-child(-n + 9):not(.unknown)::after"}


@pytest.mark.wcag("1.4.13")
def test_the_digits_of_the_desk_cover_no_words(page, site):
    """They come with the focus and go with it, and lie on the edge of an option, never on its text."""
    open_kind(page, site, "consult")
    page.locator("input[name=tyokyky]").first.focus()
    page.keyboard.press("ArrowDown")
    covered = page.evaluate("""() => {
      const options = [...document.querySelectorAll('fieldset:has(:focus-visible) .option')];
      return options.filter(option => {
        const digit = getComputedStyle(option, '::after'), box = option.getBoundingClientRect();
        if (digit.content === 'none') return false;
        const words = document.createRange();
        words.selectNodeContents(option.querySelector('span'));
        const left = box.right - parseFloat(digit.right) - parseFloat(digit.width);
        const bottom = box.top + parseFloat(digit.top) + parseFloat(digit.height);
        return [...words.getClientRects()].some(line => line.right > left && line.top + 4 < bottom);
      }).map(option => option.innerText); }""")
    assert covered == []
