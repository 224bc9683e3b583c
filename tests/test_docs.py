"""What the documents say is so: the example by hand, the paths, the words and the contract."""

import datetime as dt
import io
import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command

from advice.advise import advise
from advice.answer import answer
from advice.management.commands import explain
from services_catalog.authorities import AuthorityType
from services_catalog.conditions import read_facts

ROOT = Path(__file__).parent.parent
ADVICE, CONTRACT, GLOSSARY = (ROOT / "docs" / f"{name}.md" for name in ("advice", "contract", "glossary"))
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
AS_OF = dt.date(2026, 11, 22)
PATH = re.compile(r"\.?\w[\w-]*(?:/[\w.*-]+)+/?")
NOT_OURS = (".venv/", "var/")  # made on the machine


def blocks(document, language):
    return re.findall(rf"^```{language}\n(.*?)^```", document.read_text(), re.DOTALL | re.MULTILINE)


def quoted(document):
    """What stands in code type, is linked to or is a word of a command."""
    text = re.sub(r"^```.*?^```", "", document.read_text(), flags=re.DOTALL | re.MULTILINE)
    commands = [word.strip(",") for block in blocks(document, "") for word in block.split()]
    return [*re.findall(r"`([^`\n]+)`", text), *re.findall(r"\]\(([^)\s]+)\)", text), *commands]


# The example by hand


@pytest.fixture(scope="module")
def stated():
    return json.loads(blocks(ADVICE, "json")[0])


def advised(release, stated):
    return advise(release, read_facts(stated, release.catalogue.vocabulary), AS_OF)


def test_the_example_comes_out_as_written(real_release, stated):
    advice, text = advised(real_release, stated), ADVICE.read_text()
    gate = advice.first.next_gate
    authority, kind = gate.resolution.authority.name.fi, gate.resolution.authority_type
    assert f"lead rule `{advice.lead_rule.key}`" in text
    assert f"first service `{advice.first.service.slug}`, first authority **{authority}** (`{kind}`)" in text


def test_the_example_is_one_of_our_cases(real_release, stated):
    cases = {case.id: case.facts for case in real_release.sections["advice"].example_cases}
    assert cases[re.search(r"Example case ([\w-]+)", ADVICE.read_text())[1]] == stated


def test_the_quoted_lines_are_those_that_explain_prints(real_release, stated, monkeypatch):
    monkeypatch.setattr(explain, "current_release", lambda: real_release)
    out = io.StringIO()
    call_command("explain", json.dumps(stated), as_of=str(AS_OF), stdout=out)
    said = [line for block in blocks(ADVICE, "text") for line in block.splitlines()]
    assert said
    assert [line for line in said if line not in out.getvalue().splitlines()] == []


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"medical_statement": "none"}, AuthorityType.WELLBEING_COUNTY),
        ({"earnings_5y_over_limit": "yes", "worked_last_3_years": "yes"}, AuthorityType.PENSION_PROVIDER),
        ({"cause": "traffic_accident"}, AuthorityType.MOTOR_INSURER),
    ],
    ids=["without the statement", "with a career", "after a traffic accident"],
)
def test_what_if(real_release, stated, change, kind):
    advice = advised(real_release, stated | change)
    assert advice.first.next_gate.resolution.authority_type is kind


# Paths


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_is_there(document):
    paths = [path for path in quoted(document) if PATH.fullmatch(path) and not path.startswith(NOT_OURS)]
    folders = (ROOT, document.parent)
    assert [path for path in paths if not any(any(folder.glob(path)) for folder in folders)] == []


def test_every_document_that_code_names_is_there():
    sources = [path for app in ("kaiku", "services_catalog", "advice") for path in (ROOT / app).rglob("*.py")]
    named = {name for path in sources for name in re.findall(r"docs/[\w/-]+\.md", path.read_text())}
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


# Words and contract


def test_every_word_of_the_glossary_is_used():
    folders = (ROOT / "services_catalog", ROOT / "advice")
    files = [path for folder in folders for kind in ("*.py", "*.yaml") for path in folder.rglob(kind)]
    used = set(re.findall(r"\w+", "\n".join(path.read_text() for path in files)))
    rows = [line for line in GLOSSARY.read_text().splitlines() if line.startswith("| `")]
    words = [word for row in rows for word in re.findall(r"`(\w+)`", row)]
    assert [word for word in words if word not in used] == []


def test_the_contract_names_every_kind_of_authority():
    listed = CONTRACT.read_text().partition("**Authority types**")[2].partition("\n\n")[0]
    assert set(re.findall(r"`(\w+)`", listed)) == set(AuthorityType)


def test_the_contract_names_every_key(real_release, stated):
    facts = read_facts(stated, real_release.catalogue.vocabulary)
    found = answer(real_release, advise(real_release, facts, AS_OF), facts, "client")
    inner = (found["first_step"], found["first_step"]["contact"], found["recommendations"][0], found["not_now"][0])
    keys = {key for part in (found, *inner) for key in part}
    assert keys <= set(re.findall(r"\b\w+\b", " ".join(quoted(CONTRACT))))
