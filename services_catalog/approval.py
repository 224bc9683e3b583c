"""Who may approve a release: where several people may publish, somebody else than the last editor of its rules."""

import datetime as dt
from collections.abc import Iterable

from django.contrib.auth import get_user_model

from services_catalog.comparison import ChangedEntry
from services_catalog.documents import Dump
from services_catalog.models import Release, Revision

PUBLISH = "services_catalog.publish_release"


def publishers():
    """Everybody who may publish."""
    return get_user_model().objects.with_perm(PUBLISH, backend="django.contrib.auth.backends.ModelBackend")


def edits(changed: Iterable[ChangedEntry]) -> dict[tuple[str, str], list[Revision]]:
    """By entry, what has been done to it since the newest release; the oldest first."""
    since = Release.objects.standing().newest_first().values_list("created_at", flat=True).first()
    keys = {(entry.document.name, entry.key) for entry in changed}
    rows = Revision.objects.filter(document__in={document for document, _ in keys}, at__gt=since or _EVER).order_by(
        "pk"
    )
    found: dict[tuple[str, str], list[Revision]] = {}
    for row in rows.exclude(who=""):
        if (row.document, row.key) in keys:
            found.setdefault((row.document, row.key), []).append(row)
    return found


_EVER = dt.datetime.min.replace(tzinfo=dt.UTC)


def last_editor_of_rules(changed: Iterable[ChangedEntry], edits: dict[tuple[str, str], list[Revision]]) -> str:
    """Of those rules that the release would change; empty if nobody is known."""
    last = None
    for entry in changed:
        state: Dump = entry.before
        for row in edits.get((entry.document.name, entry.key), []) if entry.touches_rules else ():
            after = row.after or {}
            if entry.document.rules_of(after) != entry.document.rules_of(state) and (not last or row.pk > last.pk):
                last = row
            state = after
    return last.who if last else ""


def why_not(username: str, rules_by: str) -> str:
    """Why this person may not approve, or nothing."""
    if username != rules_by or len(publishers()[:2]) < 2:
        return ""
    return "Muutit itse sääntöjä viimeksi, joten toisen julkaisijan on hyväksyttävä tämä julkaisu."
