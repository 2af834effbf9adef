"""Three kernels that compile in a second, one of which calls another."""

import numpy as np

from game.kernels.jit import Kernel, entry, inlined


@inlined
def twice(x):  # type: ignore[no-untyped-def]
    return 2.0 * x


@entry
def half(x):  # type: ignore[no-untyped-def]
    return x / 2.0


@entry
def work(a):  # type: ignore[no-untyped-def]
    total = 0.0
    for i in range(a.size):
        total += half(a[i]) + twice(a[i])
    return total


@entry
def shared(a):  # type: ignore[no-untyped-def]
    total = 0
    for i in range(a.size):
        total += a[i]
    return total


KERNELS: tuple[Kernel, ...] = (half, work, shared)
RIGHT = (1.5, 25.0, 45)


def results() -> tuple[float, float, int]:
    """What the kernels give: RIGHT, where they are what they were compiled from. Each is called by itself, too."""
    return float(half(3.0)), float(work(np.arange(5.0))), int(shared(np.arange(10)))


def compiled() -> int:
    """How many of the kernels have been compiled in this process, and not taken from the cache."""
    return sum(sum(each.stats.cache_misses.values()) for each in KERNELS)  # type: ignore[attr-defined]
