"""A fixed sample of invented people: the same every time, and as like real ones as their answers can be.

Every draw depends on the person's number and what is drawn, on nothing else: a new question or option
leaves all other answers of all people as they were.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from advice.flow import is_enabled
from advice.guidance import Guidance
from advice.questionnaire import AnswerOption, Question, QuestionKind
from services_catalog.conditions import Condition, Facts, Value, parse_condition
from services_catalog.release import Release

SIZE = 2_000
CHOSEN = 0.15  # how often one of several answers is chosen, unless it is below
Draw = Callable[[str], float]  # 0–1, by what is drawn

# How common an answer is beside the others of its question; 1 if it is not here.
COMMON: Mapping[str, float] = {
    "life_situation=unemployed": 8,
    "life_situation=sick_leave": 4,
    "life_situation=employed": 4,
    "life_situation=student": 2,
    "life_situation=conscript": 0.2,
    "life_situation=farmer": 0.4,
    "acute_danger=yes": 0.15,
    "goals=income": 2,
    "goals=talk": 0.7,
    "goals=know_ability": 2,
    "goals=treatment": 2,
    "goals=work": 2.5,
    "work_ability=reduced": 2,
    "health=physical": 2.5,
    "health=mental": 2.5,
    "cause=work_accident": 0.3,
    "cause=traffic_accident": 0.3,
    "cause=traffic_accident_at_work": 0.1,
    "cause=patient_injury": 0.1,
    "cause=military_service": 0.1,
    "cause=crime": 0.1,
    "everyday_needs=violence": 0.2,
    "everyday_needs=eviction": 0.3,
    "everyday_needs=child_worry": 0.5,
    "refused_decision=kela": 0.7,
    "age=15": 0.1,
    "age=17": 0.3,
    "age=22": 2,
    "age=27": 2,
    "age=40": 9,
    "age=57": 3,
    "age=61": 2,
    "age=70": 0.3,
    "medical_statement=none": 3,
    "income=wage": 2,
    "income=reception_allowance": 0.05,
    "income=pension": 2,
    "income=general_support": 2,
    "pension_application=none": 8,
    "residence=settled": 40,
    "service_language=fi": 20,
    "service_language=sv": 1.5,
    "service_language=se": 0.1,
    "service_language=smn": 0.1,
    "service_language=sms": 0.1,
    "travel_barrier=no": 4,
    "bank_id=yes": 6,
}

# What nobody is at once.
APART = (
    ("age AT_MOST 17", "life_situation IN employed sick_leave entrepreneur farmer laid_off under_notice"),
    ("age AT_MOST 17", "life_situation IN family_leave conscript disability_pension rehabilitation_support"),
    ("age AT_MOST 17", "earnings_5y_over_limit IN yes"),
    ("age AT_MOST 20", "education IN higher"),
    ("age AT_MOST 59", "life_situation IN old_age_pension"),
    ("age AT_LEAST 31", "life_situation IN conscript"),
    ("age AT_LEAST 66", "life_situation IN unemployed laid_off student family_leave disability_pension"),
    ("age AT_LEAST 66", "life_situation IN rehabilitation_support studies_interrupted"),
    ("work_ability IN unaffected", "life_situation IN sick_leave disability_pension rehabilitation_support"),
    ("work_ability IN unaffected", "medical_statement IN b b_old c"),
    ("life_situation NOT_IN student studies_interrupted", "income HAS_ANY student_aid"),
    ("life_situation NOT_IN student", "care_contact HAS_ANY student_health"),
    (
        "life_situation NOT_IN employed sick_leave laid_off under_notice family_leave",
        "care_contact HAS_ANY occupational_health",
    ),
    ("life_situation NOT_IN unemployed laid_off", "income HAS_ANY earnings_related_unemployment general_support"),
    (
        "life_situation NOT_IN disability_pension rehabilitation_support old_age_pension",
        "income HAS_ANY pension",
    ),
    ("residence NOT_IN asylum_seeker temporary_protection", "income HAS_ANY reception_allowance"),
    (
        "residence IN asylum_seeker temporary_protection",
        "life_situation IN old_age_pension disability_pension rehabilitation_support conscript farmer",
    ),
)


class Choice(msgspec.Struct, frozen=True):
    """An option of a question: how common it is, and what it states."""

    option: AnswerOption
    weight: float
    states: dict[str, Value]


class Asked(msgspec.Struct, frozen=True):
    """A question with its options; ``nothing`` is what stands for none of them."""

    question: Question
    choices: tuple[Choice, ...]
    nothing: tuple[str, ...]


def people(release: Release, size: int = SIZE) -> tuple[Facts, ...]:
    """What each of them answers to the client's questionnaire of the release, as facts."""
    guidance: Guidance = release.sections["advice"]
    asked = [_asked(release, question) for question in guidance.client_questionnaire.questions]
    return tuple(_person(release, asked, number) for number in range(size))


