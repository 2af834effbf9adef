"""Makes the screens of a window: behind a splash where that takes long, so that nothing freezes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from game.view.screen import Screen
from game.view.splash.opening import Opening
from game.view.splash.splash import Splash

if TYPE_CHECKING:  # numba comes with it
    from .background_compiler import BackgroundCompiler

Size = tuple[int, int]


class ScreenMaker:
    """`make(where, size)` makes a screen; `shown()` shows a frame of the splash, False once the user ends it."""

    def __init__(self, make: Callable[[str, Size], Screen], shown: Callable[[], bool]) -> None:
        self._make, self._shown = make, shown
        self.compiler: BackgroundCompiler | None = None
        """Other processes that compile, once the first screen is made."""

    def first(self, where: str, size: Size, surface: pygame.Surface, opening: Opening | None) -> Screen | None:
        """The screen that a window opens with, made behind a splash on `surface`; None if the user ended that."""
        return self._behind_splash(lambda: self._make_first(where, size), surface, opening)

    def next(self, where: str, size: Size, surface: pygame.Surface) -> Screen | None:
        """Another screen; behind a splash while the engine is still being compiled, None as above."""
        from game.engine import step

        if where == "map" or step.ready():
            return self._make(where, size)
        return self._behind_splash(lambda: self._make_later(where, size), surface, None)

    def stop(self) -> None:
        """End what is still being compiled."""
        if self.compiler is not None:
            self.compiler.stop()

    def _behind_splash(
        self, make: Callable[[], Screen], surface: pygame.Surface, opening: Opening | None
    ) -> Screen | None:
        splash = Splash(surface, opening, self._share_compiled)
        splash.run(make, self._shown)
        return splash.result

    def _make_first(self, where: str, size: Size) -> Screen:
        """Make the first screen, for a splash's thread; other processes compile, which what runs a patch waits for."""
        from .background_compiler import BackgroundCompiler  # brings numba

        self.compiler = BackgroundCompiler()
        return self._make(where, size) if where == "map" else self._make_later(where, size)

    def _make_later(self, where: str, size: Size) -> Screen:
        """Make a screen that runs a patch, once that can be run; for a splash's thread."""
        if self.compiler is not None:
            self.compiler.wait()
        return self._make(where, size)

    def _share_compiled(self) -> float:
        """How much other processes have compiled of what is waited for, 0 to 1; 0 where they do not."""
        return 0.0 if self.compiler is None else self.compiler.share
