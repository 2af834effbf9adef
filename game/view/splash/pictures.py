"""What the lens shows in each chapter. Everything that stands still is painted once."""

from collections.abc import Iterator
from typing import Final, Protocol

import pygame

from game.engine import species
from game.engine.state import CHANNEL, PUMP
from game.view.drawing.cache import BoundedCache
from game.view.drawing.glow import draw_halo
from game.view.drawing.theme import MINUS, PLUS
from game.view.scene import bilayer, gradient, paths
from game.view.scene.camera import Camera
from game.view.scene.placing import place
from game.view.scene.pump.frames import PumpArt
from game.view.splash import pump_turn
from game.view.splash.actors import FreeIons, Walk, draw_actor
from game.view.splash.lens import Lens
from game.view.splash.stage import SplashLayout

_REST_MV: Final = -70.0
_PUMP_BYTES: Final = 96 << 20
_QUIET: Final = 0.5  # how opaque the ions are that only stand by
_WAITS_S: Final = 0.3  # for the lens to open, before anything happens in it
_MARK_LARGER: Final = 1.6
_MARKS_NM: Final = (3.3, -3.3, 4.9, -4.9, 6.5, -6.5)  # from the channel, of the charges that K+ leave behind


class Picture(Protocol):
    """One chapter's picture."""

    camera: Camera

    def prepare(self) -> Iterator[None]:
        """Paint what it is made of, a piece at each step."""

    def draw(self, surface: pygame.Surface, seconds: float) -> None:
        """Draw it as it is `seconds` after the chapter began."""

    def still(self, seconds: float) -> float:
        """The last moment before `seconds` that shows all there is to see, for those who want no motion."""


class MembranePicture:
    """Lipids alone, and the charges that they keep apart."""

    def __init__(self, stage: SplashLayout, lens: Lens) -> None:
        self._lens, self.camera = lens, lens.camera(stage.place_nm(None))
        self._base: pygame.Surface | None = None
        self._crowd = FreeIons({"Na": 9, "Cl": 8, "K": 1}, {"K": 9, "A": 7, "Na": 1, "Cl": 1})

    def prepare(self) -> Iterator[None]:
        """See Picture."""
        self._base = self._lens.cut(_solutions(self.camera))
        yield

    def draw(self, surface: pygame.Surface, seconds: float) -> None:
        """See Picture."""
        assert self._base is not None
        surface.blit(self._base, (0, 0))
        self._crowd.draw(surface, self.camera, seconds)

    def still(self, seconds: float) -> float:
        """See Picture."""
        return 0.0


class PumpTurnPicture:
    """One turn of the pump."""

    def __init__(self, stage: SplashLayout, lens: Lens) -> None:
        self._lens, self.camera = lens, lens.camera(stage.place_nm(PUMP))
        self._art = PumpArt(self.camera.ppn, pictures=BoundedCache(_PUMP_BYTES))
        self._base: pygame.Surface | None = None
        self._crowd = FreeIons({"Na": 8}, {"K": 7}, _QUIET, lambda at: abs(at[0]) < 5.6)

    def prepare(self) -> Iterator[None]:
        """See Picture."""
        self._base = self._lens.cut(_solutions(self.camera, bilayer.PUMP_HALF_NM))
        yield
        for pose in pump_turn.shapes():
            self._art.frame(*pose)
            yield

    def draw(self, surface: pygame.Surface, seconds: float) -> None:
        """See Picture."""
        assert self._base is not None
        now = seconds - _WAITS_S
        surface.blit(self._base, (0, 0))
        self._crowd.draw(surface, self.camera, seconds)
        image, (ox, oy) = self._art.frame(*pump_turn.pose_at(now))
        x, y = self.camera.to_px(self.camera.centre_nm, 0.0)
        surface.blit(image, (round(x - ox), round(y - oy)))
        for each in pump_turn.carried(now):
            draw_actor(surface, self.camera, each.key, each.at, each.glow, each.level, each.turn)

    def still(self, seconds: float) -> float:
        """See Picture."""
        return _WAITS_S + max(moment for moment in pump_turn.STILLS_S if moment <= max(0.0, seconds - _WAITS_S))

    @staticmethod
    def counted(seconds: float) -> tuple[int, int, int]:
        """Na+ that have left, K+ that have come in, and ATP used, `seconds` after the chapter began."""
        return pump_turn.counted(seconds - _WAITS_S)


