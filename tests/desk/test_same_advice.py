"""The professional's way to the advice and the client's are one."""

from django.utils.datastructures import MultiValueDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advice.advise import advise
from advice.desk.consult import Consult
from advice.desk.forms import ConsultForm, questionnaire_of
from advice.flow import stated
from advice.questionnaire import QuestionKind
from tests.advice.facts import answers
from tests.desk.answers import posted
from tests.desk.conftest import TODAY

RUNS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def consulted(release, facts):
    data = {key: value if isinstance(value, list) else [value] for key, value in posted(release, facts).items()}
    questionnaire = questionnaire_of(release)
    form = ConsultForm(questionnaire, release.catalogue, MultiValueDict(data))
    assert form.wrong == []
    return Consult(release, questionnaire, form.facts, TODAY)


def told(advice):
    first = advice.first.next_gate if advice.first else None
    return (
        [(r.service.slug, r.status, r.is_card) for r in advice.recommendations],
        first and (first.step.text, first.resolution.authority.slug),
        advice.money_now,
        [right.service.slug for right in advice.rights],
        [miss.service.slug for miss in advice.not_now],
    )


def client_answers(question):
    codes = [option.code for option in question.options if not option.is_exclusive]
    if question.kind is QuestionKind.MUNICIPALITY:
        return st.sampled_from([("698",), ("091",), ("890",)])
    if question.kind is QuestionKind.CHOICE:
        return st.sampled_from(codes).map(lambda code: (code,))
    return st.lists(st.sampled_from(codes), min_size=1, max_size=3, unique=True).map(tuple)


@given(st.data())
@RUNS
def test_the_same_facts_give_the_same_advice_as_the_clients_path(real_release, data):
    questionnaire = real_release.sections["advice"].client_questionnaire
    ways = {question.key: client_answers(question) for question in questionnaire.questions}
    given_answers = data.draw(st.fixed_dictionaries({}, optional=ways))
    facts = stated(real_release, questionnaire, given_answers)
    consult = consulted(real_release, facts)
    assert consult.facts == facts
    assert told(consult.advice) == told(advise(real_release, facts, TODAY))


@given(st.data())
@RUNS
def test_every_fact_survives_the_form(real_release, data):
    facts = data.draw(answers(real_release.catalogue.vocabulary))
    assert consulted(real_release, facts).facts == facts
