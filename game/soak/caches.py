"""What the program reads or works out once and then keeps: it fills up for hours, and hides whether anything grows."""

import functools
import sys
from collections.abc import Iterable

from game import words


def read_catalogues(languages: Iterable[str]) -> None:
    """Read the words of all `languages` now: 5,000 blocks each, which would else look like growth when first chosen."""
    for language in languages:
        with words.spoken(language):
            pass


def forget_results() -> int:
    """Empty every bounded `lru_cache` of the program; returns how many results that were.

    Unbounded ones are left: they hold what is always the same, such as tables that were read once.
    """
    gone = 0
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] != "game":
            continue
        for thing in list(vars(module).values()):
            if isinstance(thing, functools._lru_cache_wrapper) and thing.cache_info().maxsize is not None:
                gone += thing.cache_info().currsize
                thing.cache_clear()
    return gone
