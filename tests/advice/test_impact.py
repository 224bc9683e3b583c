import datetime as dt

import msgspec
import pytest

from advice.advise import Person, advise
from advice.guidance import ExampleCase
from advice.impact import Side, impact, outline
from advice.sample import SIZE, people
from services_catalog.conditions import Text
from tests.advice.small_release import FUNCTIONS, LEAD_RULES, SERVICES, small_release
from tests.factories import make_step

DAY = dt.date(2026, 11, 22)
JOBLESS = {"life_situation": "unemployed", "goals": frozenset({"ability"})}
ILL = {**JOBLESS, "health": frozenset({"back"})}
AT_WORK = {"life_situation": "employed", "goals": frozenset({"ability"})}
POOR = {"goals": frozenset({"money"})}
PEOPLE = (JOBLESS, ILL, AT_WORK, POOR)


def changed(slug, **fields):
    return tuple(msgspec.structs.replace(s, **fields) if s.slug == slug else s for s in SERVICES)


def of(after, before=None, sample=PEOPLE):
    return impact(Side(before or small_release(), DAY), Side(after, DAY), sample)


def counts(found):
    return {s.service: (s.gained, s.lost, s.first) for s in found.services}


def test_the_same_release_changes_nothing():
    assert of(small_release()) == impact(Side(small_release(), DAY), Side(small_release(), DAY), PEOPLE)
    assert of(small_release()).services == ()


def test_other_words_change_nothing_and_nobody_is_advised():
    worded = small_release(services=changed("kuntoutusselvitys", summary=Text("Toisin"), steps=(make_step(),)))
    before = Side(small_release(), DAY)
    assert impact(before, Side(worded, DAY), PEOPLE).differing == 0
    assert before._outlines == {}


def test_a_looser_criterion_gains_people_by_name_of_the_service():
    found = of(small_release(services=changed("kuntoutusselvitys", criteria=())))
    assert counts(found)["kuntoutusselvitys"] == (1, 0, 1)
    assert (found.people, found.differing, found.first) == (4, 1, 1)
    assert found.services[0].example.facts == AT_WORK


def test_what_is_no_longer_offered_is_lost():
    found = of(small_release(services=changed("kuntoutusselvitys", status="ENDED")))
    assert counts(found)["kuntoutusselvitys"] == (0, 2, 1)


def test_another_lead_rule_gives_another_first_step_to_those_it_concerns():
    found = of(small_release(guidance=guidance(lead_rules=LEAD_RULES[::-1])))
    assert counts(found) == {"kuntoutusselvitys": (0, 0, 1), "terveystarkastus": (0, 0, 1)}
    assert found.services[0].example.facts == ILL


def test_a_case_that_comes_out_otherwise_is_named_with_what_it_then_misses():
    must = [{"any_of": ["kuntoutusselvitys"]}]
    case = ExampleCase(
        id="A1",
        title="Aino",
        facts={"life_situation": "unemployed", "goals": ["ability"]},
        expected={"first_authority": ["kela"], "must": must},
    )
    after = small_release(
        services=changed("kuntoutusselvitys", status="ENDED"), guidance=guidance(example_cases=(case,))
    )
    (found,) = of(after, sample=()).cases
    assert found.case.title == "Aino"
    assert "missing must: kuntoutusselvitys" in found.misses


def test_only_people_whom_a_changed_service_can_concern_are_advised_again():
    before = Side(small_release(), DAY)
    impact(before, Side(small_release(services=changed("perustuki", rank=1)), DAY), PEOPLE)
    assert list(before._outlines) == [frozenset(POOR.items())]


def test_what_nobody_answers_for_in_a_draft_is_told_not_raised():
    nobody = tuple(msgspec.structs.replace(f, responsibilities=()) for f in FUNCTIONS)
    found = of(small_release(functions=nobody), sample=(JOBLESS,))
    assert found.services[0].example.after.first.authority == ""


def guidance(**overrides):
    return msgspec.structs.replace(small_release().sections["advice"], **overrides)


@pytest.fixture(scope="module")
def sample(real_release):
    return people(real_release)


def test_an_outline_is_the_advice_without_words(real_release, sample):
    for facts in sample[:150]:
        advice = advise(real_release, facts, DAY)
        found = outline(Person(real_release, facts, DAY))
        assert found.listed == {r.service.slug for r in (*advice.recommendations, *advice.rights)}
        gate = advice.first.next_gate
        assert found.first.service == advice.first.service.slug
        assert (found.first.kind, found.first.authority) == (gate.step.kind, gate.resolution.authority.slug)


def test_advising_only_those_concerned_finds_the_same_as_advising_all(real_release, sample):
    services = real_release.catalogue.services
    for slug in ("palvelutarpeen-arviointi", "kela-perustoimeentulotuki"):
        rest = (service for service in services if service.slug != slug)
        loose = msgspec.structs.replace(real_release.catalogue.service[slug], criteria=(), rank=1)
        after = msgspec.structs.replace(
            real_release, catalogue=msgspec.structs.replace(real_release.catalogue, services=(*rest, loose))
        )
        one, other = Side(real_release, DAY), Side(after, DAY)
        all_of_them = sum(one.outline(facts) != other.outline(facts) for facts in sample[:60])
        assert impact(one, other, sample[:60]).differing == all_of_them > 0


