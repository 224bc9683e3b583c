"""The editor's queue: what waits for somebody, as each part of the site tells it.

Whoever has something that waits registers a provider; it takes a query or two, whatever there is.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.http import HttpRequest

SHOWN = 20  # of each part; the rest is behind its link


class Item(NamedTuple):
    """One thing to do. ``action`` is an address that does it when something is sent there, in one click."""

    name: str
    address: str
    detail: str = ""
    is_late: bool = False
    action: str = ""
    action_name: str = ""


class Part(NamedTuple):
    """Things of one kind: how many there are, the first of them, and where all are."""

    title: str
    count: int
    items: Sequence[Item] = ()
    address: str = ""
    is_late: bool = False


Provider = Callable[[HttpRequest], Part | None]  # None: nothing waits, or not for this editor
_providers: dict[int, Provider] = {}


def register(place: int, provider: Provider) -> None:
    """``place`` in the queue: the most urgent first."""
    assert place not in _providers
    _providers[place] = provider


def queue(request: HttpRequest) -> list[Part]:
    found = (provider(request) for _, provider in sorted(_providers.items()))
    return [part for part in found if part and part.count]
