"""Verifying: an editor's word that what is public still holds.

It is no edit. The day goes live by itself, in a release that differs from the one in force only in such days;
what the editor has not published yet stays a draft.
"""

import datetime as dt
from collections.abc import Collection

from services_catalog import publishing, revisions
from services_catalog.documents import Document, digest
from services_catalog.models import Release, Service
from services_catalog.models.release import VERIFIED
from services_catalog.sections import Content, documents

WHY = "Vahvistettu: tiedot pitävät paikkansa"
NAMED = 5  # in the reason of a release


def verify(slugs: Collection[str], *, who: str, on: dt.date) -> Release | None:
    """The release that tells the day; None if nothing of it is in public, so that only the working copy has it."""
    with publishing.turn():
        names = _remember(slugs, who, on)
        content = publishing.last_published()
        if not _date(content, slugs, on):
            return None
        report = {VERIFIED: sorted(slugs)}
        return publishing.publish_content(
            content, author=who, reason=_reason(names), report=report, newest=["checked_on"]
        )


def _remember(slugs: Collection[str], who: str, on: dt.date) -> list[str]:
    document = next(document for document in documents() if document.model is Service)
    with revisions.recorded(document, list(slugs), who=who, why=WHY):
        rows = list(document.queryset().filter(slug__in=slugs))
        for row in rows:
            _remember_one(document, row, who, on)
    return [str(row) for row in rows]


def _remember_one(document: Document, row: Service, who: str, on: dt.date) -> None:
    """What no editor has touched stays so."""
    is_untouched = row.loaded_digest == digest(document.read(row))
    row.checked_on = on
    loaded = digest(document.read(row)) if is_untouched else row.loaded_digest
    Service.objects.filter(pk=row.pk).update(checked_on=on, checked_by=who, loaded_digest=loaded)


def _date(content: dict[str, Content], slugs: Collection[str], on: dt.date) -> bool:
    """Write the day into published content; whether that changed anything."""
    services = content.get("catalogue", {}).get("services", [])
    found = [entry for entry in services if entry["slug"] in slugs and entry.get("checked_on") != on.isoformat()]
    for entry in found:
        entry["checked_on"] = on.isoformat()
    return bool(found)


def _reason(names: list[str]) -> str:
    more = f" ja {len(names) - NAMED} muuta" if len(names) > NAMED else ""
    return f"{WHY}: {', '.join(names[:NAMED])}{more}"[:500]
