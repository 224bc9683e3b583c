"""How long things take on a machine that may do other work too."""

import statistics
import time
from collections.abc import Callable, Mapping

Work = Callable[[], object]
Clock = Callable[[], float]


def best(contenders: Mapping[str, Work], rounds: int, clock: Clock = time.process_time) -> dict[str, float]:
    """Shortest seconds of each by name: of all threads of this process, unless the clock is another.

    They take turns, so that a busy moment meets them alike, and the shortest is what the work itself needs.
    """
    for work in contenders.values():
        work()  # warm
    seconds = dict.fromkeys(contenders, float("inf"))
    for _ in range(rounds):
        for name, work in contenders.items():
            start = clock()
            work()
            seconds[name] = min(seconds[name], clock() - start)
    return seconds


def percentile(numbers: list[float], percent: int) -> float:
    return statistics.quantiles(numbers, n=100, method="inclusive")[percent - 1]


def verdict(is_met: bool) -> str:
    return "met" if is_met else "missed"
