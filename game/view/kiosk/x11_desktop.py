"""The size of an X11 desktop as it is now: SDL 2 remembers the one that it found when it was started."""

import ctypes
import ctypes.util
from functools import lru_cache

import pygame


@lru_cache(maxsize=1)
def _library() -> ctypes.CDLL | None:
    """Xlib; None where there is none."""
    name = ctypes.util.find_library("X11")
    if name is None:
        return None
    try:
        found = ctypes.CDLL(name)
    except OSError:
        return None
    found.XOpenDisplay.restype = ctypes.c_void_p
    for function in (found.XDefaultScreen, found.XCloseDisplay):
        function.argtypes = [ctypes.c_void_p]
    for function in (found.XDisplayWidth, found.XDisplayHeight):
        function.argtypes = [ctypes.c_void_p, ctypes.c_int]
    return found


def size_now() -> tuple[int, int] | None:
    """Width and height in px of all screens together; None where SDL draws by other means than X11."""
    if pygame.display.get_driver() != "x11":
        return None
    library = _library()
    if library is None:
        return None
    connection = library.XOpenDisplay(None)
    if not connection:
        return None
    screen = library.XDefaultScreen(connection)
    size = library.XDisplayWidth(connection, screen), library.XDisplayHeight(connection, screen)
    library.XCloseDisplay(connection)
    return size
