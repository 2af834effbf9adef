"""A slider: a name, a track to drag or tap, marked stops that hold the thumb, and the number."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Final

import pygame
from pygame import Rect

from game.view.drawing import glyphs, shapes, text
from game.view.drawing.theme import ASH, BONE, INK, WHITE, Colour, Theme
from game.view.widgets import style
from game.view.widgets.base import Widget
from game.view.widgets.input import Drag, Input, Key, Point, Pointer, PointerLost, Press, Release
from game.view.widgets.scale import Scale

_SNAP_PX: Final = 9  # reference px to either side of a stop that mean the stop
_COARSE: Final = 8  # arrow presses in one page key


@dataclass(frozen=True, slots=True)
class Stop:
    """A marked value; one without words is a tick only."""

    value: float
    words: str = ""


class Slider(Widget):
    """A number to set. `show` formats it; `change` is called with every new one.

    `species` ("K", ...) puts that ion beside the name and its colour on the track. The name's column is
    `name_px` reference px wide, the number's `number_px`.
    """

    repeats = True
    ring_above = 0
    name_px = 116
    number_px = 96

    def __init__(
        self,
        label: str,
        scale: Scale,
        change: Callable[[float], None],
        *,
        show: Callable[[float], str],
        name: str,
        species: str = "",
        colour: Colour = BONE,
    ) -> None:
        super().__init__(label)
        self.scale = scale
        self.change = change
        self.show = show
        self.name = name
        self.species = species
        self.colour = colour
        self.number = scale.low
        self.caption = ""
        """What the number means beside others: small, under it."""
        self.stops: tuple[Stop, ...] = ()
        self._pointer: Pointer | None = None
        self._grip = 0.0

    @property
    def held(self) -> bool:
        """Whether a pointer holds the thumb: then nothing else moves it."""
        return self._pointer is not None

    def preferred_height(self, theme: Theme, width: int) -> int:
        """Px: room for a finger and for the words under the track."""
        return theme.target(70)

    def show_value(self, value: float) -> None:
        """Show `value` without calling `change`; ignored while a pointer holds the thumb."""
        if not self.held:
            self.number = min(max(value, self.scale.low), self.scale.high)

    def track(self) -> Rect:
        """The track in the window, in px: where the middle of the thumb can be."""
        left = self.rect.x + self.theme.px(self.name_px)
        right = self.rect.right - self.theme.px(self.number_px)
        return Rect(left, self._line() - 1, max(1, right - left), 2)

    def _line(self) -> int:
        return self.rect.y + round(self.rect.height * 0.34)

    def _thumb(self) -> int:
        return self.theme.px(36)

    def hit(self, at: Point) -> bool:
        """The whole height, from half a thumb before the track to half a thumb after it."""
        reach = self.track().inflate(2 * self._thumb(), 0)
        return super().hit(at) and reach.left <= at[0] < reach.right

    def value_at(self, x: float) -> float:
        """The number for a thumb at window x (px): the nearest stop's, if one is near."""
        track = self.track()
        share = min(max((x - track.x) / track.width, 0.0), 1.0)
        value = self.scale.value(share)
        stops = [(abs(self.scale.share(stop.value) - share), stop.value) for stop in self._in_range()]
        if stops and min(stops)[0] * track.width <= self.theme.px(_SNAP_PX):
            return min(stops)[1]
        # Rounding must not carry a value across a stop that the thumb has not reached.
        for stop in self._in_range():
            beyond = share > self.scale.share(stop.value)
            value = max(value, stop.value) if beyond else min(value, stop.value)
        return value

    def _in_range(self) -> Sequence[Stop]:
        return [stop for stop in self.stops if self.scale.low <= stop.value <= self.scale.high]

    def handle(self, event: Input) -> bool:
        """Tap or drag the track; ← → by little, Page keys by more, Home and End to the ends."""
        match event:
            case Press():
                self._pointer, self.pressed = event.pointer, True
                track = self.track()
                thumb = track.x + self.scale.share(self.number) * track.width
                # A thumb taken hold of off its middle does not jump there.
                self._grip = thumb - event.at[0] if abs(thumb - event.at[0]) <= self._thumb() / 2 else 0.0
                if not self._grip:
                    self._set(self.value_at(event.at[0]))
                return True
            case Drag() if event.pointer == self._pointer:
                self._set(self.value_at(event.at[0] + self._grip))
                return True
            case Release() | PointerLost() if event.pointer == self._pointer:
                self._pointer, self.pressed = None, False
                return True
            case Key() if not self.held:
                return self._press_key(event.key)
        return False

    def _press_key(self, key: int) -> bool:
        steps = {
            pygame.K_LEFT: -1,
            pygame.K_RIGHT: 1,
            pygame.K_PAGEDOWN: -_COARSE,
            pygame.K_PAGEUP: _COARSE,
        }.get(key)
        if key == pygame.K_HOME:
            self._set(self.scale.low)
        elif key == pygame.K_END:
            self._set(self.scale.high)
        elif steps is not None:
            self._set(self._nudged(steps))
        else:
            return False
        return True

    def _nudged(self, steps: int) -> float:
        """The value a few steps on, halting at every stop."""
        now, then = self.number, self.scale.nudge(self.number, steps)
        between = [s.value for s in self._in_range() if min(now, then) < s.value < max(now, then)]
        if not between:
            return then
        return min(between) if steps > 0 else max(between)

    def _set(self, value: float) -> None:
        if value != self.number:
            self.number = value
            self.change(value)

    def paint_key(self) -> Hashable:
        """Place, number and stops."""
        return self.number, self.show(self.number), self.stops, self.caption

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint name, track, stops, thumb and number."""
        theme = self.theme
        track = self.track().move(-self.rect.x, -self.rect.y)
        y, px = track.centery, theme.font(24)
        baseline = style.middle(y, px)
        x = 0
        if self.species:
            shapes.blit_centred(canvas, glyphs.ion(self.species, theme.px(30)), (theme.px(17), y))
            x = theme.px(44)
        room = theme.px(self.name_px) - x - theme.px(4)
        text.draw(canvas, self.name, (x, baseline), text.fit(self.name, px, 600, room), 600)
        number = self.show(self.number)
        text.draw(canvas, number, (canvas.get_width(), baseline), theme.font(26), 600, BONE, "right")

        thick = theme.px(8)
        groove = Rect(track.x, y - thick // 2, track.width, thick)
        canvas.blit(shapes.rounded(groove.size, thick // 2, WHITE, 40), groove)
        thumb_x = track.x + round(self.scale.share(self.number) * track.width)
        filled = max(thick, thumb_x - track.x)
        if self.scale.share(self.number) > 0:
            canvas.blit(shapes.rounded((filled, thick), thick // 2, self.colour), groove)
        self._paint_stops(canvas, track)
        side = self._thumb() + (theme.px(4) if self.pressed else 0)
        shapes.blit_centred(canvas, shapes.disc(side + 2 * theme.px(3), INK, 150), (thumb_x, y))
        thumb = WHITE if self.hovered or self.pressed else BONE
        shapes.blit_centred(canvas, shapes.disc(side, thumb), (thumb_x, y))

    def _paint_stops(self, canvas: pygame.Surface, track: Rect) -> None:
        theme = self.theme
        px = theme.font(20)
        gap = theme.px(10)
        top = track.centery + theme.px(19)
        baseline = top + theme.px(10) + text.cap_height(px)
        end = float(canvas.get_width())
        if self.caption:
            end = text.draw(canvas, self.caption, (end, baseline), px, 400, ASH, "right").left - gap
        free_from = -1e9
        marks = sorted((track.x + self.scale.share(s.value) * track.width, s.words) for s in self._in_range())
        for place, (x, words) in enumerate(marks):
            width = text.measure(words, px)[0]
            tick = Rect(round(x) - theme.hairline // 2, top, max(2, theme.hairline), theme.px(5))
            canvas.fill(ASH, tick)
            left = x - width / 2
            # Two stops close together turn their words away from each other.
            if place + 1 < len(marks):
                left = min(left, (x + marks[place + 1][0]) / 2 - gap / 2 - width)
            left = max(left, free_from)
            if words and left + width <= end:
                text.draw(canvas, words, (left, baseline), px, 400, ASH)
                free_from = left + width + gap
