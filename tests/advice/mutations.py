"""Ways of breaking the real content in memory, each with the guarantee that ought to notice it."""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from advice.questionnaire import AnswerOption, Question, QuestionKind
from services_catalog.authorities import AreaKind, AuthorityType, Membership, ResponsibilityStatus
from services_catalog.catalogue import Effect, Role
from services_catalog.conditions import FactKind, FactValue, Situation, SituationRow, Text, parse_condition
from services_catalog.release import Release
from tests.factories import make_criterion, make_fact

TODAY = dt.date(2026, 11, 21)
SOON = dt.date(2027, 3, 1)
BY_KELA = "kela-ammatillinen-kuntoutus"
DOOR = "tyonhaku-alkuhaastattelu"
PAYERS = "vocational_rehabilitation"
KEYS = {"services": "slug", "authorities": "slug", "municipalities": "code", "lead_rules": "key", "example_cases": "id"}


class Mutation(NamedTuple):
    guarantee: str
    name: str
    apply: Callable[[Release], Release]


MUTATIONS: list[Mutation] = []


def breaks(guarantee):
    def register(apply):
        MUTATIONS.append(Mutation(guarantee, apply.__name__.replace("_", " "), apply))
        return apply

    return register


# How content is changed


def with_parts(release, **parts):
    return replace(release, catalogue=replace(release.catalogue, **parts))


def with_guidance(release, **parts):
    return replace(release, sections={**release.sections, "advice": replace(release.sections["advice"], **parts)})


def part(release, noun):
    owner = release.catalogue if hasattr(release.catalogue, noun) else release.sections["advice"]
    return getattr(owner, noun)


def with_rows(release, noun, rows):
    change = with_parts if hasattr(release.catalogue, noun) else with_guidance
    return change(release, **{noun: tuple(rows)})


def changed(release, noun, which, **fields):
    """Every row for which ``which`` holds (a key, or a test) gets the fields; each may be computed from the row."""
    rows = part(release, noun)
    matches = which if callable(which) else lambda row: getattr(row, KEYS.get(noun, "key")) == which
    assert any(map(matches, rows)), f"the content no longer has what {noun} {which} changes"

    def computed(row):
        return {name: value(row) if callable(value) else value for name, value in fields.items()}

    return with_rows(release, noun, (replace(row, **computed(row)) if matches(row) else row for row in rows))


def without(release, noun, which):
    rows = part(release, noun)
    matches = which if callable(which) else lambda row: getattr(row, KEYS.get(noun, "key")) == which
    assert any(map(matches, rows)), f"the content no longer has {noun} {which}"
    return with_rows(release, noun, (row for row in rows if not matches(row)))


def with_order(release, function, reorder):
    return changed(release, "functions", function, responsibilities=lambda f: tuple(reorder(f.responsibilities)))


def with_test(release, situation, *conditions):
    """The situation holds when all of the conditions do."""
    rows = tuple(SituationRow(group, parse_condition(text)) for group, text in enumerate(conditions, 1))
    return changed(release, "situations", situation, rows=rows)


def with_impossible(release):
    rows = tuple(
        SituationRow(n, parse_condition(f"stated age {test}")) for n, test in enumerate(["AT_MOST 20", "AT_LEAST 70"])
    )
    impossible = Situation(key="impossible", name=Text("Ei koskaan"), is_need=True, rows=rows)
    return with_parts(release, situations=(*release.catalogue.situations, impossible))


def with_criterion(release, slug, *criteria):
    numbered = tuple(replace(criterion, group=90 + n) for n, criterion in enumerate(criteria))
    return changed(release, "services", slug, criteria=lambda service: (*service.criteria, *numbered))


def asked(release, questions):
    """The client's questionnaire with other questions."""
    return changed(release, "questionnaires", lambda q: q.audience == "client", questions=lambda q: questions(q))


def of_kind(authority_type, area=None):
    return lambda a: a.type is authority_type and (area is None or a.area == area)


def with_role(role):
    return lambda service: service.role is role


is_emergency, is_general = with_role(Role.EMERGENCY), with_role(Role.GENERAL_ENTRY)


# G1: no dead end


@breaks("G1")
def emergency_services_are_removed(release):
    return without(release, "services", is_emergency)


@breaks("G1")
def emergency_services_only_for_adults(release):
    only_adults = (make_criterion("age AT_LEAST 18", group=90),)
    return changed(release, "services", is_emergency, criteria=only_adults)


@breaks("G1")
def emergency_services_no_longer_answer_danger(release):
    return changed(release, "services", is_emergency, needs=("need_talk",))


