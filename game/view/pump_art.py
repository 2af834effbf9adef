"""Pictures of the pump, put together from its parts in any conformation and on the way from one to the next.

The cavity is plum while open to the inside, teal while open to the outside, black while shut. Ions, ATP and
ouabain are not part of it: they are drawn where `pump_pose` says.
"""

import itertools
import math
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import pygame

import sprites as files

from . import sprites
from .pump_pose import CYCLE, TWEENS, Pose, pair, picture_key, plan, pose

_REACH: Final = (5.2, 5.5, 5.4, 8.1)  # nm left, up, right, down of the anchor that a picture takes in

_shelf = sprites.Shelf(256 << 20)  # the whole cycle at the pump lab's scale is half of this


class PumpArt:
    """Pictures of the pump at one scale."""

    def __init__(self, ppn: float) -> None:
        """ppn: px per nm."""
        self.ppn = round(ppn, 3)
        left, up, right, down = (math.ceil(reach * self.ppn) for reach in _REACH)
        self.origin_px = left, up  # of every picture: from its corner to the pump's anchor
        self.size_px = left + right, up + down

    def frame(self, pose_from: str, pose_to: str, t: float) -> tuple[pygame.Surface, tuple[int, int]]:
        """The pump `t` (0 to 1) of the way between two conformations, and where its anchor is in the picture.

        The anchor is in px from the upper left corner. The surface is shared: do not draw on it. KeyError for
        an unknown conformation.
        """
        key = picture_key(pose_from, pose_to, t)
        return _shelf.get((self.ppn, *key), lambda: self._make(key)), self.origin_px

    def prewarm(self) -> Iterator[None]:
        """Make the pictures of the whole cycle, one at each step of the iterator."""
        for a, b in itertools.pairwise((*CYCLE, CYCLE[0])):
            for n in range(TWEENS + 1):
                self.frame(a, b, n / (TWEENS + 1))
                yield

    def _make(self, key: tuple[str, str, int]) -> pygame.Surface:
        left, top = (-px / self.ppn for px in self.origin_px)
        times = 2 if key[2] == 0 and self.ppn < 40 else 1  # what passes in 50 ms need not be as fine as what stays
        return sprites.draw_svg(
            _assemble(pose(key[0], key[1], key[2] / (TWEENS + 1))), left, top, *self.size_px, self.ppn, times
        )


def _assemble(now: Pose) -> str:
    """SVG of the pump: the cavity, all outlines, then all parts, so that the parts read as one body."""
    shut_in, shut_out = (max(0.0, 1 - 4 * gap) for gap in (now.open_in, now.open_out))
    out = [_layer("pump_cavity_shut", "body")]
    out += [_layer("pump_cavity_in", "body", f'opacity="{now.open_in:.3f}"')] if now.open_in > 0 else []
    out += [_layer("pump_cavity_out", "body", f'opacity="{now.open_out:.3f}"')] if now.open_out > 0 else []
    placed = [(part["sprite"], _placing(part, now)) for part in plan()["parts"]]
    out += [_layer(sprite, "edge", where) for sprite, where in placed]
    out += [_layer(sprite, "body", where) for sprite, where in placed]
    out += [_layer("pump_seam_in", "body", f'opacity="{shut_in:.3f}"')] if shut_in > 0 else []
    out += [_layer("pump_seam_out", "body", f'opacity="{shut_out:.3f}"')] if shut_out > 0 else []
    return "".join(out)


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
