"""A small release for the client's pages: five core questions, one that refines, and a service for each kind of place.

Aino of Rovaniemi is jobless and wants to know what she can do; Eero is in danger; Pekka does not know.
"""

from advice.guidance import Guidance, LeadRule
from advice.questionnaire import AnswerOption, Question, QuestionKind, Questionnaire
from services_catalog.authorities import Area, AreaKind, AuthorityType, Membership, Municipality, Responsibility
from services_catalog.catalogue import RequiredDocument, Role, ServiceKind
from services_catalog.conditions import Fact, FactKind, FactValue, Text
from tests.factories import (
    make_authority,
    make_contact,
    make_criterion,
    make_fact,
    make_function,
    make_release,
    make_service,
    make_situation,
    make_step,
)

YES_NO = (FactValue("yes", Text("Kyllä")), FactValue("no", Text("Ei")))
FACTS = (
    Fact(key="municipality", kind=FactKind.MUNICIPALITY, label=Text("Kotikunta")),
    make_fact(label=Text("Tilanteesi")),
    make_fact(key="acute_danger", label=Text("Hätä"), values=YES_NO),
    make_fact(key="danger_kind", kind=FactKind.MULTI, values=(FactValue("self_harm", Text("Itsetuho")),)),
    make_fact(
        key="goals",
        kind=FactKind.MULTI,
        label=Text("Mihin haluat apua"),
        values=(FactValue("ability", Text("Selvyyttä")), FactValue("money", Text("Rahaa"))),
    ),
    make_fact(
        key="health",
        kind=FactKind.MULTI,
        label=Text("Vaiva"),
        values=(FactValue("back", Text("Selkä")), FactValue("mood", Text("Mieliala"))),
    ),
    make_fact(key="refused", label=Text("Kielteinen päätös"), values=YES_NO),
)
SITUATIONS = (
    make_situation("stated acute_danger IN yes", key="need_safety", is_need=True),
    make_situation("goals HAS_ANY money", key="need_income", is_need=True),
    make_situation("goals HAS_ANY ability", key="need_ability", is_need=True),
    make_situation("stated refused IN yes", key="need_appeal", is_need=True),
    make_situation("life_situation IN unemployed", key="jobless"),
    make_situation("life_situation IN employed", key="at_work"),
    make_situation("health HAS_ANY back mood", key="ill"),
)


def option(code, label, sets="", **more):
    return AnswerOption(code=code, label=Text(label), sets=sets, **more)


def question(key, kind, text, facts, *options, **more):
    return Question(key=key, kind=kind, text=Text(text), facts=facts, options=options, **more)


QUESTIONS = (
    question(
        "tilanne",
        QuestionKind.CHOICE,
        "Mikä kuvaa tilannettasi nyt?",
        ("life_situation",),
        option("tyoton", "Olen työtön", "life_situation=unemployed"),
        option("tyossa", "Olen työssä", "life_situation=employed"),
        why=Text("Tilanne ratkaisee, kuka auttaa."),
    ),
    question(
        "apu",
        QuestionKind.MULTI,
        "Mihin haluat apua?",
        ("goals", "acute_danger"),
        option("hata", "Olen hädässä juuri nyt", "acute_danger=yes"),
        option("selvyys", "Siihen, mihin pystyn", "goals=ability"),
        option("raha", "Rahaan", "goals=money"),
    ),
    question("kunta", QuestionKind.MUNICIPALITY, "Missä kunnassa asut?", ("municipality",)),
    question(
        "vaiva",
        QuestionKind.MULTI,
        "Millainen vaiva sinulla on?",
        ("health",),
        option("selka", "Selkä", "health=back"),
        option("mieli", "Mieliala", "health=mood"),
        option("ei-mitaan", "Ei mitään näistä", is_exclusive=True),
    ),
    question(
        "paatos",
        QuestionKind.CHOICE,
        "Oletko saanut kielteisen päätöksen?",
        ("refused",),
        option("kylla", "Kyllä", "refused=yes"),
        option("ei", "En", "refused=no"),
        is_core=False,
    ),
)


def service(slug, name, function, needs, **more):
    return make_service(slug=slug, name=Text(name), plain_name=Text(name), function=function, needs=needs, **more)


