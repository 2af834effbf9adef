"""Protection against burn-in: the whole picture moves slowly by a few px."""

import math
from dataclasses import replace

import pygame

from game.view.widgets.input import Drag, Input, Press, Release


def shift(now_s: float, most_px: int, every_s: float) -> tuple[int, int]:
    """Where the picture stands at `now_s`, px right and down of its place: `most_px` at most, never far at once.

    In `every_s` it goes from one side to the other; down it goes a little slower, so that it visits every place.
    """
    angle = math.pi * now_s / every_s
    return round(most_px * math.sin(angle)), round(most_px * math.sin(0.618 * angle))


class MovingPicture:
    """Moves a picture by at most `most_px`, from side to side in `every_s`; 0 px: it stands."""

    def __init__(self, most_px: int, every_s: float) -> None:
        self._most_px, self._every_s = most_px, every_s
        self._now_s = 0.0

    def advance(self, seconds: float) -> None:
        """Advance by `seconds`."""
        self._now_s += seconds

    @property
    def shift(self) -> tuple[int, int]:
        """Px right and down of its place at which the picture stands now."""
        return shift(self._now_s, self._most_px, self._every_s) if self._most_px else (0, 0)

    def placed(self, event: Input) -> Input:
        """The event at its place in the unshifted picture."""
        if isinstance(event, Press | Drag | Release):
            right, down = self.shift
            return replace(event, at=(event.at[0] - right, event.at[1] - down))
        return event

    def move(self, picture: pygame.Surface) -> None:
        """Move `picture` to where it stands now."""
        right, down = self.shift
        if right or down:
            picture.scroll(right, down)
