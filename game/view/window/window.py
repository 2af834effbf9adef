"""The window itself: opened, in and out of full screen, with a picture in it that may be larger than it is."""

import pygame

from game.crash import last_actions
from game.words import _

from .display import by_quicker_path, comfortable_size, open_window, start_display
from .size import WindowError


class ShownWindow:
    """A window on the desktop. Raises WindowError where none can be opened."""

    def __init__(self, size: tuple[int, int] | None, fullscreen: bool) -> None:
        """`size`: in px, while it does not fill the screen; None: one that fits the desktop."""
        self._fullscreen = fullscreen
        try:
            start_display()
            self._windowed = size or comfortable_size()
            self._window = self._open()
            self._window = by_quicker_path(self._window, self._open)
        except pygame.error as problem:
            raise WindowError(
                _(
                    "No window can be opened ({problem}). "
                    "Run it where there is a screen, or use: minus70 picture live -o live.png"
                ).format(problem=problem)
            ) from None
        self._canvas: pygame.Surface | None = None  # what a window too small for the layout is scaled from

    def _open(self) -> pygame.Surface:
        return open_window(self._windowed, self._fullscreen)

    def _switch_fullscreen(self) -> None:
        """Go in or out of full screen; where the desktop refuses that, the window stays as it is."""
        self._fullscreen = not self._fullscreen
        try:
            self._window = self._open()
        except pygame.error as problem:
            last_actions.note(f"the window cannot be changed: {problem}")
            self._fullscreen = not self._fullscreen
            self._window = pygame.display.get_surface() or self._open()

    def _resized(self, size: tuple[int, int]) -> None:
        """Adopt the size, px, that the desktop has given the window."""
        if not self._fullscreen:
            self._windowed = size
        self._window = pygame.display.get_surface() or self._window

    # The picture in it ------------------------------------------------------------------------------------------

    @property
    def _surface(self) -> pygame.Surface:
        """What is drawn on."""
        return self._window if self._canvas is None else self._canvas

    def _view_size(self) -> tuple[int, int]:
        """The size in px of the picture in the window."""
        return self._window.get_size()

    def _new_canvas(self, size: tuple[int, int]) -> pygame.Surface | None:
        """What a picture of `size` px is drawn on before it is brought to the window; None: on the window itself."""
        return None if size == self._window.get_size() else pygame.Surface(size, 0, self._window)

    def _present(self) -> None:
        """Bring the canvas, if there is one, to the window."""
        if self._canvas is not None:
            pygame.transform.smoothscale(self._canvas, self._window.get_size(), self._window)

    def _placed(self, event: pygame.event.Event) -> pygame.event.Event:
        """The event with its place in the picture, where that is larger than the window."""
        if self._canvas is None or not hasattr(event, "pos"):
            return event
        across, down = (a / max(1, b) for a, b in zip(self._canvas.get_size(), self._window.get_size(), strict=True))
        return pygame.event.Event(event.type, event.dict | {"pos": (event.pos[0] * across, event.pos[1] * down)})
