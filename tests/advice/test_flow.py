import pytest

from advice import flow
from advice.cases import walk
from advice.flow import path, stated
from advice.questionnaire import UNKNOWN_ANSWER, AnswerOption, Question, QuestionKind
from services_catalog.authorities import AuthorityType
from services_catalog.catalogue import Role, ServiceKind
from services_catalog.conditions import FactKind, Text, read_facts
from tests.advice.engine_release import (
    FACTS,
    TODAY,
    YES_NO,
    blocks,
    engine_release,
    lead,
    requires,
    service,
    supports,
)
from tests.factories import make_fact, make_questionnaire, make_situation, make_step

DONT_KNOW = (UNKNOWN_ANSWER,)
VOCABULARY = {fact.key: fact for fact in FACTS}


def question(key, *facts, **more):
    """A question whose options are the values of its facts."""
    facts = facts or (key,)
    codes = [(fact, code) for fact in facts for code in VOCABULARY[fact].codes]
    options = tuple(AnswerOption(code=code, label=Text(code), sets=f"{fact}={code}") for fact, code in codes)
    is_multi = any(VOCABULARY[fact].kind is FactKind.MULTI for fact in facts)
    kind = QuestionKind.MULTI if is_multi else QuestionKind.CHOICE
    return Question(**{"key": key, "kind": kind, "text": Text(key), "facts": facts, "options": options, **more})


MUNICIPALITY = Question(key="municipality", kind=QuestionKind.MUNICIPALITY, text=Text("Kunta"), facts=("municipality",))
AGE = Question(
    key="age",
    kind=QuestionKind.CHOICE,
    text=Text("Ikä"),
    facts=("age",),
    options=tuple(AnswerOption(code=str(age), label=Text(str(age)), sets=f"age={age}") for age in (16, 40)),
)
BY_KELA = service("kelan-kuntoutus")
AT_WORK = service("tyoterveys", steps=(make_step(via="doctor"),))
INSURED = service("vakuutus", function="paid_by_many", payer=AuthorityType.ACCIDENT_INSURER)
RULES = (lead("employed", "tyoterveys"), lead("unemployed", "kelan-kuntoutus"))
QUESTIONS = (question("goals"), question("life_situation"), MUNICIPALITY, AGE, question("cause"), question("danger"))


def ask(answers=(), questions=QUESTIONS, services=(BY_KELA, AT_WORK), rules=RULES, limit=8, known=None, **parts):
    """The path that the answers have walked."""
    release = engine_release(*services, rules=rules, **parts)
    questionnaire = make_questionnaire(questions=questions, core_limit=limit)
    return path(release, questionnaire, {k: (v,) if isinstance(v, str) else v for k, v in answers}, TODAY, known=known)


def given(**answers):
    return tuple(answers.items())


def keys(questions):
    return [question.key for question in questions]


# The next question


def test_the_first_question_is_the_first_in_the_editors_order_that_can_matter():
    assert ask().next.key == "life_situation"


def test_a_question_that_cannot_change_the_first_authority_is_not_core():
    same = (lead("employed", "kelan-kuntoutus"), lead("unemployed", "kelan-kuntoutus"))
    assert ask(rules=same).next.key == "municipality"


def test_every_answer_is_replayed_in_its_place():
    walked = ask(given(life_situation="employed", municipality="698"))
    assert keys(walked.asked) == ["life_situation", "municipality"]
    assert walked.facts == {"life_situation": "employed", "municipality": "698"}
    assert (walked.at(1).key, walked.place_of("municipality"), walked.at(9)) == ("life_situation", 2, None)


def test_the_order_in_which_answers_came_does_not_matter():
    assert ask(given(municipality="698", life_situation="employed")) == ask(
        given(life_situation="employed", municipality="698")
    )


def test_dont_know_counts_as_asked_and_states_nothing():
    walked = ask(given(life_situation=DONT_KNOW))
    assert (keys(walked.asked), walked.facts) == (["life_situation"], {})
    assert walked.next.key != "life_situation"


