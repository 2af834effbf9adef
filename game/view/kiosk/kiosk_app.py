"""The window of an exhibit: only the operator can leave it, and it sends heartbeats to its parent process."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pygame

from game.kiosk.config import KioskConfig
from game.kiosk.heartbeat import Heart, ParentGone
from game.kiosk.supervisor import LEAVE, SCREEN_CHANGED, START_AGAIN
from game.view.actions.window import Destination
from game.view.scene.pump.frames import make_room_for_exhibit
from game.view.screen import Screen
from game.view.splash.opening import Opening
from game.view.widgets.echoes import Echoes
from game.view.widgets.input import FocusLost, PointerLost, Press, Release, read
from game.view.window.app import LONGEST_FRAME_S, App
from game.view.window.display import TITLE
from game.view.window.screen_window import Make

from . import x11_desktop
from .corner import Corner
from .desk import Desk
from .turned import turn, upright, upright_size
from .vital_signs import MonitoredScreen, VitalSigns

_LOOK_S = 2.0  # between looks at the screens that are plugged in
_MOST_FINGERS = 64
_FINGERS = (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP)


class KioskApp(App):
    """`run` ends when the operator wants it, when the parent is gone or after `stop`; `code` then says why."""

    def __init__(
        self,
        config: KioskConfig,
        make: Make,
        heart: Heart | None = None,
        *,
        windowed: bool = False,
        size: tuple[int, int] | None = None,
        clock: Callable[[], float] = time.monotonic,
        tries: Path | None = None,
    ) -> None:
        """`make` makes the screen called "kiosk". `tries`: the file that counts wrong PINs. Raises WindowError."""
        self._config, self._clock = config, clock
        self._locked = not windowed
        self._vital_signs = VitalSigns(heart, clock)
        self._look_at, self._shown_at = 0.0, clock()
        self._refused = 0
        self.desktop: tuple[int, int] | None = None
        self._fills: tuple[tuple[int, int], int] = (0, 0), 0  # the screen that it filled when it was last opened
        self._corner = Corner()
        self.desk = Desk(config.pin, self._operator, self._vital_signs.status, tries)
        self._below: dict[object, None] = {}  # what came down before the desk opened, oldest first: not the desk's
        self.code = 0
        # A window that has lost the focus stays, takes the desktop's own keys, and does not swallow the next click.
        os.environ |= {
            "SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS": "0",
            "SDL_GRAB_KEYBOARD": "1",
            "SDL_MOUSE_FOCUS_CLICKTHROUGH": "1",
        }
        opening = Opening(reduced_motion=config.reduced_motion)
        super().__init__(size, not windowed, make, "kiosk", config.sound, opening=opening)
        self._echoes = Echoes(clock)

    # The window ------------------------------------------------------------------------------------------------

    def _open(self) -> pygame.Surface:
        if not self._locked:
            return super()._open()
        pygame.display.set_caption(TITLE)
        size, display = place = self._place()
        window = pygame.display.set_mode(size, pygame.FULLSCREEN, display=display)
        self._fills = place  # not before it does: where it is refused, it is to be tried again
        # Nothing to see of a cursor. To hide it while the mouse is held would make its moves relative.
        pygame.mouse.set_cursor((0, 0), pygame.Surface((8, 8), pygame.SRCALPHA))
        pygame.event.set_grab(True)  # the desktop's own keys come here, where they do nothing
        return window

    def _place(self) -> tuple[tuple[int, int], int]:
        """Size in px and number of the screen to fill: of the first one while the one that is wanted is unplugged."""
        sizes = pygame.display.get_desktop_sizes()
        number = self._config.display if self._config.display < len(sizes) else 0
        return sizes[number], number

    def _follow_display(self) -> None:
        """Fill the screen as it is now: it may have been changed, unplugged, or plugged in again."""
        known, self.desktop = self.desktop, x11_desktop.size_now() or self.desktop
        if known not in (None, self.desktop):
            self.code, self._running = SCREEN_CHANGED, False  # SDL would never know: new processes do
            return
        settled = self._place() == self._fills if pygame.display.get_desktop_sizes() else True
        if settled and pygame.display.get_active():
            return
        try:
            self._window = self._open()
        except pygame.error:
            self._refused += 1
            if self._refused >= 3:
                raise  # a new process may fare better
            self._window = pygame.display.get_surface() or self._window
            return
        self._refused = 0
        self._fit()

    def _make_room(self, size: tuple[int, int]) -> None:
        super()._make_room(size)
        make_room_for_exhibit(size)

    def _view_size(self) -> tuple[int, int]:
        return upright_size(self._window.get_size(), self._config.rotation)

    def _new_canvas(self, size: tuple[int, int]) -> pygame.Surface | None:
        if self._config.rotation == 0:
            return super()._new_canvas(size)
        return pygame.Surface(size, 0, self._window)

    def _fit(self) -> None:
        if self._screen is not None:
            with self._ending_with_parent():
                self._vital_signs.pause()  # everything is drawn anew
        super()._fit()
        if self._screen is not None and self.desk.open:
            self.desk.arrange(self._screen.layout.theme)

    def _present(self) -> None:
        if self._config.rotation == 0 or self._canvas is None:
            return super()._present()
        size = self._view_size()
        picture = self._canvas if self._canvas.get_size() == size else pygame.transform.smoothscale(self._canvas, size)
        turn(picture, self._window, self._config.rotation)

    def _placed(self, event: pygame.event.Event) -> pygame.event.Event:
        """The event with its place in the upright picture."""
        if event.type in _FINGERS:
            x, y = upright(event.x, event.y, self._config.rotation)
            return pygame.event.Event(event.type, event.dict | {"x": x, "y": y})
        if not hasattr(event, "pos"):
            return event
        width, height = self._window.get_size()
        x, y = upright(event.pos[0] / width, event.pos[1] / height, self._config.rotation)
        size = self._view_size() if self._canvas is None else self._canvas.get_size()
        return pygame.event.Event(event.type, event.dict | {"pos": (x * size[0], y * size[1])})

    # What people do --------------------------------------------------------------------------------------------

    def leave(self, what: Destination) -> None:
        """No screen of an exhibit leads out of it, or anywhere else."""

    def _operator(self, what: str) -> None:
        self.code = START_AGAIN if what == "again" else LEAVE
        self._running = False

    @property
    def _may_be_secret(self) -> bool:
        return self.desk.open or super()._may_be_secret

    def stop(self, code: int = 0) -> None:
        """End after the present frame, with this exit code."""
        self.code = code
        self._running = False

    def _take(self, event: pygame.event.Event, screen: Screen) -> None:
        if event.type in (pygame.QUIT, pygame.WINDOWCLOSE):
            return
        if event.type == pygame.VIDEORESIZE:
            super()._take(event, screen)
            return
        event = self._placed(event)
        theme = screen.layout.theme
        found = read(event, (theme.width, theme.height))
        if self._corner.handle(found, theme):
            self.desk.show(theme)
        if not self.desk.open:
            if isinstance(found, Press):
                self._below[found.pointer] = None
                if len(self._below) > _MOST_FINGERS:  # no event reports a finger that is lost
                    del self._below[next(iter(self._below))]
            elif isinstance(found, Release | PointerLost):
                self._below.pop(found.pointer, None)
            screen.handle(event)
        elif isinstance(found, Release | PointerLost) and found.pointer in self._below:
            self._below.pop(found.pointer, None)
            screen.handle(event)
        elif found is not None:
            self.desk.handle(found)
            if isinstance(found, FocusLost):  # the screen below may hold what is lost
                screen.handle(event)

    def _draw(self, screen: Screen) -> None:
        surface = self._window if self._canvas is None else self._canvas
        screen.draw(surface)
        self.desk.draw(surface)
        self._present()

    # What the parent hears -------------------------------------------------------------------------------------

    def _splashed(self) -> bool:
        self._present()
        pygame.display.flip()
        pygame.event.clear()
        with self._ending_with_parent():
            self._vital_signs.prepare()
        return self._running

    def _shown(self, seconds: float) -> None:
        assert self._screen is not None
        now = self._clock()
        passed, self._shown_at = min(now - self._shown_at, LONGEST_FRAME_S), now
        self.desk.advance(passed)
        if self._corner.advance(passed):
            self.desk.show(self._screen.layout.theme)
        if self._locked and now >= self._look_at:
            self._look_at = now + _LOOK_S
            self._follow_display()
        with self._ending_with_parent():
            self._vital_signs.frame(seconds, cast(MonitoredScreen, self._screen))

    @contextmanager
    def _ending_with_parent(self) -> Iterator[None]:
        """End with the parent."""
        try:
            yield
        except ParentGone:
            self._running = False
