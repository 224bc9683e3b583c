"""A release: one immutable, numbered and digested document of everything the public reads."""

import datetime as dt
from collections.abc import Hashable
from functools import cached_property
from typing import Any

import msgspec

from services_catalog.catalogue import Catalogue
from services_catalog.changes import Edit

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
    def pages(self) -> dict[Hashable, Any]:
        """Where the site keeps the pages that it has rendered from this release."""
        return {}

    @cached_property
    def parts(self) -> dict[Hashable, Any]:
        """The same of parts of pages, for pages that are somebody's own."""
        return {}
