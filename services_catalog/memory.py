"""What has been worked out or rendered from a release and may be wanted again."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

S = TypeVar("S", bound=Hashable)
T = TypeVar("T")
NOTHING: Any = object()


class Memory(dict[S, T]):
    """At most so many results, each under all that it follows from: tied to nobody, and gone with the release.

    It forgets everything when it is full. Other threads may do that at any time, so nothing is read twice.
    """

    def __init__(self, at_most: int) -> None:
        super().__init__()
        self.at_most = at_most

    def __setitem__(self, state: S, result: T) -> None:
        if len(self) >= self.at_most:
            self.clear()
        super().__setitem__(state, result)

    def once(self, state: S, work_out: Callable[[], T]) -> T:
        """What is known of the state, or what is worked out now."""
        known = self.get(state, NOTHING)
        if known is NOTHING:
            known = self[state] = work_out()
        return cast(T, known)
