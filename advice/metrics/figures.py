"""Counters as they are shown: from five up, each number rounded by itself, one dimension a table (docs/adr/0013)."""

from collections.abc import Collection, Iterable, Mapping

import msgspec

from advice.metrics.measures import DIMENSIONS, Dimension, Measure

ROUNDING = 5
Sums = Mapping[tuple[str, str, str], int]  # by measure, dimension and value
Words = Mapping[Dimension, Mapping[str, str]]


def rounded(number: int) -> int | None:
    """The nearest five; nothing below five, which is shown as "alle 5" and may be none at all."""
    return ROUNDING * ((number + ROUNDING // 2) // ROUNDING) if number >= ROUNDING else None


class Line(msgspec.Struct, frozen=True):
    """``length`` of the bar in hundredths of the longest one."""

    value: str
    words: str
    number: int | None
    length: int = 0


class Table(msgspec.Struct, frozen=True):
    """``has_rest``: there may be values that are not named because they are fewer than five."""

    dimension: Dimension
    lines: tuple[Line, ...]
    has_rest: bool


class Figures:
    """All that may be seen of a period."""

    def __init__(self, sums: Sums, words: Words, closed: Collection[Dimension]) -> None:
        self._sums, self._words, self._closed = sums, words, closed

    def number(self, measure: Measure, dimension: Dimension = Dimension.ALL, *values: str) -> int | None:
        """Together, of the numbers that are shown; nothing if none is."""
        found = [self._shown(measure, dimension, value) for value in values or ("",)]
        return sum(number for number in found if number) or None

    def share(
        self, measure: Measure, dimension: Dimension, part: Collection[str], whole: Collection[str]
    ) -> int | None:
        """In hundredths, to the nearest five; nothing if the whole is not shown."""
        return share(self.number(measure, dimension, *part), self.number(measure, dimension, *whole))

    def tables(self, measure: Measure) -> tuple[Table, ...]:
        return tuple(self.table(measure, dimension) for dimension in DIMENSIONS[measure])

    def table(self, measure: Measure, dimension: Dimension) -> Table:
        """Closed lists in their own order and whole; of open ones the shown values, the greatest first."""
        is_closed = dimension in self._closed
        lines = [
            Line(value, words, self._shown(measure, dimension, value))
            for value, words in self._words[dimension].items()
        ]
        if not is_closed:
            lines = sorted((line for line in lines if line.number), key=lambda line: (-(line.number or 0), line.words))
        return Table(dimension, tuple(_with_lengths(lines)), has_rest=not is_closed)

    def _shown(self, measure: Measure, dimension: Dimension, value: str) -> int | None:
        return rounded(self._sums.get((measure, dimension, value), 0))


def _with_lengths(lines: Collection[Line]) -> Iterable[Line]:
    longest = max((line.number or 0 for line in lines), default=0)
    return (
        msgspec.structs.replace(line, length=100 * line.number // longest) if line.number else line for line in lines
    )


def share(part: int | None, whole: int | None) -> int | None:
    return ROUNDING * round(100 * min(part or 0, whole) / whole / ROUNDING) if whole else None


class Column(msgspec.Struct, frozen=True):
    """A column of a drawing; ``y`` is its top, counted from the top of the drawing."""

    words: str
    number: int | None
    x: int
    y: int
    height: int

    @property
    def middle(self) -> int:
        return self.x + WIDTH // 2


class Drawing(msgspec.Struct, frozen=True):
    """Numbers in time; ``base`` is the line on which the columns stand."""

    columns: tuple[Column, ...]
    column_width: int
    width: int
    base: int


WIDTH, GAP, ABOVE, TALL = 46, 6, 18, 120


def draw(numbers: Mapping[str, int]) -> Drawing:
    """Each number rounded by itself; the highest column is TALL."""
    shown = {words: rounded(number) for words, number in numbers.items()}
    highest = max((number or 0 for number in shown.values()), default=0) or 1
    base = ABOVE + TALL
    found = []
    for place, (words, number) in enumerate(shown.items()):
        height = TALL * (number or 0) // highest
        found.append(Column(words, number, place * (WIDTH + GAP), base - height, height))
    return Drawing(tuple(found), WIDTH, len(found) * (WIDTH + GAP), base)
