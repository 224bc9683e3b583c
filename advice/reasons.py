"""Reasons in the person's own words: each ground as the answer that stated it."""

from advice.guidance import Guidance
from services_catalog.catalogue import Catalogue
from services_catalog.conditions import Fact, FactKind, Facts, Text
from services_catalog.verdict import Ground

NOTHING_CHOSEN = Text(fi="ei mitään näistä", sv="inget av dessa", en="none of these")


def words(catalogue: Catalogue, guidance: Guidance, ground: Ground, facts: Facts, language: str = "fi") -> str:
    """``Tilanteesi: Olen työtön``, in the words of the question's options where one states it."""
    key, codes = ground
    fact = catalogue.vocabulary[key]
    return f"{fact.label.translated(language)}: {_answer(guidance, fact, codes, facts, language)}"


def _answer(guidance: Guidance, fact: Fact, codes: tuple[str, ...], facts: Facts, language: str) -> str:
    value = facts[fact.key]
    if fact.kind is FactKind.NUMBER:
        label = guidance.answer_labels.get((fact.key, str(value)))
        return label.translated(language) if label else str(value)
    if isinstance(value, frozenset):
        codes = codes or tuple(code for code in fact.codes if code in value)
        if not codes:
            return NOTHING_CHOSEN.translated(language)
    else:
        codes = (str(value),)
    labels = [_label(guidance, fact, code, facts) for code in codes]
    return "; ".join(label.translated(language) for label in labels)


def _label(guidance: Guidance, fact: Fact, code: str, facts: Facts) -> Text:
    """The option that states just that, unless the person's answers are those of one that states more."""
    fuller = guidance.fuller_answers.get((fact.key, code), ())
    is_more_said = any(all(facts.get(key) == value for key, value in pairs) for pairs in fuller)
    option = None if is_more_said else guidance.answer_labels.get((fact.key, code))
    return option or fact.label_of(code)
