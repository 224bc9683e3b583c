"""The 55 criteria of WCAG 2.2 at levels A and AA, which of them something checks, and the matrix of a run."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

TESTS = Path(__file__).parent
PROTOCOL = TESTS.parent / "docs" / "accessibility.md"
CRITERIA = {
    "1.1.1": "Non-text Content",
    "1.2.1": "Audio-only and Video-only",
    "1.2.2": "Captions",
    "1.2.3": "Audio Description or Media Alternative",
    "1.2.4": "Captions (Live)",
    "1.2.5": "Audio Description",
    "1.3.1": "Info and Relationships",
    "1.3.2": "Meaningful Sequence",
    "1.3.3": "Sensory Characteristics",
    "1.3.4": "Orientation",
    "1.3.5": "Identify Input Purpose",
    "1.4.1": "Use of Color",
    "1.4.2": "Audio Control",
    "1.4.3": "Contrast",
    "1.4.4": "Resize Text",
    "1.4.5": "Images of Text",
    "1.4.10": "Reflow",
    "1.4.11": "Non-text Contrast",
    "1.4.12": "Text Spacing",
    "1.4.13": "Content on Hover or Focus",
    "2.1.1": "Keyboard",
    "2.1.2": "No Keyboard Trap",
    "2.1.4": "Character Key Shortcuts",
    "2.2.1": "Timing Adjustable",
    "2.2.2": "Pause, Stop, Hide",
    "2.3.1": "Three Flashes or Below Threshold",
    "2.4.1": "Bypass Blocks",
    "2.4.2": "Page Titled",
    "2.4.3": "Focus Order",
    "2.4.4": "Link Purpose",
    "2.4.5": "Multiple Ways",
    "2.4.6": "Headings and Labels",
    "2.4.7": "Focus Visible",
    "2.4.11": "Focus Not Obscured",
    "2.5.1": "Pointer Gestures",
    "2.5.2": "Pointer Cancellation",
    "2.5.3": "Label in Name",
    "2.5.4": "Motion Actuation",
    "2.5.7": "Dragging Movements",
    "2.5.8": "Target Size",
    "3.1.1": "Language of Page",
    "3.1.2": "Language of Parts",
    "3.2.1": "On Focus",
    "3.2.2": "On Input",
    "3.2.3": "Consistent Navigation",
    "3.2.4": "Consistent Identification",
    "3.2.6": "Consistent Help",
    "3.3.1": "Error Identification",
    "3.3.2": "Labels or Instructions",
    "3.3.3": "Error Suggestion",
    "3.3.4": "Error Prevention",
    "3.3.7": "Redundant Entry",
    "3.3.8": "Accessible Authentication",
    "4.1.2": "Name, Role, Value",
    "4.1.3": "Status Messages",
}
# What the tags of axe's own rules name at levels A and AA; tests/browser/test_accessibility.py asks axe itself.
# fmt: off
AXE = (
    "1.1.1", "1.2.2", "1.3.1", "1.3.5", "1.4.1", "1.4.2", "1.4.3", "1.4.4", "1.4.12", "2.1.1", "2.2.1", "2.2.2",
    "2.4.1", "2.4.2", "2.4.4", "2.5.3", "2.5.8", "3.1.1", "3.1.2", "3.3.2", "4.1.2",
)
# fmt: on


def of_tag(tag: str) -> str:
    """``1.4.12`` for axe's ``wcag1412``; the empty string for a tag that names no criterion."""
    found = re.fullmatch(r"wcag(\d)(\d)(\d+)", tag)
    return ".".join(found.groups()) if found else ""


# What the tests say of themselves


def marks_of(source: str) -> Iterator[str]:
    """The criteria in ``@pytest.mark.wcag("1.4.10", …)``; ``*AXE`` stands for those of axe."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.wcag":
            for argument in node.args:
                yield from AXE if isinstance(argument, ast.Starred) else [ast.literal_eval(argument)]


def checked() -> set[str]:
    return {criterion for path in TESTS.rglob("test_*.py") for criterion in marks_of(path.read_text())}


def in_protocol() -> set[str]:
    """The criteria that a person goes through: the headings of the protocol."""
    return set(re.findall(r"^### (\d\.\d\.\d+)", PROTOCOL.read_text(), re.MULTILINE))


# What a run found


def matrix(run: Iterable[tuple[str, str, list[str]]]) -> str:
    """A line for each criterion: what the run said, how many tests, and which; ``run`` is (test, outcome, criteria)."""
    by_criterion: dict[str, dict[str, set[str]]] = {criterion: {} for criterion in CRITERIA}
    for test, outcome, criteria in run:
        for criterion in criteria:
            by_criterion[criterion].setdefault(test, set()).add(outcome)
    manual = in_protocol()
    rows = [row(criterion, tests, criterion in manual) for criterion, tests in by_criterion.items()]
    count = sum(1 for tests in by_criterion.values() if tests)
    return "\n".join([*rows, f"{count} of {len(CRITERIA)} criteria checked by this run"])


def row(criterion: str, tests: dict[str, set[str]], is_manual: bool) -> str:
    outcomes = set().union(*tests.values()) if tests else set()
    said = "not run" if not outcomes else "passed" if outcomes == {"passed"} else "FAILED"
    names = ", ".join(sorted(tests))
    return f"{criterion:7} {CRITERIA[criterion]:40} {said:8} {'by hand too' if is_manual else '':12} {names}".rstrip()
