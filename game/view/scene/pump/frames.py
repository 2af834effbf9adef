"""Pictures of the pump, put together from its parts in any conformation and on the way from one to the next.

The cavity is plum while open to the inside, teal while open to the outside, black while shut. Ions, ATP and
ouabain are not part of it: they are drawn where `pump_pose` says.
"""

import colorsys
import itertools
import math
import re
import threading
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import pygame

import sprites as files
from game.view.drawing import sprites
from game.view.drawing.cache import BoundedCache, bounded_cache

from .poses import CYCLE, TWEENS, Pose, pair, picture_key, plan, pose

_REACH: Final = (5.2, 5.5, 5.4, 8.1)  # nm left, up, right, down of the anchor that a picture takes in

_NOT_OF_CALCIUM: Final = ("pump_shoulder", "pump_beta_stem", "pump_beta", "pump_gamma")
_ROSE_TURN: Final = 0.45  # of the colour circle
_ROSE_SATURATION: Final = 0.85

_MOST_BYTES: Final = 256 << 20  # however large the window is
_LAB_BYTES_A_PX, _EXHIBIT_BYTES_A_PX = 50.0, 62.0  # of the window: the whole cycle at the lab's scale; at all scenes'
PICTURES: Final = bounded_cache(_LAB_BYTES_A_PX, _MOST_BYTES)
"""The cache of the pictures of all pumps."""


def make_room_for_exhibit(size: tuple[int, int]) -> None:
    """Enlarge `PICTURES` for all scenes of an exhibit in a window of `size` px; drawing a pump anew delays a frame."""
    PICTURES.bound(min(_MOST_BYTES, round(_EXHIBIT_BYTES_A_PX * size[0] * size[1])))


class PumpArt:
    """Pictures of the pump at one scale."""

    def __init__(self, ppn: float, calcium: bool = False, pictures: BoundedCache | None = None) -> None:
        """ppn: px per nm. calcium: the calcium pump, which has the same lobes in its own colour, and no beta.

        pictures: where they are kept; by default with those of all other pumps.
        """
        self.ppn = round(ppn, 3)
        self._pictures = PICTURES if pictures is None else pictures
        self._calcium = calcium
        left, up, right, down = (math.ceil(reach * self.ppn) for reach in _REACH)
        self.origin_px = left, up  # before a picture is cut to what is in it: from its corner to the pump's anchor
        self.size_px = left + right, up + down

    def frame(self, pose_from: str, pose_to: str, t: float) -> tuple[pygame.Surface, tuple[int, int]]:
        """The pump `t` (0 to 1) of the way between two conformations, and where its anchor is in the picture.

        The anchor is in px from the upper left corner. The surface is shared: do not draw on it. KeyError for
        an unknown conformation.
        """
        key = picture_key(pose_from, pose_to, t)
        return self._pictures.get((self.ppn, self._calcium, *key), lambda: self._make(key))

    def prewarm(self) -> Iterator[None]:
        """Make the pictures of the whole cycle, one at each step of the iterator."""
        for a, b in itertools.pairwise((*CYCLE, CYCLE[0])):
            for n in range(TWEENS + 1):
                self.frame(a, b, n / (TWEENS + 1))
                yield

    def _make(self, key: tuple[str, str, int]) -> tuple[pygame.Surface, tuple[int, int]]:
        left, top = (-px / self.ppn for px in self.origin_px)
        times = 2 if key[2] == 0 and self.ppn < 40 else 1  # what passes in 50 ms need not be as fine as what stays
        body = _assemble(pose(key[0], key[1], key[2] / (TWEENS + 1)), self._calcium)
        whole = sprites.draw_svg(body, left, top, *self.size_px, self.ppn, times)
        # A fifth of the whole is clear. A rim of it stays: what reaches an edge is known to be cut off.
        filled = whole.get_bounding_rect().inflate(4, 4).clip(whole.get_rect())
        # An even number of px is cut: half a px is then rounded to the same side as without the cut.
        left_out, above_out = filled.x // 2 * 2, filled.y // 2 * 2
        filled = pygame.Rect(left_out, above_out, filled.right - left_out, filled.bottom - above_out)
        return whole.subsurface(filled).copy(), (self.origin_px[0] - left_out, self.origin_px[1] - above_out)