@pytest.mark.parametrize(
    "other_rules",
    [lambda rules: rules[1:], lambda rules: (*rules[3:40], *rules[:3], *rules[40:]), lambda rules: rules[::-1]],
    ids=["one gone", "some moved", "turned round"],
)
def test_advising_only_those_whom_a_lead_rule_concerns_finds_the_same(real_release, sample, other_rules):
    guidance = real_release.sections["advice"]
    other = msgspec.structs.replace(guidance, lead_rules=other_rules(guidance.lead_rules))
    after = msgspec.structs.replace(real_release, sections={**real_release.sections, "advice": other})
    one, two = Side(real_release, DAY), Side(after, DAY)
    all_of_them = sum(one.outline(facts) != two.outline(facts) for facts in sample[:300])
    assert impact(one, two, sample[:300]).differing == all_of_them > 0


@pytest.mark.parametrize("key", ["need_everyday", "need_income", "only_basic_needs_in_danger"])
def test_advising_only_those_whom_a_situation_concerns_finds_the_same(real_release, sample, key):
    catalogue = real_release.catalogue
    cut = msgspec.structs.replace(catalogue.situation[key], rows=catalogue.situation[key].rows[1:])
    others = tuple(cut if situation.key == key else situation for situation in catalogue.situations)
    after = msgspec.structs.replace(real_release, catalogue=msgspec.structs.replace(catalogue, situations=others))
    one, two = Side(real_release, DAY), Side(after, DAY)
    all_of_them = sum(one.outline(facts) != two.outline(facts) for facts in sample[:300])
    assert impact(one, two, sample[:300]).differing == all_of_them


def reversed_rows(key):
    def change(catalogue):
        others = (
            msgspec.structs.replace(f, responsibilities=f.responsibilities[::-1]) if f.key == key else f
            for f in catalogue.functions
        )
        return {"functions": tuple(others)}

    return change


def moved(catalogue):
    """Every municipality takes the areas of the next one."""
    those = catalogue.municipalities
    nexts = (*those[1:], those[0])
    pairs = zip(those, nexts, strict=True)
    return {"municipalities": tuple(msgspec.structs.replace(m, memberships=n.memberships) for m, n in pairs)}


def asked_otherwise(catalogue):
    return {"facts": tuple(msgspec.structs.replace(f, ask="professional") for f in catalogue.facts)}


@pytest.mark.parametrize(
    ("change", "is_other"),
    [
        (reversed_rows("vocational_rehabilitation"), True),
        (reversed_rows("doctor"), True),
        (reversed_rows("enforcement"), False),
        (moved, True),
        (lambda catalogue: {"areas": catalogue.areas[::-1]}, False),
        (asked_otherwise, None),  # moves a service in the order, which seldom shows
    ],
    ids=["order of payers", "who opens a gate", "one payer", "places", "nothing", "who is asked"],
)
def test_choosing_anew_only_where_it_can_count_finds_the_same(real_release, sample, change, is_other):
    catalogue = real_release.catalogue
    other = msgspec.structs.replace(catalogue, **change(catalogue))
    after = msgspec.structs.replace(real_release, catalogue=other)
    one, two = Side(real_release, DAY), Side(after, DAY)
    all_of_them = sum(one.outline(facts) != two.outline(facts) for facts in sample[:300])
    assert impact(one, Side(after, DAY), sample[:300]).differing == all_of_them
    assert is_other in (None, bool(all_of_them))


def test_where_only_who_answers_has_changed_nothing_is_chosen_again():
    after = Side(small_release(functions=FUNCTIONS[::-1]), DAY)
    impact(Side(small_release(), DAY), after, PEOPLE)
    assert after._outlines == {}


def test_the_sample_is_always_the_same_two_thousand(real_release, sample):
    assert len(sample) == SIZE == 2_000
    assert sample[1_234] == people(real_release, 1_235)[-1]


def test_a_new_question_leaves_their_other_answers_as_they_were(real_release, sample):
    guidance = real_release.sections["advice"]
    client = guidance.client_questionnaire
    fewer = msgspec.structs.replace(client, questions=tuple(q for q in client.questions if q.key != "koulutus"))
    rest = tuple(fewer if q is client else q for q in guidance.questionnaires)
    release = msgspec.structs.replace(
        real_release, sections={"advice": msgspec.structs.replace(guidance, questionnaires=rest)}
    )
    known = [{key: value for key, value in facts.items() if key != "education"} for facts in sample[:50]]
    assert list(people(release, 50)) == known


def test_people_are_coherent_and_various(sample):
    young = [facts for facts in sample if facts.get("age", 99) <= 17]
    assert young and not any(facts.get("life_situation") in ("employed", "sick_leave") for facts in young)
    with_student_aid = {facts.get("life_situation") for facts in sample if "student_aid" in facts.get("income", ())}
    assert with_student_aid == {"student", "studies_interrupted", None}
    assert len({facts.get("municipality") for facts in sample}) > 250
