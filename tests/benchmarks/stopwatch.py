"""How long something takes: the median of many times, two things in turn."""

import gc
from collections.abc import Callable
from statistics import median
from time import perf_counter


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    gc.collect()
    start = perf_counter()
    work()
    return perf_counter() - start


def in_turn(
    ours: Callable[[int], object], theirs: Callable[[int], object], rounds: int
) -> tuple[float, float]:
    """Return the medians of both, measured in turn, so that a busy moment strikes both."""
    times: tuple[list[float], list[float]] = ([], [])
    gc.collect()
    for at in range(rounds):
        for taken, work in zip(times, (ours, theirs), strict=True):
            start = perf_counter()
            work(at)
            taken.append(perf_counter() - start)
    return median(times[0]), median(times[1])
