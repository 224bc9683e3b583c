"""The form of one question: reads what was posted, or says in plain words what is missing."""

from collections.abc import Mapping

from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from advice.questionnaire import UNKNOWN_ANSWER, Question, QuestionKind
from services_catalog import municipality_names
from services_catalog.authorities import Municipality
from services_catalog.catalogue import Catalogue
from services_catalog.conditions import Text

DO_NOT_KNOW = _("En tiedä tai en halua sanoa")
OTHER_MUNICIPALITY = _("Muu kunta tai en halua sanoa")


class Row:
    """A radio button or checkbox of the page."""

    def __init__(
        self, code: str, label, chosen: tuple[str, ...], *, apart: bool = False, is_name: bool = False
    ) -> None:
        self.code = code
        self.label = label
        self.is_chosen = code in chosen
        self.is_name = is_name  # of a place, which need not have one in every language
        self.is_apart = apart  # "none of these" and "I don't know" stand apart from the rest


class QuestionForm:
    """``answer`` is None until ``is_valid()``; ``error`` is then the sentence to show."""

    def __init__(
        self,
        question: Question,
        catalogue: Catalogue,
        *,
        data: MultiValueDict | None = None,
        given: tuple[str, ...] = (),
    ) -> None:
        self.question = question
        self.catalogue = catalogue
        self.posted = None if data is None else tuple(dict.fromkeys(data.getlist("answer")))
        self.chosen = given if self.posted is None else self.posted
        self.typed = "" if data is None else data.get("typed", "")[: municipality_names.LONGEST]
        self.nearest: tuple[Municipality, ...] = ()
        self.answer: tuple[str, ...] | None = None
        self.error = ""

    @property
    def sent(self) -> dict[str, tuple[str, ...]]:
        """What was posted, as far as it is looked at."""
        return {"answer": self.posted or (), "typed": (self.typed,)}

    @property
    def is_multiple(self) -> bool:
        return self.question.kind is QuestionKind.MULTI

    @property
    def is_municipality(self) -> bool:
        return self.question.kind is QuestionKind.MUNICIPALITY

    def is_valid(self) -> bool:
        self.error = str(self._read_municipality() if self.is_municipality else self._read_options())
        return not self.error

    def _read_options(self) -> str:
        chosen = self.posted or ()
        if not chosen:
            return _("Valitse ainakin yksi vaihtoehto.") if self.is_multiple else _("Valitse yksi vaihtoehto.")
        if any(code != UNKNOWN_ANSWER and self.question.option(code) is None for code in chosen):
            return _("Valitse vaihtoehto tältä sivulta.")
        if not self.is_multiple and len(chosen) > 1:
            return _("Valitse vain yksi vaihtoehto.")
        if len(chosen) > 1 and (alone := next((row for row in self.rows if row.is_chosen and row.is_apart), None)):
            label = alone.label.translated(get_language()) if isinstance(alone.label, Text) else alone.label
            return gettext("Valitse joko ”%(alone)s” tai muut vaihtoehdot.") % {"alone": label}
        self.answer = tuple(sorted(chosen, key=self._order))
        return ""

    def _order(self, code: str) -> int:
        codes = [option.code for option in self.question.options]
        return codes.index(code) if code in codes else len(codes)

    def _read_municipality(self) -> str:
        if self.chosen == (UNKNOWN_ANSWER,) or (len(self.chosen) == 1 and self.chosen[0] in self._municipality):
            self.answer = self.chosen
            return ""
        if not self.typed.strip():
            return _("Kirjoita kotikuntasi nimi.")
        match = municipality_names.find(self.catalogue.municipalities, self.typed)
        if match.municipality:
            self.answer = (match.municipality.code,)
            return ""
        self.nearest = match.nearest
        if self.nearest:
            return _("Emme löytäneet tätä kuntaa. Valitse kunta tai kirjoita nimi uudelleen.")
        return _("Emme löytäneet tätä kuntaa. Tarkista nimi.")

    @property
    def _municipality(self) -> Mapping[str, Municipality]:
        return self.catalogue.municipality

    @property
    def rows(self) -> list[Row]:
        """The options in order, the ones that stand apart last."""
        if self.is_municipality:
            near = [Row(m.code, m.name, self.chosen, is_name=True) for m in self.nearest]
            return [*near, Row(UNKNOWN_ANSWER, OTHER_MUNICIPALITY, self.chosen, apart=True)] if near else []
        options = [
            Row(option.code, option.label, self.chosen, apart=option.is_exclusive) for option in self.question.options
        ]
        return [*options, Row(UNKNOWN_ANSWER, DO_NOT_KNOW, self.chosen, apart=True)]

    @property
    def municipality_name(self) -> str:
        """What the text field holds: as typed, or the name of the answer that was given."""
        given = self._municipality.get(self.chosen[0]) if self.chosen and not self.typed else None
        return given.name.translated(get_language() or "fi") if given else self.typed

    @property
    def municipality_options(self) -> list[str]:
        """Every name in Finnish and Swedish, for the browser's own list."""
        names = {name for m in self.catalogue.municipalities for name in (m.name.fi, m.name.sv) if name}
        return sorted(names, key=municipality_names.folded)
