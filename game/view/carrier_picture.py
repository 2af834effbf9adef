"""Where the sites of a pump of either kind are, and the ions that come to them."""

from game.engine import Patch
from game.engine.state import CALCIUM_PUMP

from . import calcium_pump_picture, pump_picture
from .paths import Point


def places_of_sites(patch: Patch, row: int, fraction: float) -> dict[str, list[Point]]:
    """x and height in nm of a pump's sites, by the ion they are for."""
    if patch.state.protein["kind"][row] == CALCIUM_PUMP:
        return calcium_pump_picture.places_of_sites(patch, row, fraction)
    return pump_picture.places_of_sites(patch, row, fraction)


def gliding_in(patch: Patch, row: int, site: int, at: Point, fraction: float) -> tuple[Point, float]:
    """Where the ion of a site at `at` is, and how far along (1: there) on its way from where it was met."""
    if patch.state.protein["kind"][row] == CALCIUM_PUMP:
        return calcium_pump_picture.gliding_in(patch, row, at, fraction)
    return pump_picture.gliding_in(patch, row, site, at, fraction)
