"""From content files to the working copy, without overwriting what an editor has done."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import models, transaction

from services_catalog import revisions
from services_catalog.content_files import ContentEntry, ContentError
from services_catalog.documents import Dump, Keys, digest
from services_catalog.sections import Content, Section, problems


@dataclass
class Report:
    created: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    kept: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    moves: list[revisions.Move] = field(default_factory=list)

    @property
    def has_changes(self) -> bool:
        return bool(self.created or self.updated)


def check(entries: list[ContentEntry], sections: Iterable[Section], stored: Keys | None = None) -> None:
    """ContentError if the entries do not hold together; ``stored`` are keys that exist besides them."""
    sections = tuple(sections)
    files = {(entry.document.name, entry.key): entry.file for entry in entries}
    content = {section.name: content_of(section, entries) for section in sections}
    found = problems(content, sections, stored)
    if found:
        raise ContentError([str(problem._replace(noun=files.get(problem[:2], ""))) for problem in found])


def content_of(section: Section, entries: list[ContentEntry]) -> Content:
    """What the files say, by document, without what is for editors only."""
    return {
        document.name: [document.published(entry.dump) for entry in entries if entry.document is document]
        for document in section.documents
    }


def load(entries: list[ContentEntry], sections: Iterable[Section]) -> Report:
    """Create what is missing, update what no editor has touched, keep and report the rest."""
    report = Report()
    documents = [document for section in sections for document in section.documents]
    with transaction.atomic():
        rows = {document: {row.natural: row for row in revisions.locked(document.queryset())} for document in documents}
        check(entries, sections, {document.model: set(found) for document, found in rows.items()})
        written = [
            (entry, row) for entry in entries if (row := _write(entry, rows[entry.document], report)) is not None
        ]
        for entry, row in written:
            entry.document.write_rows(entry.dump, row, is_new=entry.key not in rows[entry.document])
        revisions.remember(report.moves, who="", kind=revisions.Kind.LOADED)
    in_files = {(entry.document, entry.key) for entry in entries}
    report.gone = [
        f"{document.name}: {key}"
        for document, found in rows.items()
        for key, row in found.items()
        if row.loaded_digest and (document, key) not in in_files
    ]
    return report


def _write(entry: ContentEntry, rows: Mapping[str, models.Model], report: Report) -> models.Model | None:
    """The row if its columns were written, so that its children follow."""
    document, row = entry.document, rows.get(entry.key)
    before = revisions.NOTHING
    if row is None:
        row = document.model()
        report.created[document.name] += 1
    else:
        before = revisions.State(str(row), document.read(row))
        written, entry = digest(entry.dump), entry._replace(dump=_last_verified(entry.dump, before.dump))
        in_file, now = digest(entry.dump), digest(before.dump)
        if now == in_file:
            _remember(row, in_file)
            return None
        if now != row.loaded_digest and not document.is_owned_by_code:
            both = "" if written == row.loaded_digest else "; the file has changed too: conflict"
            report.kept.append(f"{document.name}: {entry.key}: changed by an editor{both}")
            return None
        report.updated[document.name] += 1
    document.write(entry.dump, row)
    report.moves.append(revisions.Move(document, entry.key, before, revisions.State(str(row), entry.dump)))
    return row


def _last_verified(dump: Dump, read: Dump) -> Dump:
    """An editor may have verified the entry since the file was written; that is no edit of it."""
    later = max(dump.get("checked_on") or "", read.get("checked_on") or "")
    return {**dump, "checked_on": later} if "checked_on" in dump and later else dump


def _remember(row: models.Model, loaded: str) -> None:
    if row.loaded_digest != loaded:
        type(row)._default_manager.filter(pk=row.pk).update(loaded_digest=loaded)
