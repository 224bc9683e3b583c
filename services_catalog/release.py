"""A release: one immutable, numbered and digested document of everything the public reads."""

import datetime as dt
from collections.abc import Hashable
from functools import cached_property
from typing import Any

import msgspec

from services_catalog.catalogue import Catalogue
from services_catalog.changes import Edit
from services_catalog.memory import Memory

SCHEMA = 1


class Release(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """``sections`` holds what other apps registered, already decoded; ``edits`` what is new in it of late."""

    number: int
    digest: str
    effective_at: dt.datetime
    catalogue: Catalogue
    sections: dict[str, Any]
    edits: tuple[Edit, ...] = ()

    @cached_property
    def pages(self) -> Memory[Hashable, Any]:
        """The pages that the site has rendered from this release."""
        return Memory(1_000)

    @cached_property
    def parts(self) -> Memory[Hashable, Any]:
        """The same of parts of pages, for pages that are somebody's own."""
        return Memory(5_000)
