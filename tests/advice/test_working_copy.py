import msgspec
import pytest

from advice.checks import check_guidance
from advice.models import Question
from advice.questionnaire import AnswerOption, QuestionKind
from services_catalog.conditions import Text
from tests.factories import fill_working_copy, make_guidance, make_question, make_questionnaire, make_release


def problems(**question):
    questionnaire = make_questionnaire(questions=(make_question(**question),))
    guidance = make_guidance(questionnaires=(questionnaire,))
    return [f"{p.field}: {p.message}" for p in check_guidance(make_release(guidance=guidance))]


def option(sets, code="a"):
    return AnswerOption(code=code, label=Text("A"), sets=sets)


def test_sound_guidance_has_no_problems():
    assert list(check_guidance(make_release())) == []


@pytest.mark.parametrize(
    ("question", "problem"),
    [
        ({"options": ()}, "questions[1].options: a question needs options"),
        ({"options": (option(""), option(""))}, "questions[1].options[2].code: a is there twice"),
        ({"options": (option("age=30"),)}, "questions[1].options[1].sets: age is not among the facts of the question"),
        (
            {"options": (option("life_situation=pilot"),)},
            "questions[1].options[1].sets: life_situation: 'pilot' is",
        ),
        (
            {"facts": ("age",), "options": (option("age=old"),)},
            "questions[1].options[1].sets: age: 'old' is not a whole",
        ),
        ({"facts": ("age",), "options": (option("age=99"),)}, "questions[1].options[1].sets: age: 99 is not a whole"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_mistake_in_a_question_is_named(question, problem):
    assert any(found.startswith(problem) for found in problems(**question))


@pytest.mark.parametrize("sets", ["needs=", "needs=money", "life_situation=employed needs=rehabilitation", ""])
def test_an_option_may_state_many_facts_or_an_empty_set(sets):
    facts = ("needs", "life_situation")
    assert problems(kind=QuestionKind.MULTI, facts=facts, options=(option(sets),)) == []


def test_a_key_is_there_once():
    guidance = make_guidance(questionnaires=(make_questionnaire(questions=(make_question(), make_question())),))
    [problem] = check_guidance(make_release(guidance=guidance))
    assert (problem.field, problem.message) == ("questions[2].key", "now is there twice")


def test_a_case_has_facts_of_the_vocabulary():
    case = msgspec.structs.replace(make_guidance().example_cases[0], facts={"mood": "good"})
    [problem] = check_guidance(make_release(guidance=make_guidance(example_cases=(case,))))
    assert (problem.noun, problem.key, problem.field) == ("example_cases", "A1", "facts")


@pytest.mark.django_db
def test_questions_are_nested_in_their_questionnaire():
    fill_working_copy()
    question = Question.objects.get()
    assert question.questionnaire.slug == "asiakas"
    assert [link.fact_id for link in question.facts.all()] == ["life_situation"]
    assert list(question.options.order_by("position").values_list("code", flat=True)) == ["working", "jobless"]
