"""Finnish search over the services of a release: folded character 4-grams, BM25, weighted fields.

Needs no dictionary: inflected, compound and misspelt words share most of their 4-grams.
"""

import difflib
import math
import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import pairwise

import msgspec

from services_catalog.catalogue import Catalogue, Service, ServiceStatus
from services_catalog.synonyms import SYNONYMS

SIZE = 4
SATURATION, LENGTH = 1.2, 0.4  # BM25's k1 and b
FOUND = 0.4  # of the weight of at least one word's grams; less means "nothing found"
ALIKE = 0.6  # how alike a query and an old name must be
LONGEST = 100
SHOWN_AT_MOST = 20
ENDING, LIGHT = 3, 0.4  # the last grams of a word and their weight
NAMED = 1.5  # how much it adds that the names have every gram of the query
WORST = 0.25  # of the best score; what is worse than this is not shown

WORD = re.compile(r"[a-z0-9]+")
FILLERS = frozenset(
    [
        "apua",
        "apu",
        "haen",
        "hae",
        "haluan",
        "haluaisin",
        "hei",
        "hakea",
        "ja",
        "joku",
        "jos",
        "kanssa",
        "kenelle",
        "kuka",
        "kun",
        "kuinka",
        "laina",
        "liittyen",
        "milloin",
        "mina",
        "minun",
        "minulla",
        "minulle",
        "missa",
        "mista",
        "mihin",
        "miksi",
        "miten",
        "mika",
        "mita",
        "mulle",
        "mun",
        "mulla",
        "ole",
        "olen",
        "on",
        "onko",
        "pitaa",
        "saa",
        "saan",
        "saada",
        "saako",
        "sina",
        "sinun",
        "tai",
        "tarvitsen",
        "tarvitaan",
        "voi",
        "voin",
        "voiko",
        "voinko",
        "vai",
        "josta",
        "joka",
        "jonka",
        "en",
        "ei",
        "eika",
    ]
)


class Hit(msgspec.Struct, frozen=True):
    """A service that was found; ``old_name`` is the earlier name by which it was asked for."""

    service: Service
    score: float
    old_name: str = ""


class Found(msgspec.Struct, frozen=True):
    """Best first; if nothing was found, the nearest words that would find something."""

    hits: tuple[Hit, ...] = ()
    suggestion: str = ""


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


def weighted_grams(word: str) -> dict[str, float]:
    """The grams of an asked word; those of its ending weigh less, as endings vary."""
    found = grams(word)
    stem = max(2, len(found) - ENDING)
    return {gram: 1.0 if place < stem else LIGHT for place, gram in reversed(list(enumerate(found)))}


def share(wanted: Mapping[str, float], known: Container[str]) -> float:
    return sum(weight for gram, weight in wanted.items() if gram in known) / sum(wanted.values())


class Index:
    """Everything that can be searched in one catalogue; built once and only read after that."""

    def __init__(self, services: Iterable[Service]) -> None:
        self.services = tuple(services)
        self.counts = [_weighted_grams(service) for service in self.services]
        self.names = [frozenset(_grams_of(_names(service))) for service in self.services]
        self.lengths = [sum(counts.values()) for counts in self.counts]
        self.mean_length = sum(self.lengths) / max(1, len(self.lengths))
        self.places: dict[str, list[int]] = {}
        for place, counts in enumerate(self.counts):
            for gram in counts:
                self.places.setdefault(gram, []).append(place)
        self.vocabulary = _vocabulary(self.services)

    def search(self, query: str) -> Found:
        words = asked(query)
        hits = self._ranked(words, query)
        return Found(hits) if hits else Found(suggestion=self._suggestion(words))

    def _ranked(self, words: list[str], query: str) -> tuple[Hit, ...]:
        asked_grams = [weighted_grams(word) for word in words]
        wanted: dict[str, float] = {}
        for of_word in asked_grams:
            for gram, weight in of_word.items():
                wanted[gram] = wanted.get(gram, 0.0) + weight
        scores = {
            place: score * found * (1 + NAMED * share(wanted, self.names[place]))
            for place, score in self._scores(wanted).items()
            if (found := self._share_of_words(place, asked_grams))
        }
        best = max(scores.values(), default=0.0)
        hits = [
            Hit(self.services[place], score, old_name_in(query, self.services[place]))
            for place, score in scores.items()
            if score >= WORST * best
        ]
        hits.sort(key=lambda hit: (not hit.old_name, -hit.score, hit.service.slug))
        return tuple(hits[:SHOWN_AT_MOST])

    def _scores(self, wanted: Mapping[str, float]) -> dict[int, float]:
        scores: dict[int, float] = {}
        for gram, wish in wanted.items():
            places = self.places.get(gram, ())
            rarity = math.log(1 + (len(self.services) - len(places) + 0.5) / (len(places) + 0.5))
            for place in places:
                count = self.counts[place][gram]
                length = 1 - LENGTH + LENGTH * self.lengths[place] / self.mean_length
                weight = count * (SATURATION + 1) / (count + SATURATION * length)
                scores[place] = scores.get(place, 0.0) + wish * rarity * weight
        return scores

    def _share_of_words(self, place: int, asked_grams: list[dict[str, float]]) -> float:
        """More if more words of the query are found; nothing if none is."""
        found = sum(share(of_word, self.counts[place]) >= FOUND for of_word in asked_grams)
        return math.sqrt(found / len(asked_grams))

    def _suggestion(self, words: list[str]) -> str:
        """The query with each word as the catalogue spells the nearest one; empty if none is near."""
        near = [difflib.get_close_matches(word, self.vocabulary, n=1, cutoff=0.7) for word in words]
        return " ".join(self.vocabulary[match[0]] for match in near if match)


