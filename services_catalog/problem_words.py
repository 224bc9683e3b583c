"""Problems in the words of an editor: what checks say to a developer, said in Finnish with the names of entries.

A section's ``words`` map what its checks say (a pattern) to Finnish. A group named for a document, or for
several joined with ``_or_``, is a key: its entry is named, and its form can be linked to.
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
    for pattern, text in patterns.items():
        if match := re.fullmatch(pattern, problem.message, re.DOTALL):
            return _said(match, text, names)
    return Said(problem.message)


def _said(match: re.Match[str], text: str, names: Names) -> Said:
    words: dict[str, str] = {}
    mentioned = []
    for group, key in match.groupdict().items():
        found = [(document, key) for document in group.rstrip("0123456789").split("_or_") if (document, key) in names]
        words[group] = names[found[0]] if found else key
        mentioned += found[:1]
    return Said(text.format(**words), tuple(mentioned))


def place(path: str, noun: Noun) -> str:
    """``steps[2].text`` as the form has it: "Reitin askel 2 › mitä tehdään"."""
    said = []
    for part in path.split(".") if path else ():
        name, _, number = part.rstrip("]").partition("[")
        row = noun.rows.get(name)
        said.append(" ".join(filter(None, [row.name if row else noun.fields.get(name, name), number])))
        noun = row or noun
    return " › ".join(said)
