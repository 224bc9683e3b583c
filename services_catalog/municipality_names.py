"""Municipality names as people type them: either language, without dots, inflected or misspelt; or the code."""

import difflib
import re
import unicodedata
from collections.abc import Iterable

import msgspec

from services_catalog.authorities import Municipality

KIND = re.compile(r"\b(kaupunki|kunta|kommun|stad|city|municipality)\w*\b|\bof\b")
INFLECTED = re.compile(r"(n|ssa|lla|sta|lta|lle)$")
# The weak grade of common last parts: Helsingin kaupunki, Lahden kaupunki, Rovaniemen kaupunki.
STRONG = (
    ("ngi", "nki"),
    ("nge", "nki"),
    ("nna", "nta"),
    ("lahde", "lahti"),
    ("vede", "vesi"),
    ("joe", "joki"),
    ("mae", "maki"),
    ("rve", "rvi"),
    ("ieme", "iemi"),
    ("lme", "lmi"),
    ("ske", "ski"),
    ("uru", "urku"),
    ("edo", "eto"),
    ("ungi", "unki"),
    ("se", "nen"),
    ("ree", "re"),
)
SURE = 0.8
CLEARLY = 0.08  # how much better the best guess must be than the next
WORTH_SHOWING = 0.55
SHOWN_AT_MOST = 5
BEGINNING = 3  # letters that are enough to mean a name
LONGEST = 60


class Match(msgspec.Struct, frozen=True):
    """The municipality that was meant, or the nearest ones if that is not clear."""

    municipality: Municipality | None = None
    nearest: tuple[Municipality, ...] = ()


def find(municipalities: Iterable[Municipality], typed: str) -> Match:
    """The code or exact name first, then forms and first words of a name, then what is nearest in spelling."""
    municipalities = tuple(municipalities)
    for municipality in municipalities:
        if municipality.code == typed.strip():
            return Match(municipality)
    text = folded(typed[:LONGEST])
    if not text:
        return Match()
    spellings = {spelling: m for m in municipalities for spelling in _spellings(m) if spelling}
    for form in _base_forms(text):
        if form in spellings:
            return Match(spellings[form])
    beginning = {m.code: m for spelling, m in spellings.items() if spelling.split()[:1] == [text]}
    if len(beginning) == 1:
        return Match(next(iter(beginning.values())))
    return _nearest(text, spellings)


def folded(text: str) -> str:
    """Lower case without dots and rings, without the word for city or municipality."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c if c.isalpha() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(KIND.sub(" ", letters).split())


def _spellings(municipality: Municipality) -> Iterable[str]:
    for name in (municipality.name.fi, municipality.name.sv, municipality.name.en):
        yield folded(name)
        yield from (folded(part) for part in name.split(" - ") if " - " in name)


def _base_forms(text: str) -> Iterable[str]:
    yield text
    stem = INFLECTED.sub("", text)
    if stem == text:
        return
    yield stem
    yield from (stem[: -len(weak)] + strong for weak, strong in STRONG if stem.endswith(weak))


def _nearest(text: str, spellings: dict[str, Municipality]) -> Match:
    scored: dict[str, float] = {}
    for spelling, municipality in spellings.items():
        alike = difflib.SequenceMatcher(None, spelling, text).ratio()
        if len(text) >= BEGINNING and spelling.startswith(text):
            alike = max(alike, SURE)
        scored[municipality.code] = max(alike, scored.get(municipality.code, 0))
    by_code = {m.code: m for m in spellings.values()}
    best = sorted((-score, by_code[code].name.fi, code) for code, score in scored.items())
    near = [(-minus, by_code[code]) for minus, _, code in best[:SHOWN_AT_MOST] if -minus >= WORTH_SHOWING]
    if near and near[0][0] >= SURE and (len(near) == 1 or near[0][0] - near[1][0] >= CLEARLY):
        return Match(near[0][1])
    return Match(nearest=tuple(municipality for _, municipality in near))
