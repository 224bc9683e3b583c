import datetime as dt
import random

import msgspec
import pytest

from advice.advise import CARDS, LISTED_AT_MOST
from services_catalog.authorities import AuthorityType
from services_catalog.catalogue import Role, ServiceKind, ServiceStatus
from services_catalog.conditions import Text
from tests.advice.engine_release import (
    AINO,
    TODAY,
    advised,
    blocks,
    engine_release,
    lead,
    listed,
    requires,
    service,
    supports,
)

BENEFIT = {"kind": ServiceKind.BENEFIT, "phases": ("INCOME",)}
COMPANION = {"role": Role.COMPANION}
GENERAL = service("neuvonta", needs=(), role=Role.GENERAL_ENTRY)
FALLBACK = service("yleisneuvonta", needs=(), role=Role.FALLBACK)


def many(count, **more):
    return tuple(service(f"palvelu-{number:02}", **more) for number in range(count))


def cards(release, facts):
    return [r.service.slug for r in advised(release, facts).recommendations if r.is_card]


# Acute danger


CRISIS = service("kriisipuhelin", needs=("need_safety",), role=Role.EMERGENCY)
SHELTER = service("turvakoti", needs=("need_safety",), rank=1)
EERO = {"danger": "yes", "goals": ["rehabilitation", "money", "appeal"]}


def test_acute_danger_interrupts_everything_else():
    release = engine_release(
        SHELTER,
        CRISIS,
        service("kuntoutus"),
        service("tuki", needs=("need_income",), **BENEFIT),
        service("valitus", needs=("need_appeal",), role=Role.RIGHT),
        rules=(lead("need_rehabilitation", "kuntoutus"),),
    )
    advice = advised(release, EERO)
    assert [r.service.slug for r in advice.recommendations] == ["kriisipuhelin", "turvakoti"]
    assert advice.is_emergency
    assert (advice.money_now, advice.rights, advice.not_now) == ((), (), ())


def test_three_lead_in_danger_too():
    release = engine_release(CRISIS, *many(4, needs=("need_safety",)))
    assert cards(release, EERO) == ["kriisipuhelin", "palvelu-00", "palvelu-01"]


def test_danger_that_nobody_has_stated_does_not_interrupt():
    assert listed(engine_release(CRISIS, service("kuntoutus")), AINO) == ["kuntoutus"]


# What is listed


@pytest.mark.parametrize("goals", [["work"], []], ids=["another need", "no need"])
def test_a_service_is_listed_only_for_a_need_that_it_answers(goals):
    assert listed(engine_release(service("kuntoutus"), FALLBACK), {"goals": goals}) == ["yleisneuvonta"]


def test_one_of_its_needs_is_enough():
    release = engine_release(service("kuntoutus", needs=("need_work", "need_rehabilitation")))
    assert listed(release, AINO) == ["kuntoutus"]


def test_a_service_that_may_fit_is_listed_while_one_requirement_is_open():
    release = engine_release(service("kuntoutus", requires("age AT_LEAST 18")))
    assert listed(release, AINO) == ["kuntoutus"]


def test_a_service_with_two_open_requirements_is_not():
    open_twice = (requires("age AT_LEAST 18"), requires("cause IN illness", group=2))
    assert listed(engine_release(service("kuntoutus", *open_twice)), AINO) == []


def test_what_is_not_offered_on_the_day_is_not_listed():
    past = {"valid_to": TODAY.replace(day=20)}
    old_name = service("vanha-nimi", status=ServiceStatus.ENDED)
    old_entry = service("neuvonta", needs=(), role=Role.GENERAL_ENTRY, **past)
    assert listed(engine_release(service("ennen", **past), old_name, old_entry), AINO) == []


def test_general_entries_are_listed_when_nothing_about_needs_is_known():
    assert listed(engine_release(service("kuntoutus"), GENERAL, FALLBACK), {}) == ["neuvonta"]


