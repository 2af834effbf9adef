"""The pump, put together from its parts in any conformation and on the way from one to the next.

Two halves rock about their gates, three lobes move below and lead them a little; the cavity is plum while
open to the inside, teal while open to the outside, black while shut. Ions, ATP and ouabain are not part of
it: they are drawn where `sites`, `atp_site`, `phosphate_site` and `ouabain_site` say.
"""

import itertools
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

import pygame

import sprites as files
from sprites import Point

from . import sprites
from .paths import ease

CYCLE: Final = ("e1", "e1p", "e2p", "e2")
TWEENS: Final = 12  # pictures between two conformations
_LEAD: Final = 80 / 700  # of the step: how far the lobes are ahead of the halves
_REACH: Final = (5.2, 5.5, 5.4, 8.1)  # nm left, up, right, down of the anchor that a picture takes in
_LOBES: Final = ("a", "p", "n")
_HALVES: Final = ("left", "right", "beta")

_shelf = sprites.Shelf(128 << 20)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a body's own (0, 0) stands, nm from the pump's anchor, y down; its turn, degrees clockwise."""

    x: float
    y: float
    angle: float = 0.0

    def carry(self, point: Point) -> Point:
        """A point of the body, in the pump's frame."""
        c, s = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        return self.x + c * point[0] - s * point[1], self.y + s * point[0] + c * point[1]


@dataclass(frozen=True, slots=True)
class Pose:
    """The pump at one moment."""

    bodies: dict[str, Place]  # left, right, beta, a, p, n
    open_in: float  # 0 shut to 1 open
    open_out: float
    na: tuple[Point, ...]  # three sites, nm from the anchor, y down
    k: tuple[Point, ...]  # two


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a molecule lies: its middle (nm from the anchor, y down) and its turn (degrees clockwise)."""

    x: float
    y: float
    angle: float


def pose(pose_from: str, pose_to: str, t: float) -> Pose:
    """The pump `t` (0 to 1) of the way between two conformations ("e1", "e1p", "e2p", "e2").

    t is taken to the nearest picture there is, so that what is bound moves with what is drawn. KeyError for
    an unknown conformation.
    """
    return _pose(*_key(pose_from, pose_to, t))


def sites(pose_from: str, pose_to: str, t: float, species: str) -> list[Point]:
    """Where bound ions are, nm from the anchor, y down: three for "Na", two for "K"."""
    now = pose(pose_from, pose_to, t)
    return list({"Na": now.na, "K": now.k}[species])


def atp_site(pose_from: str, pose_to: str, t: float) -> Seat:
    """Where ATP or ADP lies on the nucleotide lobe; at angle 0 its phosphates point right."""
    x, y, angle = _plan()["pockets"]["atp"]
    lobe = pose(pose_from, pose_to, t).bodies["n"]
    return Seat(*lobe.carry((x, y)), lobe.angle + angle)


def phosphate_site(pose_from: str, pose_to: str, t: float) -> Point:
    """Where the phosphate sits on the P lobe while the pump is phosphorylated."""
    return pose(pose_from, pose_to, t).bodies["p"].carry(_pair(_plan()["pockets"]["phosphate"]))


def ouabain_site(pose_from: str = "e2p", pose_to: str = "e2p", t: float = 0.0) -> Point:
    """Where ouabain lodges in the outer mouth, above the two K+ sites; it binds in E2P only."""
    return _pair(_plan()["pockets"]["ouabain"])


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
        key = _key(pose_from, pose_to, t)
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
        return sprites.draw_svg(_assemble(_pose(*key)), left, top, *self.size_px, self.ppn, times)


def _key(pose_from: str, pose_to: str, t: float) -> tuple[str, str, int]:
    """The picture nearest to `t`; both ends are the same pictures whatever the step."""
    n = round(min(max(t, 0.0), 1.0) * (TWEENS + 1))
    if n == 0 or pose_from == pose_to:
        return pose_from, pose_from, 0
    if n == TWEENS + 1:
        return pose_to, pose_to, 0
    return pose_from, pose_to, n


@lru_cache(maxsize=256)
def _pose(pose_from: str, pose_to: str, n: int) -> Pose:
    a, b, t = _rest(pose_from), _rest(pose_to), n / (TWEENS + 1)
    lobes, halves = ease(t / (1 - _LEAD)), ease((t - _LEAD) / (1 - _LEAD))
    bodies = {}
    for name in (*_HALVES, *_LOBES):
        p, q, u = a.bodies[name], b.bodies[name], lobes if name in _LOBES else halves
        bodies[name] = Place(_mix(p.x, q.x, u), _mix(p.y, q.y, u), _mix(p.angle, q.angle, u))
    return Pose(
        bodies,
        _mix(a.open_in, b.open_in, halves),
        _mix(a.open_out, b.open_out, halves),
        tuple((_mix(p[0], q[0], halves), _mix(p[1], q[1], halves)) for p, q in zip(a.na, b.na, strict=True)),
        tuple((_mix(p[0], q[0], halves), _mix(p[1], q[1], halves)) for p, q in zip(a.k, b.k, strict=True)),
    )


@cache
def _rest(name: str) -> Pose:
    if name not in CYCLE:
        raise KeyError(f"The pump has no conformation {name!r}; it has {', '.join(CYCLE)}.")
    row = _plan()[name]
    bodies = {body: Place(*row[body]) for body in (*_HALVES, *_LOBES)}
    na, k = (tuple(_pair(p) for p in row[ion]) for ion in ("na", "k"))
    return Pose(bodies, row["open_in"], row["open_out"], na, k)


def _assemble(now: Pose) -> str:
    """SVG of the pump: the cavity, all outlines, then all parts, so that the parts read as one body."""
    shut_in, shut_out = (max(0.0, 1 - 4 * gap) for gap in (now.open_in, now.open_out))
    out = [_layer("pump_cavity_shut", "body")]
    out += [_layer("pump_cavity_in", "body", f'opacity="{now.open_in:.3f}"')] if now.open_in > 0 else []
    out += [_layer("pump_cavity_out", "body", f'opacity="{now.open_out:.3f}"')] if now.open_out > 0 else []
    placed = [(part["sprite"], _placing(part, now)) for part in _plan()["parts"]]
    out += [_layer(sprite, "edge", where) for sprite, where in placed]
    out += [_layer(sprite, "body", where) for sprite, where in placed]
    out += [_layer("pump_seam_in", "body", f'opacity="{shut_in:.3f}"')] if shut_in > 0 else []
    out += [_layer("pump_seam_out", "body", f'opacity="{shut_out:.3f}"')] if shut_out > 0 else []
    return "".join(out)


def _placing(part: dict[str, Any], now: Pose) -> str:
    body = now.bodies[part["rides"]]
    angle = body.angle
    if "aims" in part:  # a neck is drawn upright: turn it to where it is rooted
        x, y = now.bodies[part["aims"]].carry(_pair(part["at"]))
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


@cache
def _plan() -> dict[str, Any]:
    return files.table("pump")


def _pair(pair: list[float]) -> Point:
    return pair[0], pair[1]


def _mix(a: float, b: float, u: float) -> float:
    return a + (b - a) * u
