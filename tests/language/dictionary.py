"""Finnish with a dictionary (Voikko): verbs, passives, infinitives, and words that nobody knows.

For development only: the dictionary is under the GPL and no part of what is served.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from services_catalog.plain_language import Limits, exceeds, sentences, words

FINITE = {"indicative", "conditional", "potential", "imperative"}
HEAVY = {"E-infinitive", "MA-infinitive"}
PASSIVE = "4"
OWN_WORDS = {"alkaen", "kuluessa", "lähtien", "mennessä"}  # of time: "by", "within", "from"
WHITELIST = Path(__file__).parent / "whitelist.txt"
PLAIN_WORD = re.compile(r"[^\W\d_]+(?:[-’'–][^\W\d_]+)*")


class Grammar(NamedTuple):
    """What a text has of each, in its own words."""

    words: int
    verbs: int
    passives: tuple[str, ...]
    infinitives: tuple[str, ...]


@cache
def voikko():
    try:
        from libvoikko import Voikko

        return Voikko("fi")
    except Exception as error:
        raise RuntimeError("Voikko or its Finnish dictionary is missing: `make tools` installs them") from error


@cache
def analyses(word: str) -> list[dict[str, str]]:
    return voikko().analyze(word)


def grammar(texts: Iterable[str]) -> Grammar:
    said = [words(sentence) for text in texts for sentence in sentences(text)]
    return Grammar(
        words=sum(map(len, said)),
        verbs=sum(is_verb(word) for sentence in said for word in sentence),
        passives=tuple(word for sentence in said for word in passives(sentence)),
        infinitives=tuple(word for sentence in said for word in sentence if is_heavy(word)),
    )


def is_verb(word: str) -> bool:
    """Finite, as far as the word alone shows."""
    return bool(analyses(word)) and analyses(word)[0].get("MOOD") in FINITE


def passives(sentence: list[str]) -> Iterator[str]:
    """``haetaan``; ``ei haeta`` and ``on haettu`` by the words before."""
    for place, word in enumerate(sentence):
        if is_passive(word, sentence[max(0, place - 2) : place]):
            yield word


def is_passive(word: str, before: list[str]) -> bool:
    readings = analyses(word)
    if any(reading.get("PARTICIPLE") == "past_active" for reading in readings):
        return False  # ``ollut`` may also be the plural of ``oltu``
    if any(reading.get("PARTICIPLE") == "past_passive" and reading["SIJAMUOTO"] == "nimento" for reading in readings):
        return any(base_of(earlier) == "olla" for earlier in before)
    if not any(reading.get("PERSON") == PASSIVE and reading.get("MOOD") in FINITE for reading in readings):
        return False
    if any(reading.get("NEGATIVE") == "false" for reading in readings):
        return True
    return any(class_of(earlier) == "kieltosana" for earlier in before[-1:]) and not any(
        reading.get("MOOD") == "imperative" or "MOOD" not in reading for reading in readings
    )


def is_heavy(word: str) -> bool:
    """An E- or MA-infinitive that is no word of its own, as ``voimassa`` and ``kuluessa`` are."""
    return (
        word.casefold() not in OWN_WORDS
        and any(reading.get("MOOD") in HEAVY for reading in analyses(word))
        and not any(is_own_word(reading) for reading in analyses(word))
    )


def is_own_word(reading: dict[str, str]) -> bool:
    """No form of a verb, and no compound made up for the purpose (``hake=maan``)."""
    is_simple = reading.get("STRUCTURE", "").count("=") < 2
    return is_simple and "MOOD" not in reading and "PARTICIPLE" not in reading


def base_of(word: str) -> str:
    return next((reading.get("BASEFORM", "") for reading in analyses(word)), "")


def class_of(word: str) -> str:
    return next((reading.get("CLASS", "") for reading in analyses(word)), "")


def notes_of_grammar(found: Grammar, limit: Limits) -> Iterator[str]:
    if exceeds(len(found.passives), found.verbs, limit.passives):
        listed = ", ".join(found.passives)
        yield f"Passiiveja on {len(found.passives)}/{found.verbs} verbistä, enintään {limit.passives} %: {listed}."
    if exceeds(len(found.infinitives), found.words, limit.infinitives):
        share, listed = f"{len(found.infinitives)}/{found.words}", ", ".join(found.infinitives)
        yield f"E- ja MA-infinitiivejä on {share}, enintään {limit.infinitives} %: {listed}."


@cache
def known() -> tuple[str, ...]:
    """Beginnings of words that the dictionary does not have but our readers do."""
    lines = (line.partition("#")[0].strip() for line in WHITELIST.read_text().splitlines())
    return tuple(line.casefold() for line in lines if line)


def unknown(texts: Iterable[str]) -> Counter[str]:
    """Words in neither the dictionary nor the whitelist; names of places on the web are no words."""
    said = (word for text in texts for word in words(text))
    return Counter(
        word
        for word in said
        if PLAIN_WORD.fullmatch(word) and not voikko().spell(word) and not word.casefold().startswith(known())
    )
