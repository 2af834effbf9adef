"""The words beside the pump: its state, what happens in it, what it waits for, and the sums of a turn."""

import math
from dataclasses import dataclass

import pygame

from game.engine.pump import PumpState
from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, WHITE, Theme
from game.view.lab import energy_bar, tally
from game.view.lab.turns import AllTurns, Turn, TurnEnergy
from game.view.lab.words import title
from game.view.panels.canvas import Canvas
from game.view.scene.pump.states import STATES
from game.words import _

_FADE_S = 0.16


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """What the column says."""

    state: PumpState
    status: str
    urgent: bool
    """Whether the status is an answer to what the user did, and stands out."""
    turn: Turn
    every: AllTurns
    energy: tuple[int, int, float, int]
    """spent, stored, per turn, ATP's own: in whole meV, so that it is painted seldom."""


class Column:
    """Paints the words; those of a new state fade in."""

    def __init__(self) -> None:
        self._words, self._figures = Canvas(), Canvas()
        self._state: PumpState | None = None
        self._age_s = 1.0

    def advance(self, state: PumpState, seconds: float) -> None:
        """Let wall time pass; the words of another state begin to fade in."""
        self._age_s += seconds
        if state != self._state:
            self._state, self._age_s = state, 0.0 if self._state is not None else 1.0

    def draw(
        self, surface: pygame.Surface, rect: pygame.Rect, words: ColumnWords, theme: Theme, figures: bool = True
    ) -> None:
        """Draw into `rect`; without `figures` only the name of the state and its words."""
        theme = theme.snug()
        head_height = self._head_height(rect, theme)
        head = pygame.Rect(rect.x, rect.y, rect.width, head_height)
        # In eighths: what is painted must be what the key below says, or a fade could stop short of its end.
        share = math.floor(8 * min(1.0, 0.35 + 0.65 * self._age_s / _FADE_S)) / 8
        self._words.draw(
            surface,
            head,
            (words.state, words.status, words.urgent, share, figures),
            lambda canvas: self._paint_head(canvas, words, theme, share),
        )
        if not figures:
            return
        low = pygame.Rect(rect.x, head.bottom, rect.width, rect.bottom - head.bottom)
        key = words.turn, words.every, words.energy
        self._figures.draw(surface, low, key, lambda canvas: self._paint_figures(canvas, words, theme))

    def _head_height(self, rect: pygame.Rect, theme: Theme) -> int:
        return round(rect.height * (0.45 if rect.height > 520 * theme.u else 0.47))

    def _paint_head(self, canvas: pygame.Surface, words: ColumnWords, theme: Theme, share: float) -> None:
        width, height = canvas.get_size()
        sentence = _(STATES[words.state].sentence)
        label = theme.font(26)
        name_px, line_px, lines = _largest(sentence, width, height - round(2.6 * theme.font(25)), theme)
        y = text.cap_height(label) + theme.px(2)
        step = _("Step {n} of {all}").format(n=int(words.state) + 1, all=len(PumpState))
        text.draw(canvas, step, (0, y), label, 500, ASH)
        y += round(0.30 * name_px) + text.cap_height(name_px)
        text.draw(canvas, title(words.state), (-theme.px(3), y), name_px, 600)
        y += round(0.72 * line_px) + text.cap_height(line_px)
        for line in lines:
            canvas.blit(_faded(text.render(line, line_px, 400), share), (0, y - text.ascent(line_px)))
            y += round(line_px * 1.28)
        self._paint_status(canvas, words, theme, y - round(line_px * 1.28))

    @staticmethod
    def _paint_status(canvas: pygame.Surface, words: ColumnWords, theme: Theme, y: int) -> None:
        if not words.status:
            return
        px, weight = theme.font(25), 600 if words.urgent else 500
        colour = BONE if words.urgent else ASH
        lines = text.wrap(words.status, px, weight, canvas.get_width() - theme.px(22))
        step = round(px * 1.25)
        y = min(y + round(px * 1.9), canvas.get_height() - theme.px(8) - (len(lines) - 1) * step)
        shapes.blit_centred(canvas, shapes.disc(theme.px(10), colour), (theme.px(6), y - text.cap_height(px) / 2))
        for line in lines:
            text.draw(canvas, line, (theme.px(22), y), px, weight, colour)
            y += step

    def _paint_figures(self, canvas: pygame.Surface, words: ColumnWords, theme: Theme) -> None:
        width, height = canvas.get_size()
        shapes.wash(canvas, (0, theme.px(4), width, theme.hairline), WHITE, 60)
        area = pygame.Rect(0, theme.px(20), width, height - theme.px(20))
        y = tally.paint(canvas, area, words.turn, words.every, theme, tight=theme.portrait or height < 318 * theme.u)
        spent, stored, per_turn, atp = words.energy
        foot = pygame.Rect(0, 0, width, energy_bar.height(theme))
        foot.bottom = height
        foot.y = max(foot.y, y)
        energy_bar.paint(canvas, foot, TurnEnergy(spent, stored, per_turn, atp), theme)


def _largest(sentence: str, width: int, height: int, theme: Theme) -> tuple[int, int, list[str]]:
    """The largest sizes of name and sentence, px, that fit, and the sentence in lines."""
    for name, line in ((84, 40), (76, 37), (66, 33), (56, 30), (46, 27)):
        name_px, line_px = theme.font(name), theme.font(line)
        lines = text.wrap(sentence, line_px, 400, width)
        needed = text.cap_height(theme.font(26)) + 1.0 * name_px + line_px * (1.4 + 1.28 * (len(lines) - 1))
        if needed <= height:
            break
    return name_px, line_px, lines


def _faded(image: pygame.Surface, share: float) -> pygame.Surface:
    if share >= 1.0:
        return image
    copy = image.copy()
    copy.fill((255, 255, 255, round(255 * share)), special_flags=pygame.BLEND_RGBA_MULT)
    return copy
