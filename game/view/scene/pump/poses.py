"""How the pump's parts stand in each conformation and on the way from one to the next: plain geometry.

Two halves rock about their gates, three lobes move below and lead them a little. Where ions, ATP, phosphate and
ouabain go follows from where the parts are. All in nm from the pump's anchor, y down, as in sprites/pump.toml.
"""

import math
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

import sprites as files
from game.view.scene.paths import ease
from sprites import Point

CYCLE: Final = ("e1", "e1na", "e1p", "e2p", "e2pk", "e2")
TWEENS: Final = 12  # pictures between two conformations
LOBES: Final = ("a", "p", "n")
HALVES: Final = ("left", "right", "beta")
_LEAD: Final = 80 / 700  # of the step: how far the lobes are ahead of the halves


@dataclass(frozen=True, slots=True)
class BodyPlace:
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

    bodies: dict[str, BodyPlace]  # left, right, beta, a, p, n
    open_in: float  # 0 shut to 1 open
    open_out: float
    na: tuple[Point, ...]  # three sites, nm from the anchor, y down
    k: tuple[Point, ...]  # two


@dataclass(frozen=True, slots=True)
class MoleculePlace:
    """Where a molecule lies: its middle (nm from the anchor, y down) and its turn (degrees clockwise)."""

    x: float
    y: float
    angle: float


def pose(pose_from: str, pose_to: str, t: float) -> Pose:
    """The pump `t` (0 to 1) of the way between two conformations (a name of CYCLE).

    t is taken to the nearest picture there is, so that what is bound moves with what is drawn. KeyError for
    an unknown conformation.
    """
    return _pose(*picture_key(pose_from, pose_to, t))


def sites(pose_from: str, pose_to: str, t: float, species: str) -> list[Point]:
    """Where bound ions are, nm from the anchor, y down: three for "Na", two for "K"."""
    now = pose(pose_from, pose_to, t)
    return list({"Na": now.na, "K": now.k}[species])


def atp_site(pose_from: str, pose_to: str, t: float) -> MoleculePlace:
    """Where ATP or ADP lies on the nucleotide lobe; at angle 0 its phosphates point right."""
    x, y, angle = plan()["pockets"]["atp"]
    lobe = pose(pose_from, pose_to, t).bodies["n"]
    return MoleculePlace(*lobe.carry((x, y)), lobe.angle + angle)


def phosphate_site(pose_from: str, pose_to: str, t: float) -> Point:
    """Where the phosphate sits on the P lobe while the pump is phosphorylated."""
    return pose(pose_from, pose_to, t).bodies["p"].carry(pair(plan()["pockets"]["phosphate"]))


def ouabain_site(pose_from: str = "e2p", pose_to: str = "e2p", t: float = 0.0) -> Point:
    """Where ouabain lodges in the outer mouth, above the two K+ sites; it binds in E2P only."""
    return pair(plan()["pockets"]["ouabain"])


def picture_key(pose_from: str, pose_to: str, t: float) -> tuple[str, str, int]:
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
    for name in (*HALVES, *LOBES):
        p, q, u = a.bodies[name], b.bodies[name], lobes if name in LOBES else halves
        bodies[name] = BodyPlace(_mix(p.x, q.x, u), _mix(p.y, q.y, u), _mix(p.angle, q.angle, u))
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
    row = plan()[name]
    bodies = {body: BodyPlace(*row[body]) for body in (*HALVES, *LOBES)}
    na, k = (tuple(pair(p) for p in row[ion]) for ion in ("na", "k"))
    return Pose(bodies, row["open_in"], row["open_out"], na, k)


@cache
def plan() -> dict[str, Any]:
    """The table of parts, pockets and conformations."""
    return files.table("pump")


def pair(numbers: list[float]) -> Point:
    """Two numbers of the table as a point."""
    return numbers[0], numbers[1]


def _mix(a: float, b: float, u: float) -> float:
    return a + (b - a) * u
