"""The gap map as it is shown and as it is taken along: groups for the page, rows for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from services_catalog.gap_map import Extent, Gap, GapKind, Map
from services_catalog.templatetags.maps import GAP_NAMES

FORMULA = ("=", "+", "-", "@", "\t")  # how a spreadsheet would take a cell for a formula


class GapGroup:
    """The gaps of a kind, each with where it is."""

    def __init__(self, kind: GapKind, rows: list[tuple[Gap, Extent]]) -> None:
        self.kind = kind
        self.rows = rows


def gap_groups(map_of_day: Map, found: Iterable[Gap]) -> list[GapGroup]:
    found = tuple(found)
    groups = (GapGroup(kind, [(gap, map_of_day.extent(gap)) for gap in found if gap.kind is kind]) for kind in GapKind)
    return [group for group in groups if group.rows]


def table(found: Iterable[Gap], language: str) -> str:
    """Semicolons and a byte order mark, as Finnish spreadsheets expect."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow([_("Laji"), _("Tarve"), _("Taho"), _("Palvelut"), _("Kuntia"), _("Kunnat")])
    for gap in found:
        writer.writerow([_safe(cell) for cell in _cells(gap, language)])
    return "\ufeff" + out.getvalue()


def _cells(gap: Gap, language: str) -> Iterator[str]:
    yield str(GAP_NAMES[gap.kind])
    yield gap.need.translated(language)
    yield gap.authority.translated(language)
    yield ", ".join(service.title.translated(language) for service in gap.services)
    yield str(len(gap.municipalities)) if gap.municipalities else ""
    names = ", ".join(municipality.name.translated(language) for municipality in gap.municipalities)
    yield _("Koko maa") if gap.is_everywhere else names


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
