"""What a publisher has before them: the working copy against the newest release, its checks and its editors."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from services_catalog import approval, checking, publishing, working_copy
from services_catalog.comparison import ChangedEntry, compare
from services_catalog.documents import canonical
from services_catalog.models import Release
from services_catalog.sections import Content, Problem


@dataclass
class Publication:
    """``before`` is the newest release, also one that waits for its day; ``on`` the day that is proved."""

    content: dict[str, Content]
    before: dict[str, Content]
    number: int
    on: dt.date

    @cached_property
    def seen(self) -> str:
        """Another one as soon as anything is edited or published."""
        return hashlib.sha256(b"%d %b" % (self.number, canonical(self.content))).hexdigest()

    @cached_property
    def changed(self) -> list[ChangedEntry]:
        return compare(self.before, self.content)

    @cached_property
    def blocking(self) -> tuple[Problem, ...]:
        return checking.blocking(self.content, self.on)

    @cached_property
    def warnings(self) -> tuple[Problem, ...]:
        return () if self.blocking else checking.warnings(self.content, self.on)

    @cached_property
    def edits(self):
        return approval.edits(self.changed)

    @cached_property
    def rules_by(self) -> str:
        return approval.last_editor_of_rules(self.changed, self.edits)


def now(on: dt.date | None = None) -> Publication:
    newest = Release.objects.standing().newest_first().values_list("number", flat=True).first()
    content = publishing.whole(working_copy.collect())
    return Publication(content, publishing.last_made(), newest or 0, on or timezone.localdate())


def publish(
    *, seen: str, approver: str, reason: str, effective_at: dt.datetime | None = None, cancels_waiting: bool = False
) -> Release:
    """What was seen becomes the next release, or Refused says why not.

    While releases wait for their day, only what is new besides them is published, unless they are cancelled.
    """
    with publishing.turn():
        found = now(timezone.localdate(effective_at) if effective_at else None)
        _refuse(found, seen, approver, cancels_waiting)
        waiting = list(Release.objects.waiting()) if not effective_at or cancels_waiting else []
        content = found.content
        for row in waiting if cancels_waiting else ():
            publishing.cancel(row, by=approver, reason=f"Julkaistiin heti: {reason}"[:500])
        if waiting and not cancels_waiting:
            content = _besides_waiting(content)
        return publishing.publish_content(
            content,
            author=_author(found, approver),
            approver=approver,
            reason=reason,
            effective_at=effective_at,
            report={"warnings": len(found.warnings)} | ({"alone": True} if found.rules_by == approver else {}),
        )


def _refuse(found: Publication, seen: str, approver: str, cancels_waiting: bool) -> None:
    if not found.changed and not cancels_waiting:
        raise publishing.Refused("Julkaistavaa ei ole: kaikki on jo julkaistu.")
    if found.seen != seen:
        raise publishing.Refused("Sisältö muuttui sen jälkeen, kun avasit sivun. Katso muutokset ja julkaise sitten.")
    if why := approval.why_not(approver, found.rules_by):
        raise publishing.Refused(why)


def _author(found: Publication, approver: str) -> str:
    """Who edited last; whoever publishes, if nobody is known."""
    rows = [row for rows in found.edits.values() for row in rows]
    return found.rules_by or (max(rows, key=lambda row: row.pk).who if rows else approver)


def _besides_waiting(content: dict[str, Content]) -> dict[str, Content]:
    besides = publishing.besides_waiting(content)
    if besides == publishing.whole(publishing.last_published()):
        raise publishing.Refused("Ajastetun julkaisun lisäksi ei ole mitään julkaistavaa.")
    return besides