@breaks("G1")
def general_entries_are_removed(release):
    return without(release, "services", is_general)


@breaks("G1")
def general_entries_only_for_working_age(release):
    return changed(release, "services", is_general, criteria=(make_criterion("age AT_MOST 64"),))


@breaks("G1")
def every_service_of_a_need_is_removed(release):
    return without(release, "services", lambda service: "need_debt" in service.needs)


@breaks("G1")
def a_service_has_no_route(release):
    return changed(release, "services", BY_KELA, steps=())


@breaks("G1")
def kela_has_no_address(release):
    return changed(release, "authorities", of_kind(AuthorityType.KELA), contacts=unreachable_contacts)


@breaks("G1")
def one_county_has_no_address(release):
    return changed(
        release, "authorities", of_kind(AuthorityType.WELLBEING_COUNTY, "hva-lappi"), contacts=unreachable_contacts
    )


@breaks("G1")
def nobody_writes_statements_for_the_jobless(release):
    return with_order(release, "doctor", lambda rows: rows[:-1])


def unreachable_contacts(authority):
    return tuple(replace(contact, url="", source="") for contact in authority.contacts)


# G2: one first responsible


@breaks("G2")
def an_unconditional_payer_comes_first(release):
    return with_order(release, PAYERS, lambda rows: [replace(rows[-1], situation=""), *rows])


@breaks("G2")
def the_order_of_payers_is_turned_around(release):
    return with_order(release, PAYERS, reversed)


@breaks("G2")
def the_pension_provider_comes_before_the_accident_insurer(release):
    return with_order(
        release, "pension_income", lambda rows: sorted(rows, key=lambda r: r.situation != "earned_pension")
    )


@breaks("G2")
def a_payer_is_removed(release):
    return with_order(release, PAYERS, lambda rows: [r for r in rows if r.authority_type != "motor_insurer"])


@breaks("G2")
def a_payer_answers_whatever_the_cause(release):
    return with_test(release, "work_injury", "possible age AT_LEAST 15")


@breaks("G2")
def a_payer_answers_for_nobody(release):
    return with_test(release, "kela_rehab_test", "age AT_LEAST 70", "age AT_MOST 20")


@breaks("G2")
def the_career_test_of_the_pension_provider_is_forgotten(release):
    return with_test(release, "earned_enough", "possible age AT_LEAST 15")


@breaks("G2")
def the_counties_begin_a_year_late(release):
    late = dt.date(2024, 1, 1)
    county = AuthorityType.WELLBEING_COUNTY
    return with_order(
        release,
        "social_services",
        lambda rows: [replace(r, valid_from=late) if r.authority_type is county else r for r in rows],
    )


# G3: every service, municipality and date


@breaks("G3")
def a_municipality_belongs_nowhere(release):
    return changed(release, "municipalities", "698", memberships=())


@breaks("G3")
def a_municipality_belongs_to_two_counties(release):
    counties = [a.key for a in release.catalogue.areas if a.kind is AreaKind.WELLBEING_SERVICES_COUNTY]
    both = tuple(Membership(area=key) for key in counties[:2])
    return changed(release, "municipalities", "698", memberships=lambda m: (*m.memberships, *both))


@breaks("G3")
def a_membership_ends_and_none_begins(release):
    return changed(
        release, "municipalities", "698", memberships=lambda m: tuple(replace(x, valid_to=SOON) for x in m.memberships)
    )


@breaks("G3")
def a_county_has_no_authority(release):
    return without(release, "authorities", of_kind(AuthorityType.WELLBEING_COUNTY, "hva-lappi"))


@breaks("G3")
def an_employment_area_has_two_authorities(release):
    areas = [a for a in release.catalogue.authorities if a.area and a.type is AuthorityType.EMPLOYMENT_AREA]
    return with_parts(release, authorities=(*release.catalogue.authorities, replace(areas[0], slug="toinen")))


@breaks("G3")
def kela_is_removed(release):
    return without(release, "authorities", of_kind(AuthorityType.KELA))


@breaks("G3")
def a_responsibility_ends_with_no_successor(release):
    return with_order(release, "employment_services", lambda rows: [replace(row, valid_to=SOON) for row in rows])


@breaks("G3")
def a_responsibility_is_only_planned(release):
    planned = ResponsibilityStatus.PLANNED
    return with_order(release, "youth_work", lambda rows: [replace(row, status=planned) for row in rows])


@breaks("G3")
def aland_has_no_authority(release):
    return without(release, "authorities", of_kind(AuthorityType.ALAND))


# G4: everything can be reached and can matter


