"""Search over the services of a release in one language: folded character 4-grams, BM25, weighted fields.

Names in every language are found in each; the rest is searched as the page shows it. A word that nobody knows is
also taken for the one that it nearly is. Editors' synonyms add what people say and the catalogue does not.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import msgspec

from services_catalog.catalogue import Catalogue, Service, ServiceStatus, Synonym
from services_catalog.conditions import Text, spoken
from services_catalog.fillers import FILLERS
from services_catalog.spelling import (
    Beginnings,
    Vocabulary,
    grams,
    grams_of,
    grams_said,
    share,
    weighted_grams,
    whole,
    words_of,
)
from services_catalog.synonyms import Synonyms

NAME = 5.0  # the weight of a name beside other texts
PART = 2.0  # of a word that says something only with others
SATURATION, LENGTH = 1.2, 0.4  # BM25's k1 and b
FOUND = 0.4  # of the weight of at least one word's grams; less means "nothing found"
ALIKE = 0.6  # how alike a query and an old name must be
LONGEST = 100
SHOWN_AT_MOST = 20
NAMED = 1.5  # how much it adds that the names have every gram of what was said, or of that and what it means
WORST = 0.25  # of the best score; what is worse than this is not shown
SUGGESTED_AT_MOST = 3


class Hit(msgspec.Struct, frozen=True):
    """A service that was found; ``old_name`` is the earlier name by which it was asked for."""

    service: Service
    score: float
    old_name: str = ""


class Found(msgspec.Struct, frozen=True):
    """Best first; if nothing was found, queries with the nearest words that find something."""

    hits: tuple[Hit, ...] = ()
    suggestions: tuple[str, ...] = ()


class Index:
    """Everything that can be searched in one catalogue and language; built once and only read after that."""

    def __init__(self, services: Iterable[Service], synonyms: Iterable[Synonym] = (), language: str = "fi") -> None:
        self.services = tuple(services)
        self.language = language
        self.fillers = FILLERS["fi"] | FILLERS[language]
        self.synonyms = Synonyms(synonyms, language)
        said = [[*_said(service, language, self.synonyms)] for service in self.services]
        self.names = [frozenset(gram for weight, gram in own if weight == NAME) for own in said]
        self.places = _places([_weights(own) for own in said])
        written = (word for s in self.services for text in _shown(s, language) for word in words_of(text))
        self.beginnings = Beginnings(chain(written, self.synonyms.words()))
        self.vocabulary = Vocabulary(text for service in self.services for text in _shown(service, language))

    def search(self, query: str) -> Found:
        words = words_of(query[:LONGEST])
        spoken = [word for word in words if word not in self.fillers]
        mended = [meant for word in spoken for meant in self.beginnings.mended(word)]
        words_meant = self.synonyms.meant_by([*words, *mended])
        hits = self._ranked(spoken, words_meant | dict.fromkeys((*mended, *spoken), 1.0))
        return Found(hits) if hits else Found(suggestions=tuple(self._suggestions(spoken)))

    def _ranked(self, spoken: list[str], words: Mapping[str, float]) -> tuple[Hit, ...]:
        scores = self._scores(words)
        best = max(scores.values(), default=0.0)
        own = {word: value for word, value in words.items() if not word.endswith(" ")}  # none that is said together
        wishes = [wanted for wanted in map(_wanted, (dict.fromkeys(spoken, 1.0), own)) if wanted]
        named = {
            place: score * (1 + NAMED * max((share(wanted, self.names[place]) for wanted in wishes), default=0.0))
            for place, score in scores.items()
            if score * (1 + NAMED) >= WORST * best  # the others cannot come near
        }
        best = max(named.values(), default=0.0)
        hits = [
            Hit(self.services[place], score, self._old_name(spoken, self.services[place]))
            for place, score in named.items()
            if score >= WORST * best
        ]
        hits.sort(key=lambda hit: (not hit.old_name, -hit.score, hit.service.slug))
        return tuple(hits[:SHOWN_AT_MOST])

    def _scores(self, words: Mapping[str, float]) -> dict[int, float]:
        """By place: more if more of the words are found, each by its weight; nothing where none is."""
        scores: dict[int, float] = {}
        found: dict[int, float] = {}
        for word, value in words.items():
            wanted = weighted_grams(word)
            known: dict[int, float] = {}
            for gram, wish in wanted.items():
                for place, weight in self.places.get(gram, ()):
                    scores[place] = scores.get(place, 0.0) + value * wish * weight
                    known[place] = known.get(place, 0.0) + wish
            enough = FOUND * sum(wanted.values())
            for place, weight in known.items():
                if weight >= enough:
                    found[place] = found.get(place, 0.0) + value
        everything = sum(words.values())
        return {place: scores[place] * math.sqrt(value / everything) for place, value in found.items()}

    def _old_name(self, spoken: list[str], service: Service) -> str:
        """The service's earlier name that is asked for, or nothing."""
        names = service.old_names
        if service.status is ServiceStatus.ENDED:
            names = (*_in(service.name, self.language), *_in(service.plain_name, self.language), *names)
        return nearest_name(spoken, names)

    def _suggestions(self, words: list[str]) -> Iterator[str]:
        """The words that are spelt nearly so; of several words each with its nearest, in one query."""
        if len(words) == 1:
            yield from self.vocabulary.nearest(words[0], SUGGESTED_AT_MOST)
        elif together := " ".join(near for word in words for near in self.vocabulary.nearest(word, 1)):
            yield together