def test_a_fact_that_another_question_has_settled_is_not_asked_again():
    both = question("both", "life_situation", "goals")
    walked = ask(given(both=("unemployed", "rehabilitation")), questions=(both, *QUESTIONS))
    assert "life_situation" not in keys([*walked.asked, walked.next])


def test_a_gate_that_may_be_behind_is_asked_about():
    first = make_step(via="doctor", done_when="has_statement")
    gated = service("gated", steps=(first, make_step()))
    walked = ask(
        given(life_situation="employed", municipality="698"),
        questions=(question("statement"), *QUESTIONS),
        services=(gated,),
        rules=(lead("employed", "gated"),),
    )
    assert walked.next.key == "statement"


@pytest.mark.parametrize(("statement", "asked"), [("yes", "goals"), ("no", "age")], ids=["behind", "open yet"])
def test_a_gate_that_is_behind_counts_for_nothing(statement, asked):
    gated = service("gated", steps=(make_step(via="doctor", done_when="has_statement"), make_step()))
    rules = (lead("minor", "kelan-kuntoutus"), lead("employed", "gated"))
    answers = given(statement=statement, life_situation="employed", municipality="698", danger="no")
    questions = (question("statement"), *QUESTIONS)
    assert ask(answers, questions=questions, services=(BY_KELA, gated), rules=rules).next.key == asked


UNSURE = service("epavarma", requires("cause IN illness"))


def next_of(rules, *services):
    """The next question when Aino is employed in Rovaniemi and all is well."""
    answers = given(life_situation="employed", municipality="698", danger="no")
    return ask(answers, services=(BY_KELA, AT_WORK, *services), rules=rules).next


def test_a_service_of_a_rule_that_decides_is_asked_about_if_another_authority_may_follow():
    assert next_of((lead("employed", "epavarma", "tyoterveys"),), UNSURE).key == "cause"


def test_a_rule_further_down_matters_while_the_one_that_holds_may_come_to_nothing():
    rules = (lead("employed", "epavarma"), lead("has_statement", "tyoterveys"), lead("minor", "tyoterveys"))
    assert next_of(rules, UNSURE).key == "age"


def test_a_rule_further_down_does_not_matter_below_one_that_decides():
    assert next_of((lead("employed", "kelan-kuntoutus"), lead("minor", "tyoterveys"))).key == "goals"


def test_a_rule_that_does_not_hold_asks_nothing_about_its_services():
    rules = (lead("unemployed", "epavarma"), lead("minor", "kelan-kuntoutus"), lead("employed", "tyoterveys"))
    assert next_of(rules, UNSURE).key == "age"
    assert next_of(rules[::2], UNSURE).key == "goals"


@pytest.mark.parametrize(
    "more",
    [{"valid_to": TODAY.replace(day=20)}, {"role": Role.COMPANION}],
    ids=["not offered any more", "a companion"],
)
def test_what_cannot_lead_asks_nothing(more):
    never = service("ei-johda", requires("cause IN illness"), needs=("need_work",), **more)
    assert next_of((lead("employed", "ei-johda", "tyoterveys"),), never).key == "goals"


def test_what_does_not_fit_asks_nothing_more():
    away = service("ei-sovi", requires("life_situation IN unemployed"), requires("cause IN illness", group=2))
    assert next_of((lead("employed", "ei-sovi", "tyoterveys"),), away).key == "goals"


# The short path, then refining


def many_questions(count):
    """Each decides between two authorities."""
    facts = tuple(make_fact(key=f"f{n}", values=YES_NO) for n in range(count))
    VOCABULARY.update({fact.key: fact for fact in facts})
    situations = tuple(make_situation(f"f{n} IN yes", key=f"s{n}") for n in range(count))
    rules = tuple(lead(f"s{n}", ("kelan-kuntoutus", "tyoterveys")[n % 2]) for n in range(count))
    questions = tuple(question(f"f{n}") for n in range(count))
    return {"facts": (*FACTS, *facts), "situations": situations, "rules": rules, "questions": questions}


def test_the_short_path_ends_at_its_limit():
    walked = ask(given(**{f"f{n}": "no" for n in range(8)}), **many_questions(12))
    assert (len(walked.asked), walked.is_core_done, walked.core_length) == (8, True, 8)


