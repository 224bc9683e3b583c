"""What the person who practises chose: for one request, and kept in the page only."""

from collections.abc import Sequence

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from advice.practice.drill import Drill, Fit
from services_catalog.authorities import Authority

CHOOSE_FIRST = _("Valitse, kenestä asiakas aloittaa.")
CHOOSE_SERVICES = _("Valitse vähintään yksi palvelu.")
MARKS = {  # by what the service is for the client, and whether it was chosen
    (Fit.NEEDED, True): _("Oikein: asiakas tarvitsee tämän."),
    (Fit.NEEDED, False): _("Jäi puuttumaan: asiakas tarvitsee tämän."),
    (Fit.WELCOME, True): _("Sopii lisäksi."),
    (Fit.WELCOME, False): _("Sopisi lisäksi."),
    (Fit.NOT_FIRST, True): _("Väärä järjestys: ei ensin."),
    (Fit.NOT_FIRST, False): _("Oikein jätetty pois: ei ensin."),
    (Fit.WRONG, True): _("Väärä ohjaus."),
    (Fit.WRONG, False): _("Oikein jätetty pois."),
}


class DrillForm:
    def __init__(self, drill: Drill, authorities: Sequence[Authority], data: MultiValueDict, *, is_sent: bool) -> None:
        self.drill = drill
        self.authorities = authorities
        self.first = next((a for a in authorities if a.type == data.get("ensin")), None)
        posted = data.getlist("palvelu")
        self.chosen = [option.service.slug for option in drill.options if option.service.slug in posted]
        self.first_error = CHOOSE_FIRST if is_sent and not self.first else ""
        self.services_error = CHOOSE_SERVICES if is_sent and not self.chosen else ""
        self.is_answered = is_sent and not (self.first_error or self.services_error)

    @property
    def is_wrong(self) -> bool:
        return bool(self.first_error or self.services_error)

    @property
    def is_first_right(self) -> bool:
        return self.first in self.drill.first

    @property
    def marked(self):
        """Each service with how the choice went."""
        options = ((option, option.service.slug in self.chosen) for option in self.drill.options)
        return [(option, is_chosen, MARKS[option.fit, is_chosen]) for option, is_chosen in options]
