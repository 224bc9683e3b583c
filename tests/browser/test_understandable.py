"""WCAG 2.2, principle 3: pages that read in their language, do not surprise, and help with mistakes."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.journey import AINO, walk
from tests.browser.kinds import open_kind

# Language


@pytest.mark.wcag("3.1.1")
@pytest.mark.parametrize(
    ("path", "lang"), [("/", "fi"), ("/sv/", "sv"), ("/en/kuka-vastaa/", "en"), ("/sv/eiole/", "sv")]
)
def test_a_page_names_its_language(page, site, path, lang):
    page.goto(site + path)
    assert page.locator("html").get_attribute("lang") == lang


@pytest.mark.wcag("3.1.2")
def test_the_name_of_another_language_is_in_that_language(page, site):
    page.goto(site)
    links = page.locator("nav[aria-label=Kieli] a")
    said = dict(links.evaluate_all("all => all.map(a => [a.innerText, a.lang])"))
    assert said == {"Selkosuomi": "fi", "Svenska": "sv", "English": "en"}


# Nothing happens by surprise


@pytest.mark.wcag("3.2.2")
@pytest.mark.parametrize(
    "name", ["question", "municipality", "services", "responsibility", "consult", "compare", "actor-map"]
)
def test_filling_in_a_form_leads_nowhere(page, site, name):
    """What changes beside a form is the list or the result; the page stays, and so does the focus."""
    open_kind(page, site, name)
    page.evaluate("window.isSamePage = true")
    for field in page.locator(
        "main :is(input[type=radio], input[type=text], input:not([type]), input[type=search])"
    ).all()[:3]:
        field.check() if field.get_attribute("type") == "radio" else field.fill("Rovaniemi")
    for select in page.locator("main select:visible").all()[:2]:
        select.select_option(index=1)
    page.wait_for_timeout(900)  # longer than any delay of a form that answers while it is filled in
    assert page.evaluate("window.isSamePage")
    assert page.evaluate("document.activeElement !== document.body")
    assert len(page.context.pages) == 1


LANGUAGES = ("Suomi", "Selkosuomi", "Svenska", "English")


def in_order(surveyed, lang="fi"):
    """The shell of each page that has one: its links, the change of language apart."""
    shells = {
        name: page["shell"] for name, page in surveyed.items() if page["lang"] == lang and page["path"] != "/vika/"
    }
    return {name: [link for link in shell if link[0] not in LANGUAGES] for name, shell in shells.items()}


@pytest.mark.wcag("3.2.3", "3.2.4")
def test_every_page_has_the_same_links_in_the_same_order(surveyed):
    shells = {name: tuple(map(tuple, shell)) for name, shell in in_order(surveyed).items()}
    assert len(set(shells.values())) == 1, shells


@pytest.mark.wcag("3.2.4")
def test_one_action_has_one_name(surveyed):
    """The same search, the same answer and the same deletion are called the same wherever they stand."""
    names = {}
    for page in surveyed.values():
        for button in page["buttons"]:
            action = (
                button["action"]
                .partition("?")[0]
                .rstrip("/")
                .rpartition("/")[0 if "/kysely/" in button["action"] else 2]
            )
            if page["lang"] == "fi":
                names.setdefault(action, set()).add(button["name"])
    questions = next(said for action, said in names.items() if "/kysely/" in action)
    assert questions == {"Jatka", "Muu kunta tai en halua sanoa"}
    assert names["palvelut"] <= {"Hae", "Näytä"}


@pytest.mark.wcag("3.2.6")
def test_help_stands_in_the_same_place_on_every_page(surveyed):
    """Emergency and crisis numbers, then the desk of what Kaiku tells about itself; last in every page."""
    for name, page in surveyed.items():
        paths = [path for _, path in page["shell"]]
        assert paths.index("112") > paths.index("/" if page["lang"] == "fi" else f"/{page['lang']}/"), name
        assert page["landmarks"].index("main") < next(
            i for i, mark in enumerate(page["landmarks"]) if "aside" in mark
        ), name


# Mistakes


@pytest.mark.wcag("3.3.1", "3.3.3")
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("question-error", "Valitse yksi vaihtoehto."),
        ("municipality-error", "Valitse kunta tai kirjoita nimi uudelleen"),
    ],
)
def test_an_error_says_what_is_wrong_and_what_to_do(page, site, name, says):
    open_kind(page, site, name)
    expect(page.locator(".summary")).to_contain_text(says)
    expect(page.locator("#virhe")).to_contain_text(says)
    described = page.locator("[aria-describedby~=virhe]")
    assert described.count()


@pytest.mark.wcag("3.3.3")
def test_a_misspelt_municipality_is_offered_with_the_nearest(page, site):
    open_kind(page, site, "municipality-error")
    offered = page.locator(".option").all_inner_texts()
    assert "Pyhtää" in offered


@pytest.mark.wcag("3.3.1", "3.3.3")
def test_a_wrong_number_on_the_desk_is_named_beside_its_field(page, site):
    open_kind(page, site, "consult")
    page.fill("#q-ika", "120")
    link = page.locator("#tulos .summary a")
    expect(link).to_be_visible()
    link.click()
    expect(page.locator("#q-ika")).to_be_focused()


@pytest.mark.wcag("3.3.4")
def test_answers_are_deleted_only_when_confirmed(page, site):
    open_kind(page, site, "delete")
    assert "answers" in {cookie["name"] for cookie in page.context.cookies()}
    expect(page.get_by_role("button", name="Poista vastaukset")).to_be_visible()


@pytest.mark.wcag("3.3.4", "3.3.7")
def test_every_answer_can_be_checked_and_changed_and_is_not_asked_again(page, site):
    open_kind(page, site, "answers")
    page.get_by_role("link", name=re.compile("Muuta.*Missä kunnassa asut")).click()
    expect(page.locator("input[name=typed]")).to_have_value("Rovaniemi")


@pytest.mark.wcag("3.3.7")
def test_no_question_is_asked_twice(page, site):
    asked = walk(page, site, AINO)
    assert len(asked) == len(set(asked))


@pytest.mark.wcag("3.3.7")
def test_the_municipality_of_a_search_goes_along_to_the_service(page, site):
    page.goto(f"{site}/palvelut/?q=velat&kunta=698")
    page.locator("#osumat a[href*='/palvelut/']").first.click()
    expect(page.locator("input[name=kunta]")).to_have_value("Rovaniemi")


@pytest.mark.wcag("3.3.8", "1.3.5")
def test_an_editor_logs_in_by_a_password_that_may_be_pasted_or_filled_in(page, site):
    """No puzzle and nothing to remember: a manager may keep the password, and the code may be copied."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/hallinta/login/")
    purposes = page.locator("input:visible:not([type=submit])").evaluate_all(
        "all => all.map(field => field.autocomplete)"
    )
    assert purposes == ["username", "current-password", "one-time-code"]
    page.evaluate("navigator.clipboard.writeText('pitkä salasana')")
    page.locator("input[type=password]").focus()
    page.keyboard.press("Control+V")
    expect(page.locator("input[type=password]")).to_have_value("pitkä salasana")
