"""Screens for a window that opens before the engine has been imported."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from game.view.screen import Leave, Screen
from game.view.window.screen_window import Make

if TYPE_CHECKING:
    from game.view.screens.director import Director


def made_by(director: "Callable[[], Director]") -> Make:
    """A function that makes screens for App; the director is made, and numba imported, at its first call."""
    once = cache(director)

    def make(where: str, size: tuple[int, int], leave: Leave) -> Screen:
        return once().make(where, size, leave)

    return make