def _wanted(words: Mapping[str, float]) -> dict[str, float]:
    wanted: dict[str, float] = {}
    for word, value in words.items():
        for gram, weight in weighted_grams(word).items():
            wanted[gram] = wanted.get(gram, 0.0) + value * weight
    return wanted


def nearest_name(words: Iterable[str], names: Iterable[str]) -> str:
    """The name that the folded words are about, in any form and spelling; empty if they are about none of them."""
    wanted = {gram for word in words for gram in grams(word)}
    alike = [(_likeness(wanted, name), name) for name in names]
    likeness, name = max(alike, default=(0.0, ""))
    return name if likeness >= ALIKE else ""


def _likeness(wanted: set[str], name: str) -> float:
    own = set(grams_of([name]))
    return 2 * len(wanted & own) / (len(wanted) + len(own)) if wanted and own else 0.0


def _in(text: Text, language: str) -> list[str]:
    """The text in the page's language and in Finnish, as far as it is there."""
    return [said for said in dict.fromkeys((getattr(text, language), text.fi)) if said]


def _names(service: Service, language: str) -> Iterator[str]:
    names = (*_in(service.plain_name, language), *service.old_names)
    yield from (name for name in (service.name.fi, *names, service.name.sv, service.name.en) if name)


def _said(service: Service, language: str, synonyms: Synonyms) -> Iterator[tuple[float, str]]:
    """Grams with their weights: names say most, the rest helps everyday words along."""
    yield from ((NAME, gram) for gram in grams_of(_names(service, language)))
    for said in synonyms.names_of(service):
        yield NAME, whole(said)
        yield from ((PART if " " in said else NAME, gram) for gram in grams_said(said))
    yield from ((weight, gram) for weight, text in _texts(service, language) for gram in grams_of([text]))


def _texts(service: Service, language: str) -> Iterator[tuple[float, str]]:
    yield 2.0, service.summary.translated(language)
    yield from ((1.0, text.translated(language)) for text in (service.for_whom, service.what_happens))
    yield from ((1.0, f"{document.name.translated(language)} {document.form}") for document in service.documents)


def _shown(service: Service, language: str) -> Iterator[str]:
    """What a suggestion may be taken from: words in the page's language, those of names first."""
    shown = (service.name, service.plain_name, service.summary, service.for_whom, service.what_happens)
    yield from (text.translated(language) for text in shown)


def _weights(said: Iterable[tuple[float, str]]) -> dict[str, float]:
    counts: dict[str, float] = {}
    for weight, gram in said:
        counts[gram] = counts.get(gram, 0.0) + weight
    return counts


def _places(counts: list[dict[str, float]]) -> dict[str, list[tuple[int, float]]]:
    """By gram: where it is, and how much finding it there says (BM25)."""
    lengths = [sum(own.values()) for own in counts]
    mean = sum(lengths) / max(1, len(lengths)) or 1.0
    found: dict[str, list[tuple[int, float]]] = {}
    for place, own in enumerate(counts):
        stretch = SATURATION * (1 - LENGTH + LENGTH * lengths[place] / mean)
        for gram, count in own.items():
            found.setdefault(gram, []).append((place, count * (SATURATION + 1) / (count + stretch)))
    return {gram: _by_rarity(places, len(counts)) for gram, places in found.items()}


def _by_rarity(places: list[tuple[int, float]], of: int) -> list[tuple[int, float]]:
    rarity = math.log(1 + (of - len(places) + 0.5) / (len(places) + 0.5))
    return [(place, rarity * weight) for place, weight in places]


_built: list[tuple[Catalogue, str, Index]] = []  # the newest last; a release is searched by many requests
KEPT = 6  # two releases in three languages


def prepare(catalogue: Catalogue) -> None:
    """Build the index of every language now."""
    for language in FILLERS:
        index_of(catalogue, language)


def index_of(catalogue: Catalogue, language: str = "fi") -> Index:
    """The catalogue's index in a language, built once and kept while the catalogue is in use."""
    language = spoken(language)
    for known, indexed, index in _built:
        if known is catalogue and indexed == language:
            return index
    index = Index(catalogue.services, catalogue.synonyms, language)
    _built[:] = [*_built[-KEPT + 1 :], (catalogue, language, index)]
    return index
