"""The card of a level: its goal, the progress, and the stars."""

import math
from dataclasses import dataclass

import numpy as np
import pygame

from game.view.drawing import shapes, text
from game.view.drawing.cache import cached
from game.view.drawing.theme import ASH, BONE, MIN_TEXT_PX, SLATE, WHITE, Colour, Theme
from game.view.panels.canvas import Canvas
from game.view.widgets import style
from game.words import _

_BLACK: Colour = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Objective:
    """One line beside the ring: its words, and whether it is done or lost."""

    words: str
    done: bool
    failed: bool


@dataclass(frozen=True, slots=True)
class Task:
    """What the card shows."""

    over: str  # "Level 3"
    title: str
    goal: str
    share: float  # 0 to 1
    figure: str  # inside the ring
    under: str
    objectives: tuple[Objective, ...]
    steps: int
    step: int


class TaskCard:
    """Draws a Task; painted only when something on it changes."""

    def __init__(self) -> None:
        self.canvas = Canvas()

    def draw(self, surface: pygame.Surface, rect: pygame.Rect, task: Task, theme: Theme) -> None:
        """Draw the card into `rect`."""
        shown = round(task.share * 100)
        key = (task.over, task.title, task.goal, shown, task.figure, task.under, task.objectives, task.steps, task.step)
        self.canvas.draw(surface, rect, key, lambda canvas: _paint(canvas, task, theme))


_SHRINKS = (1.0, 0.93, 0.86, 0.8)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a card as they are laid out in it, px."""

    line: int  # size of the goal's letters
    goal: list[str]
    small: int  # size of the objectives' letters
    objectives: list[list[str]]
    top: int  # where the ring and the objectives begin
    side: int  # of the ring
    slot: float  # height for each objective


def _laid_out(task: Task, theme: Theme, size: tuple[int, int], short: bool) -> _Words:
    """The words in the largest size at which everything fits; at the smallest size the rest is cut off with "…"."""
    px, pad = theme.px, theme.px(32)
    width, height = size
    for share in _SHRINKS:
        line, small = (max(MIN_TEXT_PX, round(theme.font(each) * share)) for each in (27, 23 if short else 25))
        goal = text.wrap(task.goal, line, 400, width - 2 * pad)
        top = px(118 if short else 150) + len(goal[:3]) * round(1.3 * line)
        side = min(height - top - px(24), px(180))
        slot = (height - top - px(24)) / max(1, len(task.objectives))
        room = width - (pad + side + px(30)) - px(20) - px(42)
        weights = [600 if objective.done else 400 for objective in task.objectives]
        objectives = [
            text.wrap(objective.words, small, weight, room)
            for objective, weight in zip(task.objectives, weights, strict=True)
        ]
        if len(goal) <= 3 and all(1.15 * small * len(lines) <= slot for lines in objectives):
            break
    else:
        most = max(1, int(slot / (1.15 * small)))
        objectives = [_cut(lines, most, small, room) for lines in objectives]
    return _Words(line, _cut(goal, 3, line, width - 2 * pad), small, objectives, top, side, slot)


def _cut(lines: list[str], most: int, px: int, width: int) -> list[str]:
    """The first `most` lines; the last ends in "…" where some are left out."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], style.fitted(" ".join(lines[most - 1 :]), px, 400, width)]


def _paint(canvas: pygame.Surface, task: Task, theme: Theme) -> None:
    px = theme.px
    width, height = canvas.get_size()
    canvas.blit(shapes.themed_panel((width, height), theme), (0, 0))
    pad = px(32)
    short = height < px(380)  # in a small window everything moves up
    text.draw(canvas, task.over, (pad, px(42 if short else 52)), theme.font(24), 400, ASH)
    for n in range(task.steps):
        dot = shapes.disc(px(11), BONE if n < task.step else SLATE, 255 if n < task.step else 110)
        shapes.blit_centred(canvas, dot, (width - pad - px(22) * (task.steps - 1 - n), px(34 if short else 44)))
    size = text.fit(task.title, theme.font(46 if short else 54), 600, width - 2 * pad)
    text.draw(canvas, task.title, (pad, px(92 if short else 116)), size, 600, BONE)
    words = _laid_out(task, theme, (width, height), short)
    for n, line in enumerate(words.goal):
        text.draw(canvas, line, (pad, px(132 if short else 162) + n * round(1.3 * words.line)), words.line, 400, ASH)
    _paint_ring(canvas, (pad + words.side / 2, words.top + words.side / 2 + px(8)), words.side, task, theme)
    _paint_objectives(canvas, task, words, pad + words.side + px(30), theme)