class LeakPicture:
    """K+ leave one by one through a channel; each leaves a charge behind, and one more is outside."""

    _EVERY_S: Final = 0.72
    _TAKES_S: Final = 1.15

    def __init__(self, stage: SplashLayout, lens: Lens) -> None:
        self._lens, self.camera = lens, lens.camera(stage.place_nm(CHANNEL, species.K))
        self._bases: list[pygame.Surface] = []  # uncharged, charged
        self._marks = [bilayer.mark(plus, _MARK_LARGER * self.camera.ppn) for plus in (False, True)]
        self._crowd = FreeIons({"Na": 7, "Cl": 5}, {"A": 6, "K": 5}, _QUIET, lambda at: abs(at[0]) < 2.2)
        starts = ((-1.2, -6.2), (1.5, -5.6), (-2.4, -5.4), (0.4, -7.4), (2.6, -6.8), (-0.6, -8.0))
        ends = ((-2.6, 6.6), (2.9, 6.2), (-0.6, 7.8), (1.3, 5.6), (-3.9, 5.2), (4.1, 7.0))
        self._walks = [
            Walk(begins, begins + self._TAKES_S, paths.through_pore(start, 0.0, end))
            for begins, start, end in (
                (_WAITS_S + 0.2 + n * self._EVERY_S, starts[n], ends[n]) for n in range(len(_MARKS_NM))
            )
        ]

    def prepare(self) -> Iterator[None]:
        """See Picture."""
        for voltage_mV in (0.0, _REST_MV):
            base = _solutions(self.camera, bilayer.CHANNEL_HALF_NM, voltage_mV)
            place(base, self.camera, "channel_k", (self.camera.centre_nm, 0.0))
            self._bases.append(self._lens.cut(base, rim=voltage_mV == 0.0))
            yield

    def draw(self, surface: pygame.Surface, seconds: float) -> None:
        """See Picture."""
        plain, charged = self._bases
        share = sum(self._left_behind(n, seconds) for n in range(len(_MARKS_NM))) / len(_MARKS_NM)
        surface.blit(plain, (0, 0))
        if share > 0.0:
            charged.set_alpha(round(255 * share))
            surface.blit(charged, (0, 0))
        self._crowd.draw(surface, self.camera, seconds)
        for n, x in enumerate(_MARKS_NM):
            for side in (0, 1):
                self._draw_mark(surface, side, x, self._left_behind(n, seconds))
        for walk in self._walks:
            draw_actor(surface, self.camera, "K", walk.at(seconds), walk.glow(seconds))

    def still(self, seconds: float) -> float:
        """See Picture."""
        return max([0.0, *(walk.ends for walk in self._walks if walk.ends <= seconds)])

    def _left_behind(self, n: int, seconds: float) -> float:
        """How far the nth charge has come to be seen, 0 to 1: while its K+ is past the middle of the pore."""
        return min(max((self._walks[n].progress(seconds) - 0.5) / 0.3, 0.0), 1.0)

    def _draw_mark(self, surface: pygame.Surface, side: int, off_nm: float, share: float) -> None:
        if share <= 0.0:
            return
        at = self.camera.x_px(self.camera.centre_nm + off_nm), bilayer.mark_y(self.camera, side)
        if share < 1.0:
            draw_halo(surface, at, PLUS if side else MINUS, 1.5 * self.camera.ppn, 0.6 * paths.swell(share))
        image = self._marks[side]
        image.set_alpha(round(255 * share))
        surface.blit(image, (round(at[0] - image.get_width() / 2), round(at[1] - image.get_height() / 2)))


class VoltagePicture:
    """The same membrane once it is charged."""

    def __init__(self, leak: LeakPicture) -> None:
        self.camera, self._leak = leak.camera, leak

    def prepare(self) -> Iterator[None]:
        """See Picture."""
        yield

    def draw(self, surface: pygame.Surface, seconds: float) -> None:
        """See Picture."""
        self._leak.draw(surface, 60.0 + seconds)

    def still(self, seconds: float) -> float:
        """See Picture."""
        return 0.0


def pictures(stage: SplashLayout, lens: Lens) -> tuple[Picture, ...]:
    """One for each of story.CHAPTERS, none of them prepared."""
    leak = LeakPicture(stage, lens)
    return MembranePicture(stage, lens), PumpTurnPicture(stage, lens), leak, VoltagePicture(leak)


def _solutions(camera: Camera, gap_nm: float = 0.0, voltage_mV: float = 0.0) -> pygame.Surface:
    """The two solutions and the lipids between them, with room for a protein in the middle, `gap_nm` to each side."""
    surface = gradient.still(camera, voltage_mV=voltage_mV, side_dim=False)
    gaps = [(camera.centre_nm, gap_nm)] if gap_nm else []
    surface.blit(bilayer.lipids(camera, gaps), (0, bilayer.strip_top(camera)))
    return surface
