"""What advice adds to every release: the guidance."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from advice import guidance, models, questionnaire
from advice.checks import check_guidance
from advice.counterexample import Counterexample
from advice.problem_words import GUIDANCE_WORDS
from advice.proof import prove
from advice.reasons import words
from services_catalog.columns import Reference
from services_catalog.documents import Document, Dump
from services_catalog.models import Fact, Service
from services_catalog.plain_language import TextKind
from services_catalog.release import Release
from services_catalog.sections import Problem, Section

CLIENT_TEXTS = {
    "Questionnaire.title": TextKind.NAME,
    "Question.text": TextKind.QUESTION,
    "Question.why": TextKind.HINT,
    "Question.hint": TextKind.HINT,
    "AnswerOption.label": TextKind.OPTION,
    "Milestone.text": TextKind.RUNNING,
}


def broken_guarantees(release: Release, as_of: dt.date) -> Iterator[Problem]:
    """Each counterexample of the proof, so that what it breaks is not published."""
    for guarantee in prove(release, as_of):
        for example in guarantee.counterexamples:
            answers = _answers(release, example, as_of)
            yield Problem("proof", guarantee.key, "", example.matter, answers, example.as_json)


def _answers(release: Release, example: Counterexample, as_of: dt.date) -> str:
    """With the day, where it is another one."""
    guidance = release.sections["advice"]
    said = [words(release.catalogue, guidance, (key, ()), example.facts) for key in example.facts]
    later = example.on and example.on != as_of
    return " · ".join([*([f"{example.on:%d.%m.%Y} alkaen"] if later else []), *said])


def described_facts(dump: Dump) -> Iterator[Reference]:
    for key in dump.get("facts", {}):
        yield Reference("facts", Fact, key)


def stated_facts(dump: Dump) -> Iterator[Reference]:
    for number, question in enumerate(dump.get("questions", ()), start=1):
        for place, option in enumerate(question.get("options", ()), start=1):
            for pair in option.get("sets", "").split():
                yield Reference(f"questions[{number}].options[{place}].sets", Fact, pair.partition("=")[0])


def expected_services(dump: Dump) -> Iterator[Reference]:
    expected = dump.get("expected", {})
    slugs = [slug for must in expected.get("must", ()) for slug in must["any_of"]]
    slugs += [unwanted["slug"] for unwanted in expected.get("must_not", ())]
    for slug in dict.fromkeys([*slugs, *expected.get("acceptable", ()), *expected.get("rights", ())]):
        yield Reference("expected", Service, slug)


QUESTIONNAIRES = Document(
    "questionnaires",
    models.Questionnaire,
    questionnaire.Questionnaire,
    rules=("*",),
    mentions={Fact: stated_facts},
)
EXAMPLE_CASES = Document(
    "example_cases",
    models.ExampleCase,
    guidance.ExampleCase,
    rules=("*",),
    mentions={Fact: described_facts, Service: expected_services},
)
PAYER_TABLE = Document(
    "payer_table", models.PayerLine, guidance.PayerLine, rules=("*",), mentions={Fact: described_facts}
)

GUIDANCE = Section(
    name="advice",
    struct=guidance.Guidance,
    documents=(
        Document("lead_rules", models.LeadRule, guidance.LeadRule, rules=("*",)),
        QUESTIONNAIRES,
        EXAMPLE_CASES,
        PAYER_TABLE,
        Document("milestones", models.Milestone, guidance.Milestone, rules=("*",)),
        Document("phases", models.Phase, guidance.Phase, rules=("*",)),
        Document("client_segments", models.ClientSegment, guidance.ClientSegment, rules=("*",)),
        Document("guidance_levels", models.GuidanceLevel, guidance.GuidanceLevel, rules=("*",)),
        Document("service_packages", models.ServicePackage, guidance.ServicePackage, rules=("*",)),
        Document("stop_reasons", models.StopReason, guidance.StopReason),
        Document("plan_templates", models.PlanTemplate, guidance.PlanTemplate),
        Document("exercises", models.Exercise, guidance.Exercise),
    ),
    content=Path(__file__).parent / "content",
    client_texts=CLIENT_TEXTS,
    check=check_guidance,
    prove=broken_guarantees,
    words=GUIDANCE_WORDS,
)
