"""Example cases against the advice they get: what differs, and the totals."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from advice.advise import Advice, advise
from advice.flow import path
from advice.guidance import ExampleCase, Guidance
from advice.questionnaire import UNKNOWN_ANSWER, Question
from services_catalog.conditions import Facts, Value, read_facts
from services_catalog.release import Release


class CaseResult(msgspec.Struct, frozen=True, kw_only=True):
    """How one case came out; every field is empty or true when all is as expected."""

    case: ExampleCase
    first_authority: str
    is_first_right: bool
    missing_musts: tuple[str, ...]
    musts: int
    wrongly_listed: tuple[str, ...]
    wrong_first: str
    missing_rights: tuple[str, ...]
    listed: tuple[str, ...]
    relevant: int  # how many of the listed are must or acceptable
    questions: int = 0  # how many were asked, where the case was walked by questions

    @property
    def is_as_expected(self) -> bool:
        return self.is_first_right and not (
            self.missing_musts or self.wrongly_listed or self.wrong_first or self.missing_rights
        )

    def differences(self) -> tuple[str, ...]:
        """One readable line per difference."""
        expected = self.case.expected
        lines = []
        if not self.is_first_right:
            accepted = ", ".join(expected["first_authority"])
            lines.append(f"first authority {self.first_authority or 'none'}, expected {accepted}")
        lines += [f"missing must: {must}" for must in self.missing_musts]
        lines += [f"must not be listed: {slug}" for slug in self.wrongly_listed]
        if self.wrong_first:
            lines.append(f"must not be first: {self.wrong_first}")
        lines += [f"missing right: {right}" for right in self.missing_rights]
        return tuple(lines)


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """Shares are 0–1; a length is a number of services."""

    cases: int
    first_authority: float
    must: float
    must_not: int
    wrong_first: int
    rights: float
    mean_list: float
    relevant: float


def check_case(case: ExampleCase, advice: Advice) -> CaseResult:
    """Compare the advice with what the case expects (engine.md §12)."""
    expected = case.expected
    listed = tuple(r.service.slug for r in advice.recommendations)
    first = advice.first
    gate = first.next_gate if first else None
    authority = gate.resolution.authority_type.value if gate else ""
    unwanted = [entry for entry in expected.get("must_not", ()) if entry["slug"]]
    welcome = {slug for must in expected["must"] for slug in must["any_of"]}
    welcome.update(expected.get("acceptable", ()))
    rights = {right.service.slug for right in advice.rights}
    return CaseResult(
        case=case,
        first_authority=authority,
        is_first_right=authority in expected["first_authority"],
        missing_musts=tuple(
            " or ".join(must["any_of"]) for must in expected["must"] if not set(must["any_of"]).intersection(listed)
        ),
        musts=len(expected["must"]),
        wrongly_listed=tuple(
            entry["slug"] for entry in unwanted if entry["kind"] == "service" and entry["slug"] in listed
        ),
        wrong_first=next(
            (e["slug"] for e in unwanted if e["kind"] == "primary" and [e["slug"]] == [*listed[:1]]),
            "",
        ),
        missing_rights=tuple(r for r in expected.get("rights", ()) if r not in rights),
        listed=listed,
        relevant=len(welcome.intersection(listed)),
    )


def totals(results: Sequence[CaseResult]) -> Totals:
    count = len(results) or 1
    musts = sum(result.musts for result in results) or 1
    expected_rights = sum(len(result.case.expected.get("rights", ())) for result in results) or 1
    listed = sum(len(result.listed) for result in results) or 1
    return Totals(
        cases=len(results),
        first_authority=sum(result.is_first_right for result in results) / count,
        must=1 - sum(len(result.missing_musts) for result in results) / musts,
        must_not=sum(len(result.wrongly_listed) for result in results),
        wrong_first=sum(bool(result.wrong_first) for result in results),
        rights=1 - sum(len(result.missing_rights) for result in results) / expected_rights,
        mean_list=sum(len(result.listed) for result in results) / count,
        relevant=sum(result.relevant for result in results) / listed,
    )


def run_case(release: Release, case: ExampleCase, as_of: dt.date, *, by_questions: int | None = None) -> CaseResult:
    """The case with all its facts, or with those that the first questions bring to light."""
    facts: Facts = read_facts(case.facts, release.catalogue.vocabulary)
    asked: tuple[Question, ...] = ()
    if by_questions is not None:
        asked, facts = walk(release, facts, as_of, limit=by_questions)
    result = check_case(case, advise(release, facts, as_of))
    return msgspec.structs.replace(result, questions=len(asked))


def walk(
    release: Release, facts: Facts, as_of: dt.date, *, limit: int
) -> tuple[tuple[Question, ...], dict[str, Value]]:
    """Answer the client's questions from the facts, otherwise "en tiedä", at most ``limit``.

    Returns the questions asked and the facts that they brought to light.
    """
    guidance: Guidance = release.sections["advice"]
    questionnaire = guidance.client_questionnaire
    answers: dict[str, tuple[str, ...]] = {}
    known: dict[str, Value] = {}
    asked: list[Question] = []
    while len(asked) < limit:
        question = path(release, questionnaire, answers, as_of, known=known).next
        if question is None:
            break
        asked.append(question)
        answers[question.key] = (UNKNOWN_ANSWER,)
        known.update({key: facts[key] for key in question.facts if key in facts})
    return tuple(asked), known