def prewarm_aside(ppn: float) -> threading.Event:
    """Make the pictures of the whole cycle in a thread, until the event that is returned is set.

    The thread keeps nothing of the screen that wants them: that may have been left by then.
    """
    ended = threading.Event()

    def prewarm() -> None:
        for _picture in PumpArt(ppn).prewarm():
            if ended.is_set():
                return

    threading.Thread(target=prewarm, daemon=True).start()
    return ended


def _assemble(now: Pose, calcium: bool) -> str:
    """SVG of the pump: the cavity, all outlines, then all parts, so that the parts read as one body."""
    shut_in, shut_out = (max(0.0, 1 - 4 * gap) for gap in (now.open_in, now.open_out))
    out = [_layer("pump_cavity_shut", "body")]
    out += [_layer("pump_cavity_in", "body", f'opacity="{now.open_in:.3f}"')] if now.open_in > 0 else []
    out += [_layer("pump_cavity_out", "body", f'opacity="{now.open_out:.3f}"')] if now.open_out > 0 else []
    placed = [(part["sprite"], _placing(part, now)) for part in plan()["parts"]]
    if calcium:
        placed = [(sprite, where) for sprite, where in placed if sprite not in _NOT_OF_CALCIUM]
    parts = [_layer(sprite, "edge", where) for sprite, where in placed]
    parts += [_layer(sprite, "body", where) for sprite, where in placed]
    out += [_recoloured(part) for part in parts] if calcium else parts
    out += [_layer("pump_seam_in", "body", f'opacity="{shut_in:.3f}"')] if shut_in > 0 else []
    out += [_layer("pump_seam_out", "body", f'opacity="{shut_out:.3f}"')] if shut_out > 0 else []
    return "".join(out)


def _recoloured(svg: str) -> str:
    """The same drawing with its teal turned to rose: light and shade stay."""

    def turned(found: re.Match[str]) -> str:
        hue, light, saturation = colorsys.rgb_to_hls(*(int(found[1][n : n + 2], 16) / 255 for n in (0, 2, 4)))
        rgb = colorsys.hls_to_rgb((hue + _ROSE_TURN) % 1.0, light, saturation * _ROSE_SATURATION)
        return "#" + "".join(f"{round(255 * channel):02X}" for channel in rgb)

    return re.sub(r"#([0-9A-Fa-f]{6})", turned, svg)


def _placing(part: dict[str, Any], now: Pose) -> str:
    body = now.bodies[part["rides"]]
    angle = body.angle
    if "aims" in part:  # a neck is drawn upright: turn it to where it is rooted
        x, y = now.bodies[part["aims"]].carry(pair(part["at"]))
        angle = math.degrees(math.atan2(x - body.x, body.y - y))
    u = files.UNITS_PER_NM
    return f'transform="translate({body.x * u:.2f} {body.y * u:.2f}) rotate({angle:.3f})"'


def _layer(sprite: str, layer: str, attributes: str = "") -> str:
    """One layer of a part; its gradients come with its body, where they are first needed."""
    defs, groups = _parts(sprite)
    return f"{defs if layer == 'body' else ''}<g {attributes}>{groups[layer]}</g>"


@cache
def _parts(sprite: str) -> tuple[str, dict[str, str]]:
    text = sprites.inner(sprite)
    defs = re.search(r"<defs>.*</defs>", text, re.DOTALL)
    groups = dict(re.findall(r'<g id="(edge|body)">(.*?)</g>', text, re.DOTALL))
    return defs.group() if defs else "", groups
