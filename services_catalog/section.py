"""The catalogue's section of a release."""

from pathlib import Path

from services_catalog import catalogue, conditions, models
from services_catalog.checks import check_catalogue
from services_catalog.documents import Document
from services_catalog.sections import Section

CATALOGUE = Section(
    name="catalogue",
    struct=catalogue.Catalogue,
    documents=(
        Document("areas", models.Area, catalogue.Area, is_owned_by_code=True),
        Document("municipalities", models.Municipality, catalogue.Municipality, is_owned_by_code=True),
        Document("facts", models.Fact, conditions.Fact, is_owned_by_code=True),
        Document("situations", models.Situation, conditions.Situation),
        Document("authorities", models.Authority, catalogue.Authority),
        Document("functions", models.Function, catalogue.Function),
        Document("services", models.Service, catalogue.Service),
        Document("providers", models.Provider, catalogue.Provider),
    ),
    content=Path(__file__).parent / "content",
    check=check_catalogue,
)
