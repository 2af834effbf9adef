"""A large button for one answer to a vote, with its count so far."""

from collections.abc import Callable
from typing import Final

import pygame

from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, INK, Colour
from game.view.widgets import style
from game.view.widgets.button import Button
from game.words import _

WAYS: Final = ("up", "same", "down")
"""From the top down, as on a scale of voltage."""


def way_words(way: str) -> str:
    """The word for one answer."""
    return {"up": _("Up"), "down": _("Down"), "same": _("Same")}[way]


def way_sign(way: str, side: int, colour: Colour) -> pygame.Surface:
    """A triangle up or down, or two bars, `side` px square: it distinguishes the answers without words or colour."""
    image = pygame.Surface((side, side), pygame.SRCALPHA)
    if way == "same":
        bar = shapes.rounded((side, max(2, round(0.24 * side))), max(1, round(0.1 * side)), colour)
        for at in (0.3, 0.7):
            image.blit(bar, (0, round(at * side - bar.get_height() / 2)))
    else:
        drawn = shapes.triangle((side, round(0.86 * side)), "up" if way == "up" else "down", colour)
        shapes.blit_centred(image, drawn, (side / 2, side / 2))
    return image


class VoteButton(Button):
    """Adds a vote for `way` at each press; `count` is the number of votes shown."""

    def __init__(self, way: str, act: Callable[[], None]) -> None:
        super().__init__(way_words(way), act, words=way_words(way))
        self.way = way
        self.count = 0

    def paint_key(self) -> tuple[object, ...]:
        """The votes so far."""
        return self.way, self.count

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint sign and word at the left, the votes at the right."""
        theme, area = self.theme, canvas.get_rect()
        style.ground(canvas, area, self.radius, hovered=self.hovered, pressed=self.pressed)
        side = min(theme.px(54), area.height - theme.px(24))
        left = theme.px(28)
        shapes.blit_centred(canvas, way_sign(self.way, side, BONE), (left + side / 2, area.centery))
        count = str(self.count)
        large = theme.font(60)
        px = theme.font(36)
        text.draw(
            canvas,
            count,
            (area.right - theme.px(28), style.middle(area.centery, large)),
            large,
            600,
            BONE if self.count else ASH,
            "right",
        )
        room = area.width - left - side - theme.px(60) - text.measure(count, large, 600)[0]
        px = text.fit(self.words, px, 600, room)
        text.draw(canvas, self.words, (left + side + theme.px(22), style.middle(area.centery, px)), px, 600, BONE)


class ContinueButton(Button):
    """The button that continues: bone, with large words."""

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint words on bone, in two lines where they are long."""
        theme, area = self.theme, canvas.get_rect()
        style.ground(canvas, area, self.radius, active=True, hovered=self.hovered, pressed=self.pressed)
        px = theme.font(32)
        lines = text.wrap(self.words, px, 600, area.width - theme.px(36))
        if len(lines) > 2:
            px = theme.font(26)
            lines = text.wrap(self.words, px, 600, area.width - theme.px(36))
        step = round(1.2 * px)
        y = style.middle(area.centery, px) - (len(lines) - 1) / 2 * step
        for line in lines:
            text.draw(canvas, line, (area.centerx, y), px, 600, INK, "centre")
            y += step
