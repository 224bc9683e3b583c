"""Search over the services of a release in one language: folded character 4-grams, BM25, weighted fields.

Names in every language are found in each; the rest is searched as the page shows it. Editors' synonyms
add what people say and the catalogue does not.
"""

import math
from collections.abc import Iterable, Iterator

import msgspec

from services_catalog.catalogue import Catalogue, Service, ServiceStatus, Synonym
from services_catalog.conditions import Text, spoken
from services_catalog.fillers import FILLERS
from services_catalog.spelling import Vocabulary, grams, grams_of, share, weighted_grams, words_of

SATURATION, LENGTH = 1.2, 0.4  # BM25's k1 and b
FOUND = 0.4  # of the weight of at least one word's grams; less means "nothing found"
ALIKE = 0.6  # how alike a query and an old name must be
LONGEST = 100
SHOWN_AT_MOST = 20
NAMED = 1.5  # how much it adds that the names have every gram of what was said, or of that and what it means
WORST = 0.25  # of the best score; what is worse than this is not shown
SUGGESTED_AT_MOST = 3
WHOLE = 4  # letters; what is shorter stands for itself only, not for a beginning


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
        names = [(*_names(service, language), *self.synonyms.names_of(service)) for service in self.services]
        self.names = [frozenset(grams_of(texts)) for texts in names]
        texts = [[*((5.0, n) for n in own), *_texts(s, language)] for own, s in zip(names, self.services, strict=True)]
        self.places = _places([_weights(weighted) for weighted in texts])
        self.vocabulary = Vocabulary(text for service in self.services for text in _shown(service, language))

    def search(self, query: str) -> Found:
        words = words_of(query[:LONGEST])
        spoken = [word for word in words if word not in self.fillers]
        hits = self._ranked(spoken, [*self.synonyms.meant_by(words)])
        return Found(hits) if hits else Found(suggestions=tuple(self._suggestions(spoken)))

    def _ranked(self, spoken: list[str], meant: list[str]) -> tuple[Hit, ...]:
        words = list(dict.fromkeys((*spoken, *meant)))
        scores = self._scores(words)
        best = max(scores.values(), default=0.0)
        wishes = [wanted for wanted in map(_wanted, (spoken, words)) if wanted]
        named = {
            place: score * (1 + NAMED * max(share(wanted, self.names[place]) for wanted in wishes))
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

    def _scores(self, words: list[str]) -> dict[int, float]:
        """By place: more if more words of the query are found; nothing where none is."""
        scores: dict[int, float] = {}
        found: dict[int, int] = {}
        for word in words:
            wanted = weighted_grams(word)
            known: dict[int, float] = {}
            for gram, wish in wanted.items():
                for place, weight in self.places.get(gram, ()):
                    scores[place] = scores.get(place, 0.0) + wish * weight
                    known[place] = known.get(place, 0.0) + wish
            enough = FOUND * sum(wanted.values())
            for place, weight in known.items():
                if weight >= enough:
                    found[place] = found.get(place, 0) + 1
        return {place: scores[place] * math.sqrt(count / len(words)) for place, count in found.items()}

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


class Synonyms:
    """What editors have said that people say, by its folded words."""

    def __init__(self, synonyms: Iterable[Synonym], language: str) -> None:
        self.meant: dict[str, list[str]] = {}
        self.names: dict[str, list[str]] = {}
        for synonym in synonyms:
            for said in _said(synonym, language):
                self._learn(said, synonym, language)
        self.lengths = sorted({len(said) for said in self.meant if len(said) >= WHOLE})

    def _learn(self, said: str, synonym: Synonym, language: str) -> None:
        meant = self.meant.setdefault(said, [])
        meant += words_of(synonym.means.translated(language))
        if synonym.services:
            meant += said.split()
        for slug in synonym.services:
            self.names.setdefault(slug, []).append(said)

    def names_of(self, service: Service) -> list[str]:
        return self.names.get(service.slug, [])

    def meant_by(self, words: list[str]) -> Iterator[str]:
        """What the words stand for, alone and with the one or two that follow."""
        together = (words[start : start + count] for count in (1, 2, 3) for start in range(len(words) - count + 1))
        for said in map(" ".join, together):
            for beginning in dict.fromkeys((said, *(said[:length] for length in self.lengths))):
                yield from self.meant.get(beginning, ())


def _said(synonym: Synonym, language: str) -> set[str]:
    lines = "\n".join(_in(synonym.words, language)).splitlines()
    return {said for line in lines if (said := " ".join(words_of(line)))}


def _wanted(words: Iterable[str]) -> dict[str, float]:
    wanted: dict[str, float] = {}
    for word in words:
        for gram, weight in weighted_grams(word).items():
            wanted[gram] = wanted.get(gram, 0.0) + weight
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


def _texts(service: Service, language: str) -> Iterator[tuple[float, str]]:
    """Texts with their weights: names say most, the rest helps everyday words along."""
    yield 2.0, service.summary.translated(language)
    yield from ((1.0, text.translated(language)) for text in (service.for_whom, service.what_happens))


def _shown(service: Service, language: str) -> Iterator[str]:
    """What a suggestion may be taken from: words in the page's language, those of names first."""
    shown = (service.name, service.plain_name, service.summary, service.for_whom, service.what_happens)
    yield from (text.translated(language) for text in shown)


def _weights(weighted: Iterable[tuple[float, str]]) -> dict[str, float]:
    counts: dict[str, float] = {}
    for weight, text in weighted:
        for gram in grams_of([text]):
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
