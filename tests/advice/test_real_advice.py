"""What must hold of every piece of advice that our own content gives, for any answers."""

import datetime as dt
import re

import msgspec
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from advice.advise import CARDS, LISTED_AT_MOST, Person, advise
from advice.changes import NEVER_FLIPPED, changes
from advice.flow import path, stated
from advice.questionnaire import UNKNOWN_ANSWER, QuestionKind
from advice.sample import people
from services_catalog.catalogue import Role
from services_catalog.conditions import Text, read_facts
from tests.advice.facts import answers

TODAY = dt.date(2026, 11, 21)
DANGER = ("acute_danger", "danger_kind")
any_answers = settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
some_answers = settings(any_answers, max_examples=15)


@pytest.fixture(scope="module")
def release(real_release):
    return real_release


@pytest.fixture(scope="module")
def clients(release):
    """The facts of the described clients: answers that belong together."""
    cases = release.sections["advice"].example_cases
    return [read_facts(case.facts, release.catalogue.vocabulary) for case in cases]


@st.composite
def facts_of(draw, release, clients):
    """A described client with some answers left out and some others instead, or answers at random."""
    vocabulary = release.catalogue.vocabulary
    client = draw(st.sampled_from([{}, *clients]))
    kept = {key: value for key, value in client.items() if draw(st.integers(0, 3))}
    return {**kept, **draw(answers(vocabulary, draw(st.sets(st.sampled_from(sorted(vocabulary)), max_size=6))))}


def first_step(advice):
    gate = advice.first.next_gate
    return advice.first.service.slug, gate.step, gate.resolution.authority.slug


def everything(advice):
    return (*advice.recommendations, *advice.rights)


@any_answers
@given(data=st.data())
def test_the_same_answers_give_the_same_advice(release, clients, data):
    facts = data.draw(facts_of(release, clients))
    reordered = dict(reversed(facts.items()))
    assert msgspec.json.encode(advise(release, facts, TODAY)) == msgspec.json.encode(advise(release, reordered, TODAY))


@any_answers
@given(data=st.data())
def test_removing_an_answer_removes_its_reason(release, clients, data):
    facts = data.draw(facts_of(release, clients))
    assume(facts)
    removed = data.draw(st.sampled_from(sorted(facts)))
    remaining = {key: value for key, value in facts.items() if key != removed}
    advice = advise(release, remaining, TODAY)
    reasons = [key for recommendation in everything(advice) for key, _ in recommendation.grounds]
    reasons += [key for miss in advice.not_now for key, _ in miss.obstacle.grounds]
    assert set(reasons) <= set(remaining)


def test_every_reason_is_something_that_was_said(release):
    for facts in people(release):
        advice = advise(release, facts, TODAY)
        told = (*everything(advice), *(miss.obstacle for miss in advice.not_now))
        assert {fact for reason in told for fact, _ in reason.grounds} <= facts.keys()


@any_answers
@given(data=st.data())
def test_of_an_answer_with_many_values_only_what_was_chosen_is_a_reason(release, clients, data):
    facts = data.draw(facts_of(release, clients))
    for recommendation in everything(advise(release, facts, TODAY)):
        for key, codes in recommendation.grounds:
            assert set(codes) <= (facts[key] if isinstance(facts[key], frozenset) else set())


@any_answers
@given(data=st.data())
def test_every_recommendation_has_an_authority_that_can_be_reached(release, clients, data):
    facts = data.draw(facts_of(release, clients))
    for recommendation in everything(advise(release, facts, TODAY)):
        for gate in recommendation.route:
            contact = gate.resolution.contact
            assert gate.resolution.authority.name
            assert contact.public_phone or contact.url or contact.gap


@any_answers
@given(data=st.data())
def test_there_is_always_a_first_step_and_never_a_flood(release, clients, data):
    advice = advise(release, data.draw(facts_of(release, clients)), TODAY)
    assert advice.first.next_gate.step.text
    assert advice.is_emergency or len(advice.recommendations) <= LISTED_AT_MOST
    assert sum(recommendation.is_card for recommendation in advice.recommendations) <= CARDS
    assert set(advice.money_now) <= {recommendation.service.slug for recommendation in advice.recommendations}


@any_answers
@given(data=st.data())
def test_a_later_payer_is_never_the_first_step_of_a_lead_rule(release, clients, data):
    facts = data.draw(facts_of(release, clients))
    advice = advise(release, facts, TODAY)
    if advice.lead_rule:
        assert Person(release, facts, TODAY).assessment(advice.first.service).payer.is_first


@any_answers
@given(data=st.data())
def test_a_professional_sees_the_same_first_step(release, clients, data):
    facts = data.draw(facts_of(release, clients))
    client, professional = (advise(release, facts, TODAY, audience) for audience in ("client", "professional"))
    assert first_step(client) == first_step(professional)


