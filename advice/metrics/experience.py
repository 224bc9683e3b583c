"""Two questions about how it went, each answered with one tap: counted once, kept nowhere beside the person."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from advice.metrics.measures import Dimension, Happening, Known, Measure

HELPED, NEXT = "autoiko", "seuraava"
QUESTIONS = {HELPED: _("Oliko tästä sinulle apua?"), NEXT: _("Onko sinulle selvää, mitä teet seuraavaksi?")}
ANSWERS = {Known.YES: _("Kyllä"), Known.PARTLY: _("Osittain"), Known.NO: _("Ei")}
OF_RESULT = {HELPED: Measure.RESULT_HELPED, NEXT: Measure.RESULT_NEXT}
OF_PLAN = {HELPED: Measure.PLAN_HELPED, NEXT: Measure.PLAN_NEXT}


class Asked(NamedTuple):
    """A question and its answers; none when both have been answered, and thanks then."""

    key: str = ""
    words: Promise | str = ""
    answers: tuple[tuple[Known, Promise], ...] = tuple(ANSWERS.items())


def asked(told) -> Asked:
    """The first question that has not been answered yet."""
    return next((Asked(key, words) for key, words in QUESTIONS.items() if key not in told), Asked())


def happening(measures, data, told, questionnaire=None) -> Happening | None:
    """What was tapped, if it is the question's turn and one of its answers."""
    key, answer = data.get("kysymys", ""), data.get("vastaus", "")
    if key not in measures or key in told or answer not in set(Known):
        return None
    values = {Dimension.ANSWER: answer}
    return Happening(measures[key], values | ({Dimension.QUESTIONNAIRE: questionnaire} if questionnaire else {}))
