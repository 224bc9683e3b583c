"""What people say and the catalogue does not: editors' synonyms, heard in any form and order of the words."""

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from services_catalog.catalogue import Service, Synonym
from services_catalog.conditions import spoken
from services_catalog.spelling import whole, words_of

WHOLE = 4  # letters; what is shorter stands for itself only, not for a beginning
BEFORE = 3  # letters that stand at least before a word inside a longer one
INSIDE = 0.5  # how much a word says that is heard only inside a longer one
SURER = 0.25  # how much surer each further word makes what is said
JOINING = {"fi", "sv"}  # languages that join words into one


class Stem(NamedTuple):
    """A folded word; if it is open, any word that begins so."""

    text: str
    is_open: bool


class Saying(NamedTuple):
    """What is said, and the words that it stands for; also itself as a whole, if it leads to services."""

    stems: tuple[Stem, ...]
    meant: tuple[str, ...]

    @property
    def weight(self) -> float:
        """Of each word that is meant."""
        return (1 + SURER * (len(self.stems) - 1)) / math.sqrt(len(self.meant))

    def goes_on(self, other: "Saying") -> bool:
        """Whether it begins as the other does and is longer."""
        own, others = self.stems[0].text, other.stems[0].text
        return own != others and own.startswith(others)


Places = dict[int, float]  # of the words that say something, and how clearly each does


class Synonyms:
    def __init__(self, synonyms: Iterable[Synonym], language: str) -> None:
        self.joins = language in JOINING
        self.sayings: dict[str, list[Saying]] = {}  # by their first word
        self.names: dict[str, list[str]] = {}
        for synonym in synonyms:
            for said in _said(synonym, language):
                self._learn(said, synonym, language)
        self.lengths = sorted({len(first) for first in self.sayings})

    def _learn(self, said: str, synonym: Synonym, language: str) -> None:
        meant = words_of(synonym.means.translated(language))
        if synonym.services:
            meant.append(whole(said))
        *before, last = said.split()
        stems = (*(Stem(word, len(word) >= WHOLE) for word in before), Stem(last, len(said) >= WHOLE))
        self.sayings.setdefault(stems[0].text, []).append(Saying(stems, tuple(dict.fromkeys(meant))))
        for slug in synonym.services:
            self.names.setdefault(slug, []).append(said)

    def names_of(self, service: Service) -> list[str]:
        """What is said of it; people who say so call it that."""
        return self.names.get(service.slug, [])

    def words(self) -> Iterator[str]:
        """Every word of every saying."""
        return (stem.text for sayings in self.sayings.values() for saying in sayings for stem in saying.stems)

    def meant_by(self, words: list[str]) -> dict[str, float]:
        """What the words stand for, and how surely; what a longer saying holds is not heard again."""
        heard = {saying: places for saying in self._begun(words) if (places := self._places(saying, words))}
        meant: dict[str, float] = {}
        for saying, places in heard.items():
            if not any(_holds(other, others, saying, places) for other, others in heard.items()):
                weight = saying.weight * min(places.values())
                meant |= {word: max(weight, meant.get(word, 0.0)) for word in saying.meant}
        return meant

    def _begun(self, words: Iterable[str]) -> Iterator[Saying]:
        """Sayings whose first word is heard."""
        for part in dict.fromkeys(part for word in words for part in self._parts(word)):
            yield from self.sayings.get(part, ())

    def _parts(self, word: str) -> Iterator[str]:
        yield from (word[:length] for length in self.lengths)
        if self.joins:
            starts = range(BEFORE, len(word) - WHOLE + 1)
            yield from (word[start : start + length] for start in starts for length in self.lengths if length >= WHOLE)

    def _places(self, saying: Saying, words: list[str]) -> Places:
        """Where each word of the saying is heard, in any order, and how clearly; empty if one is missing."""
        places: Places = {}
        for stem in saying.stems:
            clear, place = max((self._clearness(stem, word), -place) for place, word in enumerate(words))
            if not clear:
                return {}
            places[-place] = clear
        return places

    def _clearness(self, stem: Stem, word: str) -> float:
        if word == stem.text or (stem.is_open and word.startswith(stem.text)):
            return 1.0
        is_inside = self.joins and stem.is_open and len(stem.text) >= WHOLE and stem.text in word[BEFORE:]
        return INSIDE if is_inside else 0.0


def _holds(longer: Saying, its: Places, saying: Saying, places: Places) -> bool:
    return its.keys() > places.keys() or (its.keys() == places.keys() and longer.goes_on(saying))


def _said(synonym: Synonym, language: str) -> set[str]:
    texts = (getattr(synonym.words, spoken(language)), synonym.words.fi)
    return {said for text in texts for line in text.splitlines() if (said := " ".join(words_of(line)))}
