"""The operator's hidden corner: hold a finger in the top left for three seconds, or tap there five times."""

import math

from game.view.drawing.theme import Theme
from game.view.widgets.input import Drag, Input, Point, Pointer, PointerLost, Press, Release

HOLD_S = 3.0
TAPS, TAPS_WITHIN_S = 5, 4.0
_SIDE = 160  # reference px


class Corner:
    """Reads all events, and leaves each for others to use."""

    def __init__(self) -> None:
        self._held: dict[Pointer, float] = {}
        self._taps: list[float] = []
        self._now = 0.0

    def handle(self, event: Input | None, theme: Theme) -> bool:
        """Handle an event, without using it up. Returns whether it is the last of five taps."""
        if isinstance(event, Press) and self._within(event.at, theme):
            self._held[event.pointer] = self._now
            self._taps = [at for at in self._taps if self._now - at < TAPS_WITHIN_S] + [self._now]
            if len(self._taps) >= TAPS:
                self.reset()
                return True
        elif isinstance(event, Release | PointerLost) or (
            isinstance(event, Drag) and not self._within(event.at, theme)
        ):
            self._held.pop(event.pointer, None)
        return False

    def advance(self, seconds: float) -> bool:
        """Advance by `seconds`. Returns whether a pointer has now been held there long enough."""
        self._now += seconds
        longest = self._now - min(self._held.values(), default=math.inf)
        if longest >= HOLD_S:
            self.reset()
            return True
        return False

    def reset(self) -> None:
        """Clear all taps and holds."""
        self._held.clear()
        self._taps.clear()

    @staticmethod
    def _within(at: Point, theme: Theme) -> bool:
        side = theme.target(_SIDE)
        return at[0] < side and at[1] < side
