"""Whom the client resembles and how intensively to guide: our own segments and levels."""

import datetime as dt

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advice.checks import check_guidance
from advice.first_matches import first_literals, ordered_lists, unmatched
from advice.guidance import ClientSegment, Guidance, GuidanceLevel
from advice.segments import first_match, guidance_level, segment
from advice.symbolic import World
from services_catalog.conditions import Evaluation, Text, read_facts
from tests.advice.facts import answers
from tests.advice.test_symbolic import assume
from tests.factories import make_release

TODAY = dt.date(2026, 11, 21)
JOBLESS = {"life_situation": "unemployed", "work_ability": "unaffected", "everyday_needs": [], "goals": ["work"]}
SKILLED = {"education": "secondary", "occupation_fits": "yes", "age": 40}
FULL_MONTHS = {299: 9, 300: 10, 500: 16, 501: 17}  # of days without work, as the fact is told in months


@pytest.fixture(scope="module")
def world(real_release):
    return World(real_release, TODAY)


def evaluation(release, facts):
    return Evaluation(read_facts(facts, release.catalogue.vocabulary), release.catalogue.situation)


def segment_of(release, **facts):
    return segment(release.sections["advice"], evaluation(release, facts))


def level_of(release, **facts):
    return guidance_level(release.sections["advice"], evaluation(release, facts))


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ({}, "unclear"),
        ({"everyday_needs": ["life_management"], "work_ability": "reduced"}, "everyday_support"),
        ({"health": ["substance"]}, "everyday_support"),
        ({"everyday_needs": ["debt"]}, "unclear"),
        ({"everyday_needs": ["debt", "loneliness"]}, "everyday_support"),
        ({"work_ability": "reduced", "everyday_needs": []}, "health_unclear"),
        ({"work_ability": "reduced", "medical_statement": "b", "goals": ["treatment"]}, "health_unclear"),
        ({"work_ability": "reduced", "medical_statement": "b", "goals": ["new_occupation"]}, "skills_direction"),
        ({**JOBLESS, "goals": ["new_occupation"]}, "skills_direction"),
        ({**JOBLESS, **SKILLED}, "near_work"),
        ({"life_situation": "employed", "work_ability": "unaffected", "goals": ["income"]}, "unclear"),
    ],
    ids=str,
)
def test_the_first_true_segment_counts(real_release, facts, key):
    assert segment_of(real_release, **facts).row.key == key


@pytest.mark.parametrize("plan", ["employment", "none"])
@pytest.mark.parametrize("days", FULL_MONTHS)
def test_long_unemployment_is_cut_at_300_and_500_days(real_release, days, plan):
    facts = {**JOBLESS, **SKILLED, "current_plan": plan, "unemployment_months": FULL_MONTHS[days]}
    is_outside = days > 500 or (days >= 300 and plan == "none")
    assert segment_of(real_release, **facts).row.key == ("long_outside" if is_outside else "near_work")


@pytest.mark.parametrize(
    ("age", "education", "months", "key"),
    [
        (24, "basic", 3, "long_outside"),
        (24, "basic", 2, "skills_direction"),
        (25, "basic", 3, "skills_direction"),
        (29, "secondary", 3, "long_outside"),
        (30, "secondary", 3, "near_work"),
    ],
)
def test_the_youth_guarantee_has_its_ages(real_release, age, education, months, key):
    young = {"age": age, "education": education, "unemployment_months": months, "current_plan": "none"}
    assert segment_of(real_release, **{**JOBLESS, **young}).row.key == key


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        ({}, None),
        ({"everyday_needs": [], "work_ability": "unaffected"}, 0),
        ({"everyday_needs": [], "work_ability": "unaffected", "remote_use": "with_help"}, 1),
        ({"everyday_needs": ["debt"], "health": []}, 1),
        ({"everyday_needs": ["debt"], "health": [], "goals": ["know_ability"]}, 2),
        ({"everyday_needs": ["debt", "housing"], "health": ["pain"]}, 2),
        ({"everyday_needs": ["life_management"], "health": []}, 2),
        ({"everyday_needs": ["life_management", "debt"], "health": []}, 3),
        ({"everyday_needs": ["debt", "housing"], "health": ["pain", "mental"]}, 3),
        ({"everyday_needs": ["debt", "housing"], "jobseeker_registered": "lapsed"}, 3),
        ({"everyday_needs": ["life_management", "debt"], "health": ["pain", "mental"]}, 4),
        ({"everyday_needs": ["life_management", "debt"], "jobseeker_registered": "lapsed"}, 4),
    ],
    ids=str,
)
def test_the_level_follows_challenges_breaks_and_managing_alone(real_release, facts, level):
    assert level_of(real_release, **facts).row.level == level


