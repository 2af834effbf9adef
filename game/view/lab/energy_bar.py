"""Energy of this turn: what ATP gives, and how much of it the gradients keep."""

import math

import pygame

from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, ATP, BONE, PUMP_TEXT, SLATE, WHITE, Theme
from game.view.lab.turns import TurnEnergy
from game.words import _


def paint(canvas: pygame.Surface, area: pygame.Rect, energy: TurnEnergy, theme: Theme) -> None:
    """Paint a bar as long as one ATP, filled as far as the turn has stored it, with words above and below."""
    label, px = theme.font(22), theme.font(24)
    y = area.y + text.cap_height(px)
    text.draw(canvas, _("Energy of a turn"), (area.x, y), label, 500, ASH)
    spent = _("spent {n} meV").format(n=round(energy.spent))
    text.draw(canvas, spent, (area.right, y), px, 600, ATP if energy.spent else SLATE, "right")
    bar = pygame.Rect(area.x, y + theme.px(10), area.width, theme.px(18))
    radius = bar.height // 2
    canvas.blit(shapes.rounded(bar.size, radius, WHITE, 26), bar)
    if energy.spent:
        canvas.blit(shapes.rounded(bar.size, radius, ATP, 90), bar)
    if energy.stored > 0:
        share = min(1.0, energy.stored / energy.atp)
        width = max(bar.height, round(bar.width * share))
        canvas.blit(shapes.rounded((width, bar.height), radius, PUMP_TEXT), bar)
    canvas.blit(shapes.frame(bar.size, radius, WHITE, theme.hairline, 70), bar)
    if math.isfinite(energy.per_turn) and 0 < energy.per_turn < energy.atp:
        x = bar.x + round(bar.width * energy.per_turn / energy.atp)
        shapes.wash(canvas, (x, bar.y - theme.px(5), theme.hairline + 1, bar.height + theme.px(10)), BONE, 220)
    y = bar.bottom + theme.px(10) + text.cap_height(px)
    if not math.isfinite(energy.per_turn):
        text.draw(canvas, _("One side lacks an ion: nothing to store against."), (area.x, y), label, 400, ASH)
        return
    stored = _("stored {n} meV").format(n=round(energy.stored))
    left = text.draw(canvas, stored, (area.x, y), px, 600, PUMP_TEXT if energy.stored > 0 else SLATE).right
    whole = _("a whole turn stores {n}").format(n=round(energy.per_turn))
    room = area.right - left - theme.px(16)
    if text.measure(whole, label, 400)[0] <= room:
        text.draw(canvas, whole, (area.right, y), label, 400, ASH, "right")


def height(theme: Theme) -> int:
    """Px that it takes."""
    px = theme.font(24)
    return 2 * text.cap_height(px) + theme.px(10 + 18 + 10) + theme.px(4)
