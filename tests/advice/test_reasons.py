import pytest

from advice.questionnaire import AnswerOption
from advice.reasons import words
from services_catalog.conditions import Text
from tests.advice.engine_release import engine_release
from tests.factories import make_question

NOW = make_question(
    options=(
        AnswerOption(
            code="a", label=Text("Olen työssä", "Jag arbetar", "I am working"), sets="life_situation=employed"
        ),
        AnswerOption(code="b", label=Text("Olen työtön ja sairas"), sets="life_situation=unemployed health=back"),
    )
)
AGE = make_question(key="ika", facts=("age",), options=(AnswerOption(code="c", label=Text("Yli 60"), sets="age=61"),))


def said(key, value, codes=(), language="fi"):
    """What the person reads of their own answer."""
    release = engine_release(questions=(NOW, AGE))
    return words(release.catalogue, release.sections["advice"], (key, codes), {key: value}, language)


@pytest.mark.parametrize(
    ("ground", "text"),
    [
        (("life_situation", "employed"), "Tilanne nyt: Olen työssä"),
        (("life_situation", "unemployed"), "Tilanne nyt: Työtön"),
        (("cause", "work_accident"), "Syy: Work accident"),
        (("age", 61), "Ikä: Yli 60"),
        (("age", 40), "Ikä: 40"),
        (("health", frozenset()), "Vaiva: ei mitään näistä"),
        (("health", frozenset({"mood", "back"})), "Vaiva: Back; Mood"),
    ],
    ids=[
        "the option that states just that",
        "the fact's own word where the option states more",
        "the fact's own word where nobody is asked",
        "an age that an option states",
        "any other age",
        "none of these",
        "all that was chosen, in the order of the vocabulary",
    ],
)
def test_a_reason_is_the_persons_own_answer(ground, text):
    assert said(*ground) == text


def test_of_many_only_what_counted_is_said():
    assert said("health", frozenset({"mood", "back"}), ("mood",)) == "Vaiva: Mood"


@pytest.mark.parametrize(("language", "text"), [("sv", "Jag arbetar"), ("en", "I am working")])
def test_a_reason_is_in_the_language_of_the_page(language, text):
    assert said("life_situation", "employed", language=language).endswith(f": {text}")


def test_the_words_of_an_option_are_not_put_in_the_mouth_of_who_chose_a_fuller_one(real_release):
    def career(**facts):
        guidance = real_release.sections["advice"]
        return words(real_release.catalogue, guidance, ("worked_last_3_years", ()), facts).split(": ")[1]

    assert career(worked_last_3_years="no") == "En kolmeen vuoteen, mutta sitä ennen paljon"
    assert career(worked_last_3_years="no", earnings_5y_over_limit="no") == "Ei"
    assert career(worked_last_3_years="yes", earnings_5y_over_limit="yes") == "Kyllä"
