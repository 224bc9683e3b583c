"""The working copy as a release in memory, as publishing would make it: for previews and for what it would change."""

from typing import NamedTuple

from services_catalog import releases, working_copy
from services_catalog.release import Release
from services_catalog.sections import Problem, decode, problems, sections


class Draft(NamedTuple):
    """``release`` is None if the working copy does not hold together; ``problems`` then says why."""

    version: object
    release: Release | None
    problems: tuple[Problem, ...] = ()


_latest: Draft | None = None


def draft() -> Draft:
    """Compiled again only after a save; one query otherwise."""
    global _latest
    current = releases.current()
    version = (working_copy.version(), current and current.number)
    if _latest is None or _latest.version != version:
        _latest = _compiled(version, current)
    return _latest


def _compiled(version: object, current: Release | None) -> Draft:
    """With the number of the release that it is based on: what is kept of a preview leads there."""
    content = working_copy.collected(version)
    if found := problems(content, sections()):
        return Draft(version, None, tuple(found))
    return Draft(version, decode(content, sections(), number=current.number if current else 0))