SERVICES = (
    service(
        "kuntoutusselvitys",
        "Mihin pystyn?",
        "rehabilitation",
        ("need_ability",),
        url="https://www.kela.fi/kuntoutus",
        documents=(RequiredDocument(name=Text("B-lausunto"), form="SV 7"),),
        steps=(make_step(text=Text("Soita Kelaan ja kerro tilanteesi.")),),
    ),
    service(
        "terveystarkastus",
        "Terveystarkastus",
        "health_care",
        ("need_ability",),
        criteria=(make_criterion("health HAS_ANY back mood", not_now=Text("Tämä on sairaille.")),),
        steps=(make_step(text=Text("Varaa aika terveysasemalta.")),),
    ),
    service(
        "perustuki",
        "Tuki elämiseen",
        "rehabilitation",
        ("need_income",),
        kind=ServiceKind.BENEFIT,
        phases=("INCOME",),
        criteria=(),
        steps=(make_step(text=Text("Hae tukea OmaKelassa.")),),
    ),
    service(
        "muutoksenhaku",
        "Valitus päätöksestä",
        "rehabilitation",
        ("need_appeal",),
        role=Role.RIGHT,
        rank=1,
        deadline=Text("37 päivää päätöksestä"),
        criteria=(),
    ),
    service("kriisipuhelin", "Joku kuuntelee heti", "crisis_help", ("need_safety",), role=Role.EMERGENCY, criteria=()),
    service("neuvonta", "Yleinen neuvonta", "crisis_help", (), role=Role.GENERAL_ENTRY, criteria=()),
    service("yleisneuvonta", "Kysy neuvoa", "crisis_help", (), role=Role.FALLBACK, criteria=()),
)


def county(key, name, **more):
    return make_authority(slug=key, type=AuthorityType.WELLBEING_COUNTY, name=Text(name), **more)


def local(authority_type, area_kind=None):
    return (Responsibility(authority_type=authority_type, area_kind=area_kind),)


AUTHORITIES = (
    make_authority(),
    county(
        "lapland",
        "Lapin hyvinvointialue",
        area="lapland",
        contacts=(make_contact(phone="", gap=Text("Numeroa ei ole vahvistettu."), url="https://lapha.fi/"),),
    ),
    county("counties", "Oma hyvinvointialueesi", contacts=(make_contact(phone="", url="https://www.suomi.fi/"),)),
    make_authority(
        slug="mieli",
        type=AuthorityType.THIRD_SECTOR,
        name=Text("MIELI ry"),
        contacts=(make_contact(name=Text("Kriisipuhelin"), phone="09 2525 0111", hours=Text("ympäri vuorokauden")),),
    ),
)
FUNCTIONS = (
    make_function(),
    make_function(
        key="health_care",
        name=Text("Hoito"),
        responsibilities=local(AuthorityType.WELLBEING_COUNTY, AreaKind.WELLBEING_SERVICES_COUNTY),
    ),
    make_function(key="crisis_help", name=Text("Kriisiapu"), responsibilities=local(AuthorityType.THIRD_SECTOR)),
)
LEAD_RULES = (
    LeadRule(key="ill", situation="ill", services=("terveystarkastus",), reason=Text("Sairas ensin hoitoon")),
    LeadRule(key="jobless", situation="jobless", services=("kuntoutusselvitys",), reason=Text("Työtön Kelaan")),
)


def place(code, fi, sv=""):
    return Municipality(code=code, name=Text(fi, sv), memberships=(Membership(area="lapland"),))


def small_release(**overrides):
    questionnaire = Questionnaire(slug="kuntoutus", title=Text("Löydä apu"), core_limit=8, questions=QUESTIONS)
    parts = {
        "facts": FACTS,
        "situations": SITUATIONS,
        "areas": (Area(key="lapland", kind=AreaKind.WELLBEING_SERVICES_COUNTY, name=Text("Lappi")),),
        "municipalities": (
            place("698", "Rovaniemi"),
            place("091", "Helsinki", "Helsingfors"),
            place("624", "Pyhtää", "Pyttis"),
            place("625", "Pyhäjoki"),
        ),
        "authorities": AUTHORITIES,
        "functions": FUNCTIONS,
        "services": SERVICES,
        "guidance": Guidance(lead_rules=LEAD_RULES, questionnaires=(questionnaire,)),
    }
    return make_release(**{**parts, **overrides})
