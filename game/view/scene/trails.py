"""Where the lights of many trails are, in one call."""

from collections.abc import Sequence

import numpy as np

from game.kernels.jit import entry, kernel

from . import paths
from .camera import Camera
from .paths import Point

_point_along = kernel(paths.point_along)
_MOST_POINTS = 5  # of the curve of one way
_ROOM = 64  # ways, to begin with


@entry
def place(numbers, count, backs, world, centre, ppn, middle, membrane_y, places):  # type: ignore[no-untyped-def]
    """places[n, k]: px of the point that lies backs[k] behind where the ion of way n is.

    numbers: float64[ways, 18]: x and height of up to 5 points (nm), their number, how far along the ion is (0 to 1),
    the sum of the steps and the steps themselves. `count`: how many ways; `middle`: x of the picture's middle, px.
    """
    half = world / 2
    for n in range(count):
        way = numbers[n]
        points, last = way[:10].reshape(5, 2), int(way[10]) - 1
        for k in range(backs.size):
            x, y = _point_along(points, way[13:], way[12], last, way[11] - backs[k])
            places[n, k, 0] = middle + ((x - centre + half) % world - half) * ppn
            places[n, k, 1] = membrane_y - y * ppn


class Trails:
    """Finds the places of ions and of the lights behind them, for one camera."""

    def __init__(self, camera: Camera, backs: Sequence[float]) -> None:
        """`backs`: how far behind an ion each place is, in shares of its way."""
        self._backs = np.array(backs)
        self._view = camera.world_nm, camera.centre_nm, camera.ppn, camera.width / 2, float(camera.membrane_y)
        self._make_room(_ROOM)

    def _make_room(self, ways: int) -> None:
        self._numbers = np.zeros((ways, 18))
        self._places = np.zeros((ways, self._backs.size, 2))

    def places(self, ways: Sequence[tuple[tuple[Point, ...], float]]) -> list[list[list[float]]]:
        """For each way, and how far along it an ion is: x and y in px of each place."""
        count = len(ways)
        if count > len(self._numbers):
            self._make_room(2 * count)
        rows = []
        for points, progress in ways:
            steps = paths.steps_of(points)
            flat = [number for point in points for number in point]
            flat += [0.0] * (2 * _MOST_POINTS - len(flat))
            rows.append([*flat, len(points), progress, sum(steps), *steps, *[0.0] * (_MOST_POINTS - len(points) + 1)])
        if rows:
            self._numbers[:count] = rows
        place(self._numbers, count, self._backs, *self._view, self._places)
        found: list[list[list[float]]] = self._places[:count].tolist()
        return found
