"""The quick consult's form: every question at once; what is wrong is kept, named, and left out of the facts."""

from collections.abc import Iterator
from itertools import groupby

from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from advice.guidance import Guidance
from advice.questionnaire import Question, QuestionKind, Questionnaire
from services_catalog import municipality_names
from services_catalog.catalogue import Catalogue, Service
from services_catalog.conditions import InvalidFact, Text, Value
from services_catalog.forms import clean
from services_catalog.lookup import alphabetical
from services_catalog.search import LONGEST, index_of
from services_catalog.spelling import folded

ONE_ONLY = _("Valitse vain yksi vaihtoehto.")
FROM_THIS_PAGE = _("Valitse vaihtoehto tältä sivulta.")
LONGEST_NUMBER = 9


def questionnaire_of(release) -> Questionnaire | None:
    guidance: Guidance = release.sections["advice"]
    return next((q for q in guidance.questionnaires if q.audience == "professional"), None)


class Row:
    """A radio button or checkbox."""

    def __init__(self, code: str, label: Text, *, is_chosen: bool, is_apart: bool) -> None:
        self.code = code
        self.label = label
        self.is_chosen = is_chosen
        self.is_apart = is_apart


class Field:
    """One question as posted; an empty ``answer`` is unknown, ``error`` the sentence to show."""

    def __init__(self, question: Question, catalogue: Catalogue, data: MultiValueDict) -> None:
        self.question = question
        self.catalogue = catalogue
        self.posted = tuple(dict.fromkeys(code for code in data.getlist(question.key) if code))
        self.typed = clean(data.get(question.key, ""), municipality_names.LONGEST)
        self.error = ""
        self.facts: dict[str, Value] = {}
        self._read()

    @property
    def id(self) -> str:
        return f"q-{self.question.key}"

    @property
    def first_id(self) -> str:
        """Where a link to the question leads: its first option or its input."""
        return self.id if self.is_typed else f"{self.id}-1"

    @property
    def is_multiple(self) -> bool:
        return self.question.kind is QuestionKind.MULTI

    @property
    def is_number(self) -> bool:
        return self.question.kind is QuestionKind.NUMBER

    @property
    def is_typed(self) -> bool:
        return self.is_number or self.question.kind is QuestionKind.MUNICIPALITY

    @property
    def is_unknown(self) -> bool:
        return not self.posted

    @property
    def fact(self):
        return self.catalogue.vocabulary[self.question.facts[0]]

    @property
    def rows(self) -> list[Row]:
        return [
            Row(o.code, o.label, is_chosen=o.code in self.posted, is_apart=o.is_exclusive)
            for o in self.question.options
        ]

    @property
    def names(self) -> list[str]:
        """Every municipality in Finnish and Swedish, for the browser's own list."""
        names = {name for m in self.catalogue.municipalities for name in (m.name.fi, m.name.sv) if name}
        return sorted(names, key=municipality_names.folded)

    def _read(self) -> None:
        if self.is_typed:
            answer = self._read_number() if self.is_number else self._read_municipality()
        else:
            answer = self._read_options()
        if answer and not self.error:
            self.facts = self._stated(answer)

    def _stated(self, answer: tuple[str, ...]) -> dict[str, Value]:
        try:
            return self.question.states(answer, self.catalogue.vocabulary)
        except InvalidFact:
            limits = {"low": self.fact.minimum, "high": self.fact.maximum}
            self.error = gettext("Anna luku väliltä %(low)s–%(high)s.") % limits
            return {}

    def _read_options(self) -> tuple[str, ...]:
        alone = next((row for row in self.rows if row.is_chosen and row.is_apart), None)
        if not all(self.question.option(code) for code in self.posted):
            self.error = str(FROM_THIS_PAGE)
        elif not self.is_multiple and len(self.posted) > 1:
            self.error = str(ONE_ONLY)
        elif alone and len(self.posted) > 1:
            label = alone.label.translated(get_language())
            self.error = gettext("Valitse joko ”%(alone)s” tai muut vaihtoehdot.") % {"alone": label}
        return self.posted

    def _read_number(self) -> tuple[str, ...]:
        if self.typed and (len(self.typed) > LONGEST_NUMBER or not self.question.accepts([self.typed])):
            self.error = gettext("Kirjoita luku numeroin.")
        return (self.typed,) if self.typed else ()

    def _read_municipality(self) -> tuple[str, ...]:
        if not self.typed:
            return ()
        match = municipality_names.find(self.catalogue.municipalities, self.typed)
        if match.municipality:
            return (match.municipality.code,)
        near = ", ".join(m.name.translated(get_language()) for m in match.nearest)
        self.error = gettext("Emme löytäneet tätä kuntaa.")
        if near:
            self.error = gettext("Emme löytäneet tätä kuntaa. Tarkoititko: %(names)s?") % {"names": near}
        return ()


class Group:
    def __init__(self, name: Text, fields: list[Field]) -> None:
        self.name = name
        self.fields = fields

    @property
    def is_answered(self) -> bool:
        return any(field.posted for field in self.fields)


class ConsultForm:
    """Everything that is known about one client, for as long as the page is open."""

    def __init__(self, questionnaire: Questionnaire, catalogue: Catalogue, data: MultiValueDict) -> None:
        self.questionnaire = questionnaire
        self.fields = [Field(question, catalogue, data) for question in questionnaire.questions]

    @property
    def groups(self) -> list[Group]:
        runs = groupby(self.fields, key=lambda field: field.question.group)
        return [Group(name, list(fields)) for name, fields in runs]

    @property
    def facts(self) -> dict[str, Value]:
        return {key: value for field in self.fields for key, value in field.facts.items()}

    @property
    def wrong(self) -> list[Field]:
        return [field for field in self.fields if field.error]

    def field_of(self, fact: str) -> Field | None:
        return next((field for field in self.fields if fact in field.question.facts), None)


class ServiceChoice:
    """``?a=``: a service by its slug, its name, or what it is found by; ``service`` is None if nothing is."""

    def __init__(self, name: str, data, catalogue: Catalogue) -> None:
        self.name = name
        self.typed = clean(data.get(name, ""), LONGEST)
        self.service = catalogue.service.get(self.typed) or self._named(catalogue) or self._found(catalogue)

    @property
    def is_unknown(self) -> bool:
        return bool(self.typed) and self.service is None

    @property
    def value(self) -> str:
        return self.service.title.translated(get_language()) if self.service else self.typed

    def _named(self, catalogue: Catalogue) -> Service | None:
        name = folded(self.typed)
        return next((service for service in catalogue.services if name and name in names_of(service)), None)

    def _found(self, catalogue: Catalogue) -> Service | None:
        hits = index_of(catalogue, get_language()).search(self.typed).hits if self.typed else ()
        return hits[0].service if hits else None


def names_of(service: Service) -> Iterator[str]:
    for text in (service.plain_name, service.name):
        yield from (folded(name) for name in (text.fi, text.sv, text.en) if name)


class CompareForm:
    """``?a=&b=&c=``."""

    def __init__(self, data, catalogue: Catalogue) -> None:
        self.choices = [ServiceChoice(name, data, catalogue) for name in "abc"]
        self.catalogue = catalogue

    @property
    def services(self) -> list[Service]:
        return list(dict.fromkeys(choice.service for choice in self.choices if choice.service))

    def offered(self, as_of) -> list[Service]:
        return sorted(self.catalogue.offered(as_of), key=lambda service: alphabetical(service.title))
