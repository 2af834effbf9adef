"""The exhibit in its window: only the operator can end it, and it sends heartbeats to its parent process."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pygame

from game.kiosk.config import KioskConfig
from game.kiosk.heartbeat import Heart, ParentGone
from game.kiosk.supervisor import LEAVE, START_AGAIN
from game.view.screen import Screen
from game.view.widgets.echoes import Echoes
from game.view.widgets.input import FocusLost, PointerLost, Press, Release, read
from game.view.window.app import LONGEST_FRAME_S
from game.view.window.screen_window import Make

from .corner import Corner
from .desk import Desk
from .exhibit_window import ExhibitWindow
from .vital_signs import MonitoredScreen, VitalSigns

_LOOK_S = 2.0  # between looks at the screens that are plugged in
_MOST_FINGERS = 64


class KioskApp(ExhibitWindow):
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
        """`make` makes the exhibit's screen. `tries`: the file that counts wrong PINs. Raises WindowError."""
        self._clock = clock
        self._vital_signs = VitalSigns(heart, clock)
        self._look_at, self._shown_at = 0.0, clock()
        self._corner = Corner()
        self.desk = Desk(config.pin, self._operator, self._vital_signs.status, tries)
        self._below: dict[object, None] = {}  # what came down before the desk opened, oldest first: not the desk's
        super().__init__(config, make, windowed=windowed, size=size)
        self._echoes = Echoes(clock)

    def _fit(self) -> None:
        if self._screen is not None:
            with self._ending_with_parent():
                self._vital_signs.pause()  # everything is drawn anew
        super()._fit()
        if self._screen is not None and self.desk.open:
            self.desk.arrange(self._screen.layout.theme)

    # What people do --------------------------------------------------------------------------------------------

    def _operator(self, what: str) -> None:
        self.code = START_AGAIN if what == "again" else LEAVE
        self._running = False

    @property
    def _may_be_secret(self) -> bool:
        return self.desk.open or super()._may_be_secret

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
