"""Where the sites of a pump of either kind are, and the ions that come to them."""

from game.engine import Patch
from game.engine.state import CALCIUM_PUMP
from game.view.scene.paths import Point

from . import calcium, sodium_potassium


def places_of_sites(patch: Patch, row: int, fraction: float) -> dict[str, list[Point]]:
    """x and height in nm of a pump's sites, by the ion they are for."""
    if patch.state.protein["kind"][row] == CALCIUM_PUMP:
        return calcium.places_of_sites(patch, row, fraction)
    return sodium_potassium.places_of_sites(patch, row, fraction)


def gliding_in(patch: Patch, row: int, site: int, at: Point, fraction: float) -> tuple[Point, float]:
    """Where the ion of a site at `at` is, and how far along (1: there) on its way from where it was met."""
    if patch.state.protein["kind"][row] == CALCIUM_PUMP:
        return calcium.gliding_in(patch, row, at, fraction)
    return sodium_potassium.gliding_in(patch, row, site, at, fraction)
