"""The attract loop: one scene after another, each a living membrane with one sentence over it."""

from collections.abc import Iterator

import pygame

from game.engine.session import Session
from game.kiosk.config import KioskConfig
from game.kiosk.scene_files import names, open_scene
from game.kiosk.scene_run import SceneRun
from game.kiosk.scenes import AttractScene
from game.view.kiosk.overlay import Overlay
from game.view.kiosk.shot import Drawn, Shot, ppn_of
from game.view.scene.pump.frames import PumpArt

from .layout import KioskLayout, place

_FADE_S = 0.7  # in which the old picture goes
_COME_S = 0.5  # in which the new words fade in after that, so that two sentences never overlap
_MASKS = (0xFF0000, 0x00FF00, 0x0000FF, 0)


class Attract:
    """Shows the scenes of `config` in turn. Raises DocumentError."""

    def __init__(self, size: tuple[int, int], config: KioskConfig) -> None:
        self._config = config
        self._scenes = [open_scene(name) for name in config.scenes or names()]
        self.layout: KioskLayout = place(*size)
        self._overlay = Overlay(config)
        self._old: pygame.Surface | None = None
        self._faded_in = False  # whether a scene went before this one
        self._turning = False  # the old picture stands for a frame, while the next scene is laid out
        self._drawn: Drawn = {}
        self.restart()

    @property
    def session(self) -> Session:
        """The run that is shown now."""
        return self._shot.run.session

    @property
    def shot(self) -> Shot:
        """The view of the current scene."""
        return self._shot

    @property
    def scene(self) -> AttractScene:
        """The scene that is shown now."""
        return self._shot.run.scene

    def restart(self) -> None:
        """Restart with the first scene."""
        self.show(0)

    def show(self, number: int) -> None:
        """Go to the scene `number` (from 0) at once."""
        self._number = number
        run = SceneRun(self._scenes[number])
        while not run.prepare():
            pass
        self._come_up(run)
        self._old, self._turning, self._faded_in = None, False, False

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out for a window of `size` px."""
        self.layout = place(*size)
        self._drawn = {}
        self._shot.resize(self.layout, self._drawn)
        self._overlay.resize()
        self._old, self._turning = None, False

    def free_pictures(self) -> None:
        """Free the pictures that can be painted again; called when another screen is shown."""
        self._shot.scene.free_pictures()

    def warm_up(self, scenes: int | None = None) -> None:
        """Draw a picture of each scene, and every shape of the pump at each of their scales.

        With `scenes`, of the first ones only: it starts sooner, and the others draw their shapes as they need them.
        """
        surface = pygame.Surface(self.layout.size, 0, 32, _MASKS)
        for number in reversed(range(len(self._scenes[:scenes]))):
            self.show(number)
            self._shot.scene.warm_up()
            if any(action.inject for action in self.scene.deeds):
                self._shot.scene.electrode.warm_up()
            self._draw(surface)

    def warm_up_steps(self) -> Iterator[None]:
        """Make the shapes of the pump for the scenes to come, the next scene's first, one at each step."""
        coming = (self._scenes[(self._number + n) % len(self._scenes)] for n in range(len(self._scenes)))
        for ppn in dict.fromkeys(ppn_of(self.layout, scene.look) for scene in coming):
            yield from PumpArt(ppn).prewarm()

    def update(self, seconds: float) -> None:
        """Advance by `seconds`; when a scene's time is over, show the next."""
        if self._turning:
            self._turning = False
            self._number = (self._number + 1) % len(self._scenes)
            self._come_up(self._next)
            self._faded_in = True
            return
        self._shot.update(seconds)
        self._overlay.update(self._shot, seconds)
        ready = self._next.prepare()
        if self._shot.run.shown_s >= self._config.scene_seconds and ready and len(self._scenes) > 1:
            self._old, self._turning = self._picture(), True

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the scene and the words over it."""
        age = self._shot.run.shown_s
        if self._old is None:
            self._draw(surface)
        elif self._turning or age == 0.0:
            surface.blit(self._old, (0, 0))
        elif age >= _FADE_S:
            self._old = None
            self._draw(surface)
        else:
            self._draw(surface)
            self._old.set_alpha(round(255 * (1.0 - age / _FADE_S)))
            surface.blit(self._old, (0, 0))

    def _come_up(self, run: SceneRun) -> None:
        self._shot = Shot(run, self.layout, self._config.reduced_motion, self._drawn)
        for scene in self._drawn.values():
            if scene is not self._shot.scene:
                scene.free_pictures()
        self._next = SceneRun(self._scenes[(self._number + 1) % len(self._scenes)])
        self._overlay.reset()

    def _share(self) -> float:
        """The opacity of the words, 0 to 1: 0 while the previous scene fades out."""
        if not self._faded_in:
            return 1.0
        return min(1.0, max(0.0, (self._shot.run.shown_s - _FADE_S) / _COME_S))

    def _picture(self) -> pygame.Surface:
        picture = pygame.Surface(self.layout.size, 0, 32, _MASKS)
        self._draw(picture)
        return picture

    def _draw(self, surface: pygame.Surface) -> None:
        self._shot.draw(surface)
        self._overlay.draw(surface, self.layout, self._shot, self._share())
