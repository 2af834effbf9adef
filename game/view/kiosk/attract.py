"""The attract loop: one scene after another, each a living membrane with one sentence over it."""

import pygame

from game.engine.session import Session
from game.kiosk.config import KioskConfig
from game.kiosk.scene_files import names, open_scene
from game.kiosk.scenes import AttractScene
from game.kiosk.stage import Stage
from game.view import shapes, text
from game.view.kiosk import touch_prompt
from game.view.kiosk.band import Band
from game.view.kiosk.big_figure import BigFigure
from game.view.kiosk.place import Place, place
from game.view.kiosk.shot import Shot
from game.view.scene import Scene
from game.view.theme import ASH, BONE, IN_FAR
from game.words import _

_FADE_S = 0.8
_MASKS = (0xFF0000, 0x00FF00, 0x0000FF, 0)


class Attract:
    """Shows the scenes of `config` in turn, for as long as nobody touches. Raises SceneError."""

    def __init__(self, size: tuple[int, int], config: KioskConfig) -> None:
        self._config = config
        self._scenes = [open_scene(name) for name in config.scenes or names()]
        self.layout: Place = place(*size)
        self._now_s = 0.0
        self._figure, self._band = BigFigure(lambda: self._now_s), Band()
        self._shots: tuple[Shot, ...] = ()
        self._old: pygame.Surface | None = None
        self._drawn: dict[float, Scene] = {}
        self.restart()

    @property
    def session(self) -> Session:
        """The run that is shown now."""
        return self._shot.stage.session

    @property
    def scene(self) -> AttractScene:
        """The scene that is shown now."""
        return self._shot.stage.scene

    def restart(self) -> None:
        """Begin again with the first scene."""
        self._number = 0
        first = Stage(self._scenes[0])
        while not first.prepare():
            pass
        self._come_up(first)
        self._old = None

    def show(self, number: int) -> None:
        """Go to the scene `number` (from 0) at once."""
        self._number = number
        stage = Stage(self._scenes[number])
        while not stage.prepare():
            pass
        self._come_up(stage)
        self._old = None

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out for a window of `size` px."""
        self.layout = place(*size)
        self._drawn = {}
        self._shot.resize(self.layout, self._drawn)
        self._old = None

    def warm_up(self, scenes: int | None = None) -> None:
        """Draw a picture of each scene, and every shape of the pump at each of their scales.

        With `scenes`, of the first ones only: it is up sooner, and the others draw their shapes as they need them.
        """
        surface = pygame.Surface(self.layout.size, 0, 32, _MASKS)
        for number in reversed(range(len(self._scenes[:scenes]))):
            self.show(number)
            self._shot.scene.warm_up()
            self._draw(surface)

    def update(self, seconds: float) -> None:
        """Let `seconds` pass; when a scene's time is over, the next comes up."""
        self._now_s += seconds
        self._shot.update(seconds)
        ready = self._next.prepare()
        if self._shot.stage.shown_s >= self._config.scene_seconds and ready and len(self._scenes) > 1:
            self._old = self._picture()
            self._number = (self._number + 1) % len(self._scenes)
            self._come_up(self._next)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the scene and what is said over it."""
        self._draw(surface)
        age = self._shot.stage.shown_s
        if self._old is None:
            return
        if age >= _FADE_S:
            self._old = None
            return
        self._old.set_alpha(round(255 * (1.0 - age / _FADE_S)))
        surface.blit(self._old, (0, 0))

    def _come_up(self, stage: Stage) -> None:
        self._shot = Shot(stage, self.layout, self._config.reduced_motion, self._drawn)
        self._next = Stage(self._scenes[(self._number + 1) % len(self._scenes)])
        self._figure.forget()

    def _picture(self) -> pygame.Surface:
        picture = pygame.Surface(self.layout.size, 0, 32, _MASKS)
        self._draw(picture)
        return picture

    def _draw(self, surface: pygame.Surface) -> None:
        at, shot = self.layout, self._shot
        shot.draw(surface)
        surface.blit(shapes.shade((at.size[0], at.foot), "foot", at.foot, IN_FAR, 205), (0, at.size[1] - at.foot))
        self._draw_words(surface)
        if shot.stage.scene.figure == "volume":
            self._figure.draw(surface, at.voltage, 100.0 * shot.patch.volume, _("% of its size"), "100")
        else:
            self._figure.draw(surface, at.voltage, shot.voltage_mV, _("mV"), "−70")
        if shot.stage.scene.trace:
            self._band.draw(surface, at.trace, shot.patch, at.theme)
        touch_prompt.draw(surface, at.touch, self._now_s, self._config.reduced_motion)

    def _draw_words(self, surface: pygame.Surface) -> None:
        at, scene = self.layout, self.scene
        words = _(scene.headline)
        lines_at_most = 2 if at.theme.portrait else 1
        size = round(at.headline.height / (2.3 if at.theme.portrait else 1.3))
        while size > 20 and len(text.wrap(words, size, 600, at.headline.width)) > lines_at_most:
            size -= 2
        y = at.headline.top
        for line in text.wrap(words, size, 600, at.headline.width):
            text.draw(surface, line, (at.headline.left, y + text.cap_height(size)), size, 600, BONE, "left", True)
            y += round(1.12 * size)
        said = (_(scene.caption(self._shot.stage.shown_s)) or " ") if self._config.captions else ""
        size = round(at.headline.height / (4.6 if at.theme.portrait else 2.4))
        for line in text.wrap(said, size, 500, at.caption.width):
            text.draw(surface, line, (at.caption.left, y + text.cap_height(size)), size, 500, BONE, "left", True)
            y += round(1.3 * size)
        if scene.speed > 1:
            words = _("{n} times faster").format(n=f"{scene.speed:g}")
            size = max(18, at.voltage.height // 7)
            text.draw(surface, words, (at.voltage.left, at.voltage.top - size // 2), size, 500, ASH, "left", True)
