"""The overlay on a scene: words, one large figure, a trace, and the hand that asks for a touch."""

import math

import pygame

from game.kiosk.config import KioskConfig
from game.view.drawing import fitted, shapes, text
from game.view.drawing.theme import BONE
from game.view.kiosk.band import Band
from game.view.kiosk.big_figure import BigFigure
from game.view.kiosk.shot import Shot
from game.view.kiosk.words_over import WordsOver
from game.view.panels.canvas import Canvas
from game.view.panels.cell_gauge import WholeCell, cell_picture
from game.words import _

from . import touch_prompt, veil
from .layout import KioskLayout


class Overlay:
    """Draws it for one shot after another; the time goes on between them."""

    def __init__(self, config: KioskConfig) -> None:
        self._config = config
        self.now_s = 0.0
        self._words, self._band, self._note = WordsOver(), Band(), Canvas()
        self._figure = BigFigure(lambda: self.now_s)
        self._cell: tuple[tuple[int, WholeCell], pygame.Surface] | None = None

    def reset(self) -> None:
        """Reset for another scene: show its figure at once, and clear the trace."""
        self._figure.reset()
        self._band.reset()

    def resize(self) -> None:
        """Free the pictures that were made for a window of another size, or for an earlier scene."""
        self._words, self._note, self._cell = WordsOver(), Canvas(), None

    def update(self, shot: Shot, seconds: float) -> None:
        """Advance by `seconds`."""
        self.now_s += seconds
        if shot.run.scene.trace != "none":
            self._band.note(shot.voltage_mV, shot.run.shown_s, self._config.scene_seconds)

    def draw(self, surface: pygame.Surface, at: KioskLayout, shot: Shot, share: float = 1.0) -> None:
        """Draw everything over what `shot` has drawn; `share`: how much of words and figure is seen, 0 to 1."""
        scene, still = shot.run.scene, self._config.reduced_motion
        veil.draw(surface, at, shot.looks_at_px)
        shot.draw_names(surface)
        caption = scene.caption(shot.run.shown_s) if self._config.captions else None
        words, age_s = (_(caption.say), shot.run.shown_s - caption.at) if caption else ("", 0.0)
        self._words.draw(surface, at, _(scene.headline), words, math.inf if still else age_s, share)
        self._draw_note(surface, at, scene.figure, scene.speed, share)
        if scene.figure == "volume":
            self._draw_volume(surface, at, shot, share)
        else:
            self._figure.draw(surface, at.voltage, shot.voltage_mV, _("mV"), "−70", share)
        if scene.trace != "none":
            self._band.draw(surface, at.trace, scene.trace)
        touch_prompt.draw(surface, at.touch, self.now_s, still)

    def _draw_note(self, surface: pygame.Surface, at: KioskLayout, figure: str, speed: float, share: float) -> None:
        """What the figure is if it is no voltage, and how fast time goes, with two arrow heads."""
        named = _("size of the cell") if figure == "volume" else ""
        pace = ""
        if speed > 1:
            pace = _("{n} times faster").format(n=f"{speed:g}")
        elif speed < 1:
            pace = _("{n} times slower").format(n=f"{1 / speed:g}")
        if not named and not pace:
            return
        px = at.note.height
        rim = text.outline_px(px)
        whole = at.note.inflate(2 * rim, 4 * rim)

        def paint(canvas: pygame.Surface) -> None:
            left, top = rim, 2 * rim
            if named:
                place = left, top + text.cap_height(px)
                left = text.draw(canvas, named, place, px, 500, BONE, outline=True).right + px
            if not pace:
                return
            high = round(0.66 * px)
            for _head in range(2):
                canvas.blit(shapes.triangle((high, high), "right" if speed > 1 else "left", BONE), (left, top))
                left += round(0.8 * high)
            left += high // 2
            room = pygame.Rect(left, top, canvas.get_width() - rim - left, px)
            fitted.draw(canvas, pace, room, px, 500, lines=1, outline=True)

        self._note.draw(surface, whole, (named, pace), paint, share)

    def _draw_volume(self, surface: pygame.Surface, at: KioskLayout, shot: Shot, share: float) -> None:
        """The cell, small, with a ring where it began, and its volume."""
        side = at.voltage.height
        key = side, shot.cell
        if self._cell is None or self._cell[0] != key:
            self._cell = key, cell_picture(side, shot.cell, 0.42)
        self._cell[1].set_alpha(round(255 * share))
        surface.blit(self._cell[1], at.voltage)
        left = at.voltage.left + side + side // 8
        rest = pygame.Rect(left, 0, at.voltage.right - left, round(0.8 * side))
        rest.bottom = at.voltage.bottom - round(0.1 * side)
        self._figure.draw(surface, rest, 100.0 * shot.patch.volume, "%", "100", share)
