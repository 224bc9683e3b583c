"""What must hold in the guidance before it is loaded or published."""

from collections.abc import Iterator, Mapping

from advice.guidance import Guidance
from advice.path_checks import check_paths
from advice.questionnaire import Question, QuestionKind
from services_catalog.conditions import Fact, FactKind, InvalidFact, read_facts, read_value
from services_catalog.release import Release
from services_catalog.sections import Problem

WITHOUT_OPTIONS = (QuestionKind.MUNICIPALITY, QuestionKind.NUMBER)


def check_guidance(release: Release) -> Iterator[Problem]:
    guidance: Guidance = release.sections["advice"]
    vocabulary = release.catalogue.vocabulary
    for questionnaire in guidance.questionnaires:
        keys = [question.key for question in questionnaire.questions]
        for number, question in enumerate(questionnaire.questions, start=1):
            place = f"questions[{number}]"
            if keys.index(question.key) != number - 1:
                yield Problem("questionnaires", questionnaire.slug, f"{place}.key", f"{question.key} is there twice")
            if question.kind is QuestionKind.NUMBER and questionnaire.audience == "client":
                yield Problem(
                    "questionnaires", questionnaire.slug, f"{place}.kind", "clients are not asked for a number"
                )
            for field, message in _check_question(question, vocabulary):
                yield Problem("questionnaires", questionnaire.slug, f"{place}.{field}", message)
    described = [("example_cases", case.id, case.facts) for case in guidance.example_cases]
    described += [("payer_table", line.key, line.facts) for line in guidance.payer_table]
    for noun, key, facts in described:
        try:
            read_facts(facts, vocabulary)
        except InvalidFact as error:
            yield Problem(noun, key, "facts", str(error))
    yield from _check_exercises(release)
    yield from check_paths(release)


def _check_exercises(release: Release) -> Iterator[Problem]:
    """An example case with a note of misrouting is practised on: it needs words, and kinds that have a name."""
    for case in release.sections["advice"].example_cases:
        if case.misrouting and not case.narrative:
            yield Problem("example_cases", case.id, "narrative", "missing: the case is practised on")
        for kind in case.expected.get("first_authority", ()) if case.misrouting else ():
            if (kind, "") not in release.catalogue.authority_by_area:
                yield Problem("example_cases", case.id, "expected", f"no authority of the kind {kind!r}")


def _check_question(question: Question, vocabulary: Mapping[str, Fact]) -> Iterator[tuple[str, str]]:
    if not question.options and question.kind not in WITHOUT_OPTIONS:
        yield "options", "a question needs options"
    if question.kind is QuestionKind.NUMBER and not _is_number(question, vocabulary):
        yield "facts", "a number settles one fact, which is a number"
    for number, option in enumerate(question.options, start=1):
        if question.options.index(question.option(option.code)) != number - 1:
            yield f"options[{number}].code", f"{option.code} is there twice"
        for key, code in option.pairs:
            if message := _mistake(question, vocabulary, key, code):
                yield f"options[{number}].sets", message


def _is_number(question: Question, vocabulary: Mapping[str, Fact]) -> bool:
    facts = [vocabulary[key] for key in question.facts if key in vocabulary]
    return [fact.kind for fact in facts] == [FactKind.NUMBER]


def _mistake(question: Question, vocabulary: Mapping[str, Fact], key: str, code: str) -> str:
    if key not in question.facts:
        return f"{key} is not among the facts of the question"
    fact = vocabulary.get(key)
    if fact is None or not code:
        return "" if fact else f"unknown fact {key!r}"
    try:
        read_value(fact, _raw(fact, code))
    except InvalidFact as error:
        return str(error)
    return ""


def _raw(fact: Fact, code: str) -> object:
    match fact.kind:
        case "number":
            return int(code) if code.isdecimal() else code
        case "multi":
            return [code]
    return code
