"""Small, complete things to test with: Aino of Rovaniemi needs rehabilitation, and Kela answers for it.

Everything is pure and in memory; ``fill_working_copy`` writes a release into the database as its working copy.
"""

import datetime as dt

import msgspec
import yaml

from advice.guidance import (
    ClientSegment,
    ExampleCase,
    Exercise,
    Guidance,
    GuidanceLevel,
    LeadRule,
    Milestone,
    PackageStep,
    PayerLine,
    Phase,
    PlanPart,
    PlanTemplate,
    SegmentPhase,
    ServicePackage,
    StopReason,
)
from advice.questionnaire import AnswerOption, Question, QuestionKind, Questionnaire
from services_catalog import releases
from services_catalog.authorities import (
    Area,
    AreaKind,
    Authority,
    AuthorityType,
    Confidence,
    ContactPoint,
    Function,
    Membership,
    Municipality,
    Provider,
    Responsibility,
)
from services_catalog.catalogue import (
    Catalogue,
    Criterion,
    Effect,
    LegalBasis,
    LocalNote,
    Prerequisite,
    Reform,
    RequiredDocument,
    RouteStep,
    Service,
    Source,
    StepKind,
    Synonym,
)
from services_catalog.conditions import Fact, FactKind, FactValue, Situation, SituationRow, Text, parse_condition
from services_catalog.content_files import ContentEntry
from services_catalog.delivery import DeliveryMode
from services_catalog.glossary import Term
from services_catalog.loading import load
from services_catalog.outdated_name import OutdatedName
from services_catalog.release import Release
from services_catalog.sections import sections


def make(struct, defaults, overrides):
    return struct(**{**defaults, **overrides})


def make_fact(**overrides):
    values = (FactValue("employed", Text("Työssä")), FactValue("unemployed", Text("Työtön")))
    defaults = {"key": "life_situation", "kind": FactKind.CHOICE, "label": Text("Tilanne nyt"), "values": values}
    return make(Fact, defaults, overrides)


def make_situation(*conditions, **overrides):
    """Each condition is a group of its own: all must hold."""
    rows = tuple(SituationRow(group, parse_condition(text)) for group, text in enumerate(conditions, start=1))
    return make(Situation, {"key": "unemployed", "name": Text("Työtön"), "rows": rows}, overrides)


def make_criterion(condition="life_situation IN unemployed", **overrides):
    defaults = {
        "effect": Effect.REQUIRES,
        "group": 1,
        "condition": parse_condition(condition),
        "not_now": Text("Tämä on työttömille. Kysy Kelasta."),
        "professional": Text("Työttömyys (KKRL 566/2005 6 §)"),
    }
    return make(Criterion, defaults, overrides)


def make_step(**overrides):
    return make(RouteStep, {"kind": StepKind.CONTACT, "actor": Text("Sinä"), "text": Text("Soita Kelaan.")}, overrides)


def make_service(**overrides):
    defaults = {
        "slug": "kuntoutusselvitys",
        "name": Text("Kuntoutusselvitys", "Rehabiliteringsutredning", "Rehabilitation assessment"),
        "summary": Text("Selvität, mihin pystyt."),
        "function": "rehabilitation",
        "needs": ("need_rehabilitation",),
        "checked_on": dt.date(2026, 11, 2),
        "criteria": (make_criterion(),),
        "steps": (make_step(),),
        "legal_basis": (LegalBasis(law="Laki Kelan kuntoutuksesta", number="566/2005", sections="6 §"),),
        "sources": (Source(url="https://www.kela.fi/", title="Kela"),),
    }
    return make(Service, defaults, overrides)


def make_contact(**overrides):
    defaults = {"name": Text("Asiakaspalvelu"), "phone": "020 692 205", "source": "https://www.kela.fi/"}
    return make(ContactPoint, {**defaults, "confidence": Confidence.HIGH}, overrides)


def make_authority(**overrides):
    defaults = {"slug": "kela", "type": AuthorityType.KELA, "name": Text("Kela"), "contacts": (make_contact(),)}
    return make(Authority, defaults, overrides)


def make_function(**overrides):
    responsibility = Responsibility(authority_type=AuthorityType.KELA, law="566/2005")
    defaults = {"key": "rehabilitation", "name": Text("Kuntoutus"), "responsibilities": (responsibility,)}
    return make(Function, defaults, overrides)


def make_synonym(**overrides):
    return make(Synonym, {"key": "burnout", "words": Text("burnout"), "means": Text("jaksaminen")}, overrides)