def _paint_objectives(canvas: pygame.Surface, task: Task, words: _Words, left: int, theme: Theme) -> None:
    px, small = theme.px, words.small
    for n, (objective, lines) in enumerate(zip(task.objectives, words.objectives, strict=True)):
        middle = words.top + px(2) + words.slot * (n + 0.5)
        mark = star(px(34), BONE if objective.done else SLATE, objective.done)
        shapes.blit_centred(canvas, mark, (left + px(14), middle))
        weight = 600 if objective.done else 400
        colour: Colour = BONE if objective.done else SLATE if objective.failed else ASH
        for m, line in enumerate(lines):
            y = middle + text.cap_height(small) / 2 + (m - (len(lines) - 1) / 2) * round(1.15 * small)
            drawn = text.draw(canvas, line, (left + px(42), y), small, weight, colour)
            if objective.failed:
                shapes.wash(canvas, (drawn.x, round(y - small * 0.28), drawn.width, theme.hairline), SLATE, 255)


def _paint_ring(canvas: pygame.Surface, at: tuple[float, float], side: int, task: Task, theme: Theme) -> None:
    if side <= 0:
        return
    shapes.blit_centred(canvas, ring(side, round(task.share * 100)), at)
    size = min(theme.font(52), round(0.3 * side))
    while text.measure(task.figure, size, 600)[0] > side * 0.62 and size > 16:
        size -= 1
    text.draw(canvas, task.figure, (at[0], at[1] + text.cap_height(size) * 0.25), size, 600, BONE, "centre")
    under = min(theme.font(21), round(0.16 * side))
    text.draw(canvas, task.under, (at[0], at[1] + side * 0.24), under, 400, ASH, "centre")


@cached
def ring(side: int, percent: int) -> pygame.Surface:
    """A ring that is filled clockwise from the top to `percent`."""
    x, y = shapes.grid(side, side)
    radius, thick = side * 0.43, side * 0.085
    band = np.float32(thick / 2 + 0.5) - np.abs(np.hypot(x, y) - np.float32(radius))
    image = shapes.from_coverage(WHITE, np.asarray(band, np.float32), 40)
    turn = np.asarray((np.arctan2(x, -y) / (2 * math.pi)) % 1.0, np.float32)
    filled = np.where(turn <= percent / 100, band, np.float32(0.0))
    if percent > 0:
        image.blit(shapes.from_coverage(BONE, np.asarray(filled, np.float32)), (0, 0))
    return image


@cached
def star(side: int, colour: Colour, filled: bool) -> pygame.Surface:
    """A five-pointed star, filled or in outline."""
    points = []
    for n in range(10):
        reach = side / 2 if n % 2 == 0 else side / 2 * 0.45
        angle = math.pi * n / 5
        points.append((side / 2 + reach * math.sin(angle), side / 2 - reach * math.cos(angle)))
    outer = shapes.polygon((side, side), tuple(points), colour)
    if filled:
        return outer
    image = outer.copy()
    inner = tuple((side / 2 + (x - side / 2) * 0.66, side / 2 + (y - side / 2) * 0.66) for x, y in points)
    hole = shapes.polygon((side, side), inner, _BLACK)  # takes away opacity alone
    image.blit(hole, (0, 0), special_flags=pygame.BLEND_RGBA_SUB)
    return image


def level_words(number: int | None) -> str:
    """The line above a level's title."""
    return _("Level {number}").format(number=number) if number is not None else _("A level of your own")
