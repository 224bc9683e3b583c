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
TOGETHER = 7  # the weight of a gram that is all that was said
BEGINNING, SHORTEST = 6, 5  # letters of a word that is mended, and at least of a known one that it may be
MENDED = 0.85  # how alike a mended word must be to a known one
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


def whole(said: str) -> str:
    """The gram of all that is said together, however short; no word has a gram with a space."""
    return f"{said} "


def grams_said(said: str) -> list[str]:
    """Of beginnings of words, without the border that the end may not be."""
    return [gram for word in said.split() if len(word) >= SIZE for gram in grams(word)[:-1]]


def grams_of(texts: Iterable[str]) -> Iterator[str]:
    return (gram for text in texts for word in words_of(text) for gram in grams(word))


def weighted_grams(word: str) -> dict[str, float]:
    """The grams of an asked word; those of its ending weigh less, as endings vary."""
    if word.endswith(" "):
        return {word: TOGETHER}
    found = grams(word)
    stem = max(2, len(found) - ENDING)
    return {gram: 1.0 if place < stem else LIGHT for place, gram in reversed(list(enumerate(found)))}


def share(wanted: Mapping[str, float], known: Container[str]) -> float:
    return sum(weight for gram, weight in wanted.items() if gram in known) / sum(wanted.values())


class Beginnings:
    """Beginnings of known words, to mend a word that has one letter wrong, missing, too many or swapped there."""

    def __init__(self, words: Iterable[str]) -> None:
        self.known: dict[str, set[str]] = {}
        for word in words:
            if len(word) >= SHORTEST:
                self.known.setdefault(word[:BEGINNING], set()).add(word)
        self.by_rest: dict[str, list[str]] = {}
        for beginning in sorted(self.known):
            for rest in _without_a_letter(beginning):
                self.by_rest.setdefault(rest, []).append(beginning)

    def mended(self, word: str) -> list[str]:
        """What the word may have been meant to be; nothing if it begins as a known word does."""
        if len(word) < BEGINNING or any(word[:length] in self.known for length in (SHORTEST, BEGINNING)):
            return []
        near = {
            beginning + word[length:]: beginning
            for length in range(SHORTEST - 1, BEGINNING + 2)
            for beginning in self._near(word[:length])
            if beginning[0] == word[0]
        }
        return [mended for mended, beginning in near.items() if self._is_alike(mended, beginning)]

    def _near(self, start: str) -> Iterator[str]:
        """Beginnings from which the start differs in one letter, or in the order of two."""
        yield from self.by_rest.get(start, ())
        for rest in sorted(_without_a_letter(start)):
            if rest in self.known:
                yield rest
            yield from (beginning for beginning in self.by_rest.get(rest, ()) if len(beginning) == len(start))

    def _is_alike(self, mended: str, beginning: str) -> bool:
        return any(difflib.SequenceMatcher(None, known, mended).ratio() >= MENDED for known in self.known[beginning])


def _without_a_letter(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


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
