"""What every control has: a place, a state, a picture that is painted only when the state changes."""

from collections.abc import Hashable
from typing import Final

import pygame
from pygame import Rect

from game.view.drawing import appearance
from game.view.drawing.theme import Theme
from game.view.widgets.input import Input, Point

_FADED: Final = (96, 180)  # opacity of a control that cannot be used now, of 255; and in high contrast


class Widget:
    """A control, or a label. `rect` is its place in the window, in px, and all of it can be touched.

    A subclass says in `paint_key` what its picture depends on and paints it in `paint`; `handle` takes events
    that the router has found to be for it and says whether it used them.
    """

    focusable = True
    repeats = False
    """Whether a key that it takes goes on acting while it is held."""

    ring_above = 1
    """Whether the focus ring stands off above and below: 0 for rows that touch each other."""

    def __init__(self, label: str) -> None:
        self.label = label
        """What it is, in words: for those who cannot see it, and for tests."""
        self.rect = Rect(0, 0, 0, 0)
        self.theme = Theme(1920, 1080)
        self.reach = 0
        """Reference px beyond its edges that can be touched too, where it is smaller than a finger."""
        self.enabled = True
        self.visible = True
        self.hovered = False
        self.pressed = False
        self.paints = 0
        self._key: Hashable = None
        self._image = pygame.Surface((1, 1), pygame.SRCALPHA)

    @property
    def can_focus(self) -> bool:
        """Whether the keyboard can reach it now."""
        return self.focusable and self.enabled and self.visible

    @property
    def radius(self) -> int:
        """Px by which its corners are rounded."""
        return self.theme.px(16)

    def preferred_height(self, theme: Theme, width: int) -> int:
        """Px of height it would like to have in a drawer, given `width` px."""
        return theme.target(72)

    def arrange(self, theme: Theme, rect: Rect) -> None:
        """Take the place `rect` in a window of `theme`."""
        self.theme = theme
        self.rect = Rect(rect)

    def hit(self, at: Point) -> bool:
        """Whether a pointer at `at` is on it."""
        reach = 2 * self.theme.px(self.reach)
        return self.visible and self.rect.inflate(reach, reach).collidepoint(at)

    def handle(self, event: Input) -> bool:
        """Handle `event`. Returns whether it used it."""
        return False

    def advance(self, dt: float) -> None:
        """Advance by `dt` seconds while a pointer or key holds it."""

    def paint_key(self) -> Hashable:
        """What the picture depends on besides size, hover, press and whether it can be used."""
        return ()

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint the picture on a transparent surface of the size of `rect`."""

    def state(self) -> Hashable:
        """Everything the picture depends on."""
        return (
            self.visible,
            self.rect.size,
            self.theme.u,
            appearance.version(),
            self.enabled,
            self.hovered,
            self.pressed,
            self.paint_key(),
        )

    def draw(self, surface: pygame.Surface, origin: tuple[int, int] = (0, 0)) -> None:
        """Blit the picture; `origin` is the place in the window of the surface's top left corner."""
        if not self.visible or not self.rect.width or not self.rect.height:
            return
        key = self.state()
        if key != self._key:
            if self._image.get_size() != self.rect.size:
                self._image = pygame.Surface(self.rect.size, pygame.SRCALPHA)
            self._image.fill((0, 0, 0, 0))
            self.paint(self._image)
            if not self.enabled:
                faded = _FADED[appearance.current().high_contrast]
                self._image.fill((255, 255, 255, faded), special_flags=pygame.BLEND_RGBA_MULT)
            self._key = key
            self.paints += 1
        surface.blit(self._image, (self.rect.x - origin[0], self.rect.y - origin[1]))
