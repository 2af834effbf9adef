"""Where everything stands while a level is played."""

from dataclasses import dataclass

from pygame import Rect

from game.view.theme import Theme


@dataclass(frozen=True, slots=True)
class Places:
    """Rectangles in px of a window, and the scale and place of the membrane in it."""

    theme: Theme
    card: Rect
    voltmeter: Rect
    trace: Rect
    leave: Rect
    hint: Rect
    console: Rect
    score: Rect
    clear: Rect
    """The part of the scene that no panel covers."""
    scrim: Rect
    membrane_y: int
    ppn: float

    @property
    def outside_at(self) -> tuple[int, int]:
        """Right end of the baseline of the label "outside"."""
        return self.clear.right - self.theme.px(24), round(self.membrane_y - 6.1 * self.ppn)

    @property
    def inside_at(self) -> tuple[int, int]:
        """Left end of the baseline of the label "inside the cell"."""
        return self.clear.left + self.theme.px(24), round(self.membrane_y + 9.9 * self.ppn)


def places(width: int, height: int, console_rows: int) -> Places:
    """The layout of a window of `width` x `height` px, for a console of so many rows."""
    theme = Theme(width, height)
    px = theme.px
    margin, gutter = px(40), px(20)
    row = theme.target(92) + px(8)
    high = row * console_rows + px(12)
    if theme.portrait:
        inner = width - 2 * margin
        leave = Rect(width - margin - theme.target(72), px(32), theme.target(72), theme.target(72))
        voltmeter = Rect(margin, px(32), px(450), px(212))
        trace = Rect(voltmeter.right + px(10), px(120), inner - voltmeter.width - px(10), px(150))
        card = Rect(margin, px(280), inner, px(398))
        console = Rect(margin, height - margin - high, inner, high)
        line = theme.target(104)
        hint = Rect(margin, console.top - px(16) - line, inner - px(340), line)
        score = Rect(hint.right + gutter, hint.top, inner - hint.width - gutter, line)
        top, bottom = card.bottom, hint.top
        ppn = max(11.0, min(34.0, max(width / 54, height / 96)))
    else:
        leave = Rect(width - margin - theme.target(72), px(32), theme.target(72), theme.target(72))
        card_width = px(580)
        card = Rect(margin, px(32), card_width, px(398))
        voltmeter = Rect(card.right + px(40), px(28), px(450), px(212))
        trace_left = voltmeter.right + px(60)
        trace = Rect(trace_left, px(40), max(px(200), leave.left - px(20) - trace_left), px(212))
        hint_width = px(580) if not theme.compact else px(430)
        score_width = px(420) if not theme.compact else px(380)
        console = Rect(
            margin + hint_width + gutter,
            height - px(32) - high,
            width - 2 * margin - hint_width - score_width - 2 * gutter,
            high,
        )
        line = theme.target(112)
        hint = Rect(margin, console.bottom - line, hint_width, line)
        score = Rect(console.right + gutter, console.bottom - line, score_width, line)
        top, bottom = px(260), console.top
        ppn = max(11.0, min(34.0, max(width / 114, height / 64.1)))
    membrane_y = round(height / 2) if not theme.portrait else round((top + bottom) / 2)
    if not theme.portrait:
        # Below the card a whole pump must stand clear of card and console.
        membrane_y = round(min(max(membrane_y, card.bottom + 4.5 * ppn), bottom - 8.5 * ppn))
        reach = 32.0 * ppn
        membrane_y = round(max(height - reach, min(reach, membrane_y)))
    return Places(
        theme=theme,
        card=card,
        voltmeter=voltmeter,
        trace=trace,
        leave=leave,
        hint=hint,
        console=console,
        score=score,
        clear=Rect(0, top, width, bottom - top),
        scrim=Rect(0, 0, width, px(300) if not theme.portrait else px(700)),
        membrane_y=membrane_y,
        ppn=ppn,
    )