def _asked(release: Release, question: Question) -> Asked:
    choices = tuple(
        Choice(
            option=option,
            weight=COMMON.get(option.sets.split(" ")[0], 1),
            states=question.states([option.code], release.catalogue.vocabulary),
        )
        for option in question.options
    )
    return Asked(question, choices, tuple(o.code for o in question.options if o.is_exclusive)[:1])


def _person(release: Release, asked: Sequence[Asked], number: int) -> dict[str, Value]:
    """Some answer everything, some hardly more than they must; nobody is asked what is hidden from them."""
    draw = _drawing(number)
    patience = 0.4 + 0.6 * draw("patience")
    facts: dict[str, Value] = {}
    for item in asked:
        question = item.question
        is_answered = draw(question.key) < (0.4 + 0.6 * patience if question.is_core else 0.7 * patience)
        if is_answered and (not question.enable_when or is_enabled(release, question, facts)):
            facts |= _answer(release, item, facts, draw)
    return facts


def _drawing(number: int) -> Draw:
    def draw(what: str) -> float:
        digest = hashlib.blake2b(f"{number} {what}".encode(), digest_size=8).digest()
        return int.from_bytes(digest) / 2**64

    return draw


def _answer(release: Release, asked: Asked, facts: Facts, draw: Draw) -> dict[str, Value]:
    question, vocabulary = asked.question, release.catalogue.vocabulary
    match question.kind:
        case QuestionKind.MUNICIPALITY:
            places = release.catalogue.municipalities
            return {question.facts[0]: places[int(draw("place") * len(places))].code} if places else {}
        case QuestionKind.MULTI:
            codes = tuple(_chosen(asked, facts, draw)) or asked.nothing
            stated = question.states(codes, vocabulary)
            return stated if _is_possible(facts, stated) else {}
    return _one_of(asked.choices, facts, draw(f"{question.key}?"))


def _chosen(asked: Asked, facts: Facts, draw: Draw) -> Iterator[str]:
    for choice in asked.choices:
        option = choice.option
        is_chosen = not option.is_exclusive and draw(f"{asked.question.key} {option.code}") < CHOSEN * choice.weight
        if is_chosen and _is_possible(facts, choice.states):
            yield option.code


def _one_of(choices: Sequence[Choice], facts: Facts, drawn: float) -> dict[str, Value]:
    """The one drawn, of those that are possible; nothing if none is."""
    possible = [choice for choice in choices if _is_possible(facts, choice.states)]
    left = drawn * sum(choice.weight for choice in possible)
    for choice in possible:
        left -= choice.weight
        if left <= 0:
            return choice.states
    return {}


def _is_possible(facts: Facts, stated: Facts) -> bool:
    return not any(
        mine.test(value) and other.fact in facts and other.test(facts[other.fact])
        for key, value in stated.items()
        for mine, other in CONFLICTS.get(key, ())
    )


def _conflicts() -> dict[str, list[tuple[Condition, Condition]]]:
    """By fact, its tests and the tests of other facts that do not go with them."""
    found: dict[str, list[tuple[Condition, Condition]]] = {}
    for pair in APART:
        one, other = map(parse_condition, pair)
        found.setdefault(one.fact, []).append((one, other))
        found.setdefault(other.fact, []).append((other, one))
    return found


CONFLICTS = _conflicts()