def make_term(**overrides):
    defaults = {"key": "lahete", "term": Text("lähete"), "explanation": Text("Lääkärin pyyntö toiselle lääkärille.")}
    return make(Term, defaults, overrides)


def make_outdated_name(**overrides):
    defaults = {"key": "te_office", "forms": Text("TE-toimisto*"), "instead": Text("työllisyyspalvelut")}
    return make(OutdatedName, {**defaults, "valid_to": dt.date(2024, 12, 31)}, overrides)


def make_delivery_mode(**overrides):
    texts = ("device", "connection", "skills", "place", "language", "instead")
    return make(
        DeliveryMode, {"key": "phone", **{text: Text(text) for text in texts}, "name": Text("Puhelin")}, overrides
    )


def make_catalogue(**overrides):
    needs = (FactValue("rehabilitation", Text("Kuntoutusta")), FactValue("money", Text("Rahaa")))
    county = Membership(area="lapland", valid_from=dt.date(2023, 1, 1))
    defaults = {
        "facts": (
            Fact(key="municipality", kind=FactKind.MUNICIPALITY, label=Text("Kotikunta")),
            Fact(key="age", kind=FactKind.NUMBER, label=Text("Ikä"), minimum=15, maximum=80),
            make_fact(),
            make_fact(key="needs", kind=FactKind.MULTI, label=Text("Mihin kaipaat apua"), values=needs),
        ),
        "situations": (
            make_situation("needs HAS_ANY rehabilitation", key="need_rehabilitation", is_need=True),
            make_situation("life_situation IN unemployed"),
        ),
        "areas": (Area(key="lapland", kind=AreaKind.WELLBEING_SERVICES_COUNTY, name=Text("Lapin hyvinvointialue")),),
        "municipalities": (Municipality(code="698", name=Text("Rovaniemi"), memberships=(county,)),),
        "authorities": (make_authority(),),
        "functions": (make_function(),),
        "services": (make_service(),),
        "synonyms": (make_synonym(),),
        "glossary": (make_term(),),
        "delivery_modes": (make_delivery_mode(),),
        "outdated_names": (make_outdated_name(),),
    }
    return make(Catalogue, defaults, overrides)


def make_question(**overrides):
    options = (
        AnswerOption(code="working", label=Text("Olen työssä"), sets="life_situation=employed"),
        AnswerOption(code="jobless", label=Text("Olen työtön"), sets="life_situation=unemployed"),
    )
    defaults = {
        "key": "now",
        "kind": QuestionKind.CHOICE,
        "text": Text("Mikä on tilanteesi nyt?"),
        "facts": ("life_situation",),
        "options": options,
    }
    return make(Question, defaults, overrides)


def make_questionnaire(**overrides):
    return make(Questionnaire, {"slug": "asiakas", "title": Text("Kysely"), "questions": (make_question(),)}, overrides)


def make_guidance(**overrides):
    rule = LeadRule(key="jobless", situation="unemployed", services=("kuntoutusselvitys",), reason=Text("Työtön ensin"))
    case = ExampleCase(id="A1", title="Aino, työtön", facts={"life_situation": "unemployed"}, expected={"must": []})
    defaults = {"lead_rules": (rule,), "questionnaires": (make_questionnaire(),), "example_cases": (case,)}
    ways = {"client_segments": (make_segment(),), "service_packages": (make_package(),)}
    levels = (GuidanceLevel(key="advice", name=Text("Neuvonta"), **SAID),)
    phases = (make_phase(), make_phase(key="ASSESSMENT_PLANNING", name=Text("Arviointi")))
    rows = {"payer_table": (make_payer_line(),), "phases": phases, "guidance_levels": levels, **ways}
    rows["milestones"] = (Milestone(key="maximum", days=300, text=Text("Päiväraha loppuu")),)
    stop = StopReason(key="refused", name=Text("Kielteinen päätös"), kinds=("DECISION",), advice=Text("Hae muutosta."))
    rows["stop_reasons"] = (stop,)
    rows["exercises"] = (Exercise(key="call", name=Text("Puhelu"), kinds=("CONTACT",), tasks=Text("Soita")),)
    part = PlanPart(key="need", name=Text("Tarve"), icf=("b",), goals=Text("Saan selvyyden\nSaan tukea"))
    rows["plan_templates"] = (PlanTemplate(key="general", name=Text("Yleinen polku"), parts=(part,)),)
    return make(Guidance, {**defaults, **rows}, overrides)


SAID = {"who": Text("Neuvoja"), "duration": Text("Kerta"), "rhythm": Text("Kerran"), "what": Text("Yksi asia")}


