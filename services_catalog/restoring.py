"""An entry back to an earlier state: itself a new revision, so that nothing is lost by it either."""

from collections.abc import Iterator

from django.db import models

from services_catalog import revisions
from services_catalog.documents import Document, Dump, InvalidEntry, digest
from services_catalog.models import Revision


class NotRestorable(Exception):
    """Why the state would not stand today, a line for each reason."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        super().__init__("; ".join(lines))


def restorable(document: Document, revision: Revision) -> Dump:
    """The state in the shape of today; NotRestorable if it points to what is no more."""
    try:
        dump = document.parse(_known(document, revision.after))
    except InvalidEntry as invalid:
        raise NotRestorable([f"{path}: {message}" for path, message in invalid.errors]) from None
    if missing := list(_missing(document, dump)):
        raise NotRestorable(missing)
    return dump


class ChangedMeanwhile(Exception):
    """The entry is no longer what was looked at before it was restored."""


def restore(document: Document, revision: Revision, *, seen: str, who: str, why: str) -> models.Model:
    """``seen`` is the digest of what the restored state takes the place of; empty if there is no entry."""
    with revisions.recorded(document, [revision.key], who=who, why=why, kind=Revision.Kind.RESTORED):
        row = current(document, revision.key)
        if seen_digest(document, row) != seen:
            raise ChangedMeanwhile
        dump, restored = restorable(document, revision), row or document.model()
        document.fill(dump, restored)
        restored.save()
        document.write_rows(dump, restored, is_new=row is None)
    return restored


def current(document: Document, key: str) -> models.Model | None:
    return document.queryset().filter(**{document.key_name: key}).first()


def seen_digest(document: Document, row: models.Model | None) -> str:
    return digest(document.read(row)) if row else ""


def _known(document: Document, dump: Dump) -> Dump:
    """Without fields that entries no longer have."""
    kept = {name: value for name, value in dump.items() if name in document.by_name}
    rows = {
        name: [_known(child, row) for row in dump[name]] for name, child in document.children.items() if name in dump
    }
    return kept | rows


def _missing(document: Document, dump: Dump) -> Iterator[str]:
    wanted: dict[type[models.Model], dict[str, None]] = {}
    for reference in document.references(dump):
        wanted.setdefault(reference.model, {})[reference.key] = None
    for model, keys in wanted.items():
        found = model._default_manager.filter(**{f"{model.key_name}__in": list(keys)})
        stored = {*found.values_list(model.key_name, flat=True)}
        if model is document.model:
            stored.add(dump[document.key_name])
        yield from (f"{model._meta.verbose_name} {key}: ei ole enää" for key in keys if key not in stored)