def test_the_deciding_answers_are_named(real_release):
    match = level_of(real_release, everyday_needs=["life_management", "debt"], health=["pain", "mental"])
    assert dict(match.grounds).keys() == {"everyday_needs", "health"}


def test_what_could_still_decide_is_open(real_release):
    match = segment_of(real_release, **JOBLESS, **SKILLED, unemployment_months=12)
    assert (match.row.key, match.open) == ("near_work", ("health", "current_plan"))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_answers_match_exactly_one_row_and_the_proof_says_the_same(real_release, world, data):
    guidance = real_release.sections["advice"]
    literals = {noun: first_literals(world, rows) for noun, rows in ordered_lists(guidance).items()}
    keys = set(world.encoding.domains) - {"municipality"}
    facts = data.draw(answers(real_release.catalogue.vocabulary, keys))
    model = world.clauses.model(assume(world, facts))
    asked = Evaluation(facts, real_release.catalogue.situation)
    found = {"segment": segment(guidance, asked), "guidance level": guidance_level(guidance, asked)}
    for noun, match in found.items():
        assert [key for key, literal in literals[noun] if literal in model] == [match.row.key]


def test_every_segment_and_level_can_be_the_first(world):
    assert list(unmatched(world)) == []


def with_rows(**rows):
    guidance = Guidance(**rows)
    release = make_release(guidance=guidance)
    return World(release, TODAY)


def test_a_segment_behind_a_wider_one_is_unreachable():
    rows = [("wide", "unemployed"), ("hidden", "unemployed"), ("rest", "")]
    segments = tuple(ClientSegment(key=key, name=Text(key), criteria=criteria) for key, criteria in rows)
    [found] = unmatched(with_rows(client_segments=segments))
    assert found.matter == "segment hidden can never be the first match"


def test_a_list_without_a_last_row_for_everybody_leaves_somebody_out():
    levels = (GuidanceLevel(key="one", name=Text("Yksi"), situation="unemployed"),)
    [found] = unmatched(with_rows(guidance_levels=levels))
    assert found.matter == "no guidance level matches"


def test_without_rows_there_is_no_match():
    assert first_match([], Evaluation({}, {})) is None


# Publishing


def problems(release, **changes):
    guidance = release.sections["advice"]
    first, *others = guidance.client_segments
    changed = msgspec.structs.replace(guidance, client_segments=(msgspec.structs.replace(first, **changes), *others))
    broken = msgspec.structs.replace(release, sections={"advice": changed})
    return [f"{p.key}: {p.field}: {p.message}" for p in check_guidance(broken)]


def test_our_own_segments_are_in_order(real_release):
    assert problems(real_release) == []


@pytest.mark.parametrize("field", ["goal", "tasks", "instruction"])
def test_a_segment_without_a_text_is_not_published(real_release, field):
    assert problems(real_release, **{field: Text()}) == [f"everyday_support: {field}: missing"]


def test_a_segment_without_services_is_not_published(real_release):
    found = problems(real_release, phases=())
    assert "everyday_support: phases: no services" in found
    assert "everyday_support: phases: TRAINING: neither services nor a reason why there are none" in found


def test_only_the_last_row_is_for_everybody(real_release):
    [found] = problems(real_release, criteria="")
    assert found == "everyday_support: criteria: missing: nobody would come to the ones after it"


def test_who_works_this_way_is_said(real_release):
    assert problems(real_release, is_proposal=False) == ["everyday_support: adopted_by: missing: who works this way?"]
    assert problems(real_release, is_proposal=False, adopted_by="Rovaniemi") == []


def test_all_are_proposals_until_adopted(real_release):
    guidance = real_release.sections["advice"]
    rows = (*guidance.client_segments, *guidance.guidance_levels, *guidance.service_packages)
    assert all(row.is_proposal for row in rows)