def make_phase(**overrides):
    return make(Phase, {"key": "REHABILITATION", "name": Text("Kuntoutus"), "entry": Text("Tarve")}, overrides)


def make_segment(**overrides):
    """The last one: for everybody who is left."""
    defaults = {
        "key": "unclear",
        "name": Text("Epäselvä"),
        "goal": Text("Selvyys"),
        "tasks": Text("Kysy"),
        "instruction": Text("Soita"),
        "phases": (
            SegmentPhase(phase="REHABILITATION", services=("kuntoutusselvitys",)),
            SegmentPhase(phase="ASSESSMENT_PLANNING", empty_reason=Text("Tehdään ensimmäisellä käynnillä")),
        ),
    }
    return make(ClientSegment, defaults, overrides)


def make_package(**overrides):
    steps = (PackageStep(service="kuntoutusselvitys", phase="REHABILITATION", note=Text("Soita ensin")),)
    return make(
        ServicePackage, {"key": "p", "name": Text("Ketju"), "segments": ("unclear",), "steps": steps}, overrides
    )


def make_payer_line(**overrides):
    facts = {"life_situation": "unemployed"}
    defaults = {"key": "jobless", "function": "rehabilitation", "facts": facts, "first": AuthorityType.KELA}
    return make(PayerLine, {**defaults, "as_of": dt.date(2026, 11, 21), "law": "KKRL 566/2005 6 §"}, overrides)


def make_release(number=1, guidance=None, **catalogue):
    """The parts of the catalogue may be replaced: ``make_release(services=(make_service(rank=1),))``."""
    return Release(
        number=number,
        digest="0" * 64,
        effective_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC),
        catalogue=make_catalogue(**catalogue),
        sections={"advice": guidance or make_guidance()},
    )


def make_full_service(**overrides):
    """A service that has everything a service can have."""
    defaults = {
        "plain_name": Text("Mihin pystyn?"),
        "phases": ("ASSESSMENT_PLANNING", "REHABILITATION"),
        "usual_time": Text("Selvitys kestää enintään 12 päivää."),
        "to_record": Text("Kirjaa, mihin kysymykseen haetaan vastausta."),
        "reforms": (Reform(changes_on=dt.date(2027, 1, 1), text=Text("Ikäraja nousee."), law="HE 125/2024"),),
        "old_names": ("kuntoutustutkimus",),
        "valid_from": dt.date(2020, 1, 1),
        "payer": AuthorityType.KELA,
        "criteria": (
            make_criterion(),
            make_criterion("possible age BETWEEN 16 67", group=2),
            make_criterion("HAS_AT_LEAST 2 needs", effect=Effect.SUPPORTS, weight=2),
            make_criterion("stated NOT_SITUATION unemployed", effect=Effect.BLOCKS),
        ),
        "prerequisites": (Prerequisite(text=Text("Lääkärin arvio"), settled_by=Text("Lääkäri")),),
        "steps": (make_step(via="rehabilitation", done_when="unemployed", form="KU 101"), make_step()),
        "documents": (RequiredDocument(name=Text("B-lausunto"), form="SV 7"),),
    }
    return make_service(**{**defaults, **overrides})


def make_provider(**overrides):
    defaults = {"slug": "eduro", "name": Text("Eduro"), "municipalities": ("698",), "services": ("kuntoutusselvitys",)}
    return make(Provider, {**defaults, "contacts": (make_contact(),)}, overrides)


def make_local_note(**overrides):
    text = Text("Rovaniemellä aika varataan puhelimella.")
    defaults = {"slug": "rovaniemi-aika", "text": text, "municipalities": ("698",), "services": ("kuntoutusselvitys",)}
    return make(LocalNote, defaults, overrides)


def plain(release):
    """The release as the content files would have it."""
    parts = {"catalogue": release.catalogue, **release.sections}
    return msgspec.json.decode(msgspec.json.encode(parts))


def entries_of(release):
    content = plain(release)
    for section in sections():
        for document in section.documents:
            for number, raw in enumerate(content[section.name][document.name], start=1):
                dump = document.parse(raw)
                if document.is_ordered:
                    dump["position"] = 10 * number
                yield ContentEntry(document, raw[document.key_name], dump, f"{document.name}.yaml")


def fill_working_copy(release=None):
    return load(list(entries_of(release or make_release())), sections())


def write_files(folder, release):
    """The release as content files of a section per folder."""
    for name, content in plain(release).items():
        for noun, entries in content.items():
            path = folder / name / "content" / f"{noun}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(yaml.safe_dump(entries, allow_unicode=True, sort_keys=False))


def use_release(release=None):
    releases.use(release or make_release())
    return releases.current()
