"""History: every change of the working copy is remembered in the transaction that makes it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from django.db import models, transaction

from services_catalog.documents import Document, Dump, digest
from services_catalog.models.revision import Revision

Kind = Revision.Kind


class State(NamedTuple):
    label: str = ""
    dump: Dump | None = None  # None: there is no such entry


NOTHING = State()


class Move(NamedTuple):
    """An entry from one state to another."""

    document: Document
    key: str
    before: State
    after: State

    @property
    def kind(self) -> Kind:
        if self.after.dump is None:
            return Kind.DELETED
        return Kind.CREATED if self.before.dump is None else Kind.CHANGED

    def revision(self, kind: Kind | None, who: str, why: str) -> Revision:
        label = self.after.label or self.before.label
        return _revision(self, kind or self.kind, label, self.after.dump, who=who, why=why)

    def unseen(self) -> Revision:
        """What was there before without a revision that tells it."""
        return _revision(self, Kind.FOUND, self.before.label, self.before.dump)


def _revision(move: Move, kind: Kind, label: str, dump: Dump | None, who: str = "", why: str = "") -> Revision:
    return Revision(
        document=move.document.name,
        key=move.key,
        label=label[:300],
        kind=kind,
        who=who,
        why=why,
        after=dump,
        digest="" if dump is None else digest(dump),
    )


@contextmanager
def recorded(
    document: Document,
    keys: list[str],
    *,
    who: str,
    why: str = "",
    kind: Kind | None = None,
    besides: Sequence[str] = (),
) -> Iterator[None]:
    """Whatever is done inside to the entries of these keys; what is created inside adds its key to the list.

    ``besides`` are lines that are added inside: what is told of the entries although it is not in their content.
    The entries stay locked to the end, so that nothing comes between what is read here and what is written.
    """
    with transaction.atomic():
        before = states(document, keys, lock=True)
        yield
        after = states(document, keys)
        moves = [Move(document, key, before.get(key, NOTHING), after.get(key, NOTHING)) for key in dict.fromkeys(keys)]
        remember(moves, who=who, why=" · ".join(filter(None, (why, *besides)))[:300], kind=kind, is_told=bool(besides))


def states(document: Document, keys: Iterable[str], *, lock: bool = False) -> dict[str, State]:
    rows = document.queryset().filter(**{f"{document.key_name}__in": list(keys)})
    return {row.natural: State(str(row), document.read(row)) for row in (locked(rows) if lock else rows)}


def locked(rows: models.QuerySet) -> models.QuerySet:
    """For writing: others wait, but may point to these rows meanwhile. (SQLite has one writer at a time anyway.)"""
    return rows.select_for_update(no_key=True)


def remember(
    moves: Iterable[Move], *, who: str, why: str = "", kind: Kind | None = None, is_told: bool = False
) -> None:
    """To be called in the transaction of the change; what did not change is left out, unless it is told anyway."""
    moves = [move for move in moves if is_told or move.before.dump != move.after.dump]
    known = _digests(moves)
    found = []
    for move in moves:
        if move.before.dump is not None and known.get((move.document.name, move.key)) != digest(move.before.dump):
            found.append(move.unseen())
        found.append(move.revision(kind, who, why))
    Revision.objects.bulk_create(found)


def _digests(moves: list[Move]) -> dict[tuple[str, str], str]:
    """Of the last revision of each entry that was there before."""
    old = [move for move in moves if move.before.dump is not None]
    rows = Revision.objects.filter(document__in={m.document.name for m in old}, key__in={m.key for m in old})
    return {(row.document, row.key): row.digest for row in rows.newest().only("document", "key", "digest")}
