"""The layout of the votes screen."""

from dataclasses import dataclass
from typing import Final

from pygame import Rect

from game.view.drawing.theme import Theme

_ABOVE_NM: Final = 5.5  # a pump's height over the middle of the membrane, and its depth under it
_BELOW_NM: Final = 8.2
_SOLUTION_NM: Final = 32.0  # from the middle of the membrane to the end of the inside
_LEAST_WIDE_NM: Final = 40.0  # of membrane, from the left edge to the right one


@dataclass(frozen=True, slots=True)
class VotePlaces:
    """Rectangles in px of a window, and the scale and place of the membrane in it."""

    theme: Theme
    voltmeter: Rect
    trace: Rect
    leave: Rect
    card: Rect
    """The question, the votes and what came of them."""
    scrim: Rect
    membrane_y: int
    ppn: float

    @property
    def outside_at(self) -> tuple[int, int]:
        """Left end of the baseline of the label "outside"."""
        below = max(self.voltmeter.bottom, self.trace.bottom) + self.theme.px(36)
        return self.theme.px(40), round(max(self.membrane_y - 6.1 * self.ppn, below))

    @property
    def inside_at(self) -> tuple[int, int]:
        """Left end of the baseline of the label "inside the cell"."""
        return self.theme.px(40), round(min(self.membrane_y + 9.4 * self.ppn, self.card.top - self.theme.px(16)))


def vote_places(width: int, height: int) -> VotePlaces:
    """The layout of a window of `width` x `height` px."""
    theme = Theme(width, height)
    px, margin = theme.px, theme.px(40)
    leave = Rect(width - margin - theme.target(72), px(28), theme.target(72), theme.target(72))
    voltmeter = Rect(margin, px(28), px(450), px(212))
    if theme.portrait:
        trace = Rect(margin, px(258), width - 2 * margin, px(178))
        card_high = px(916)
        top = px(450)
    else:
        left = voltmeter.right + px(24)
        trace = Rect(left, px(28), leave.left - px(20) - left, px(212))
        card_high = px(430 if width > 1550 * theme.u else 490)
        top = px(250)
    card = Rect(0, height - card_high, width, card_high)
    room = card.top - top
    fits = room / (_ABOVE_NM + _BELOW_NM)
    # So large that the inside reaches the card, and no larger than shows a whole pump, and what is around it: in a
    # window that is much taller than wide a single pump would take a gigabyte.
    ppn = max(9.0, min(max(width / 114, 0.62 * fits, 0.8 * room / _SOLUTION_NM), fits, width / _LEAST_WIDE_NM))
    membrane_y = round(top + (room - (_ABOVE_NM + _BELOW_NM) * ppn) / 2 + _ABOVE_NM * ppn)
    return VotePlaces(theme, voltmeter, trace, leave, card, Rect(0, 0, width, top + px(40)), membrane_y, ppn)
