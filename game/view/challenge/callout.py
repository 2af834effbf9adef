"""A callout: a light card with a few words, an arrow, and a ring around the thing it describes."""

from collections.abc import Callable, Sequence

import numpy as np
import pygame
from pygame import Rect

from game.view.challenge.places import Places
from game.view.drawing import shapes, text
from game.view.drawing.theme import BONE, INK, Theme
from game.view.panels.canvas import Canvas
from game.view.widgets import style
from game.view.widgets.button import Button
from game.words import _

Act = Callable[[], None]
Segment = tuple[tuple[float, float], tuple[float, float]]


class CalloutButton(Button):
    """A button on a light card: filled dark if it continues, else outlined."""

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint ground and words."""
        theme, area, px = self.theme, canvas.get_rect(), self.theme.font(24)
        if self.active:
            canvas.blit(shapes.rounded(area.size, self.radius, INK), area)
        rim = max(2, theme.px(4 if self.pressed or self.hovered else 2.5))
        canvas.blit(shapes.frame(area.size, self.radius, INK, rim), area)
        at = (area.centerx, style.middle(area.centery, px))
        text.draw(canvas, self.words, at, px, 600, BONE if self.active else INK, "centre")


class Callout:
    """Draws a step of the guide; `rect` is where a tap continues. Its buttons continue, or skip the guide."""

    def __init__(self, go_on: Act, skip: Act) -> None:
        self.rect = Rect(0, 0, 0, 0)
        self.canvas = Canvas()
        self.next = CalloutButton(_("Go on"), go_on, words=_("Go on"))
        self.next.active = True
        self.skip = CalloutButton(_("Skip the guide"), skip, words=_("Skip"))
        self._words = ""
        self.hide()

    def hide(self) -> None:
        """Show no step."""
        self.rect = Rect(0, 0, 0, 0)
        self.next.visible = self.skip.visible = False

    def draw(
        self,
        surface: pygame.Surface,
        place: Places,
        words: str,
        thing: Rect | None,
        taps: bool,
        number: str,
        above: Sequence[Rect] = (),
    ) -> None:
        """`thing` is the place in px that it points at, if any; with `taps` it says how to go on.

        The arrow goes behind what is `above` it.
        """
        theme = place.theme
        size = theme.font(30)
        lines = text.wrap(words, size, 500, min(theme.px(640), place.clear.width - theme.px(120)))
        step, pad = round(1.32 * size), theme.px(30)
        under = number if taps else number + "   " + _("waiting for you")
        small, bar = theme.font(22), theme.target(72)
        buttons = [self.skip, self.next] if taps else [self.skip]
        words_px = max(text.measure(button.words, theme.font(24), 600)[0] for button in buttons)
        each = max(theme.target(132), words_px + theme.px(40))
        feet = text.measure(under, small, 500)[0] + len(buttons) * (each + theme.px(14)) + theme.px(10)
        wide = max([text.measure(line, size, 500)[0] for line in lines] + [feet])
        rect = Rect(0, 0, wide + 2 * pad, step * len(lines) + pad + bar + 2 * theme.px(16))
        kept = self._words == words and self.rect.size == rect.size
        if not kept or (thing is not None and self.rect.colliderect(thing)) or not self.rect.clip(place.clear):
            self.rect = _beside(rect, thing, place)  # it stays where it is while its thing drifts
        self._words = words
        self.next.visible, self.skip.visible = taps, True
        right = self.rect.right - theme.px(20)
        for button in reversed(buttons):
            button.arrange(theme, Rect(right - each, self.rect.bottom - theme.px(16) - bar, each, bar))
            right -= each + theme.px(14)
        if thing is not None:
            self.ring(surface, thing, theme)
            _arrow(surface, self.rect, thing, theme, [rect for rect in above if rect != thing])

        def paint(canvas: pygame.Surface) -> None:
            canvas.blit(shapes.rounded(rect.size, theme.px(18), BONE), (0, 0))
            for n, line in enumerate(lines):
                text.draw(canvas, line, (pad, pad + round(0.8 * size) + n * step), size, 500, INK)
            y = style.middle(rect.height - theme.px(16) - bar / 2, small)
            text.draw(canvas, under, (pad, y), small, 500, (0x4A, 0x52, 0x5A))

        self.canvas.draw(surface, self.rect, (words, under, rect.size), paint)
        for button in buttons:
            button.draw(surface)

    @staticmethod
    def ring(surface: pygame.Surface, thing: Rect, theme: Theme) -> None:
        """Draw a ring around a thing."""
        around = thing.inflate(theme.px(16), theme.px(16))
        width = max(2, theme.px(3))
        rim = around.inflate(2, 2)
        radius = min(theme.px(28), min(around.size) // 2)
        surface.blit(shapes.frame(rim.size, radius + 1, INK, width + 2, 200), rim)
        surface.blit(shapes.frame(around.size, radius, BONE, width), around)


def _beside(rect: Rect, thing: Rect | None, place: Places) -> Rect:
    """A place near `thing` that covers neither it nor the panels and, if it can be, not the membrane."""
    clear = place.clear.inflate(-place.theme.px(40), -place.theme.px(24))
    panels = [
        place.card,
        place.console,
        place.hint,
        place.score,
        place.voltmeter,
        place.trace,
        place.leave,
        place.words,
        place.readings,
    ]
    ppn = place.ppn
    membrane = Rect(0, round(place.membrane_y - 5 * ppn), place.clear.width, round(13 * ppn))
    wanted = thing.center if thing is not None else (clear.centerx, clear.bottom)
    spare_x, spare_y = max(0, clear.width - rect.width), max(0, clear.height - rect.height)
    best, least = rect, np.inf
    for across in np.linspace(0.0, 1.0, 13):
        for down in np.linspace(0.0, 1.0, 13):
            there = rect.copy()
            there.topleft = clear.x + round(across * spare_x), clear.y + round(down * spare_y)
            cost = sum(_area(there.clip(panel)) for panel in panels) + 0.4 * _area(there.clip(membrane))
            if thing is not None:
                cost += 8.0 * _area(there.clip(thing.inflate(2 * place.theme.px(30), 2 * place.theme.px(30))))
            cost += 20.0 * float(np.hypot(there.centerx - wanted[0], there.centery - wanted[1]))
            if cost < least:
                best, least = there, cost
    return best


def _area(rect: Rect) -> int:
    return rect.width * rect.height


def _arrow(surface: pygame.Surface, card: Rect, thing: Rect, theme: Theme, above: Sequence[Rect]) -> None:
    """A line from the card to the thing, with a head; it goes behind what is `above`, whose words are to be read."""
    start = np.array(card.center, float)
    end = np.array(thing.center, float)
    start, end = _edge(card, end), _edge(thing.inflate(theme.px(30), theme.px(30)), start)
    length = float(np.hypot(*(end - start)))
    if length < theme.px(14):
        return
    way = (end - start) / length
    side = np.array((-way[1], way[0]))
    head = theme.px(16)
    width = max(2, theme.px(4))
    first, last = (float(start[0]), float(start[1])), (float(end[0]), float(end[1]))
    parts = [(first, last)]
    for rect in above:
        parts = [seen for part in parts for seen in _outside(part, rect)]
    for colour, extra in ((INK, 2), (BONE, 0)):
        for begin, finish in parts:
            pygame.draw.line(surface, colour, begin, finish, width + 2 * extra)
        for sign in (-1, 1):
            pygame.draw.line(surface, colour, end, end - head * way + sign * 0.7 * head * side, width + 2 * extra)


def _outside(part: Segment, rect: Rect) -> list[Segment]:
    """What is left of a line where `rect` covers it."""
    hidden = rect.clipline(*part)
    return [(part[0], hidden[0]), (hidden[1], part[1])] if hidden else [part]


def _edge(rect: Rect, towards: np.ndarray) -> np.ndarray:
    """Where the line from the middle of `rect` to `towards` leaves it."""
    centre = np.array(rect.center, float)
    way = towards - centre
    scale = min(
        (rect.width / 2 / abs(way[0])) if way[0] else np.inf, (rect.height / 2 / abs(way[1])) if way[1] else np.inf
    )
    return np.asarray(centre + way * min(1.0, scale))
