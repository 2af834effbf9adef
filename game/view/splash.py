"""What is shown while kernels are compiled: the first time a minute or so, from then on no more than a blink."""

import threading
from collections.abc import Callable

import pygame

from game.engine import jit
from game.words import _

from . import text
from .screens.screen import Screen
from .theme import ASH, BONE, IN_FAR, SLATE, Theme

_STEPS = 3
_COMPILED_AT_FIRST = 0.96  # of all kernels: those that a first picture needs


class Splash:
    """Makes a screen in the background while a bar shows how far it is."""

    def __init__(self, window: pygame.Surface) -> None:
        self._window = window
        self._done = 0
        self._compiled_before = jit.share_compiled()
        self._problem: BaseException | None = None
        self.result: Screen | None = None

    def run(self, make: Callable[[], Screen], shown: Callable[[], bool]) -> None:
        """Show progress until `make` and a first frame are done; early, with no result, once `shown` says no.

        `shown` is called after every frame, to bring it to the window.
        """
        worker = threading.Thread(target=self._prepare, args=(make,), daemon=True)
        worker.start()
        ticker = pygame.time.Clock()
        while worker.is_alive():
            self._draw()
            if not shown():
                self.result = None
                return
            ticker.tick(30)
        if self._problem is not None:
            raise self._problem

    def _prepare(self, make: Callable[[], Screen]) -> None:
        try:
            screen = make()
            self._done = 1
            screen.warm_up()  # compiles the engine
            self._done = 2
            screen.update(0.0)
            size = screen.layout.theme.width, screen.layout.theme.height  # the window may have another one by now
            screen.draw(pygame.Surface(size, 0, 32, (0xFF0000, 0xFF00, 0xFF, 0)))  # compiles the drawing
            self._done = _STEPS
            self.result = screen
        except BaseException as problem:
            self._problem = problem

    def _draw(self) -> None:
        window = self._window
        theme = Theme(*window.get_size())
        window.fill(IN_FAR)
        middle = theme.width // 2, theme.height // 2
        text.draw(window, "−70 mV", (middle[0], middle[1]), theme.font(120), 600, BONE, "centre")
        words = (_("Placing the ions"), _("Preparing the membrane"), _("Preparing the picture"), _("Ready"))[self._done]
        text.draw(window, words, (middle[0], middle[1] + theme.px(80)), theme.font(26), 400, ASH, "centre")
        compiled = jit.share_compiled() - self._compiled_before
        if compiled > 0.0:
            why = _("The first start takes a minute or two. Later ones take seconds.")
            text.draw(window, why, (middle[0], middle[1] + theme.px(160)), theme.font(22), 400, ASH, "centre")
        bar = pygame.Rect(0, 0, theme.px(420), max(4, theme.px(8)))
        bar.midtop = middle[0], middle[1] + theme.px(110)
        pygame.draw.rect(window, SLATE, bar, 1, border_radius=bar.height // 2)
        filled = bar.copy()
        filled.width = max(bar.height, round(bar.width * self._share(compiled)))
        pygame.draw.rect(window, BONE, filled, border_radius=bar.height // 2)

    def _share(self, compiled: float) -> float:
        """How far the bar is, 0 to 1; while kernels are `compiled` (a share of all of them) that is what takes long."""
        steps = (self._done + 1) / (_STEPS + 1)
        return max(steps, min(0.95, compiled / _COMPILED_AT_FIRST)) if compiled > 0.0 else steps
