"""Problems in the words of an editor: what checks say to a developer, said in Finnish with the names of entries.

A section's ``words`` map what its checks say (a pattern) to Finnish. A group named for a document, or for
several joined with ``_or_``, is a key: its entry is named, and its form can be linked to. A group ``said``
is messages of its own, each said by its pattern.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from services_catalog.differences import Noun
from services_catalog.sections import Problem

Names = Mapping[tuple[str, str], str]  # of entries, by document and key

CATALOGUE_WORDS = {
    r"an empty slot of the card": "Tämä puuttuu. Korttia ei voi julkaista ilman sitä.",
    r"no (?P<model>\w+) '(?P<key>.*)'": "Kohdetta ”{key}” ei ole. Poista viittaus tai tee kohde.",
    r"leads back to itself": "Tilanne viittaa lopulta itseensä.",
    r"(?P<situations>\S+) is a situation but not a need \(is_need\)": "”{situations}” on tilanne mutta ei tarve.",
    r"there are none unless remote is YES or PARTIAL": "Tapoja on vain, jos palvelu onnistuu etänä ainakin osittain.",
    r"two of the same day; tell them in one": "Samalle päivälle on kaksi muutosta. Kerro ne yhdessä.",
    r"nothing that people would say": "Sanoja ei ole.",
    r"leads to no words and no services": "Ei johda sanoihin eikä palveluihin.",
    r"a phone number needs a source": "Puhelinnumerolla on oltava lähde.",
    r"tests no fact and no situation: '(?P<row>.*)'": "Ehdosta puuttuu tieto tai tilanne.",
    r"unknown fact '(?P<facts>.*?)'.*": "Tietoa ”{facts}” ei ole.",
    r"(?P<facts>\w+): (?P<value>.+) is not (?:one|a list) of .*": "Tiedolla ”{facts}” ei ole arvoa {value}.",
    r"(?P<facts>\w+): (?P<value>.+) is not a whole number from (?P<low>\S+) to (?P<high>\S+)": (
        "Tieto ”{facts}”: {value} ei ole kokonaisluku väliltä {low}–{high}."
    ),
    r"(?P<facts>\w+) is not a number in '(?P<row>.*)'": "Tieto ”{facts}” ei ole luku. Valitse toinen vertailu.",
    r"not whole numbers in '(?P<row>.*)'": "Ehdon arvot eivät ole kokonaislukuja: {row}",
    r"wrong number of values in '(?P<row>.*)'": "Ehdossa on väärä määrä arvoja: {row}",
    r"(?P<facts>\w+) has only one value; .*": "Tiedolla ”{facts}” on vain yksi arvo. Valitse toinen vertailu.",
}


class Said(NamedTuple):
    """``mentioned`` are the documents and keys of the entries that the text names."""

    text: str
    mentioned: tuple[tuple[str, str], ...] = ()


def in_words(problem: Problem, patterns: Mapping[str, str], names: Names) -> Said:
    """The message as it is, if no pattern knows it."""
    return _in_words(problem.message, patterns, names)


def _in_words(message: str, patterns: Mapping[str, str], names: Names) -> Said:
    for pattern, text in patterns.items():
        if match := re.fullmatch(pattern, message, re.DOTALL):
            words: dict[str, str] = {}
            mentioned: list[tuple[str, str]] = []
            for group, value in match.groupdict().items():
                parts = value.split("; ") if group == "said" else []
                found = [_in_words(part, patterns, names) for part in parts] or [_named(group, value, names)]
                words[group] = "; ".join(part.text for part in found)
                mentioned += [entry for part in found for entry in part.mentioned]
            return Said(text.format(**words), tuple(mentioned))
    return Said(message)


def _named(group: str, key: str, names: Names) -> Said:
    nouns = group.rstrip("0123456789").split("_or_")
    entry = next(((noun, key) for noun in nouns if (noun, key) in names), None)
    return Said(names[entry], (entry,)) if entry else Said(key)


def place(path: str, noun: Noun) -> str:
    """``steps[2].text`` as the form has it: "Reitin askel 2 › mitä tehdään"."""
    said = []
    for part in path.split(".") if path else ():
        name, _, number = part.rstrip("]").partition("[")
        row = noun.rows.get(name)
        said.append(" ".join(filter(None, [row.name if row else noun.fields.get(name, name), number])))
        noun = row or noun
    return " › ".join(said)
