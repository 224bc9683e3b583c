import pytest

from advice.questionnaire import UNKNOWN_ANSWER, AnswerOption, Question, QuestionKind
from services_catalog.conditions import Text
from tests.advice.engine_release import FACTS

VOCABULARY = {fact.key: fact for fact in FACTS}


def option(code, sets):
    return AnswerOption(code=code, label=Text(code), sets=sets)


NOW = Question(
    key="nyt",
    kind=QuestionKind.CHOICE,
    text=Text("Mikä on tilanteesi?"),
    facts=("life_situation", "statement"),
    options=(
        option("tyossa", "life_situation=employed"),
        option("tyoton", "life_situation=unemployed statement=yes"),
        option("muu", ""),
    ),
)
HEALTH = Question(
    key="vaiva",
    kind=QuestionKind.MULTI,
    text=Text("Mikä vaivaa?"),
    facts=("health", "cause"),
    options=(
        option("selka", "health=back"),
        option("mieli", "health=mood"),
        option("tapaturma", "cause=work_accident"),
    ),
)
PLACE = Question(key="kunta", kind=QuestionKind.MUNICIPALITY, text=Text("Kunta"), facts=("municipality",))
YEARS = Question(key="vuodet", kind=QuestionKind.NUMBER, text=Text("Ikä vuosina"), facts=("age",))
AGE = Question(key="ika", kind=QuestionKind.CHOICE, text=Text("Ikä"), facts=("age",), options=(option("60", "age=61"),))


@pytest.mark.parametrize(
    ("question", "answer", "is_possible"),
    [
        (NOW, ["tyossa"], True),
        (NOW, [UNKNOWN_ANSWER], True),
        (NOW, ["tyossa", "tyoton"], False),
        (NOW, [], False),
        (NOW, ["avaruudessa"], False),
        (HEALTH, ["selka", "mieli"], True),
        (HEALTH, [], True),
        (HEALTH, ["selka", UNKNOWN_ANSWER], False),
        (PLACE, ["698"], True),
        (PLACE, ["Rovaniemi"], False),
        (PLACE, ["698", "091"], False),
        (YEARS, ["41"], True),
        (YEARS, ["41", "42"], False),
        (YEARS, ["neljäkymmentä"], False),
        (YEARS, [], False),
    ],
)
def test_an_answer_is_one_of_the_options_or_dont_know(question, answer, is_possible):
    assert question.accepts(answer) is is_possible


@pytest.mark.parametrize(
    ("question", "answer", "facts"),
    [
        (NOW, ["tyossa"], {"life_situation": "employed"}),
        (NOW, ["tyoton"], {"life_situation": "unemployed", "statement": "yes"}),
        (NOW, ["muu"], {}),
        (NOW, [UNKNOWN_ANSWER], {}),
        (HEALTH, ["selka", "mieli"], {"health": frozenset({"back", "mood"})}),
        (HEALTH, ["selka", "tapaturma"], {"health": frozenset({"back"}), "cause": "work_accident"}),
        (HEALTH, [], {"health": frozenset()}),
        (HEALTH, [UNKNOWN_ANSWER], {}),
        (PLACE, ["698"], {"municipality": "698"}),
        (AGE, ["60"], {"age": 61}),
        (YEARS, ["41"], {"age": 41}),
    ],
    ids=[
        "one fact",
        "two facts at once",
        "an option that states nothing",
        "not known: nothing is stated",
        "a list is stated whole",
        "a list and a single fact",
        "nothing chosen is the empty list",
        "a list not known is not empty",
        "a place",
        "a number behind an option",
        "the number itself",
    ],
)
def test_an_answer_states_facts(question, answer, facts):
    assert question.states(answer, VOCABULARY) == facts
