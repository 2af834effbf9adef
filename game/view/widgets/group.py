"""Widgets on one ground, drawn as one picture while nothing in it changes."""

from collections.abc import Hashable, Sequence

import pygame
from pygame import Rect

from game.view.drawing import appearance, shapes
from game.view.drawing.theme import Theme
from game.view.widgets.base import Widget
from game.view.widgets.input import Point


class Group:
    """A panel of widgets. `rect` is its place in the window, in px; taps on it never reach the scene."""

    def __init__(self, widgets: Sequence[Widget]) -> None:
        self.widgets = list(widgets)
        self.rect = Rect(0, 0, 0, 0)
        self.theme = Theme(1920, 1080)
        self.paints = 0
        self._key: Hashable = None
        self._image = pygame.Surface((1, 1), pygame.SRCALPHA)

    def covers(self, at: Point) -> bool:
        """Whether a pointer at `at` is on the panel."""
        return bool(self.rect.collidepoint(at))

    def paint_ground(self, canvas: pygame.Surface) -> None:
        """Paint what is under the widgets."""
        canvas.blit(shapes.themed_panel(canvas.get_size(), self.theme), (0, 0))

    def paint_key(self) -> Hashable:
        """What the ground depends on besides its size."""
        return ()

    def image(self) -> pygame.Surface:
        """The panel with everything on it; shared, so never draw on it."""
        key = (
            self.rect.size,
            self.theme.u,
            appearance.version(),
            self.paint_key(),
            tuple((widget.rect.topleft, widget.state()) for widget in self.widgets),
        )
        if key != self._key:
            if self._image.get_size() != self.rect.size:
                self._image = pygame.Surface(self.rect.size, pygame.SRCALPHA)
            self._image.fill((0, 0, 0, 0))
            self.paint_ground(self._image)
            for widget in self.widgets:
                widget.draw(self._image, self.rect.topleft)
            self._key = key
            self.paints += 1
        return self._image

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the panel into its place."""
        if self.rect.width and self.rect.height:
            surface.blit(self.image(), self.rect)
