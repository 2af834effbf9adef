"""Where the things that a level points at are in the picture."""

import numpy as np
from pygame import Rect

from game.engine import Patch, species
from game.engine.state import CHANNEL, PUMP
from game.view.scene.camera import Camera

_CHANNEL_NM = (3.2, 3.9)
_PUMP_NM = (5.2, 5.4)


def find_thing(name: str, patch: Patch, camera: Camera, panels: dict[str, Rect]) -> Rect | None:
    """The place in px of what a level points at; None where it is not in the picture."""
    if name in panels:
        return panels[name]
    half = 2.0 * camera.ppn
    if name in ("membrane", "cell"):
        x = camera.width // 2
        return Rect(
            round(x - 12 * camera.ppn), round(camera.membrane_y - half), round(24 * camera.ppn), round(2 * half)
        )
    if name in ("outside", "inside", "bath"):
        up = name != "inside"
        y = camera.membrane_y + (-12 if up else 5) * camera.ppn
        return Rect(round(camera.width / 2 - 8 * camera.ppn), round(y), round(16 * camera.ppn), round(7 * camera.ppn))
    protein = patch.state.protein
    if name == "pump":
        return _protein(protein, pumps_meant(patch), camera, _PUMP_NM, 8.3)
    kind, _space, ion = name.partition(" ")
    if kind in ("channel", "gated") and ion in species.INDEX:
        rows = patch.rows(CHANNEL, species.INDEX[ion])
        return _protein(protein, rows, camera, _CHANNEL_NM, 3.9)
    if kind == "ion" and ion in species.INDEX:
        return _ion(patch, species.INDEX[ion], camera)
    return None


def pumps_meant(patch: Patch) -> np.ndarray:
    """The rows of the pumps that a level means by "the pump": the one with a crank, else those that run, else all."""
    rows = patch.rows(PUMP)
    protein = patch.state.protein[rows]
    for some in (protein["held"] == 1, protein["running"] == 1):
        if some.any():
            return np.asarray(rows[some])
    return rows


def _protein(
    protein: np.ndarray, rows: np.ndarray, camera: Camera, reach: tuple[float, float], below: float
) -> Rect | None:
    """The protein nearest to the middle of the picture."""
    if not rows.size:
        return None
    places = np.array([camera.x_px(float(x)) for x in protein["x"][rows]])
    x = float(places[np.argmin(np.abs(places - camera.width * 0.55))])
    ppn = camera.ppn
    top, bottom = camera.membrane_y - reach[1] * ppn, camera.membrane_y + below * ppn
    return Rect(round(x - reach[0] * ppn), round(top), round(2 * reach[0] * ppn), round(bottom - top))


def _ion(patch: Patch, row: int, camera: Camera) -> Rect | None:
    """An ion of the side where it is rarer to lose: the one nearest to the membrane, near the middle."""
    s, r = patch.state, patch.rules
    side = int(np.argmax(s.count.reshape(-1, 2)[row]))
    segment = 2 * row + side
    start, n = int(s.start[segment]), int(s.count[segment])
    if n == 0:
        return None
    y = s.y[start : start + n].astype(np.int64)
    depth = np.where(y < 2**31, y, 2**32 - 1 - y) * (float(s.depth_nm[side]) / 2.0**31)
    x = s.x[start : start + n] * (r.width_nm / 2.0**32)
    middle = np.abs((x - camera.centre_nm + r.width_nm / 2) % r.width_nm - r.width_nm / 2)
    best = int(np.argmin(middle + 2.0 * np.abs(depth - 6.0)))
    height = (2.0 + float(depth[best])) * (1 if side == 1 else -1)
    at = camera.to_px(float(x[best]), height)
    size = round(2.4 * camera.ppn)
    return Rect(round(at[0] - size / 2), round(at[1] - size / 2), size, size)
