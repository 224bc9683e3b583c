"""A release for the engine's own tests: nothing but what a test adds, and needs, payers and a gate to add it to.

Aino of Rovaniemi wants rehabilitation. Kela answers for it, except after a work accident or with a career behind.
"""

import datetime as dt

from advice.advise import Person, advise
from advice.guidance import Guidance, LeadRule
from services_catalog.authorities import Area, AreaKind, AuthorityType, Membership, Municipality, Responsibility
from services_catalog.catalogue import Effect
from services_catalog.conditions import Fact, FactKind, FactValue, Text, read_facts
from tests.factories import (
    make_authority,
    make_contact,
    make_criterion,
    make_fact,
    make_function,
    make_questionnaire,
    make_release,
    make_service,
    make_situation,
)

TODAY = dt.date(2026, 11, 21)
AINO = {"goals": ["rehabilitation"]}


def values(*codes):
    return tuple(FactValue(code, Text(code.replace("_", " ").capitalize())) for code in codes)


YES_NO = values("yes", "no")
FACTS = (
    Fact(key="municipality", kind=FactKind.MUNICIPALITY, label=Text("Kotikunta")),
    Fact(key="age", kind=FactKind.NUMBER, label=Text("Ikä"), minimum=15, maximum=80),
    make_fact(),
    make_fact(
        key="goals",
        kind=FactKind.MULTI,
        label=Text("Toive"),
        values=values("rehabilitation", "money", "work", "appeal"),
    ),
    make_fact(key="health", kind=FactKind.MULTI, label=Text("Vaiva"), values=values("back", "mood")),
    make_fact(key="danger", label=Text("Hätä"), values=YES_NO),
    make_fact(key="cause", label=Text("Syy"), values=values("illness", "work_accident")),
    make_fact(key="residence", label=Text("Oleskelu"), values=values("settled", "asylum")),
    make_fact(key="career", label=Text("Työura"), values=YES_NO),
    make_fact(key="statement", label=Text("Lausunto"), values=YES_NO, is_changeable=True),
    make_fact(key="diagnosis", label=Text("Diagnoosi"), values=YES_NO, ask="professional"),
)
SITUATIONS = (
    make_situation("stated danger IN yes", key="need_safety", is_need=True),
    make_situation("goals HAS_ANY money", key="need_income", is_need=True),
    make_situation("goals HAS_ANY rehabilitation", key="need_rehabilitation", is_need=True),
    make_situation("goals HAS_ANY work", key="need_work", is_need=True),
    make_situation("goals HAS_ANY appeal", key="need_appeal", is_need=True),
    make_situation("life_situation IN unemployed"),
    make_situation("life_situation IN employed", key="employed"),
    make_situation("cause IN work_accident", key="work_injury"),
    make_situation("career IN yes", key="long_career"),
    make_situation("statement IN yes", key="has_statement"),
    make_situation("age AT_MOST 17", key="minor"),
)


def row(authority_type, situation="", **more):
    return Responsibility(authority_type=authority_type, situation=situation, **more)


INSURER = row(
    AuthorityType.ACCIDENT_INSURER,
    "work_injury",
    law="TyTAL 459/2015",
    note=Text("Vakuutus selvitetään ensin."),
    otherwise=Text("Vakuutus vastaa, kun vamma on työstä."),
)
PENSION = row(
    AuthorityType.PENSION_PROVIDER,
    "long_career",
    excludes_later=True,
    law="TyEL 395/2006",
    note=Text("Työeläkelaitos vastaa, ei Kela."),
    otherwise=Text("Työeläkelaitos vastaa, kun työura on pitkä. Tarkista se."),
)
KELA = row(AuthorityType.KELA, law="KKRL 566/2005", note=Text("Kela vastaa."))
FUNCTIONS = (
    make_function(),
    make_function(key="paid_by_many", orders_payers=True, responsibilities=(INSURER, PENSION, KELA)),
    make_function(
        key="doctor",
        responsibilities=(
            row(AuthorityType.OCCUPATIONAL_HEALTH, "employed", excludes_later=True),
            row(AuthorityType.WELLBEING_COUNTY, area_kind=AreaKind.WELLBEING_SERVICES_COUNTY),
        ),
    ),
)


def authority(authority_type, **more):
    return make_authority(slug=authority_type.value, type=authority_type, name=Text(authority_type.value), **more)


AUTHORITIES = (
    make_authority(),
    *(authority(t) for t in (AuthorityType.ACCIDENT_INSURER, AuthorityType.PENSION_PROVIDER)),
    *(authority(t) for t in (AuthorityType.OCCUPATIONAL_HEALTH, AuthorityType.WELLBEING_COUNTY)),
    make_authority(
        slug="lapha",
        type=AuthorityType.WELLBEING_COUNTY,
        name=Text("Lapin hyvinvointialue"),
        area="lapland",
        contacts=(make_contact(phone="016 123"),),
    ),
)
AREAS = (Area(key="lapland", kind=AreaKind.WELLBEING_SERVICES_COUNTY, name=Text("Lappi")),)
ROVANIEMI = Municipality(code="698", name=Text("Rovaniemi"), memberships=(Membership(area="lapland"),))


def requires(condition, group=1, **more):
    return make_criterion(condition, group=group, **more)


def blocks(condition, group=1, **more):
    return make_criterion(condition, effect=Effect.BLOCKS, group=group, **more)


def supports(condition, weight):
    return make_criterion(condition, effect=Effect.SUPPORTS, weight=weight, not_now=Text())


def service(slug, *criteria, **more):
    return make_service(slug=slug, name=Text(slug), criteria=criteria, **more)


def lead(situation, *services):
    return LeadRule(key=f"{situation}-first", situation=situation, services=services, reason=Text("Ensin tämä"))


def engine_release(*services, rules=(), questions=(), situations=(), **parts):
    guidance = Guidance(lead_rules=rules, questionnaires=(make_questionnaire(questions=questions),))
    defaults = {
        "facts": FACTS,
        "situations": (*SITUATIONS, *situations),
        "areas": AREAS,
        "municipalities": (ROVANIEMI,),
        "authorities": AUTHORITIES,
        "functions": FUNCTIONS,
        "services": services,
        "guidance": guidance,
    }
    return make_release(**{**defaults, **parts})


def person(release, facts, audience="client", **more):
    return Person(release, read_facts(facts, release.catalogue.vocabulary), TODAY, audience, **more)


def advised(release, facts, audience="client"):
    return advise(release, read_facts(facts, release.catalogue.vocabulary), TODAY, audience)


def listed(release, facts):
    """Slugs of what is recommended, in order."""
    return [recommendation.service.slug for recommendation in advised(release, facts).recommendations]
