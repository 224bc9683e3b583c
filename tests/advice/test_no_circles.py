"""What our own content never tells a person: to apply for what they get, or two things that contradict."""

import datetime as dt

import pytest

from advice.advise import Person, advise
from advice.changes import changes
from services_catalog.conditions import read_facts

TODAY = dt.date(2026, 11, 22)
ILL = {"life_situation": "unemployed", "work_ability": "lost", "goals": ["income"], "age": 45, "cause": "illness"}
PAID = {**ILL, "income": ["sickness_allowance"], "sickness_allowance_days": 100}
UNEMPLOYMENT = {"kassa-ansiopaivaraha", "kela-yleistuki"}


@pytest.fixture
def advised(real_release):
    def advised(**facts):
        return advise(real_release, read_facts(facts, real_release.catalogue.vocabulary), TODAY)

    return advised


def listed(advice):
    return [recommendation.service.slug for recommendation in advice.recommendations]


def not_now(advice):
    return {miss.service.slug for miss in advice.not_now}


@pytest.mark.parametrize(
    ("life_situation", "goals"),
    [("unemployed", ["income"]), ("entrepreneur", ["income"]), ("student", ["income"])],
    ids=["unemployed", "entrepreneur", "student"],
)
def test_who_gets_sickness_allowance_is_not_told_to_apply_for_it(advised, life_situation, goals):
    advice = advised(**{**PAID, "life_situation": life_situation, "goals": goals})
    allowance = next(r for r in advice.recommendations if r.service.slug.startswith("kela-sairauspaivaraha"))
    assert "hae jatkoa" in allowance.next_gate.step.text.fi
    applies = advised(**{**ILL, "life_situation": life_situation, "income": [], "medical_statement": "a"})
    allowance = next(r for r in applies.recommendations if r.service.slug.startswith("kela-sairauspaivaraha"))
    assert allowance.next_gate.step.form == "SV 8"


def test_unemployment_benefit_is_not_money_now_beside_sickness_allowance(advised):
    assert not UNEMPLOYMENT & {*listed(advised(**PAID))}
    assert not_now(advised(**PAID)) >= UNEMPLOYMENT


@pytest.mark.parametrize(
    "later",
    [{"sickness_allowance_maxed": "yes"}, {"sickness_allowance_days": 280}, {"refused_matter": ["sickness_allowance"]}],
    ids=["Kela has told", "about 275 days", "refused"],
)
def test_unemployment_benefit_is_there_when_sickness_allowance_ends(advised, later):
    assert UNEMPLOYMENT & {*listed(advised(**{**PAID, **later}))}


@pytest.mark.parametrize(("age", "is_paid"), [(17, False), (18, True), (64, True), (65, False)])
def test_the_benefit_after_sickness_allowance_has_the_ages_of_unemployment_benefit(advised, age, is_paid):
    listed_now = listed(advised(**{**PAID, "age": age, "sickness_allowance_maxed": "yes"}))
    assert ("tyottomyysetuus-enimmaisajan-jalkeen" in listed_now) is is_paid


@pytest.mark.parametrize("matter", [[], ["other"], ["rehabilitation"], ["sickness_allowance"]])
def test_a_refusal_by_the_employment_area_always_has_its_appeal(advised, matter):
    rights = advised(refused_decision=["employment_area"], refused_matter=matter).rights
    assert [right.service.slug for right in rights] == ["muutoksenhaku-tyollisyysalue"]


def test_an_entrepreneur_told_to_register_is_not_told_to_wait_with_it(advised):
    advice = advised(**{**PAID, "life_situation": "entrepreneur", "sickness_allowance_maxed": "yes"})
    assert "tyottomyysetuus-enimmaisajan-jalkeen" in listed(advice)
    assert "tyonhaku-alkuhaastattelu" in listed(advice)
    assert "tyonhaku-alkuhaastattelu" not in listed(advised(**{**PAID, "life_situation": "entrepreneur"}))


