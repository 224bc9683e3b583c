"""How asked and written words are compared: folded letters, 4-grams, and the nearest word that is known.

Needs no dictionary: inflected, compound and misspelt words share most of their 4-grams.
"""

import difflib
import heapq
import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import pairwise

SIZE = 4
ENDING, LIGHT = 3, 0.4  # the last grams of a word and their weight
LONG = 4  # letters of a word that is worth suggesting, and of a beginning that its forms share
ALIKE = 0.7
COMPARED = 12  # words with the most pairs of letters in common are compared letter by letter

WORD = re.compile(r"[a-z0-9]+")


def folded(text: str) -> str:
    """Lower case, without dots and rings: ``Työkyky`` → ``tyokyky``."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def words_of(text: str) -> list[str]:
    return WORD.findall(folded(text))


def grams(word: str) -> list[str]:
    """4-grams of the word with its two borders; a shorter word is one gram."""
    bordered = f"_{word}_"
    return [bordered[i : i + SIZE] for i in range(max(1, len(bordered) - SIZE + 1))]


def grams_of(texts: Iterable[str]) -> Iterator[str]:
    return (gram for text in texts for word in words_of(text) for gram in grams(word))


def weighted_grams(word: str) -> dict[str, float]:
    """The grams of an asked word; those of its ending weigh less, as endings vary."""
    found = grams(word)
    stem = max(2, len(found) - ENDING)
    return {gram: 1.0 if place < stem else LIGHT for place, gram in reversed(list(enumerate(found)))}


def share(wanted: Mapping[str, float], known: Container[str]) -> float:
    return sum(weight for gram, weight in wanted.items() if gram in known) / sum(wanted.values())


class Vocabulary:
    """Words as they are written, found by words that are spelt nearly so."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.written: dict[str, str] = {}
        for text in texts:
            for word in re.findall(rf"[^\W\d_]{{{LONG},}}", text.lower()):
                self.written.setdefault(folded(word), word)
        self.by_pair: dict[str, list[str]] = {}
        for word in self.written:
            for pair in pairs(word):
                self.by_pair.setdefault(pair, []).append(word)

    def nearest(self, word: str, count: int) -> list[str]:
        """The best first, equals in the order of the alphabet; of words that begin alike only the best."""
        asked = pairs(word)
        common = Counter(known for pair in asked for known in self.by_pair.get(pair, ()))
        near = heapq.nsmallest(COMPARED, common, key=lambda known: (-common[known] / (len(asked) + len(known)), known))
        alike = [(-difflib.SequenceMatcher(None, known, word).ratio(), known) for known in near]
        stems: dict[str, str] = {}
        for unlike, known in sorted(alike):
            if -unlike >= ALIKE:
                stems.setdefault(known[:LONG], self.written[known])
        return list(stems.values())[:count]


def pairs(word: str) -> set[str]:
    return {"".join(pair) for pair in pairwise(f"_{word}_")}
