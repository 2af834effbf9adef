"""Caches of pictures, each bounded in bytes, and one call that clears them all.

A picture takes as many bytes as it has pixels, and a number of pictures says nothing about that: every bound here is in
bytes, and grows with the window. A window that changes its size leaves pictures behind that will not be asked for
again: `clear` drops them before the bounds would.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Final, Generic, ParamSpec, TypeVar

import numpy as np
import pygame

Asked = ParamSpec("Asked")
Made = TypeVar("Made")

ENTRY_BYTES: Final = 1024
"""What an entry takes beside its pixels: Python's and SDL's objects, the key, the place in the dictionary."""
_USUAL_PX: Final = 1920 * 1080
_LEAST_PX: Final = 1280 * 720


class _Entry:
    """A cached thing, its size in bytes, and whether it was used since the last eviction pass."""

    __slots__ = ("bytes", "thing", "used")

    def __init__(self, thing: Any, taken: int) -> None:
        self.thing, self.bytes, self.used = thing, taken, False


class BoundedCache:
    """A cache that takes at most `most_bytes`; what has not been used lately is evicted first.

    Threads may share one: each makes what it lacks without keeping the others waiting. What is there is found without
    a lock, as hundreds are asked for in every frame: it is only noted as used, and spared when room is made next
    ("second chance").
    """

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._entries: OrderedDict[Hashable, _Entry] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Made], bytes_of: Callable[[Made], int] | None = None) -> Made:
        """The thing cached under `key`, made now if there is none; `bytes_of` returns the size of a new one.

        The last one made is kept even if it is larger than the bound.
        """
        found = self.find(key)
        if found is not None:
            thing: Made = found.thing
            return thing
        made = make()
        entry = _Entry(made, ENTRY_BYTES + (bytes_of or nbytes)(made))
        with self._lock:
            if key in self._entries:  # another thread was quicker: both show the same thing from now on
                quicker: Made = self._entries[key].thing
                return quicker
            self._entries[key] = entry
            self.bytes += entry.bytes
            self._make_room()
        return made

    def find(self, key: Hashable) -> _Entry | None:
        """The entry under `key`, marked as used; None if there is none."""
        found = self._entries.get(key)
        if found is not None:
            found.used = True
        return found

    def bound(self, most_bytes: int) -> None:
        """Set the bound, bytes."""
        with self._lock:
            self.most_bytes = most_bytes
            self._make_room()

    def _make_room(self) -> None:
        while self.bytes > self.most_bytes and len(self._entries) > 1:
            key, oldest = self._entries.popitem(last=False)
            if oldest.used:
                oldest.used = False
                self._entries[key] = oldest  # behind all others
            else:
                self.bytes -= oldest.bytes

    def clear(self) -> None:
        """Drop every entry."""
        with self._lock:
            self._entries.clear()
            self.bytes = 0

    def __len__(self) -> int:
        return len(self._entries)


class SizedCache(Generic[Asked, Made]):
    """A function whose results are cached, together with those of all others, in one bounded cache."""

    def __init__(self, make: Callable[Asked, Made], bytes_of: Callable[[Made], int] | None) -> None:
        self._make, self._bytes_of = make, bytes_of
        self.__doc__ = make.__doc__

    def __call__(self, *args: Asked.args, **kwargs: Asked.kwargs) -> Made:
        """The function's result for these arguments, cached; shared, so never change it."""
        key = (self, args, *kwargs.items()) if kwargs else (self, args)
        found = _pictures.find(key)
        if found is not None:
            thing: Made = found.thing
            return thing
        return _pictures.get(key, lambda: self._make(*args, **kwargs), self._bytes_of)


def cached(make: Callable[Asked, Made]) -> SizedCache[Asked, Made]:
    """Cache a function's results, sized by `nbytes`. They are shared: never change them."""
    return SizedCache(make, None)


def cached_by(bytes_of: Callable[[Made], int]) -> Callable[[Callable[Asked, Made]], SizedCache[Asked, Made]]:
    """The same for results that `nbytes` cannot size: `bytes_of` returns the size of one."""
    return lambda make: SizedCache(make, bytes_of)


def nbytes(thing: object) -> int:
    """Bytes of the pixels of a surface, of an array, of a tuple of those, or of what says so itself by `nbytes`."""
    if isinstance(thing, pygame.Surface):
        return thing.get_pitch() * thing.get_height()
    if isinstance(thing, np.ndarray):
        return thing.nbytes
    if isinstance(thing, tuple | list):
        return sum(map(nbytes, thing))
    return int(getattr(thing, "nbytes", 0))


_caches: list[tuple[BoundedCache, float, int | None]] = []


def bounded_cache(bytes_a_px: float, most_bytes: int | None = None) -> BoundedCache:
    """A cache for as long as the program runs, so large for each px of the window; `clear` clears it too.

    `most_bytes`: what it holds at most however large the window is.
    """
    made = BoundedCache(_room(_USUAL_PX, bytes_a_px, most_bytes))
    _caches.append((made, bytes_a_px, most_bytes))
    return made


def make_room(size: tuple[int, int]) -> None:
    """Set every bound to what pictures in a window of `size` px need."""
    px = max(_LEAST_PX, size[0] * size[1])
    for one, bytes_a_px, most_bytes in _caches:
        one.bound(_room(px, bytes_a_px, most_bytes))


def most_bytes() -> int:
    """The sum of all bounds, bytes."""
    return sum(one.most_bytes for one, _a_px, _most in _caches)


def bytes_now() -> int:
    """The size of everything cached now, bytes."""
    return sum(one.bytes for one, _a_px, _most in _caches)


def clear() -> None:
    """Clear every cache. What is on screen makes its pictures anew when it needs them."""
    for one, _a_px, _most in _caches:
        one.clear()


def _room(px: int, bytes_a_px: float, most_bytes: int | None) -> int:
    wanted = round(px * bytes_a_px)
    return wanted if most_bytes is None else min(wanted, most_bytes)


_pictures = bounded_cache(20.0)
"""The results of `cached`: panels, icons, discs, veils, ions, fonts. A screen takes up to 16 bytes for each px."""