def test_the_days_behind_a_pensioner_do_not_lead_to_the_pension_they_get(advised):
    old_days = {**ILL, "income": ["pension"], "sickness_allowance_days": 300}
    advice = advised(**{**old_days, "life_situation": "rehabilitation_support", "pension_payer": ["pension_provider"]})
    assert advice.lead_rule.key != "pension_near_maximum"


@pytest.mark.parametrize("age", [65, 66, 70])
def test_at_pension_age_the_old_age_pension_is_the_answer_to_the_pension_question(advised, age):
    asks = {**ILL, "age": age, "goals": ["pension"], "income": ["general_support"]}
    assert advised(**asks).first.service.slug == "vanhuuselake"


@pytest.mark.parametrize(("age", "is_paid"), [(64, True), (65, False), (67, False)])
def test_unemployment_benefit_ends_at_65(advised, age, is_paid):
    jobless = {"life_situation": "unemployed", "goals": ["income"], "income": [], "unemployment_fund_member": "yes"}
    money = advised(**jobless, age=age).money_now
    assert ("kassa-ansiopaivaraha" in money, "lisapaivat" in money) == (is_paid, is_paid)


def test_who_only_asks_what_they_can_do_gets_to_where_it_is_found_out(advised):
    advice = advised(goals=["know_ability"])
    assert advice.first.service.slug == "tyokyvyn-tuki-terveydenhuolto"
    assert advice.first.grounds == (("goals", ("know_ability",)),)


def test_the_health_care_of_university_students_is_not_the_countys(advised):
    advice = advised(life_situation="student", work_ability="reduced", goals=["treatment"], education="upper_secondary")
    yths = next(r for r in advice.recommendations if r.service.slug == "yths")
    assert (yths.resolution.authority.slug, yths.resolution.contact.url) == ("kela", "https://www.yths.fi")


def test_nobody_reads_what_if_a_decision_had_not_been_made(real_release):
    refused = {**PAID, "sickness_allowance_days": 300, "pension_application": "refused", "refused_matter": ["pension"]}
    facts = {**refused, "refused_decision": ["pension_provider"], "refused_recent": "yes"}
    facts = read_facts(facts, real_release.catalogue.vocabulary)
    flips = changes(real_release, advise(real_release, facts, TODAY), facts, TODAY)
    assert flips and not {flip.fact for flip in flips} & {"refused_decision", "pension_application"}


def test_social_assistance_on_aland_is_not_kelas(advised):
    asks = {"goals": ["income"], "income": [], "life_situation": "outside_labour_force"}

    def assistance(municipality):
        advice = advised(**asks, municipality=municipality)
        return next(r for r in advice.recommendations if r.service.slug == "kela-perustoimeentulotuki")

    assert assistance("478").resolution.authority.slug == "aland-kst"
    assert "KST" in assistance("478").next_gate.step.text.fi
    assert assistance("698").resolution.authority.slug == "kela"


@pytest.mark.parametrize("cause", ["traffic_accident", "military_service"])
def test_there_is_money_of_sickness_while_another_payer_looks_into_it_first(advised, cause):
    advice = advised(**{**ILL, "cause": cause, "income": []})
    allowance = next(r for r in advice.recommendations if r.service.slug == "kela-sairauspaivaraha")
    assert "kela-sairauspaivaraha" in advice.money_now
    assert "ensin" in allowance.payer_note.fi


def test_a_first_payer_with_money_of_its_own_pays_alone(advised):
    money = advised(**{**ILL, "cause": "work_accident", "income": []}).money_now
    assert "tapaturma-paivaraha" in money
    assert "kela-sairauspaivaraha" not in money


@pytest.mark.parametrize(
    ("slug", "kind"),
    [("kela-koulutuskokeilu", "education_provider"), ("kela-kiila-kuntoutus", "occupational_health")],
)
def test_whom_a_step_says_to_agree_with_is_whose_contact_it_gives(real_release, slug, kind):
    _, agreement, *_ = Person(real_release, {}, TODAY).gates(real_release.catalogue.service[slug])
    assert (agreement.step.text.fi.startswith("Sovi"), agreement.resolution.authority_type) == (True, kind)
