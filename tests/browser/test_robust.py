"""WCAG 2.2, principle 4: what a screen reader is told, in which order, and once."""

import pytest
from playwright.sync_api import expect

from tests.browser.kinds import open_kind

HEAR = """() => {
    const status = document.querySelector('[role=status]');
    window.told = [];
    new MutationObserver(() => window.told.push(status.innerText.trim()))
        .observe(status, { childList: true, characterData: true, subtree: true });
}"""


@pytest.fixture
def tree(page, site):
    """What the browser tells assistive technology of a page: (role, name), in reading order."""

    def read(name):
        open_kind(page, site, name)
        session = page.context.new_cdp_session(page)
        nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
        return list(spoken(nodes, next(iter(nodes.values()))))

    return read


def spoken(nodes, node):
    if not node["ignored"]:
        name = " ".join(node.get("name", {}).get("value", "").replace("\u00ad", "").split())
        yield node["role"]["value"], name
    for child in node.get("childIds", ()):
        yield from spoken(nodes, nodes[child])


def places(said, *wanted):
    """Where each (role, beginning of name) is said first, after the one before it."""
    found, at = [], 0
    for role, name in wanted:
        at = next(i for i, (r, n) in enumerate(said) if i >= at and r == role and n.startswith(name))
        found.append(at)
    return found


@pytest.mark.wcag("4.1.2", "1.3.1", "1.3.2")
@pytest.mark.parametrize(
    ("name", "text", "options"),
    [("question", "Mikä kuvaa tilannettasi", "radio"), ("question-many", "Mihin haluat apua", "checkbox")],
)
def test_a_question_is_told_as_title_step_question_options_button(tree, name, text, options):
    said = tree(name)
    order = [("RootWebArea", text), ("StaticText", "Kysymys "), ("heading", text), (options, ""), ("button", "Jatka")]
    assert len(places(said, *order)) == 5
    assert next(name for role, name in said if role == "group").endswith("?")


@pytest.mark.wcag("4.1.2", "3.3.2")
@pytest.mark.parametrize(
    "name", ["question", "municipality-error", "services", "service", "responsibility", "consult", "compare"]
)
def test_every_control_has_a_name_and_a_role(tree, name):
    said = tree(name)
    controls = (
        "radio",
        "checkbox",
        "textbox",
        "searchbox",
        "combobox",
        "button",
        "link",
        "spinbutton",
        "DisclosureTriangle",
    )
    assert any(role in controls for role, _ in said)
    assert [role for role, spoken_name in said if role in controls and not spoken_name] == []


@pytest.mark.wcag("4.1.2")
def test_what_is_chosen_is_told(page, site):
    open_kind(page, site, "question")
    page.get_by_role("radio").first.check()
    expect(page.get_by_role("radio", checked=True)).to_have_count(1)


@pytest.mark.wcag("4.1.3")
@pytest.mark.parametrize("name", ["question-error", "municipality-error"])
def test_an_error_is_announced_once(tree, name):
    said = tree(name)
    assert [role for role, _ in said].count("alert") == 1


@pytest.mark.wcag("4.1.3")
def test_the_count_of_found_services_is_announced_without_moving_the_focus(page, site):
    open_kind(page, site, "services")
    page.evaluate(HEAR)
    page.locator("#haku").press_sequentially("velat")
    expect(page.get_by_role("status")).not_to_be_empty()
    assert len({text for text in page.evaluate("window.told") if text}) == 1
    expect(page.locator("#haku")).to_be_focused()


@pytest.mark.wcag("4.1.3")
def test_a_new_result_on_the_desk_is_announced_once(page, site):
    open_kind(page, site, "consult")
    page.evaluate(HEAR)
    page.check('input[name=tavoite][value="work"]')
    expect(page.locator("#tiedote")).to_contain_text("Tulos päivittyi")
    assert len([text for text in page.evaluate("window.told") if text]) == 1


@pytest.mark.wcag("4.1.2")
@pytest.mark.parametrize("name", ["question", "result", "services"])
def test_it_works_in_forced_colours_in_the_dark_and_with_little_motion(page, site, name):
    page.emulate_media(forced_colors="active", color_scheme="dark", reduced_motion="reduce")
    open_kind(page, site, name)
    assert page.evaluate("survey.survey().moving") == 0
    page.keyboard.press("Tab")
    assert page.evaluate("survey.stop().marked")