def test_what_was_too_much_for_the_short_path_refines():
    walked = ask(given(**{f"f{n}": "no" for n in range(8)}), **many_questions(12))
    assert walked.next.key == "f8"


def test_refining_does_not_lengthen_the_short_path():
    walked = ask(given(**{f"f{n}": "no" for n in range(10)}), **many_questions(12))
    assert (len(walked.asked), walked.core_length) == (10, 8)


def test_the_short_path_goes_on_until_the_limit():
    assert not ask(given(**{f"f{n}": "no" for n in range(7)}), **many_questions(12)).is_core_done


def test_a_question_that_only_refines_waits_for_the_short_path():
    questions = (question("cause", is_core=False), *QUESTIONS[1:3])
    adults = service("aikuisille", requires("cause IN illness"), blocks("age AT_MOST 17"))
    before = ask(given(life_situation="employed"), questions=questions, services=(BY_KELA, AT_WORK, adults))
    assert (before.next.key, before.is_core_done) == ("municipality", False)


def test_refining_asks_what_could_change_a_card():
    open_one = service("avoin", requires("cause IN illness"))
    done = given(goals="rehabilitation", life_situation="unemployed", municipality="698", danger="no")
    walked = ask(done, services=(BY_KELA, AT_WORK, open_one))
    assert (walked.is_core_done, walked.next.key) == (True, "cause")


def test_dont_know_opens_nothing_that_has_to_be_worked_out_again(monkeypatch):
    weighed = []
    monkeypatch.setattr(flow, "open_facts", lambda _, facts, day: weighed.append(facts) or {"cause", "age"})
    done = given(goals="rehabilitation", life_situation="unemployed", municipality="698", danger="no")
    assert ask((*done, ("age", DONT_KNOW))).next.key == "cause"
    assert len(weighed) == 1


def test_refining_asks_what_could_take_a_card_by_rank_alone():
    ranked = service("painotettu", supports("cause IN work_accident", -3), rank=10)
    rest = tuple(service(f"muu-{n}", rank=30) for n in range(3))
    done = given(goals="rehabilitation", life_situation="unemployed", municipality="698", danger="no")
    assert ask(done, services=(BY_KELA, ranked, *rest), rules=()).next.key == "cause"


def test_refining_does_not_ask_what_could_only_lift_a_card_that_is_there():
    ranked = service("painotettu", supports("cause IN work_accident", 3), rank=10)
    rest = tuple(service(f"muu-{n}", rank=90) for n in range(3))
    done = given(goals="rehabilitation", life_situation="unemployed", municipality="698", danger="no")
    assert ask(done, services=(ranked, *rest), rules=()).next is None


def test_refining_does_not_ask_about_what_cannot_come_among_the_cards():
    low = service("viimeinen", requires("cause IN illness"), rank=99)
    rest = tuple(service(f"muu-{n}", rank=1) for n in range(3))
    done = given(goals="rehabilitation", life_situation="unemployed", municipality="698", danger="no")
    assert ask(done, services=(low, *rest), rules=()).next is None


def test_refining_asks_what_decides_which_service_leads_where_one_authority_answers_for_all():
    other = service("toinen", needs=("need_work",))
    rules = (lead("unemployed", "kelan-kuntoutus"), lead("employed", "toinen"))
    done = given(goals="rehabilitation", municipality="698", danger="no")
    walked = ask(done, services=(BY_KELA, other), rules=rules)
    assert (walked.is_core_done, walked.next.key) == (True, "life_situation")


def test_refining_asks_what_could_close_a_service_that_leads_without_a_need():
    second = service("toinen", requires("possible cause IN illness"), needs=("need_work",))
    rules = (lead("unemployed", "kelan-kuntoutus", "toinen"),)
    done = given(goals="rehabilitation", life_situation="unemployed", municipality="698", danger="no")
    assert ask(done, services=(BY_KELA, second), rules=rules).next.key == "cause"


def test_refining_asks_what_could_close_the_last_card():
    rest = tuple(service(f"muu-{n}", rank=1) for n in range(2))
    last = service("viimeinen", requires("possible cause IN illness"), rank=50)
    done = given(goals="rehabilitation", life_situation="unemployed", municipality="698", danger="no")
    assert ask(done, services=(*rest, last), rules=()).next.key == "cause"


