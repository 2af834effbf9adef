"""What is shown while the first screen is being made: seconds the first time, from then on no more than a blink.

The first picture is there before the engine, and numba with it, has been imported: that takes a second by itself.
"""

import threading
import time
from collections.abc import Callable

import pygame

from game.view.scene.paths import ease
from game.view.screen import Screen
from game.view.splash import story
from game.view.splash.opening import Opening
from game.view.splash.splash_picture import SplashPicture
from game.view.splash.story import Story, StoryMoment

_STEPS = 3
_COMPILED_AT_FIRST = 0.83  # of all kernels: those that run a patch; a second process compiles what draws
_FRAMES_PER_S = 30
_GOES_OVER_S, _FADES_S = 0.4, 0.2  # into the first screen; the same in reduced motion
_MASKS = (0xFF0000, 0xFF00, 0xFF, 0)


class Splash:
    """Makes a screen in the background while a story is shown, and fades into its first picture."""

    def __init__(
        self,
        window: pygame.Surface,
        opening: Opening | None = None,
        elsewhere: Callable[[], float] | None = None,
    ) -> None:
        """`elsewhere`: how much of what is waited for other processes have compiled, 0 to 1; 0 where they do not."""
        self._window = window
        self._opening = opening or Opening()
        self._done = 0
        self._compiled: Callable[[], float] = elsewhere or (lambda: 0.0)
        self._problem: BaseException | None = None
        self._first_picture: pygame.Surface | None = None
        self._story = Story()
        self._show = SplashPicture(window.get_size(), self._opening)
        self._painter: threading.Thread | None = None
        self._over = False
        self.result: Screen | None = None

    def run(self, make: Callable[[], Screen], shown: Callable[[], bool]) -> None:
        """Show the story until `make` and a first frame are done; end early, without a result, once `shown` is false.

        `shown` is called after every frame, to bring it to the window. Raises what `make` raises.
        """
        begun = time.perf_counter()
        moment = self._draw(0.0)
        if not shown():
            return
        worker = threading.Thread(target=self._prepare, args=(make,), daemon=True)
        worker.start()
        ticker = pygame.time.Clock()
        while worker.is_alive():
            moment = self._draw(time.perf_counter() - begun)
            if not shown():
                self._over, self.result = True, None
                return
            ticker.tick(_FRAMES_PER_S)
        self._over = True
        if self._problem is not None:
            raise self._problem
        self._go_over(moment, shown)

    def _prepare(self, make: Callable[[], Screen]) -> None:
        try:
            # Imported here because numba comes with it.
            from game.kernels import jit

            compiled_before = jit.share_compiled()
            elsewhere = self._compiled
            self._compiled = lambda: max(elsewhere(), jit.share_compiled() - compiled_before)
            screen = make()
            self._done = 1
            screen.warm_up()  # compiles the engine
            self._done = 2
            screen.update(0.0)
            size = screen.layout.theme.width, screen.layout.theme.height  # the window may have another one by now
            self._first_picture = pygame.Surface(size, 0, 32, _MASKS)
            screen.draw(self._first_picture)  # compiles the drawing
            self._done = _STEPS
            self.result = screen
        except BaseException as problem:
            self._problem = problem

    def _draw(self, seconds: float) -> StoryMoment:
        """Draw the picture of `seconds` since the splash began; returns which that is."""
        if not self._show.fits(self._window.get_size()):
            self._show, self._painter = SplashPicture(self._window.get_size(), self._opening), None
        compiled = self._compiled()
        if self._painter is None and story.wanted(seconds, compiled > 0.0):
            self._painter = threading.Thread(target=self._paint, args=(self._show,), daemon=True)
            self._painter.start()
        moment = self._story.at(seconds, self._show.ready)
        self._show.draw(self._window, moment, self._share(compiled), compiled > 0.0)
        return moment

    def _paint(self, show: SplashPicture) -> None:
        """Prepare the chapters, as long as they may be seen."""
        for _piece in show.prepare():
            if self._over or show is not self._show:
                return

    def _go_over(self, moment: StoryMoment, shown: Callable[[], bool]) -> None:
        """From the story into the first picture: what is not the membrane fades, and the lens closes on its place."""
        first = self._first_picture
        if first is None or first.get_size() != self._window.get_size() or not self._show.fits(first.get_size()):
            return
        compiled = self._compiled()
        lasts = _FADES_S if self._opening.reduced_motion else _GOES_OVER_S
        begun, ticker = time.perf_counter(), pygame.time.Clock()
        while (t := (time.perf_counter() - begun) / lasts) < 1.0:
            self.draw_going_over(t, moment, compiled > 0.0)
            if not shown():
                self.result = None
                return
            ticker.tick(2 * _FRAMES_PER_S)

    def draw_going_over(self, t: float, moment: StoryMoment, compiling: bool) -> None:
        """Draw the picture `t` (0 to 1) of the way from `moment` of the story to the first screen."""
        assert self._first_picture is not None
        self._show.draw(self._window, moment, 1.0, compiling, max(0.0, 1.0 - 1.4 * t))
        self._first_picture.set_alpha(round(255 * ease(t)))
        self._window.blit(self._first_picture, (0, 0))
        self._first_picture.set_alpha(255)

    def _share(self, compiled: float) -> float:
        """How far the line is, 0 to 1; kernels being `compiled` (a share of all of them) are what takes long."""
        steps = (self._done + 1) / (_STEPS + 1)
        return max(steps, min(0.95, compiled / _COMPILED_AT_FIRST)) if compiled > 0.0 else steps
