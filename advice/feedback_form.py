"""What a reader may send: what it is about, words, and an address only if an answer is wanted."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from advice.models import Feedback
from advice.models.feedback import LONGEST

KINDS = {
    "CONTENT": _("Tieto on väärin tai puuttuu"),
    "ERROR": _("Sivu ei toimi"),
    "ACCESSIBILITY": _("Sivua on vaikea käyttää tai lukea (saavutettavuus)"),
}
OUR_PATH = re.compile(r"/[\w/.-]{0,199}", re.ASCII)
assert set(KINDS) == set(Feedback.Kind)


def our_path(text: str) -> str:
    """Which page the report is about: its path alone, where no answer can be."""
    return text if OUR_PATH.fullmatch(text) else ""


class FeedbackForm(forms.Form):
    kind = forms.ChoiceField(
        choices=list(KINDS.items()), error_messages={"required": _("Valitse, mitä palaute koskee.")}
    )
    text = forms.CharField(
        max_length=LONGEST,
        error_messages={
            "required": _("Kirjoita, mikä on vialla."),
            "max_length": _("Palaute on liian pitkä. Lyhennä se 2000 merkkiin."),
        },
    )
    reply_to = forms.EmailField(
        required=False,
        max_length=254,
        error_messages={"invalid": _("Tarkista sähköpostiosoite. Esimerkki: nimi@esimerkki.fi")},
    )
    path = forms.CharField(required=False)
    website = forms.CharField(required=False)  # seen by no person; programs fill it in

    def clean_path(self) -> str:
        return our_path(self.cleaned_data["path"])

    def keep(self, release) -> None:
        sent = {name: self.cleaned_data[name] for name in ("kind", "text", "reply_to", "path")}
        Feedback.objects.create(**sent, release=release.number, digest=release.digest)
