"""Conditions and sentences in words, from what the record says and nothing else."""

import re
from collections.abc import Iterator

from services_catalog.catalogue import Catalogue
from services_catalog.conditions import Condition, FactKind, Operator, Text

LANGUAGES = ("fi", "sv", "en")
NOT = Text(fi="ei", sv="inte", en="not")
AT_LEAST = Text(fi="vähintään", sv="minst", en="at least")
AT_MOST = Text(fi="enintään", sv="högst", en="at most")
OR = Text(fi=" tai ", sv=" eller ", en=" or ")
AND = Text(fi=" ja ", sv=" och ", en=" and ")

ABBREVIATIONS = ("mm", "esim", "ks", "n", "ns", "vrt", "ml", "sis", "ym")
ABBREVIATED = "".join(rf"(?<!\b[{word[0]}{word[0].upper()}]{word[1:]}\.)" for word in ABBREVIATIONS)
SENTENCE_END = re.compile(rf"{ABBREVIATED}(?<=[.!?])\s+(?=[A-ZÅÄÖ0-9])")


def described(catalogue: Catalogue, condition: Condition) -> Text:
    """``Lääkärinlausunto: B-lausunto``, or the name of the situation; only in languages that have all its words."""
    parts = tuple(_parts(catalogue, condition))
    spoken = (language for language in LANGUAGES if language == "fi" or all(getattr(p, language) for p in parts))
    return Text(**{language: _described(catalogue, condition, language) for language in spoken})


def _parts(catalogue: Catalogue, condition: Condition) -> Iterator[Text]:
    """The texts that the description is put together from, except names of places."""
    if condition.situation:
        yield catalogue.situation[condition.situation].name
        return
    for fact in (catalogue.vocabulary[key] for key in condition.facts):
        yield fact.label
        if condition.fact and fact.kind in (FactKind.CHOICE, FactKind.MULTI):
            yield from (fact.label_of(code) for code in condition.values)


def _described(catalogue: Catalogue, condition: Condition, language: str) -> str:
    if condition.situation:
        name = catalogue.situation[condition.situation].name.translated(language)
        return f"{NOT.translated(language)}: {name}" if condition.operator is Operator.NOT_SITUATION else name
    if condition.operator is Operator.HAS_AT_LEAST:
        labels = [catalogue.vocabulary[key].label.translated(language) for key in condition.facts]
        return f"{', '.join(labels)}: {AT_LEAST.translated(language)} {condition.values[0]}"
    fact = catalogue.vocabulary[condition.fact]
    return f"{fact.label.translated(language)}: {_values(catalogue, condition, language)}"


def _values(catalogue: Catalogue, condition: Condition, language: str) -> str:
    fact, values = catalogue.vocabulary[condition.fact], condition.values
    match condition.operator:
        case Operator.AT_LEAST:
            return f"{AT_LEAST.translated(language)} {values[0]}"
        case Operator.AT_MOST:
            return f"{AT_MOST.translated(language)} {values[0]}"
        case Operator.BETWEEN:
            return f"{values[0]}–{values[1]}"
    is_number = fact.kind is FactKind.NUMBER
    labels = list(values) if is_number else [fact.label_of(code).translated(language) for code in values]
    joined = (AND if condition.operator is Operator.HAS_ALL else OR).translated(language).join(labels)
    is_denied = condition.operator in (Operator.NOT_IN, Operator.HAS_NONE)
    return f"{NOT.translated(language)} {joined}" if is_denied else joined


def sentences(text: Text) -> tuple[Text, ...]:
    """Each sentence or line of its own; in Finnish alone where the languages do not run side by side."""
    rows = {language: _split(getattr(text, language)) for language in LANGUAGES}
    if all(len(row) in (0, len(rows["fi"])) for row in rows.values()):
        return tuple(Text(*(row[i] if row else "" for row in rows.values())) for i in range(len(rows["fi"])))
    return tuple(Text(fi=sentence) for sentence in rows["fi"])


def _split(text: str) -> list[str]:
    return [part.strip() for line in text.splitlines() for part in SENTENCE_END.split(line) if part.strip()]
