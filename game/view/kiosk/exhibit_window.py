"""The window of an exhibit: it fills the screen that the config names, whatever becomes of that, and may be turned."""

import os

import pygame

from game.kiosk.config import KioskConfig
from game.kiosk.supervisor import SCREEN_CHANGED
from game.view.actions.window import Destination, WindowAction
from game.view.scene.pump.frames import make_room_for_exhibit
from game.view.splash.opening import Opening
from game.view.window.app import App
from game.view.window.display import TITLE
from game.view.window.screen_window import Make

from . import x11_desktop
from .turned import turn, upright, upright_size

_FINGERS = (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP)


class ExhibitWindow(App):
    """No key or button of a screen leaves it. It ends after `stop`; `code` then says why."""

    def __init__(self, config: KioskConfig, make: Make, *, windowed: bool, size: tuple[int, int] | None) -> None:
        """`make` makes the exhibit's screen. `windowed`: it does not fill the screen. Raises WindowError."""
        self._config = config
        self._locked = not windowed
        self._refused = 0
        self.desktop: tuple[int, int] | None = None
        self._fills: tuple[tuple[int, int], int] = (0, 0), 0  # the screen that it filled when it was last opened
        self.code = 0
        # A window that has lost the focus stays, takes the desktop's own keys, and does not swallow the next click.
        os.environ |= {
            "SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS": "0",
            "SDL_GRAB_KEYBOARD": "1",
            "SDL_MOUSE_FOCUS_CLICKTHROUGH": "1",
        }
        opening = Opening(reduced_motion=config.reduced_motion)
        super().__init__(size, not windowed, make, WindowAction.KIOSK, config.sound, opening=opening)

    def leave(self, what: Destination) -> None:
        """No screen of an exhibit leads out of it, or anywhere else."""

    def stop(self, code: int = 0) -> None:
        """End after the present frame, with this exit code."""
        self.code = code
        self._running = False

    # The screen that it fills -----------------------------------------------------------------------------------

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

    # The picture in it ------------------------------------------------------------------------------------------

    def _view_size(self) -> tuple[int, int]:
        return upright_size(self._window.get_size(), self._config.rotation)

    def _new_canvas(self, size: tuple[int, int]) -> pygame.Surface | None:
        if self._config.rotation == 0:
            return super()._new_canvas(size)
        return pygame.Surface(size, 0, self._window)

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
