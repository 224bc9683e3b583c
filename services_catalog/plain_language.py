"""Plain Finnish, as far as it can be measured without a dictionary: what is too long, and words to avoid.

The limits are those of ``docs/plain-language.md``. Notes are written for editors, in Finnish.
Passives, infinitives and unknown words need a dictionary, in development.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple


class TextKind(StrEnum):
    """What a text is on its page; only running text is measured as a whole."""

    RUNNING = "RUNNING"  # sentences
    QUESTION = "QUESTION"
    HINT = "HINT"
    NAME = "NAME"  # a heading or a link
    OPTION = "OPTION"
    EXPLANATION = "EXPLANATION"  # of a word
    LABEL = "LABEL"  # a few words beside something else; official names too
    EASY = "EASY"  # easy Finnish (selkokieli)

    @property
    def is_running(self) -> bool:
        return self in RUNNING_KINDS


RUNNING_KINDS = {TextKind.RUNNING, TextKind.QUESTION, TextKind.HINT, TextKind.EXPLANATION, TextKind.EASY}


class ClientText(NamedTuple):
    """One Finnish text that clients read, and where it stands."""

    kind: TextKind
    owner: str  # the entry: texts of one owner are measured together
    field: str
    text: str


class Limits(NamedTuple):
    """Words in a sentence; the rest per 100 sentences, verbs or words."""

    mean: float
    longest: int
    over_fifteen: float
    passives: float
    infinitives: float
    long_words: float
    lix: float


PLAIN = Limits(mean=10, longest=18, over_fifteen=5, passives=10, infinitives=1, long_words=6, lix=62)
EASY = Limits(mean=7, longest=12, over_fifteen=0, passives=5, infinitives=0, long_words=3, lix=52)
MOST_WORDS = {TextKind.QUESTION: 14, TextKind.EXPLANATION: 15, TextKind.OPTION: 8, TextKind.NAME: 8}
LONG_SENTENCE = 15
LONG_WORD = 14  # letters; more is long
LIX_WORD = 6
ENOUGH_WORDS = 60  # in fewer words of one entry a mean or an index says little

DENIALS = re.compile(
    r"\bei\b(?: \w+)? oikeut(?:ta|ettu)\b|\bet\b(?: \w+)? oikeutettu|\b(?:evätään|evätty|hylätään)\b", re.IGNORECASE
)
INSTEAD = {  # the beginning of a word or phrase to avoid, and what to write
    "mikäli": "jos",
    "koskien": "asiasta …",
    "liittyen": "asiasta …",
    "johtuen": "vuoksi, takia",
    "mukaisesti": "mukaan",
    "edellyttäen": "jos",
    "toimesta": "kerro, kuka tekee",
    "taholta": "kerro, kuka tekee",
    "osalta": "kerro suoraan",
    "tulisi": "kannattaa, pitää",
    "omaava": "jolla on",
    "kyseessä oleva": "tämä",
    "edellä mainit": "tämä",
    "ko.": "tämä",
    "em.": "tämä",
    "toimitettava": "lähetä, vie",
    "viipymättä": "heti",
    "vajaakuntoi": "jolla on sairaus tai vamma",
    "työrajoittei": "jolla on sairaus tai vamma",
    "syrjäytynee": "joka on jäänyt ilman apua",
    "elämänhallin": "arki",
    "asiakkuu": "kerro, että asioit",
}
_AVOID = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, INSTEAD)) + r")", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”\")]*\s+(?=[”\"(]?[A-ZÅÄÖ0-9])|\n+")
_ABBREVIATION = re.compile(r"(?:\b(?:esim|ym|jne|mm|n|nro|os|puh|klo|v|alk|huom)|\d\.\d{1,2})\.$", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:[-–’'./:,]\w+)*")


class Measure(NamedTuple):
    """Counts of running text; ``long_words`` are those outside the glossary."""

    words: int
    sentences: int
    over_fifteen: int
    long_words: tuple[str, ...]
    lix_words: int

    @property
    def mean(self) -> float:
        return self.words / max(1, self.sentences)

    @property
    def lix(self) -> float:
        return self.mean + 100 * self.lix_words / max(1, self.words)


def sentences(text: str) -> list[str]:
    """Every line and every sentence by itself; ordinals and abbreviations end none."""
    found: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        piece = text[start : end.start()]
        if "\n" in end[0] or not _ABBREVIATION.search(piece):
            found.append(piece)
            start = end.end()
    return [piece.strip() for piece in (*found, text[start:]) if _WORD.search(piece)]


def words(text: str) -> list[str]:
    """Words and numbers; a compound with a hyphen, a date and an address are one."""
    return _WORD.findall(text.replace("\u00ad", ""))


def measure(texts: Iterable[str], stems: Iterable[str] = ()) -> Measure:
    """``stems`` are beginnings of words that the glossary explains, so that they may be long."""
    said = [words(sentence) for text in texts for sentence in sentences(text)]
    every = [word for sentence in said for word in sentence]
    known = tuple(stem.casefold() for stem in stems)
    return Measure(
        words=len(every),
        sentences=len(said),
        over_fifteen=sum(len(sentence) > LONG_SENTENCE for sentence in said),
        long_words=tuple(word for word in every if is_long(word) and not word.casefold().startswith(known)),
        lix_words=sum(letters(word) > LIX_WORD for word in every),
    )


def letters(word: str) -> int:
    """Of the longest part: a hyphen gives the eye a rest."""
    return max(len(part) for part in re.split(r"\W", word))


def is_long(word: str) -> bool:
    return word[0].isalpha() and letters(word) > LONG_WORD


def notes(kind: TextKind, text: str) -> Iterator[str]:
    """What is wrong in this one text, in words for its editor."""
    yield from _too_long(kind, text)
    for denial in DENIALS.finditer(text):
        yield f"”{denial[0]}”: kerro, mikä estää ja mistä kysyä. Vain viranomainen päättää oikeudesta."
    for avoided in _AVOID.finditer(text):
        yield f"”{avoided[0]}”: kirjoita mieluummin {INSTEAD[avoided[0].casefold()]}."


def _too_long(kind: TextKind, text: str) -> Iterator[str]:
    most = MOST_WORDS.get(kind)
    if most and (count := len(words(text))) > most:
        yield f"{count} sanaa, enintään {most}: ”{text}”"
    if kind is TextKind.HINT and len(sentences(text)) > 1:
        yield f"{len(sentences(text))} virkettä, enintään 1: ”{text}”"
    limit = limits(kind).longest
    for sentence in sentences(text) if kind.is_running else ():
        if (count := len(words(sentence))) > limit:
            yield f"Virkkeessä on {count} sanaa, enintään {limit}: ”{sentence}”"


def limits(kind: TextKind) -> Limits:
    return EASY if kind is TextKind.EASY else PLAIN


def notes_together(found: Measure, limit: Limits) -> Iterator[str]:
    """What is wrong in texts that are read together."""
    if found.mean > limit.mean:
        yield f"Virkkeissä on keskimäärin {found.mean:.1f} sanaa, enintään {limit.mean}."
    if exceeds(found.over_fifteen, found.sentences, limit.over_fifteen):
        share = f"{found.over_fifteen}/{found.sentences}"
        yield f"Yli {LONG_SENTENCE} sanan virkkeitä on {share}, enintään {limit.over_fifteen} %."
    if exceeds(len(found.long_words), found.words, limit.long_words):
        share, listed = f"{len(found.long_words)}/{found.words}", ", ".join(dict.fromkeys(found.long_words))
        yield f"Yli {LONG_WORD} kirjaimen sanoja on {share}, enintään {limit.long_words} %: {listed}."
    if found.lix > limit.lix:
        yield f"Luettavuusindeksi LIX on {found.lix:.0f}, enintään {limit.lix}: lyhennä sanoja ja virkkeitä."


def exceeds(count: int, of: int, per_cent: float) -> bool:
    """Whether the share is over the limit; one is always allowed, unless the limit is none at all."""
    return count > (max(1, per_cent * of / 100) if per_cent else 0)


def review(texts: Iterable[ClientText], stems: Iterable[str] = ()) -> Iterator[str]:
    """Everything that is to be written plainer: text by text, entry by entry, and of all together."""
    texts, stems = tuple(texts), tuple(stems)
    for text in texts:
        yield from (f"{text.owner}: {text.field}: {note}" for note in notes(text.kind, text.text))
    yield from twice(texts)
    for is_easy in (False, True):
        running = [t for t in texts if t.kind.is_running and (t.kind is TextKind.EASY) is is_easy]
        by_owner = _by_owner(running, stems)
        everything = {"kaikki": measure((t.text for t in running), stems)} if len(by_owner) > 1 else {}
        for owner, found in (by_owner | everything).items():
            if is_easy or found.words >= ENOUGH_WORDS:
                yield from (f"{owner}: {note}" for note in notes_together(found, EASY if is_easy else PLAIN))


def _by_owner(texts: Iterable[ClientText], stems: tuple[str, ...]) -> dict[str, Measure]:
    together: dict[str, list[str]] = {}
    for text in texts:
        together.setdefault(text.owner, []).append(text.text)
    return {owner: measure(said, stems) for owner, said in together.items()}


def twice(texts: Iterable[ClientText]) -> Iterator[str]:
    """Headings that two pages share: a reader cannot tell the pages apart."""
    first: dict[tuple[str, str], str] = {}
    for found in texts:
        if found.kind in (TextKind.NAME, TextKind.QUESTION):
            owner = first.setdefault((found.kind, found.text.casefold()), found.owner)
            if owner != found.owner:
                yield f"{found.owner}: {found.field}: sama otsikko kuin kohteessa {owner}: ”{found.text}”"
