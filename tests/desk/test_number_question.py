import pytest

from advice.checks import check_guidance
from advice.questionnaire import QuestionKind
from services_catalog.conditions import InvalidFact
from tests.factories import make_catalogue, make_guidance, make_question, make_questionnaire, make_release

AGE = {"key": "ika", "kind": QuestionKind.NUMBER, "facts": ("age",), "options": ()}


def problems(question, audience):
    questionnaire = make_questionnaire(slug="q", audience=audience, questions=(question,))
    return [
        problem.message
        for problem in check_guidance(make_release(guidance=make_guidance(questionnaires=(questionnaire,))))
    ]


def test_a_number_states_itself():
    assert make_question(**AGE).states(["47"], make_catalogue().vocabulary) == {"age": 47}


@pytest.mark.parametrize("answer", [["-1"], ["4.5"], ["²"], ["x"], [], ["1", "2"]])
def test_only_a_whole_number_is_an_answer(answer):
    assert not make_question(**AGE).accepts(answer)


def test_a_number_out_of_its_range_is_refused():
    with pytest.raises(InvalidFact):
        make_question(**AGE).states(["120"], make_catalogue().vocabulary)


def test_a_professional_may_be_asked_for_a_number():
    assert problems(make_question(**AGE), "professional") == []


def test_a_client_is_not():
    assert problems(make_question(**AGE), "client") == ["clients are not asked for a number"]


def test_a_choice_is_no_number():
    question = make_question(**{**AGE, "facts": ("life_situation",)})
    assert problems(question, "professional") == ["a number settles one fact, which is a number"]
