"""Counts that wait in memory until a thread writes them; while the database is away they go on waiting."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from threading import Lock
from typing import TypeVar

from django.db import Error

Key = TypeVar("Key", bound=Hashable)


class Tally(Counter[Key]):
    """``most`` different keys at the most; what comes beyond them is not counted."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most
        self.lock = Lock()

    def add(self, more: Mapping[Key, int]) -> None:
        with self.lock:
            for key, number in more.items():
                if key in self or len(self) < self.most:
                    self[key] += number

    def write(self, save: Callable[[dict[Key, int]], None]) -> None:
        """Give what has gathered to ``save``, or keep it if that cannot be done now."""
        with self.lock:
            gathered = dict(self)
            self.clear()
        if not gathered:
            return
        try:
            save(gathered)
        except Error:
            self.add(gathered)
