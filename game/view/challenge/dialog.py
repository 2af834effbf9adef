"""A card over the darkened scene: a few lines and the possible answers, by key, mouse or finger."""

from collections.abc import Sequence

import pygame
from pygame import Rect

from game.view.challenge import parts as drawn
from game.view.challenge.entry import TextEntry
from game.view.challenge.parts import Part
from game.view.challenge.scroll import LINES, Scroll
from game.view.drawing import shapes
from game.view.drawing.theme import INK, PANEL, WHITE, Theme
from game.view.widgets.base import Widget
from game.view.widgets.button import Button
from game.view.widgets.input import Input, Key
from game.view.widgets.router import Router


class Dialog:
    """Draws parts in a column and takes every event while it is open.

    What does not fit in the window shrinks a little; what still does not can be scrolled. `avoid` is what the
    dialog asks about: it stands clear of that, as far as it can, and veils the scene less.
    """

    def __init__(self, parts: Sequence[Part], buttons: Sequence[Button], width: int = 860) -> None:
        self.avoid: list[Rect] = []
        self.parts = list(parts)
        self.buttons = list(buttons)
        self._width = width
        self._router = Router(around=True)
        self._router.widgets = [*(part for part in self.parts if isinstance(part, Widget)), *self.buttons]
        self._router.above = self.buttons  # parts may be scrolled under them
        self.scroll = Scroll(self._router.release_all, LINES)
        self.rect = Rect(0, 0, 0, 0)
        self._placed: list[tuple[Part, Rect]] = []
        self._places: list[tuple[Part, Rect]] = []
        self._factor = 1.0
        self._theme: Theme | None = None

    @property
    def places(self) -> list[tuple[Part, Rect]]:
        """Every part and where in the window it is now, px."""
        return self._placed

    @property
    def focused(self) -> Widget | None:
        """The widget with the keyboard focus."""
        return self._router.focus.current

    @property
    def typing(self) -> bool:
        """Whether the keyboard focus is on a text field."""
        return isinstance(self._router.focus.current, TextEntry)

    def focus(self, widget: Widget) -> None:
        """Give a widget the keyboard focus."""
        self._router.focus.set(widget)

    def arrange(self, theme: Theme) -> None:
        """Place the card in the middle of the window, or clear of `avoid`."""
        self._theme, self.scroll.at = theme, 0
        most = theme.height - 2 * theme.px(24)
        for factor in (1.0, 0.92, 0.84, 0.76):
            self._factor = factor
            places, (width, whole), bottom, bar = self._laid(theme, factor)
            if whole <= most:
                break
        height = min(whole, most)
        self.rect = Rect(_clear_place((width, height), self.avoid, theme), (width, height))
        pad = theme.px(44)
        self.scroll.fit(Rect(self.rect.x, self.rect.y, width, height - (whole - bottom)), bottom)
        self._places = places
        gap = theme.px(16)
        inner = width - 2 * pad
        each = (inner - gap * (len(self.buttons) - 1)) // max(1, len(self.buttons))
        y = self.rect.bottom - theme.px(32) - bar
        for n, button in enumerate(self.buttons):
            button.arrange(theme, Rect(self.rect.x + pad + n * (each + gap), y, each, bar))
        self._settle()

    def _laid(self, theme: Theme, factor: float) -> tuple[list[tuple[Part, Rect]], tuple[int, int], int, int]:
        """Parts and places in a card, its size, where the parts end, and the height of the buttons, px."""
        px = theme.px
        width = min(theme.width - 2 * px(40), px(self._width if factor == 1.0 else 1.15 * self._width))
        pad = px(44)
        y = round(pad * factor)
        places: list[tuple[Part, Rect]] = []
        for part in self.parts:
            above, high = drawn.height(part, theme, width - 2 * pad, factor)
            places.append((part, Rect(pad, y + above, width - 2 * pad, high)))
            y += above + high
        bar = theme.target(76)
        bottom = y + px(20)
        height = bottom + (bar + px(32) if self.buttons else px(20))
        return places, (width, height), bottom, bar

    def _settle(self) -> None:
        """Place the parts at the current scroll position."""
        x, y = self.rect.topleft
        self._placed = [(part, rect.move(x, y - self.scroll.at)) for part, rect in self._places]
        for part, rect in self._placed:
            if isinstance(part, Widget):
                assert self._theme is not None
                part.arrange(self._theme, rect)

    def _show_focus(self) -> None:
        """Scroll so that the part with the focus is seen."""
        current = self._router.focus.current
        if current is None or current in self.buttons or not self._router.focus.visible:
            return
        if self.scroll.show(current.rect):
            self._settle()

    def handle(self, event: Input) -> bool:
        """Handle an event. False only for a key without a meaning here; an open dialog uses all other events."""
        assert self._theme is not None
        if self.scroll.handle(event, self._theme):
            self._settle()
            return True
        used = self._router.handle(event)
        if isinstance(event, Key):
            self._show_focus()
        if isinstance(self._router.focus.current, TextEntry):
            self._router.focus.visible = True  # what is typed goes there, spaces too
        return used or not isinstance(event, Key)

    def advance(self, dt: float) -> None:
        """Advance animations by `dt` seconds."""
        self._router.advance(dt)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the veil, the card and all on it."""
        theme = self._theme
        if theme is None:
            return
        shapes.wash(surface, (0, 0, theme.width, theme.height), INK, 60 if self.avoid else 150)
        radius = theme.px(24)
        surface.blit(shapes.rounded(self.rect.size, radius, PANEL, 247), self.rect)
        surface.blit(shapes.frame(self.rect.size, radius, WHITE, theme.hairline, 40), self.rect)
        if self.scroll.hidden:
            surface.set_clip(self.scroll.view)
        for part, rect in self._placed:
            drawn.draw(surface, part, rect, theme, self._factor)
        self.scroll.draw(surface, theme, self.rect.right - theme.px(14))
        surface.set_clip(None)
        for button in self.buttons:
            button.draw(surface)
        self._router.focus.draw(surface)


def _clear_place(size: tuple[int, int], avoid: Sequence[Rect], theme: Theme) -> tuple[int, int]:
    """Top left corner for a card of `size`: the middle of the window, or where it covers least of `avoid`."""
    edge = theme.px(24)
    right, bottom = theme.width - size[0] - edge, theme.height - size[1] - edge
    middle = (theme.width - size[0]) // 2, (theme.height - size[1]) // 2
    places = [middle, (middle[0], bottom), (edge, middle[1]), (right, middle[1]), (middle[0], edge)]
    places += [(edge, bottom), (right, bottom), (edge, edge), (right, edge)]

    def covered(place: tuple[int, int]) -> int:
        clips = [Rect(place, size).clip(other) for other in avoid]
        return sum(clip.width * clip.height for clip in clips)

    return min(places, key=covered)