@some_answers
@given(data=st.data())
def test_what_would_change_is_in_the_persons_own_hands_or_unknown(release, clients, data):
    facts = data.draw(facts_of(release, clients))
    for flip in changes(release, advise(release, facts, TODAY), facts, TODAY):
        assert flip.fact not in NEVER_FLIPPED
        assert flip.fact not in facts or release.catalogue.vocabulary[flip.fact].is_changeable


# Questions


def answer_to(draw, question):
    if question.kind is QuestionKind.MUNICIPALITY:
        return (draw(st.sampled_from(["698", "091", "478", UNKNOWN_ANSWER])),)
    safe = [option for option in question.options if not any(key in DANGER for key, _ in option.pairs)]
    if not safe or not draw(st.integers(0, 6)):
        return (UNKNOWN_ANSWER,)
    if question.kind is QuestionKind.MULTI:
        several = [option.code for option in safe if not option.is_exclusive]
        return tuple(draw(st.lists(st.sampled_from(several), max_size=2, unique=True)))
    return (draw(st.sampled_from(safe)).code,)


@some_answers
@given(data=st.data())
def test_when_asking_stops_nothing_else_could_have_changed_the_first_step_or_the_cards(release, data):
    questionnaire = release.sections["advice"].client_questionnaire
    given_answers = {question.key: answer_to(data.draw, question) for question in questionnaire.questions}
    walked = path(release, questionnaire, given_answers, TODAY)
    assert walked.next is None
    asked = {question.key: given_answers[question.key] for question in walked.asked}
    with_asked, with_all = (
        advise(release, stated(release, questionnaire, some), TODAY) for some in (asked, given_answers)
    )
    assert first_step(with_asked)[0::2] == first_step(with_all)[0::2]
    assert cards(with_asked) == cards(with_all)


def cards(advice):
    return {recommendation.service.slug for recommendation in advice.recommendations if recommendation.is_card}


@some_answers
@given(data=st.data())
def test_the_short_path_is_short(release, data):
    questionnaire = release.sections["advice"].client_questionnaire
    given_answers = {question.key: answer_to(data.draw, question) for question in questionnaire.questions}
    assert path(release, questionnaire, given_answers, TODAY).core_length <= 8


@pytest.mark.parametrize("audience", ["client", "professional"])
def test_dont_know_everywhere_still_gives_a_useful_result(release, audience):
    advice = advise(release, {}, TODAY, audience)
    assert advice.recommendations
    assert all(recommendation.service.role is not Role.FALLBACK for recommendation in advice.recommendations)
    assert advice.first.next_gate.resolution.contact.url or advice.first.next_gate.resolution.contact.public_phone


def test_dont_know_to_every_question_ends(release):
    questionnaire = release.sections["advice"].client_questionnaire
    dont_know = {question.key: (UNKNOWN_ANSWER,) for question in questionnaire.questions}
    walked = path(release, questionnaire, dont_know, TODAY)
    assert (walked.next, walked.facts) == (None, {})
    assert walked.core_length <= questionnaire.core_limit


# Words

JUDGEMENT = re.compile(
    r"ei (ole )?oikeutta|et ole oikeutettu|oikeutesi (loppu|päätty)|"
    r"inte rätt till|inte berättigad|not entitled|not eligible|no right to",
    re.IGNORECASE,
)


FOR_PROFESSIONALS = {"professional", "professional_note", "reason", "law"}


def texts(content):
    """Every text that a client may read, however deep, in its languages."""
    if isinstance(content, Text):
        yield from (content.fi, content.sv, content.en)
    elif isinstance(content, msgspec.Struct):
        for field in set(content.__struct_fields__) - FOR_PROFESSIONALS:
            yield from texts(getattr(content, field))
    elif isinstance(content, tuple):
        for item in content:
            yield from texts(item)


def test_nobody_is_told_that_they_are_not_entitled(release):
    guidance = release.sections["advice"]
    public = (release.catalogue.services, release.catalogue.functions, release.catalogue.authorities)
    assert [text for text in texts((*public, guidance.questionnaires)) if JUDGEMENT.search(text)] == []


def test_every_sentence_for_not_now_says_whom_to_ask_or_what_to_do(release):
    """A refusal with nothing after it is a dead end in words."""
    way_on = re.compile(
        r"\b(kysy|soita|hae|hake|tarkista|pyydä|pyytää|varaa|katso|sovi|ota|ilmoit|tee|mene|käy|kerro|aloita|lue|selvi|auttaa)",
        re.IGNORECASE,
    )
    sentences = {
        (service.slug, criterion.not_now.fi)
        for service in release.catalogue.services
        for criterion in service.criteria
        if criterion.not_now
    }
    assert sorted(slug for slug, text in sentences if not way_on.search(text)) == []


def test_the_costs_of_a_journey_are_not_money_to_live_on(release):
    answered = {"life_situation": "unemployed", "income": ["general_support"], "travel_barrier": "yes"}
    advice = advise(release, read_facts(answered, release.catalogue.vocabulary), TODAY)
    assert "kulukorvaus" in {r.service.slug for r in advice.recommendations}
    assert "kulukorvaus" not in advice.money_now