def test_refining_asks_what_could_pay_now():
    money = service("tuki", requires("cause IN illness"), kind=ServiceKind.BENEFIT, phases=("INCOME",), rank=99)
    leading = tuple(service(f"muu-{n}", rank=1) for n in range(3))
    done = given(goals="rehabilitation", life_situation="unemployed", municipality="698", danger="no")
    assert ask(done, services=(BY_KELA, money, *leading)).next.key == "cause"


def test_asking_stops_when_nothing_can_change():
    done = given(goals="rehabilitation", life_situation="unemployed", municipality="698", danger="no")
    walked = ask(done)
    assert (walked.next, keys(walked.asked)) == (None, ["life_situation", "municipality", "danger", "goals"])


def test_in_acute_danger_nothing_but_the_place_is_asked_any_more():
    danger_first = (QUESTIONS[-1], *QUESTIONS[:-1])
    assert ask(given(danger="yes"), questions=danger_first).next.key == "municipality"
    assert ask(given(danger="yes", municipality="698"), questions=danger_first).next is None


# What is hidden, invalid or left behind

WHEN_EMPLOYED = question("cause", enable_when="employed")


def test_a_question_that_does_not_apply_is_not_asked_and_its_answer_not_used():
    questions = (*QUESTIONS[:3], WHEN_EMPLOYED)
    walked = ask(given(life_situation="unemployed", cause="illness"), questions=questions)
    assert "cause" not in walked.facts
    assert ask(given(life_situation="employed", cause="illness"), questions=questions).facts["cause"] == "illness"


def test_a_question_may_apply_while_nobody_knows():
    assert ask(given(cause="illness"), questions=(WHEN_EMPLOYED,)).facts == {"cause": "illness"}


def test_an_answer_whose_question_is_no_longer_asked_still_counts():
    walked = ask(given(life_situation="unemployed", age="40"))
    assert "age" not in keys(walked.asked)
    assert walked.facts["age"] == 40


@pytest.mark.parametrize(
    "answer",
    [
        {"life_situation": "astronaut"},
        {"life_situation": ("employed", "unemployed")},
        {"life_situation": ()},
        {"municipality": "999"},
        {"municipality": "Rovaniemi"},
        {"goals": ("work", UNKNOWN_ANSWER)},
        {"nosuchquestion": "yes"},
    ],
    ids=[
        "unknown option",
        "two of one",
        "nothing chosen of one",
        "no such place",
        "a name",
        "both",
        "no such question",
    ],
)
def test_an_invalid_answer_is_dropped(answer):
    walked = ask(given(**answer))
    assert (walked.facts, walked.asked) == ({}, ())


def test_nothing_chosen_of_many_states_the_empty_set():
    assert ask(given(goals=())).facts == {"goals": frozenset()}


def test_facts_come_from_answers_alone():
    release = engine_release()
    questionnaire = make_questionnaire(questions=QUESTIONS)
    answers = {"goals": ("work", "money"), "life_situation": DONT_KNOW}
    assert stated(release, questionnaire, answers) == {"goals": frozenset({"work", "money"})}


# Described clients walk the same path


def test_a_described_fact_comes_to_light_when_its_question_is_asked():
    release = engine_release(BY_KELA, AT_WORK, rules=RULES, questions=QUESTIONS)
    aino = read_facts({"life_situation": "employed", "age": 40, "diagnosis": "yes"}, release.catalogue.vocabulary)
    asked, known = walk(release, aino, TODAY, limit=1)
    assert (keys(asked), known) == (["life_situation"], {"life_situation": "employed"})


def test_a_question_may_bring_nothing_to_light():
    release = engine_release(BY_KELA, AT_WORK, rules=RULES, questions=QUESTIONS)
    aino = read_facts({"life_situation": "employed"}, release.catalogue.vocabulary)
    asked, known = walk(release, aino, TODAY, limit=3)
    assert (len(asked), known) == (3, {"life_situation": "employed"})