def asked(query: str) -> list[str]:
    """The folded words of a query without fillers, and what its colloquial words stand for."""
    words = words_of(query[:LONGEST])
    spoken = [word for word in words if word not in FILLERS]
    pairs = [" ".join(pair) for pair in pairwise(words)]
    meant = (SYNONYMS[key] for said in (*spoken, *pairs) for key in SYNONYMS if said.startswith(key))
    return list(dict.fromkeys((*spoken, *(word for text in meant for word in words_of(text)))))


def old_name_in(query: str, service: Service) -> str:
    """The service's earlier name that the query is about, or nothing."""
    return nearest_name(query, _old_names(service))


def nearest_name(query: str, names: Iterable[str]) -> str:
    """The name that the query is about, in any form and spelling; empty if it is about none of them."""
    wanted = {gram for word in words_of(query[:LONGEST]) if word not in FILLERS for gram in grams(word)}
    alike = [(_likeness(wanted, name), name) for name in names]
    likeness, name = max(alike, default=(0.0, ""))
    return name if likeness >= ALIKE else ""


def _old_names(service: Service) -> tuple[str, ...]:
    if service.status is ServiceStatus.ENDED:
        return (service.name.fi, *filter(None, (service.plain_name.fi,)), *service.old_names)
    return service.old_names


def _likeness(wanted: set[str], name: str) -> float:
    own = set(_grams_of([name]))
    return 2 * len(wanted & own) / (len(wanted) + len(own)) if wanted and own else 0.0


def _names(service: Service) -> Iterator[str]:
    yield from (service.name.fi, service.plain_name.fi, *service.old_names, service.name.sv, service.name.en)


def _fields(service: Service) -> Iterator[tuple[float, str]]:
    """Texts with their weights: names say most, the rest helps everyday words along."""
    yield from ((5.0, name) for name in _names(service))
    yield 2.0, service.summary.fi
    yield from ((1.0, text) for text in (service.for_whom.fi, service.what_happens.fi))


def _grams_of(texts: Iterable[str]) -> Iterator[str]:
    return (gram for text in texts for word in words_of(text) for gram in grams(word))


def _weighted_grams(service: Service) -> dict[str, float]:
    counts: dict[str, float] = {}
    for weight, text in _fields(service):
        for gram in _grams_of([text]):
            counts[gram] = counts.get(gram, 0.0) + weight
    return counts


def _vocabulary(services: Iterable[Service]) -> dict[str, str]:
    """Words of at least four letters by their folded form, as they are written in the names and summaries."""
    written: dict[str, str] = {}
    for service in services:
        for _, text in _fields(service):
            for word in re.findall(r"\w{4,}", text.lower()):
                written.setdefault(folded(word), word)
    return written


_built: list[tuple[Catalogue, Index]] = []  # the newest last; a release is searched by many requests


def index_of(catalogue: Catalogue) -> Index:
    """The catalogue's index, built at the first search and kept while the catalogue is in use."""
    for known, index in _built:
        if known is catalogue:
            return index
    index = Index(catalogue.services)
    _built[:] = [*_built[-1:], (catalogue, index)]
    return index
