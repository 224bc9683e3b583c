"""What a card on another site tells: who answers here for a service, for a function, or in the place as a whole."""

import msgspec

from services_catalog.conditions import Text
from services_catalog.duties import duties
from services_catalog.lookup import Here, Respondents
from services_catalog.responsibility import Resolution
from services_catalog.service_page import ServicePage, service_page


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One card; ``local`` are the authorities of the place, where nothing narrower was asked for."""

    name: Text = Text()
    page: ServicePage | None = None
    respondents: Respondents = Respondents()
    local: tuple[Resolution, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.local or self.respondents.main or self.respondents.ordered)


def card(here: Here, wanted: str) -> Card | None:
    """The card of a service's slug, else of a function's key, else of the place; None if nobody knows the word."""
    if not wanted:
        return Card(local=duties(here).local)
    if service := here.catalogue.service.get(wanted):
        page = service_page(here, service)
        return Card(name=service.title, page=page, respondents=page.respondents)
    if function := here.catalogue.function.get(wanted):
        return Card(name=function.name, respondents=here.respondents(function.key))
    return None
