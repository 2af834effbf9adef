"""The ATP and the phosphate that a pump really holds; those that have left it are among the ions on their way."""

from typing import Any

from game.engine import Patch
from game.engine.pump import PHOSPHATE_SITE
from game.view.drawing.theme import ATP
from game.view.scene import paths
from game.view.scene.camera import Camera, side_height_nm
from game.view.scene.paths import Point
from game.view.scene.placing import placed
from game.view.scene.stills import Pictures

from . import poses

Pose = tuple[str, str, float]
"""The shape that a pump comes from, the one it goes to, and how far it is."""
_GLOW_S = 0.5  # how long the phosphate glows when it has come onto the pump


def at_pump(pump: Any, places: list[Point]) -> list[Point]:
    """Places relative to the pump's anchor (y down) as x and height."""
    return [(float(pump["x"]) + x, -y) for x, y in places]


def add_energy(
    pictures: Pictures, camera: Camera, patch: Patch, pump: Any, pose: Pose, fraction: float, split_s: float
) -> None:
    """Add ATP as it glides into its site, and the phosphate, which glows when ATP was split `split_s` ago (s)."""
    pocket, spot = _sites(pump, pose)
    if pump["atp"]:
        age = (patch.tick - int(pump["atp_tick"]) + fraction) / max(1, patch.rules.release_ticks)
        if age < 1.0:
            pictures.moves = True
            met = (float(pump["atp_x"]), side_height_nm(0, float(pump["atp_depth"])))
            pocket = paths.along((met, pocket), paths.soften(max(0.0, age)))
        pictures.all.append(placed(camera, "atp", pocket, turn=poses.atp_site(*pose).angle))
    if pump["phosphate"]:
        if split_s < _GLOW_S:
            pictures.moves = True
            glow = 0.6 * paths.swell(split_s / _GLOW_S)
            pictures.add_halo(camera.to_px(*spot), ATP, 1.6 * camera.ppn, glow)
        pictures.all.append(placed(camera, "pi", spot))


def energy_sites(pump: Any, pose: Pose) -> dict[str, list[Point]]:
    """Where ATP, ADP and phosphate leave a pump from, x and height in nm, by TRANSIT.site."""
    pocket, spot = _sites(pump, pose)
    return {"ATP": [pocket] * PHOSPHATE_SITE, "ADP": [pocket] * PHOSPHATE_SITE, "Pi": [spot] * (PHOSPHATE_SITE + 1)}


def _sites(pump: Any, pose: Pose) -> tuple[Point, Point]:
    seat = poses.atp_site(*pose)
    pocket, spot = at_pump(pump, [(seat.x, seat.y), poses.phosphate_site(*pose)])
    return pocket, spot
