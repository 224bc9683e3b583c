"""What must hold in a catalogue before it is loaded or published."""

from collections.abc import Iterator, Mapping

import msgspec

from services_catalog.authorities import ContactPoint
from services_catalog.catalogue import Catalogue, Service
from services_catalog.conditions import Condition, Fact, FactKind, InvalidFact, Operator, Situation, check_condition
from services_catalog.release import Release
from services_catalog.sections import Problem


def check_catalogue(release: Release) -> Iterator[Problem]:
    catalogue = release.catalogue
    yield from _check_situations(catalogue)
    for service in catalogue.services:
        yield from _check_service(service, catalogue)
    yield from _check_synonyms(catalogue)
    for noun, owners in (("authorities", catalogue.authorities), ("providers", catalogue.providers)):
        for owner in owners:
            yield from _check_contacts(noun, owner.slug, owner.contacts)


def _check_situations(catalogue: Catalogue) -> Iterator[Problem]:
    for situation in catalogue.situations:
        for number, row in enumerate(situation.rows, start=1):
            yield from _check_test("situations", situation.key, f"rows[{number}]", row.condition, catalogue.vocabulary)
    for key in cyclic(catalogue.situation):
        yield Problem("situations", key, "rows", "leads back to itself")


def _check_service(service: Service, catalogue: Catalogue) -> Iterator[Problem]:
    for number, criterion in enumerate(service.criteria, start=1):
        place = f"criteria[{number}]"
        yield from _check_test("services", service.slug, place, criterion.condition, catalogue.vocabulary)
    for need in service.needs:
        situation = catalogue.situation.get(need)
        if situation and not situation.is_need:
            yield Problem("services", service.slug, "needs", f"{need} is a situation but not a need (is_need)")
    if service.delivery_modes and not service.is_remote:
        yield Problem("services", service.slug, "delivery_modes", "there are none unless remote is YES or PARTIAL")
    days = [reform.changes_on for reform in service.reforms]
    if len(days) > len(set(days)):
        yield Problem("services", service.slug, "reforms", "two of the same day; tell them in one")


def _check_synonyms(catalogue: Catalogue) -> Iterator[Problem]:
    for synonym in catalogue.synonyms:
        if not any(msgspec.structs.astuple(synonym.words)):
            yield Problem("synonyms", synonym.key, "words", "nothing that people would say")
        if not any(msgspec.structs.astuple(synonym.means)) and not synonym.services:
            yield Problem("synonyms", synonym.key, "means", "leads to no words and no services")


def _check_contacts(noun: str, slug: str, contacts: tuple[ContactPoint, ...]) -> Iterator[Problem]:
    for number, contact in enumerate(contacts, start=1):
        if contact.phone and not contact.source:
            yield Problem(noun, slug, f"contacts[{number}].source", "a phone number needs a source")


def _check_test(
    noun: str, key: str, place: str, condition: Condition, vocabulary: Mapping[str, Fact]
) -> Iterator[Problem]:
    if message := mistake(condition, vocabulary):
        yield Problem(noun, key, f"{place}.condition", message)


def mistake(condition: Condition, vocabulary: Mapping[str, Fact]) -> str:
    """Why the condition cannot be evaluated, or nothing."""
    if not condition.facts and not condition.situation:
        return f"tests no fact and no situation: {str(condition)!r}"
    try:
        check_condition(condition, vocabulary)
    except InvalidFact as error:
        return str(error)
    wrong_count = {
        Operator.AT_LEAST: len(condition.values) != 1,
        Operator.AT_MOST: len(condition.values) != 1,
        Operator.BETWEEN: len(condition.values) != 2,
        Operator.HAS_AT_LEAST: not condition.values or not condition.values[0].isdigit(),
    }
    if wrong_count.get(condition.operator, not condition.situation and not condition.values):
        return f"wrong number of values in {str(condition)!r}"
    return _wrong_kind(condition, vocabulary)


def _wrong_kind(condition: Condition, vocabulary: Mapping[str, Fact]) -> str:
    """Operators of lists test facts with many values, the others facts with one."""
    if condition.operator in (Operator.HAS_ANY, Operator.HAS_ALL, Operator.HAS_NONE, Operator.HAS_AT_LEAST):
        single = [key for key in condition.facts if vocabulary[key].kind is not FactKind.MULTI]
        return f"{', '.join(single)} has only one value; use IN or NOT_IN in {str(condition)!r}" if single else ""
    return ""


def cyclic(situations: Mapping[str, Situation]) -> list[str]:
    """Keys of situations from which one comes back to the same situation."""
    ahead = {
        key: {row.condition.situation for row in situation.rows if row.condition.situation in situations}
        for key, situation in situations.items()
    }
    return [key for key in situations if key in _reached(key, ahead)]


def _reached(start: str, ahead: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(ahead[start])
    while waiting:
        key = waiting.pop()
        if key not in reached:
            reached.add(key)
            waiting.extend(ahead[key])
    return reached
