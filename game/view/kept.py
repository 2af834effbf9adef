"""Pictures that are made once and then kept, each kind up to a bound; and all of them forgotten at once.

A window that changes its size leaves pictures behind that nobody will ask for again. The bounds alone would let
them go only when others have taken their place.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

import pygame

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

Made = TypeVar("Made")

_forgetting: list[Callable[[], object]] = []


def kept(most: int) -> "Callable[[Callable[..., Made]], _lru_cache_wrapper[Made]]":
    """Keep the last `most` different things that a function has made; they are shared: nobody may change them."""

    def keeping(make: Callable[..., Made]) -> "_lru_cache_wrapper[Made]":
        keeps = lru_cache(maxsize=most)(make)
        _forgetting.append(keeps.cache_clear)
        return keeps

    return keeping


def forget() -> None:
    """Let go of every picture that `kept` and shelves hold. What is shown now draws its own anew when it needs them."""
    for clear in _forgetting:
        clear()


class Shelf:
    """Surfaces kept until together they take more than `most_bytes`; those unused for longest go first.

    Threads may share one: each makes what it lacks without keeping the others waiting.
    """

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._kept: OrderedDict[Hashable, pygame.Surface] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        """The surface kept under `key`, made now if there is none."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
                return found
        made = make()
        with self._lock:
            if key in self._kept:  # another thread was quicker: both show the same surface from now on
                return self._kept[key]
            self._kept[key] = made
            self.bytes += _bytes(made)
            while self.bytes > self.most_bytes and len(self._kept) > 1:
                self.bytes -= _bytes(self._kept.popitem(last=False)[1])
        return made

    def forget(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._kept.clear()
            self.bytes = 0

    def __len__(self) -> int:
        return len(self._kept)


def shelf(most_bytes: int) -> Shelf:
    """A shelf for as long as the program runs; `forget` clears it too."""
    made = Shelf(most_bytes)
    _forgetting.append(made.forget)
    return made


def _bytes(surface: pygame.Surface) -> int:
    return surface.get_pitch() * surface.get_height()