def test_general_entries_are_listed_where_nothing_fits_the_need():
    away = service("kuntoutus", requires("age AT_LEAST 18"))
    assert listed(engine_release(away, GENERAL, FALLBACK), {**AINO, "age": 16}) == ["neuvonta"]


def test_general_entries_are_not_listed_beside_what_answers_the_need():
    assert listed(engine_release(service("kuntoutus"), GENERAL), AINO) == ["kuntoutus"]


def test_the_fallback_is_the_last_resort():
    adults = service("neuvonta", requires("age AT_LEAST 18"), needs=(), role=Role.GENERAL_ENTRY)
    assert listed(engine_release(adults, FALLBACK), {**AINO, "age": 16}) == ["yleisneuvonta"]


def test_at_most_twelve_are_listed():
    assert len(listed(engine_release(*many(20)), AINO)) == LISTED_AT_MOST


def test_companions_come_last_and_are_never_trimmed():
    release = engine_release(service("tulkki", rank=1, **COMPANION), *many(20))
    slugs = listed(release, AINO)
    assert (len(slugs), slugs[-1]) == (LISTED_AT_MOST, "tulkki")


def test_a_companion_is_listed_once_and_marked():
    release = engine_release(service("tulkki", **COMPANION), service("kuntoutus"))
    found = [(r.service.slug, r.is_companion) for r in advised(release, AINO).recommendations]
    assert found == [("kuntoutus", False), ("tulkki", True)]


def test_what_pays_now_is_not_trimmed_either():
    """Who needs an interpreter is not told of less money."""
    tuki, tulkki = service("tuki", rank=99, **BENEFIT), service("tulkki", **COMPANION)
    advice = advised(engine_release(tuki, tulkki, *many(20)), AINO)
    assert (len(advice.recommendations), advice.money_now) == (LISTED_AT_MOST, ("tuki",))


def test_a_right_stands_beside_the_services_not_among_them():
    release = engine_release(
        service("valitus", needs=("need_appeal",), role=Role.RIGHT, deadline=Text("37 päivää")), service("kuntoutus")
    )
    advice = advised(release, {"goals": ["rehabilitation", "appeal"]})
    assert [r.service.slug for r in advice.recommendations] == ["kuntoutus"]
    assert [r.service.slug for r in advice.rights] == ["valitus"]


# Order


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (service("z"), service("a", requires("age AT_LEAST 18"))),
        (service("z", rank=10), service("a", rank=20)),
        (service("z", supports("goals HAS_ANY rehabilitation", 1), rank=20), service("a", rank=15)),
        (service("z", rank=15), service("a", supports("goals HAS_ANY rehabilitation", -1), rank=10)),
        (service("a"), service("z")),
        (service("z"), service("a", status=ServiceStatus.UNCERTAIN)),
    ],
    ids=["fits before may fit", "rank", "support lifts", "weakness lowers", "slug", "uncertain service last"],
)
def test_order(first, second):
    assert listed(engine_release(second, first), AINO) == [first.slug, second.slug]


OLD = {"checked_on": TODAY - dt.timedelta(days=365), "review_months": 6}
FRESH = {"checked_on": TODAY}


def test_what_nobody_has_verified_for_long_comes_after_its_equals():
    release = engine_release(*many(4, **FRESH), service("a-vanha", rank=51, **OLD), service("tuore", rank=51, **FRESH))
    assert listed(release, AINO)[-2:] == ["tuore", "a-vanha"]


def test_what_nobody_has_verified_keeps_the_first_step_the_cards_and_its_rank():
    release = engine_release(*many(4, **OLD), service("tuore", rank=51, **FRESH))
    assert listed(release, AINO) == ["palvelu-00", "palvelu-01", "palvelu-02", "palvelu-03", "tuore"]


