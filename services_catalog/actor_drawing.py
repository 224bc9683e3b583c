"""The actor map as drawings: a line per actor through the phases, a station where it does something.

Lengths are units of the drawing's own. A provider's line hangs from the authority whose services it carries out.
"""

import textwrap
from collections import Counter
from collections.abc import Iterable

import msgspec

from services_catalog.actor_map import Actor, ActorMap

LEFT, STEP = 26, 70
HEADER, SLANT = 128, 72  # room for the phases' names, which lean to the right
LINE, BELOW, ROW_GAP = 17, 14, 14  # a line of the label; from the label to the track; from the track to the next label
LETTERS = 46  # on a line of a label
INDENT = 16
ON_A_SHEET = 26  # tracks; a longer map goes on beside or below, so that a printed line is never cut


class Label(msgspec.Struct, frozen=True):
    """A line of text; ``lang`` if it is not in the reader's language."""

    x: int
    y: int
    text: str
    lang: str = ""


class Column(msgspec.Struct, frozen=True):
    """A phase: its line from top to bottom."""

    key: str
    x: int
    top: int
    bottom: int


class Station(msgspec.Struct, frozen=True):
    x: int
    y: int
    radius: int
    count: int


class Track(msgspec.Struct, frozen=True):
    """An actor's name, line and stations; ``hangs_from`` and ``branch`` tell where a provider's line begins."""

    actor: Actor
    labels: tuple[Label, ...]
    stations: tuple[Station, ...]
    y: int
    hangs_from: int = 0
    branch: int = 0

    @property
    def start(self) -> int:
        return self.stations[0].x

    @property
    def end(self) -> int:
        return self.stations[-1].x


class Drawing(msgspec.Struct, frozen=True):
    width: int
    height: int
    columns: tuple[Column, ...]
    tracks: tuple[Track, ...]


Counts = dict[str, dict[str, int]]  # by actor and phase: the number of services
Family = tuple[Actor, ...]  # an authority, then the providers that hang from it


def draw(found: ActorMap, language: str) -> tuple[Drawing, ...]:
    """The whole map on as many sheets as it takes; the same release always looks the same."""
    counts = _counts(found)
    xs = {phase.key: LEFT + STEP * number for number, phase in enumerate(found.phases)}
    return tuple(_drawing(sheet, counts, xs, language) for sheet in _sheets(_families(found)))


def _counts(found: ActorMap) -> Counts:
    counts: Counts = {}
    for phase in found.phases:
        for part in phase.parts:
            counts.setdefault(part.actor.slug, {})[phase.key] = len(part.deeds)
    return counts


def _families(found: ActorMap) -> list[Family]:
    """Each provider is put with the authority whose services it carries out more than anybody else's."""
    services: dict[str, set[str]] = {}
    for phase in found.phases:
        for part in phase.parts:
            own = {deed.service.slug for deed in part.deeds if not deed.is_conditional}
            services.setdefault(part.actor.slug, set()).update(own)
    families: dict[str, list[Actor]] = {actor.slug: [actor] for actor in found.authorities}
    for provider in found.providers:
        shared = Counter({slug: len(services[provider.slug] & services[slug]) for slug in families})
        families[shared.most_common(1)[0][0]].append(provider)
    return [tuple(family) for family in families.values()]


def _sheets(families: list[Family]) -> Iterable[list[Family]]:
    """Families are kept together and sheets about equally long."""
    tracks = sum(map(len, families))
    longest = tracks / max(1, -(-tracks // ON_A_SHEET))
    sheets: list[list[Family]] = []
    filled = longest
    for family in families:
        if filled + len(family) / 2 > longest:
            sheets.append([])
            filled = 0
        sheets[-1].append(family)
        filled += len(family)
    return sheets


def _drawing(families: Iterable[Family], counts: Counts, xs: dict[str, int], language: str) -> Drawing:
    y, tracks = HEADER, list[Track]()
    for authority, *providers in families:
        trunk = _track(authority, counts, xs, y, language)
        tracks.append(trunk)
        for provider in providers:
            track = _track(provider, counts, xs, tracks[-1].y + ROW_GAP, language)
            shared = [x for key, x in xs.items() if key in counts[provider.slug] and key in counts[authority.slug]]
            branch = shared[0] if shared else track.start
            tracks.append(msgspec.structs.replace(track, hangs_from=trunk.y, branch=branch))
        y = tracks[-1].y + ROW_GAP
    columns = tuple(Column(key, x, HEADER - 8, y) for key, x in xs.items())
    return Drawing(LEFT + STEP * max(len(xs), 5) + SLANT, y + 4, columns, tuple(tracks))


def _track(actor: Actor, counts: Counts, xs: dict[str, int], y: int, language: str) -> Track:
    indent = INDENT if actor.is_provider else 0
    text = actor.name.translated(language)
    is_translated = actor.name.is_in(language)
    lang = "" if is_translated else "fi"
    lines = textwrap.wrap(text, LETTERS - indent // 8)
    labels = tuple(Label(indent, y + LINE * number, line, lang) for number, line in enumerate(lines, start=1))
    middle = y + LINE * len(lines) + BELOW
    own = counts[actor.slug]
    stations = tuple(Station(x, middle, 9 if own[key] < 10 else 11, own[key]) for key, x in xs.items() if key in own)
    return Track(actor, labels, stations, middle)
