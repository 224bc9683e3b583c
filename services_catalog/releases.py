"""The current release in the memory of each process; the last good one on disk for a day without a database.

A thread in each process looks for a newer release; requests never do.
"""

import datetime as dt
import functools
import gc
import hashlib
import logging
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import Error, OperationalError, connection, connections

from services_catalog import missed_words, models, search
from services_catalog.release import SCHEMA, Release
from services_catalog.sections import decode, sections

logger = logging.getLogger(__name__)

_current: Release | None = None
_is_reachable = True  # said once when it changes, not every time we look
_watching_in = 0  # the process; a fork has no threads
_looked = threading.Event()
_chores: list[Callable[[], None]] = [missed_words.write]


class Unreadable(Exception):
    """Content of a form that this code does not know, or a damaged copy."""


class Copy(msgspec.Struct, frozen=True):
    """A release as the database or the disk keeps it."""

    number: int
    digest: str
    schema: int
    effective_at: dt.datetime
    content: str

    def decode(self) -> Release:
        if self.schema != SCHEMA:
            raise Unreadable(f"release {self.number} has schema {self.schema}, not {SCHEMA}")
        if hashlib.sha256(self.content.encode()).hexdigest() != self.digest:
            raise Unreadable(f"release {self.number} does not have the digest {self.digest}")
        return decode(
            msgspec.json.decode(self.content),
            sections(),
            number=self.number,
            digest=self.digest,
            effective_at=self.effective_at,
        )


def current() -> Release | None:
    """The release that this process answers from; reads no database."""
    return _current


def numbered(number: int) -> Release | None:
    """An earlier release from the database; the current one if that cannot be read any more."""
    if _current is None or number == _current.number:
        return _current
    return _earlier(number) or _current


@functools.lru_cache(maxsize=2)
def _earlier(number: int) -> Release | None:
    found = models.Release.objects.filter(number=number).values_list(*Copy.__struct_fields__).first()
    try:
        return Copy(*found).decode() if found else None
    except (Unreadable, msgspec.MsgspecError):
        return None


def use(release: Release | None) -> None:
    """Answer from this release; for tests and previews."""
    global _current
    _current = release


def load() -> Release | None:
    """The newest release in force now, from the database or, if that cannot be reached, from disk."""
    refresh()
    return _current


def refresh(prepare: Callable[[Release | None], None] = lambda release: None) -> None:
    """Take a newer release into use if there is one, after ``prepare`` has seen it."""
    try:
        copy = _newer()
    except Error as error:
        _say(False, type(error).__name__)
        if _current is None:
            kept = _kept()
            prepare(kept)
            use(kept)
        return
    _say(True)
    if copy:
        release = copy.decode()
        prepare(release)
        use(release)
        _settle()
        _keep(copy)


def _settle() -> None:
    """The collector of garbage need not walk through the release again and again; what it replaced is let go."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _say(is_reachable: bool, why: str = "") -> None:
    global _is_reachable
    if is_reachable and not _is_reachable:
        logger.warning("The database can be reached again")
    elif _is_reachable and not is_reachable:
        logger.warning(
            "The database cannot be reached (%s): answering from release %s", why, _current and _current.number
        )
    _is_reachable = is_reachable


def _newer() -> Copy | None:
    """The newest release in force, unless it is the current one."""
    _refuse_a_missing_file()
    effective = models.Release.objects.effective()
    newest = effective.values_list("number", "digest").first()
    if newest is None or (_current and newest == (_current.number, _current.digest)):
        return None
    return Copy(*effective.values_list(*Copy.__struct_fields__).get(number=newest[0]))


def _refuse_a_missing_file() -> None:
    """Opening an SQLite file that is not there would make an empty one in its place."""
    name = str(connection.settings_dict["NAME"])
    is_file = connection.vendor == "sqlite" and not connection.is_in_memory_db()
    if is_file and not name.startswith("file:") and not Path(name).exists():
        raise OperationalError("no database file")


# The copy on disk


def _place() -> Path:
    """A folder for this database, so that another one's release is never shown."""
    database = connection.settings_dict
    address = "\n".join(str(database[part]) for part in ("ENGINE", "HOST", "PORT", "NAME"))
    return Path(settings.RELEASE_DIR) / hashlib.sha256(address.encode()).hexdigest()[:16] / "release.json"


def _keep(copy: Copy) -> None:
    place = _place()
    draft = place.with_suffix(f".{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(msgspec.json.encode(copy))
        draft.replace(place)
    except OSError as error:
        logger.warning("Release %s cannot be kept on disk: %s", copy.number, type(error).__name__)


def _kept() -> Release | None:
    try:
        return msgspec.json.decode(_place().read_bytes(), type=Copy).decode()
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError, Unreadable) as error:
        logger.warning("The release on disk cannot be used: %s", type(error).__name__)
        return None


# The thread


def watch() -> None:
    """Look for releases in the background, once per process; the first time waits for the first look."""
    global _watching_in
    if _watching_in == os.getpid() or not settings.RELEASE_POLL_SECONDS:
        return
    _watching_in = os.getpid()
    threading.Thread(target=_watch, name="releases", daemon=True).start()
    _looked.wait(timeout=10)


def look() -> None:
    """What is due in the background: a newer release, its indexes, and what has been counted."""
    refresh(prepare_search)
    if _is_reachable:
        for chore in _chores:
            chore()


def at_every_look(chore: Callable[[], None]) -> None:
    """Do this, too, whenever the database can be reached."""
    _chores.append(chore)


def prepare_search(release: Release | None) -> None:
    """Nobody waits for the indexes at the first search."""
    if release:
        search.prepare(release.catalogue)


def _watch() -> None:
    while True:
        try:
            look()
        except Exception:
            logger.exception("The newest release cannot be used")
        finally:
            connections.close_all()
            _looked.set()
        time.sleep(settings.RELEASE_POLL_SECONDS)
