"""The votes of a class as bars."""

import pygame
from pygame import Rect

from game.challenges.votes.trial import VoteTrial
from game.view.classroom.vote_button import WAYS, way_sign, way_words
from game.view.drawing import shapes, text
from game.view.drawing.theme import BONE, INK, Theme
from game.view.widgets import style
from game.view.widgets.icons import icon


def paint_bars(canvas: pygame.Surface, area: Rect, trial: VoteTrial, theme: Theme) -> None:
    """A bar for each way in `area`, px: its votes, their share, and a tick on the one that came."""
    row = min(theme.px(74), area.height // len(WAYS))
    px = min(theme.font(30), round(0.62 * row))
    name_wide = max(text.measure(way_words(way), px, 600)[0] for way in WAYS)
    count_wide = text.measure("999  100 %", px, 600)[0]
    left = area.x + row + name_wide + theme.px(16)
    most = max(1, *trial.ballot.counts.values())
    for n, way in enumerate(WAYS):
        middle = area.y + n * row + row // 2
        came = trial.outcome == way
        line = Rect(area.x, middle - row // 2 + 2, area.width, row - 4)
        if came:
            canvas.blit(shapes.rounded(line.size, theme.px(10), BONE), line)
        colour = INK if came else BONE
        sign = way_sign(way, round(0.44 * row), colour)
        shapes.blit_centred(canvas, sign, (area.x + row // 2, middle))
        text.draw(canvas, way_words(way), (area.x + row, style.middle(middle, px)), px, 600, colour)
        count = trial.ballot.counts[way]
        room = line.right - left - count_wide - theme.px(20) - (round(0.7 * row) if came else 0)
        bar = Rect(left, middle - round(0.2 * row), max(3, round(room * count / most)), round(0.4 * row))
        canvas.blit(shapes.rounded(bar.size, min(theme.px(6), bar.width // 2), colour, 255 if count else 90), bar)
        figure = f"{count}  {round(100 * trial.ballot.share(way))} %" if trial.ballot.total else "0"
        text.draw(canvas, figure, (bar.right + theme.px(14), style.middle(middle, px)), px, 600, colour)
        if came:
            shapes.blit_centred(canvas, icon("check", round(0.5 * row), INK), (line.right - row // 2, middle))
