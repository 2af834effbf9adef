"""Where everything stands while a level is played."""

from dataclasses import dataclass

from pygame import Rect

from game.view.drawing.theme import Theme


@dataclass(frozen=True, slots=True)
class Places:
    """Rectangles in px of a window, and the scale and place of the membrane in it."""

    theme: Theme
    card: Rect
    voltmeter: Rect
    trace: Rect
    leave: Rect
    words: Rect
    hint: Rect
    console: Rect
    score: Rect
    readings: Rect
    """The figures that a level shows, if it shows any."""
    past: Rect
    """The bar for looking back, while the level is paused."""
    clear: Rect
    """The part of the scene that no panel covers."""
    scrim: Rect
    membrane_y: int
    ppn: float

    def outside_at(self, readings: bool) -> tuple[int, int]:
        """Right end of the baseline of the label "outside", clear of the readings if there are some."""
        y = round(self.membrane_y - 6.1 * self.ppn)
        if readings and not self.theme.portrait:
            y = max(y, self.readings.bottom + self.theme.px(32))
        return self.clear.right - self.theme.px(24), y

    @property
    def inside_at(self) -> tuple[int, int]:
        """Left end of the baseline of the label "inside the cell"."""
        return self.clear.left + self.theme.px(24), round(self.membrane_y + 9.9 * self.ppn)


def places(
    width: int, height: int, console_rows: int, small_hint: bool = False, shows_readings: bool = False
) -> Places:
    """The layout of a window of `width` x `height` px, for a console of so many rows, with or without readings.

    With `small_hint`, and in a small window, a hint opens as a bubble over a question mark, to leave more room.
    """
    theme = Theme(width, height)
    px = theme.px
    margin, gutter = px(40), px(20)
    row = theme.target(92) + px(8)
    high = row * console_rows + px(12)
    line = theme.target(112)
    leave = Rect(width - margin - theme.target(72), px(32), theme.target(72), theme.target(72))
    words = leave.move(0, leave.height + px(12)) if not theme.portrait else leave.move(-leave.width - px(12), 0)
    if theme.portrait:
        inner = width - 2 * margin
        voltmeter = Rect(margin, px(32), px(450), px(212))
        trace = Rect(margin, px(252), inner, px(210))
        card = Rect(margin, px(480), inner, px(350))
        console = Rect(margin, height - margin - high, inner, high)
        hint = Rect(margin, console.top - px(16) - line, inner - px(380), line)
        score = Rect(hint.right + gutter, hint.top, inner - hint.width - gutter, line)
        readings = Rect(margin, card.bottom + px(14), inner, px(92))
        top, bottom = readings.bottom if shows_readings else card.bottom, hint.top
        ppn = max(11.0, min(34.0, max(width / 54, height / 96)))
    else:
        card = Rect(margin, px(32), px(510 if theme.compact else 580), px(330 if theme.compact else 398))
        voltmeter = Rect(card.right + px(24 if theme.compact else 40), px(28), px(456), px(212))
        trace_left = voltmeter.right + px(10 if theme.compact else 50)
        trace = Rect(trace_left, px(40), max(px(160), leave.left - px(20) - trace_left), px(212))
        hint_width = theme.target(112) if small_hint or theme.compact else px(580)
        score_width = px(340 if theme.compact else 400)
        console_width = width - 2 * margin - hint_width - score_width - 2 * gutter
        console = Rect(margin + hint_width + gutter, height - px(32) - high, console_width, high)
        hint = Rect(margin, console.bottom - line, hint_width, line)
        score = Rect(console.right + gutter, console.bottom - line, score_width, line)
        readings = Rect(voltmeter.left, px(262), width - margin - voltmeter.left, px(92))
        top, bottom = px(260), console.top
        ppn = max(11.0, min(34.0, max(width / 114, height / 64.1)))
    past_high = theme.target(72)
    past = Rect(margin, bottom - px(14) - past_high, width - 2 * margin, past_high)
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
        words=words,
        hint=hint,
        console=console,
        score=score,
        readings=readings,
        past=past,
        clear=Rect(0, top, width, bottom - top),
        scrim=Rect(0, 0, width, px(300) if not theme.portrait else px(850)),
        membrane_y=membrane_y,
        ppn=ppn,
    )
