"""One piece of contact information wherever it is used, and changing all of it at once."""

from collections.abc import Iterable
from contextlib import ExitStack

from services_catalog import revisions
from services_catalog.models import Authority, ContactPoint, Provider
from services_catalog.sections import documents

LANGUAGES = ("fi", "sv", "en")
FIELDS = ("phone", "url", "email", "source", *(f"{name}_{code}" for name in ("hours", "address") for code in LANGUAGES))


def places(field: str, value: str) -> list[ContactPoint]:
    """Contact points that have the value, by owner; spaces make no difference."""
    wanted = plain(value)
    rows = ContactPoint.objects.select_related("authority", "provider")
    found = [row for row in rows if wanted and plain(getattr(row, field)) == wanted]
    return sorted(found, key=lambda row: (str(owner(row)), row.position, row.pk))


def plain(value: str | None) -> str:
    return "".join((value or "").split()).casefold()


def owner(row: ContactPoint) -> Authority | Provider:
    return row.authority or row.provider


def change(rows: Iterable[ContactPoint], field: str, old: str, new: str, *, who: str, why: str, **also: str) -> list:
    """The rows that were changed: all or none, each told in its owner's history.

    A row that has got another value meanwhile is left as it is.
    """
    owners = {owner(row).natural: owner(row) for row in rows}
    with ExitStack() as stack:
        for document in (d for d in documents() if d.model in (Authority, Provider)):
            keys = [key for key, one in owners.items() if isinstance(one, document.model)]
            stack.enter_context(revisions.recorded(document, keys, who=who, why=why))
        changed = [row for row in rows if _put(row, field, old, new, also)]
        for one in {owner(row) for row in changed}:
            one.save()  # it has changed by its row
    return changed


def _put(row: ContactPoint, field: str, old: str, new: str, also: dict[str, str]) -> bool:
    row.refresh_from_db()
    if plain(getattr(row, field)) != plain(old):
        return False
    for name, value in {field: new, **also}.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    return True