def test_order_does_not_depend_on_the_order_of_the_content_or_the_answers():
    services = [*many(8), service("may-fit", requires("cause IN illness")), service("tulkki", **COMPANION)]
    facts = {**AINO, "age": 40, "statement": "yes", "health": ["mood", "back"]}
    expected = listed(engine_release(*services), facts)
    for seed in range(5):
        shuffled = random.Random(seed)  # noqa: S311
        other = dict(shuffled.sample(list(facts.items()), len(facts)))
        assert listed(engine_release(*shuffled.sample(services, len(services))), other) == expected


# Payers

INSURED = service("vakuutuskuntoutus", function="paid_by_many", payer=AuthorityType.ACCIDENT_INSURER, rank=90)
BY_KELA = service("kelan-kuntoutus", function="paid_by_many", payer=AuthorityType.KELA, rank=10)


def test_the_first_responsible_payer_comes_before_a_later_one_whatever_the_rank():
    facts = {**AINO, "cause": "work_accident", "career": "no"}
    assert listed(engine_release(BY_KELA, INSURED), facts) == ["vakuutuskuntoutus", "kelan-kuntoutus"]


def test_a_later_payer_is_listed_only_when_its_own_test_is_true():
    by_pension = service("elakekuntoutus", function="paid_by_many", payer=AuthorityType.PENSION_PROVIDER)
    release = engine_release(by_pension, INSURED)
    injured = {**AINO, "cause": "work_accident"}
    assert listed(release, {**injured, "career": "yes"}) == ["vakuutuskuntoutus", "elakekuntoutus"]
    assert listed(release, injured) == ["vakuutuskuntoutus"]


def test_a_payer_that_an_earlier_one_excludes_is_not_listed():
    facts = {**AINO, "cause": "illness", "career": "yes"}
    assert listed(engine_release(BY_KELA), facts) == []


def test_a_later_payer_never_leads_even_if_a_rule_says_so():
    release = engine_release(BY_KELA, INSURED, rules=(lead("need_rehabilitation", "kelan-kuntoutus"),))
    assert listed(release, {**AINO, "cause": "work_accident", "career": "no"})[0] == "vakuutuskuntoutus"


def test_a_later_payer_that_the_lead_rule_names_is_not_trimmed():
    release = engine_release(
        BY_KELA, INSURED, *many(20), rules=(lead("need_rehabilitation", "palvelu-00", "kelan-kuntoutus"),)
    )
    assert "kelan-kuntoutus" in listed(release, {**AINO, "cause": "work_accident", "career": "no"})


def test_while_an_earlier_payer_is_unsettled_the_likelier_one_leads_and_says_what_to_check():
    [recommendation] = advised(engine_release(BY_KELA), {**AINO, "cause": "illness"}).recommendations
    assert recommendation.missing == ("career",)


# What leads


def test_the_first_true_rule_puts_its_services_in_front_in_its_order():
    rules = (lead("minor", "a"), lead("need_rehabilitation", "c", "b"), lead("need_rehabilitation", "a"))
    release = engine_release(service("a"), service("b"), service("c"), rules=rules)
    assert listed(release, {**AINO, "age": 30}) == ["c", "b", "a"]


def test_a_rule_whose_services_do_not_fit_gives_way_to_the_next():
    adults = service("aikuisille", requires("age AT_LEAST 18"))
    rules = (lead("need_rehabilitation", "aikuisille"), lead("minor", "b"))
    release = engine_release(adults, service("a"), service("b"), rules=rules)
    advice = advised(release, {**AINO, "age": 16})
    assert (advice.lead_rule.key, advice.first.service.slug) == ("minor-first", "b")


@pytest.mark.parametrize(
    "more", [COMPANION, {"status": ServiceStatus.UNCERTAIN}], ids=["a companion", "an uncertain service"]
)
def test_some_services_never_lead(more):
    release = engine_release(service("a", **more), service("b"), rules=(lead("need_rehabilitation", "a"),))
    assert listed(release, AINO)[0] == "b"


