"""What keeps content from being published, and what its publisher should know."""

import datetime as dt
import functools
from collections.abc import Mapping

import msgspec
from django.conf import settings

from services_catalog.documents import canonical
from services_catalog.sections import Content, Problem, decode, problems, sections


def blocking(content: Mapping[str, Content], on: dt.date) -> tuple[Problem, ...]:
    """References and forms, then the guarantees on the day and the year after it."""
    return _blocking(canonical(content), on, settings.PROVE_BEFORE_PUBLISHING)


@functools.lru_cache(maxsize=3)
def _blocking(frozen: bytes, on: dt.date, is_proved: bool) -> tuple[Problem, ...]:
    """Kept, so that what a page has shown is not proved again while others wait to publish."""
    content = msgspec.json.decode(frozen)
    found = problems(content, sections())
    if found or not is_proved:
        return tuple(found)
    release = decode(content, sections())
    return tuple(problem for section in sections() for problem in section.prove(release, on))


def warnings(content: Mapping[str, Content], on: dt.date) -> tuple[Problem, ...]:
    """Of content in which nothing is blocking."""
    release = decode(content, sections())
    return tuple(problem for section in sections() for warn in section.warn for problem in warn(release, on))
