"""The mini challenge on screen: two large buttons to hold, a gauge, and the result."""

from collections.abc import Callable
from typing import Final

import pygame

from game.challenges.level import Level
from game.challenges.play import LevelVerdict
from game.engine.session import Session
from game.kiosk.commentary import Comment
from game.kiosk.mini_game import GATES, MiniGame
from game.view.challenge.card import star
from game.view.drawing.theme import BONE
from game.view.kiosk import signs
from game.view.kiosk.gauge import Gauge
from game.words import _

from .big_button import BigButton, HoldTile
from .visitor_layout import VisitorPlace

END_S: Final = 15.0
"""Seconds for which the result is shown, unless it is dismissed."""


class MiniChallenge:
    """Plays one attempt after another, until `leave` is called."""

    def __init__(self, level: Level, seed: int, place: VisitorPlace, leave: Callable[[], None]) -> None:
        self._level, self._seed, self._leave = level, seed, leave
        self._holds = dict(
            zip(
                GATES,
                (HoldTile("let K+ out", signs.potassium_out), HoldTile("let Na+ in", signs.leak)),
                strict=True,
            )
        )
        self._again = BigButton("once more", self._begin, signs.challenge)
        self._back = BigButton("back", leave, signs.back)
        self._gauge = Gauge()
        self._begin()
        self.arrange(place)

    def _begin(self) -> None:
        self.mini = MiniGame(self._level, self._seed)
        self._seed += 1
        self._over_s = 0.0
        for tile in self._holds.values():
            tile.release()

    @property
    def over(self) -> bool:
        """Whether it has been won or lost."""
        return self.mini.verdict is not LevelVerdict.PLAYING

    @property
    def session(self) -> Session:
        """The run that is shown."""
        return self.mini.session

    @property
    def held(self) -> bool:
        """Whether one of its buttons is held."""
        return any(tile.pressed for tile in self._holds.values())

    @property
    def tiles(self) -> tuple[BigButton, ...]:
        """What can be pressed now."""
        return (self._again, self._back) if self.over else (*self._holds.values(), self._back)

    def arrange(self, place: VisitorPlace) -> None:
        """Lay it out."""
        self._place = place
        left, right, back = place.holds
        for tile, rect in zip(self._holds.values(), (left, right), strict=True):
            tile.arrange(place.theme, rect)
        self._again.arrange(place.theme, left.union(right))
        self._back.arrange(place.theme, back)

    def update(self, seconds: float, ticks: int) -> None:
        """Let `seconds` on the clock and `ticks` of the run pass."""
        for tile in (*self._holds.values(), self._again, self._back):
            tile.pass_time(seconds)
        if not self.over:
            for ion, tile in self._holds.items():
                self.mini.set_gate(ion, tile.down)
        self.mini.step(ticks)
        if self.over:
            self._over_s += seconds
            if self._over_s >= END_S:
                self._leave()

    def comment(self) -> Comment:
        """What to do, or the result."""
        return self.mini.comment()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the gauge or the stars, and the buttons."""
        place = self._place
        self._holds["K"].words, self._holds["Na"].words = _("Hold:\nlet K⁺ out"), _("Hold:\nlet Na⁺ in")
        self._again.words = _("Once more")
        self._back.words = _("Back to the cell")
        if not self.over:
            self._gauge.draw(surface, place.gauge, self.mini, place.theme)
        elif self.mini.verdict is LevelVerdict.WON:
            self._draw_stars(surface)
        for tile in self.tiles:
            tile.draw(surface)

    def _draw_stars(self, surface: pygame.Surface) -> None:
        rect = self._place.gauge
        side = rect.height
        for number in range(3):
            image = star(side, BONE, number < self.mini.play.stars)
            surface.blit(image, (rect.centerx + round((number - 1.5) * 1.25 * side), rect.top))