@breaks("G4")
def a_service_asks_for_what_it_also_refuses(release):
    young = make_criterion("age AT_MOST 29")
    return with_criterion(release, BY_KELA, young, replace(young, effect=Effect.BLOCKS))


@breaks("G4")
def a_service_asks_for_a_payer_that_closes_it(release):
    return with_criterion(release, BY_KELA, make_criterion("pension_rehab_decision IN yes"))


@breaks("G4")
def a_service_belongs_to_a_payer_that_is_not_in_the_order(release):
    return changed(release, "services", BY_KELA, payer=AuthorityType.PATIENT_INSURER)


@breaks("G4")
def a_service_answers_a_need_that_nobody_can_have(release):
    release = with_guidance(release, lead_rules=())
    return changed(with_impossible(release), "services", BY_KELA, needs=("impossible",))


@breaks("G4")
def a_question_decides_nothing(release):
    colour = make_fact(key="colour", kind=FactKind.CHOICE, values=(FactValue("red", Text("Punainen")),))
    question = Question(
        key="vari",
        kind=QuestionKind.CHOICE,
        text=Text("Mikä on lempivärisi?"),
        facts=("colour",),
        options=(AnswerOption(code="punainen", label=Text("Punainen"), sets="colour=red"),),
    )
    release = with_parts(release, facts=(*release.catalogue.facts, colour))
    return asked(release, lambda questionnaire: (*questionnaire.questions, question))


@breaks("G4")
def a_question_can_never_be_asked(release):
    def hidden(questionnaire):
        return tuple(
            replace(q, enable_when="impossible") if "income" in q.facts else q for q in questionnaire.questions
        )

    return asked(with_impossible(release), hidden)


@breaks("G4")
def a_service_that_lead_rules_need_is_removed(release):
    return without(release, "services", BY_KELA)


@breaks("G4")
def a_segment_takes_everybody(release):
    first, *others = part(release, "client_segments")
    return with_rows(release, "client_segments", (replace(first, criteria=""), *others))


@breaks("G4")
def some_are_in_no_segment(release):
    return with_rows(release, "client_segments", part(release, "client_segments")[:1])


# G5: criteria that mean something


@breaks("G5")
def a_criterion_is_always_true(release):
    return with_criterion(release, BY_KELA, make_criterion("possible age AT_LEAST 15"))


@breaks("G5")
def a_criterion_is_never_true(release):
    return with_criterion(release, BY_KELA, make_criterion("stated age AT_LEAST 99", effect=Effect.BLOCKS))


@breaks("G5")
def a_criterion_rests_on_a_situation_that_cannot_be(release):
    return with_test(release, "three_months_treated", "treatment_months AT_LEAST 3", "treatment_months AT_MOST 2")


@breaks("G5")
def situations_lead_back_to_themselves(release):
    release = with_test(release, "ill", "SITUATION clearly_limited")
    return with_test(release, "clearly_limited", "SITUATION ill")


@breaks("G5")
def the_services_of_a_package_wait_for_each_other(release):
    def circle(package):
        first, *others = package.steps
        return (replace(first, after=(others[-1].service,)), *others)

    return changed(release, "service_packages", part(release, "service_packages")[0].key, steps=circle)


@breaks("G5")
def a_criterion_has_no_sentence_for_not_now(release):
    return with_criterion(release, BY_KELA, make_criterion("age AT_LEAST 18", not_now=Text()))


@breaks("G5")
def a_tested_fact_is_asked_of_nobody(release):
    def remaining(questionnaire):
        return tuple(q for q in questionnaire.questions if "medical_statement" not in q.facts)

    return changed(release, "questionnaires", lambda q: True, questions=remaining)


# G6: example cases


@breaks("G6")
def lead_rules_are_read_from_the_end(release):
    return with_rows(release, "lead_rules", reversed(part(release, "lead_rules")))


@breaks("G6")
def there_are_no_lead_rules(release):
    return with_guidance(release, lead_rules=())


@breaks("G6")
def a_case_expects_another_authority(release):
    first = part(release, "example_cases")[0]
    expected = {**first.expected, "first_authority": ["population_register"]}
    return changed(release, "example_cases", first.id, expected=expected, accepted_difference="")


@breaks("G6")
def a_service_that_a_case_must_get_is_only_for_pensioners(release):
    return with_criterion(release, DOOR, make_criterion("life_situation IN old_age_pension"))


@breaks("G6")
def a_service_is_widened_to_everybody_with_the_need(release):
    return changed(release, "services", BY_KELA, criteria=(), payer=None)
