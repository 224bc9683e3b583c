"""Two questions about how it went, each answered with one tap: counted once, kept nowhere beside the person."""

from django.utils.translation import gettext_lazy as _

from advice.metrics.measures import Dimension, Happening, Known, Measure

HELPED, NEXT = "autoiko", "seuraava"
QUESTIONS = {HELPED: _("Oliko tästä sinulle apua?"), NEXT: _("Onko sinulle selvää, mitä teet seuraavaksi?")}
ANSWERS = {Known.YES: _("Kyllä"), Known.PARTLY: _("Osittain"), Known.NO: _("Ei")}
OF_RESULT = {HELPED: Measure.RESULT_HELPED, NEXT: Measure.RESULT_NEXT}
OF_PLAN = {HELPED: Measure.PLAN_HELPED, NEXT: Measure.PLAN_NEXT}


class Asked:
    """The first question that has not been answered yet; none when both have, and thanks then."""

    def __init__(self, told) -> None:
        self.key = next((key for key in QUESTIONS if key not in told), "")
        self.words = QUESTIONS.get(self.key, "")
        self.answers = ANSWERS.items()


def happening(measures, data, told, questionnaire=None) -> Happening | None:
    """What was tapped, if it is the question's turn and one of its answers."""
    key, answer = data.get("kysymys", ""), data.get("vastaus", "")
    if key not in measures or key in told or answer not in set(Known):
        return None
    values = {Dimension.ANSWER: answer}
    return Happening(measures[key], values | ({Dimension.QUESTIONNAIRE: questionnaire} if questionnaire else {}))
