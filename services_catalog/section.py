"""The catalogue's section of a release."""

from pathlib import Path

from services_catalog import authorities, catalogue, conditions, delivery, glossary, models, outdated_name
from services_catalog.cautions import broken_links, hard_to_read, outdated, overdue, untranslated
from services_catalog.checks import check_catalogue
from services_catalog.documents import Document
from services_catalog.plain_language import TextKind
from services_catalog.problem_words import CATALOGUE_WORDS
from services_catalog.sections import Section
from services_catalog.slots import empty_slots

CLIENT_TEXTS = {
    "Service.name": TextKind.LABEL,
    "Service.plain_name": TextKind.NAME,
    "Service.summary": TextKind.RUNNING,
    "Service.for_whom": TextKind.RUNNING,
    "Service.what_happens": TextKind.RUNNING,
    "Service.cost": TextKind.RUNNING,
    "Service.money_meanwhile": TextKind.RUNNING,
    "Service.deadline": TextKind.RUNNING,
    "Service.caution": TextKind.RUNNING,
    "Criterion.not_now": TextKind.RUNNING,
    "Prerequisite.text": TextKind.RUNNING,
    "Prerequisite.settled_by": TextKind.LABEL,
    "RouteStep.actor": TextKind.LABEL,
    "RouteStep.text": TextKind.RUNNING,
    "RouteStep.document": TextKind.LABEL,
    "RouteStep.deadline": TextKind.RUNNING,
    "RequiredDocument.name": TextKind.LABEL,
    "Responsibility.note": TextKind.RUNNING,
    "Responsibility.otherwise": TextKind.RUNNING,
    "Provider.role": TextKind.RUNNING,
    "Provider.how_to_get_in": TextKind.RUNNING,
    "ContactPoint.say": TextKind.RUNNING,
    "ContactPoint.gap": TextKind.RUNNING,
    "Fact.label": TextKind.LABEL,
    "DeliveryMode.name": TextKind.LABEL,
    "DeliveryMode.device": TextKind.RUNNING,
    "DeliveryMode.connection": TextKind.RUNNING,
    "DeliveryMode.skills": TextKind.RUNNING,
    "DeliveryMode.place": TextKind.RUNNING,
    "DeliveryMode.language": TextKind.RUNNING,
    "DeliveryMode.instead": TextKind.RUNNING,
    "Term.term": TextKind.LABEL,
    "Term.explanation": TextKind.EXPLANATION,
}

EVERYTHING = ("*",)
RULES_OF_A_SERVICE = (
    *("kind", "status", "role", "function", "payer", "needs", "rank", "phases", "valid_from", "valid_to"),
    *("criteria", "steps.kind", "steps.done_when", "steps.via"),
)

CATALOGUE = Section(
    name="catalogue",
    struct=catalogue.Catalogue,
    documents=(
        Document("areas", models.Area, authorities.Area, is_owned_by_code=True),
        Document("municipalities", models.Municipality, authorities.Municipality, is_owned_by_code=True),
        Document("facts", models.Fact, conditions.Fact, is_owned_by_code=True),
        Document("situations", models.Situation, conditions.Situation, rules=EVERYTHING),
        Document("authorities", models.Authority, authorities.Authority),
        Document("functions", models.Function, authorities.Function, rules=EVERYTHING),
        Document("delivery_modes", models.DeliveryMode, delivery.DeliveryMode),
        Document("services", models.Service, catalogue.Service, rules=RULES_OF_A_SERVICE),
        Document("providers", models.Provider, authorities.Provider),
        Document("synonyms", models.Synonym, catalogue.Synonym),
        Document("glossary", models.Term, glossary.Term),
        Document("outdated_names", models.OutdatedName, outdated_name.OutdatedName),
        Document("local_notes", models.LocalNote, catalogue.LocalNote),
    ),
    content=Path(__file__).parent / "content",
    client_texts=CLIENT_TEXTS,
    check=check_catalogue,
    prove=empty_slots,
    warn=(untranslated, hard_to_read, overdue, broken_links, outdated),
    words=CATALOGUE_WORDS,
)
