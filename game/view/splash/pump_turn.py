"""One turn of the pump in time: when it changes its shape, and when what it carries comes and goes.

E1 -> 3 Na+ bind from inside -> ATP gives its phosphate, shut -> open to the outside, 3 Na+ leave
   -> 2 K+ bind from outside -> the phosphate leaves, shut -> open to the inside, 2 K+ leave -> E1
"""

from dataclasses import dataclass
from typing import Final

from game.view.scene import paths
from game.view.scene.paths import Point
from game.view.scene.pump import poses
from game.view.splash.actors import Walk

LASTS_S: Final = 6.3
_STEPS: Final = (
    (1.35, 1.60, "e1", "e1na"),
    (1.70, 2.25, "e1na", "e1p"),
    (2.30, 2.85, "e1p", "e2p"),
    (4.15, 4.35, "e2p", "e2pk"),
    (4.40, 4.90, "e2pk", "e2"),
    (4.95, 5.50, "e2", "e1"),
)
STILLS_S: Final = (0.0, 1.35, 2.25, 2.85, 3.85, 4.15, 4.90, 5.50, LASTS_S)
"""The moments between which nothing new happens."""
_SPLIT_S: Final = 1.70  # ATP gives its phosphate
_FREED_S: Final = 4.40  # the phosphate leaves
_PICTURES: Final = (poses.TWEENS + 1) // 2 + 1  # of a step: every second one that there is
_MOUTH_NM: Final = 3.0

Pose = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Carried:
    """An ion or molecule near the pump: where (x from the pump, height, nm), its light, how opaque, its turn."""

    key: str
    at: Point
    glow: float = 0.0
    level: float = 1.0
    turn: float = 0.0


def poses() -> list[Pose]:
    """Every shape that a turn shows, in the order in which it does."""
    found = [("e1", "e1", 0.0)]
    for _begins, _ends, before, after in _STEPS:
        found += [(before, after, _shown(n / (_PICTURES - 1))) for n in range(1, _PICTURES)]
    return found


def pose_at(seconds: float) -> Pose:
    """The pump's shape at `seconds` of its turn, as one of `poses`."""
    now: Pose = ("e1", "e1", 0.0)
    for begins, ends, before, after in _STEPS:
        if seconds >= begins:
            now = before, after, _shown((seconds - begins) / (ends - begins))
    return now


def carried(seconds: float) -> list[Carried]:
    """What is bound, comes and goes at `seconds` of the turn."""
    pose = pose_at(seconds)
    found = [_ion("Na", n, seconds, pose) for n in range(3)] + [_ion("K", n, seconds, pose) for n in range(2)]
    return [*_energy(seconds, pose), *found]


def counted(seconds: float) -> tuple[int, int, int]:
    """How many Na+ have left, how many K+ have come in, and how many ATP have been used, by `seconds` of the turn."""
    sodium, potassium = (
        sum(_leaves(key, n).ends - 0.35 <= seconds for n in range(most)) for key, most in (("Na", 3), ("K", 2))
    )
    return sodium, potassium, int(seconds >= _SPLIT_S)


def _shown(t: float) -> float:
    """`t` (0 to 1) as one of the pictures that are made of a step."""
    t = round(min(max(t, 0.0), 1.0) * (_PICTURES - 1)) / (_PICTURES - 1)
    whole = poses.TWEENS + 1
    return min(2 * round(t * whole / 2), whole) / whole


def _ion(key: str, n: int, seconds: float, pose: Pose) -> Carried:
    """The nth ion of a kind: on its way to its site, at it, or on its way from there."""
    comes, leaves = _comes(key, n), _leaves(key, n)
    if seconds >= leaves.begins:
        return Carried(key, leaves.at(seconds), leaves.glow(seconds))
    if seconds >= comes.ends:
        return Carried(key, _site(key, n, pose))
    return Carried(key, comes.at(seconds), comes.glow(seconds))


def _comes(key: str, n: int) -> Walk:
    """From the solution to the site."""
    if key == "Na":
        start, begins = ((-3.9, -6.9), (-1.0, -7.8), (1.3, -7.0))[n], 0.25 + 0.22 * n
        return Walk(begins, begins + 0.62, (start, (0.0, -_MOUTH_NM), _site("Na", n, ("e1", "e1", 0.0))))
    start, begins = ((-2.2, 6.6), (2.6, 6.9))[n], 3.2 + 0.25 * n
    return Walk(begins, begins + 0.66, (start, (0.0, _MOUTH_NM), _site("K", n, ("e2p", "e2p", 0.0))))


def _leaves(key: str, n: int) -> Walk:
    """From the site into the solution."""
    if key == "Na":
        end, begins = ((-4.6, 5.6), (4.7, 5.3), (0.2, 7.6))[n], 2.85 + 0.14 * n
        return Walk(begins, begins + 0.8, (_site("Na", n, ("e2p", "e2p", 0.0)), (0.0, _MOUTH_NM + 0.2), end))
    end, begins = ((-1.6, -7.4), (0.9, -6.6))[n], 5.5 + 0.12 * n
    return Walk(begins, begins + 0.68, (_site("K", n, ("e1", "e1", 0.0)), (0.0, -_MOUTH_NM - 0.2), end))


def _site(key: str, n: int, pose: Pose) -> Point:
    x, y = poses.sites(*pose, key)[n]
    return x, -y


def _energy(seconds: float, pose: Pose) -> list[Carried]:
    """ATP until it is split; then ADP, which leaves, and the phosphate, which stays until the pump has its K+."""
    seat = poses.atp_site(*(pose if seconds < _SPLIT_S else ("e1na", "e1na", 0.0)))
    pocket = seat.x, -seat.y
    if seconds < _SPLIT_S:
        comes = Walk(0.2, 0.95, ((7.6, -8.2), (5.2, -7.0), pocket))
        return [Carried("ATP", comes.at(seconds), 0.7 * comes.glow(seconds), turn=seat.angle)]
    found = []
    leaves = Walk(_SPLIT_S + 0.1, _SPLIT_S + 0.95, (pocket, (6.4, -6.4), (9.0, -7.4)))
    if leaves.progress(seconds) < 1.0:
        found.append(Carried("ADP", leaves.at(seconds), level=1.0 - 0.9 * leaves.progress(seconds), turn=seat.angle))
    x, y = poses.phosphate_site(*pose)
    freed = Walk(_FREED_S, _FREED_S + 0.8, ((x, -y), (-0.4, -6.6), (-1.2, -9.2)))
    if freed.progress(seconds) < 1.0:
        shine = 0.6 * paths.swell((seconds - _SPLIT_S) / 0.6)
        found.append(Carried("Pi", freed.at(seconds), shine, level=1.0 - 0.9 * freed.progress(seconds)))
    return found