def test_a_service_in_front_says_which_answer_put_it_there():
    release = engine_release(service("a", needs=("need_work",)), rules=(lead("minor", "a"),))
    assert advised(release, {**AINO, "age": 16}).first.grounds == (("age", ()),)


# Cards and money


def test_three_lead():
    assert cards(engine_release(*many(5)), AINO) == ["palvelu-00", "palvelu-01", "palvelu-02"]
    assert CARDS == 3


def test_a_benefit_takes_a_card_only_when_money_is_the_question():
    both = ("need_income", "need_rehabilitation")
    release = engine_release(service("a-tuki", needs=both, **BENEFIT), service("kuntoutus", needs=both))
    assert cards(release, AINO) == ["kuntoutus"]
    assert cards(release, {"goals": ["money"]}) == ["a-tuki", "kuntoutus"]


def test_a_benefit_is_money_now_although_it_has_no_card():
    release = engine_release(service("a-tuki", **BENEFIT), service("kuntoutus"))
    assert advised(release, AINO).money_now == ("a-tuki",)


def test_one_benefit_of_each_function_pays_now():
    release = engine_release(
        *(service(slug, **BENEFIT) for slug in ("a", "b")), service("c", function="doctor", **BENEFIT)
    )
    assert advised(release, AINO).money_now == ("a", "c")


def test_a_benefit_that_pays_later_is_not_money_now():
    assert advised(engine_release(service("laina", kind=ServiceKind.BENEFIT)), AINO).money_now == ()


def test_companions_take_no_card():
    assert cards(engine_release(service("a-tulkki", **COMPANION), service("kuntoutus")), AINO) == ["kuntoutus"]


# Near misses


def misses(release, facts):
    return [miss.service.slug for miss in advised(release, facts).not_now]


def test_a_near_miss_has_exactly_one_obstacle():
    adults = service("aikuisille", requires("age AT_LEAST 18"))
    jobless_adults = service(
        "tyottomille-aikuisille", requires("age AT_LEAST 18"), requires("life_situation IN unemployed", group=2)
    )
    facts = {**AINO, "age": 16, "life_situation": "employed"}
    assert misses(engine_release(adults, jobless_adults), facts) == ["aikuisille"]


def test_a_near_miss_answers_a_need_the_person_has():
    adults = service("aikuisille", requires("age AT_LEAST 18"), needs=("need_work",))
    assert misses(engine_release(adults), {**AINO, "age": 16}) == []


def test_a_block_may_be_the_one_obstacle():
    release = engine_release(service("terveille", blocks("health HAS_ANY back")))
    assert misses(release, {**AINO, "health": ["back"]}) == ["terveille"]


def test_what_is_listed_is_no_near_miss():
    release = engine_release(service("kuntoutus", requires("age AT_LEAST 18")))
    assert misses(release, {**AINO, "age": 18}) == []


def test_a_near_miss_without_words_is_not_shown():
    assert (
        misses(engine_release(service("aikuisille", requires("age AT_LEAST 18", not_now=Text()))), {**AINO, "age": 16})
        == []
    )


# Who answers


def test_a_recommendation_names_authority_and_step():
    release = engine_release(service("kuntoutus"))
    first = advised(release, AINO).first
    assert first.resolution.authority.name.fi == "Kela"
    assert first.next_gate.step.text.fi == "Soita Kelaan."


def test_an_answer_is_named_once_with_all_of_it_that_counted():
    criteria = (requires("health HAS_ANY back"), requires("health HAS_ANY mood", group=2))
    release = engine_release(service("kuntoutus", *criteria))
    first = advised(release, {**AINO, "health": ["back", "mood"]}).first
    assert first.grounds == (("goals", ("rehabilitation",)), ("health", ("back", "mood")))


def test_the_same_facts_give_the_same_advice():
    release = engine_release(*many(5), rules=(lead("need_rehabilitation", "palvelu-03"),))
    assert msgspec.json.encode(advised(release, AINO)) == msgspec.json.encode(advised(release, AINO))
