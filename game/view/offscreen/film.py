"""A screen as a row of pictures, without a window: the same pixels each time."""

import os
from collections.abc import Callable, Iterator

import pygame

from game.engine.pump import PumpState
from game.engine.recording import Recording
from game.kernels import start_watch
from game.view.actions.lab import StepLab
from game.view.drawing import cache
from game.view.lab.driver import Outcome
from game.view.screen import Screen
from game.view.screens.live import LiveScreen
from game.view.screens.pump_lab import PumpLab
from game.view.window.display import start_pygame
from game.view.window.size import check_size, drawn_size

_FRAME_S = 1 / 60
_MOST_TURN_S = 120.0
_MASKS = (0xFF0000, 0x00FF00, 0x0000FF, 0)

Maker = Callable[[tuple[int, int]], Screen]
"""Makes the screen that is filmed, for a size in px."""


def start_unseen() -> None:
    """Start what drawing needs, without a window."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    start_pygame()


def of_live(preset: str, seed: int, start_s: float) -> Maker:
    """The live membrane, `start_s` into its run."""

    def make(size: tuple[int, int]) -> Screen:
        live = LiveScreen(size, preset, seed)
        live.session.step(round(start_s / live.patch.spec.dt_s))
        return live

    return make


def of_recording(recording: Recording) -> Maker:
    """A recording, from where its watching begins."""
    return lambda size: _Played(size, replay=recording)


class _Played(LiveScreen):
    """A recording for a film: where it cannot be played on, there is none of it."""

    def update(self, seconds: float) -> None:
        """Let `seconds` pass. Raises ReplayError where an action of the recording cannot be done."""
        super().update(seconds)
        if self.time.broken is not None:
            raise self.time.broken


class _Turning(PumpLab):
    """The pump lab by itself: state after state, with time between them to read what it says."""

    _REST_S = 1.2
    rested_s = 0.0
    states = 0

    def update(self, seconds: float) -> None:
        """Advance by `seconds`; step to the next state once the current one has been shown long enough."""
        if self.driver.goal is None:
            self.rested_s += seconds
            if self.rested_s >= self._REST_S and self.driver.outcome != Outcome.UNREACHABLE:
                self.rested_s = 0.0
                self.states += 1
                self.dispatch(StepLab("state", 1))
        super().update(seconds)

    def turned(self) -> bool:
        """Whether every state has been shown, or the pump cannot go on."""
        seen = self.states >= len(PumpState) and self.driver.goal is None and self.rested_s >= self._REST_S / 2
        return seen or self.row is None or self.driver.outcome == Outcome.UNREACHABLE


def of_pump(preset: str, seed: int, start_s: float) -> Maker:
    """The pump lab, whose pump goes from state to state."""

    def make(size: tuple[int, int]) -> Screen:
        lab = _Turning(size, preset, seed)
        lab.session.step(round(start_s / lab.patch.spec.dt_s))
        return lab

    return make


def turn_s(make: Maker) -> float:
    """How long a film of one turn of the pump is, in seconds: at most two minutes."""
    start_unseen()
    lab, seconds = make((1280, 720)), 0.0
    assert isinstance(lab, _Turning)
    while not lab.turned() and seconds < _MOST_TURN_S:
        lab.update(_FRAME_S)
        seconds += _FRAME_S
    return max(seconds, 1.0)


SCREENS: dict[str, Callable[[str, int, float], Maker]] = {"live": of_live, "pump": of_pump}
"""What can be filmed by name: takes preset, seed and the seconds that have passed before the first frame."""


def frames(make: Maker, size: tuple[int, int], count: int, fps: int) -> Iterator[Callable[[], pygame.Surface]]:
    """For each of `count` frames, something that draws it: a frame that is not drawn costs only its time.

    Raises WindowError for a size that cannot be drawn.
    """
    check_size(size)
    start_unseen()
    drawn = drawn_size(size)
    cache.make_room(drawn)
    screen = make(drawn)
    surface = pygame.Surface(drawn, 0, 32, _MASKS)
    screen.update(0.0)

    def draw() -> pygame.Surface:
        screen.draw(surface)
        start_watch.succeeded()
        return surface if drawn == size else pygame.transform.smoothscale(surface, size)

    steps = max(1, round(1 / fps / _FRAME_S))  # as in a window, whatever the film's own pace
    for _frame in range(count):
        yield draw
        for _step in range(steps):
            screen.update(1 / fps / steps)
    screen.close()
