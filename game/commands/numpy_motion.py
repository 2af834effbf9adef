"""The same gliding motion in plain vectorised NumPy: what `bench` compares the kernels with.

Ornstein-Uhlenbeck velocities, a periodic x, a y that is reflected at both walls, and the test for ions near
the membrane, in float32 and in place: no array is made in a step. Nothing else of the tick is here, so the
comparison leans towards NumPy.
"""

import math

import numpy as np

from game.engine import PatchSpec

_SPEED_NM_PER_S = 24.0


class NumpyMotion:
    """`ions` ions in a box of the size of `spec`."""

    def __init__(self, spec: PatchSpec, ions: int, seed: int = 1) -> None:
        self._random = np.random.Generator(np.random.SFC64(seed))  # the fastest that NumPy has
        self._size = np.float32(spec.width_nm), np.float32(spec.depth_nm)
        self.x, self.y = (self._random.random(ions, np.float32) * size for size in self._size)
        self.vx, self.vy = (
            self._random.standard_normal(ions, np.float32) * np.float32(_SPEED_NM_PER_S) for _axis in "xy"
        )
        keep = math.exp(-spec.dt_s / spec.tau_v_s)
        self._keep = np.float32(keep)
        self._kick = np.float32(_SPEED_NM_PER_S * math.sqrt(12 * (1 - keep * keep)))
        self._dt_s = np.float32(spec.dt_s)
        self._near = np.float32(spec.vestibule_nm)
        self._noise, self._moved = np.empty((2, ions), np.float32)
        self._outside, self._marked = np.empty((2, ions), np.bool_)

    def step(self) -> int:
        """One tick; returns how many ions are near the membrane and might enter a channel."""
        width, depth = self._size
        for place, v in ((self.x, self.vx), (self.y, self.vy)):
            self._random.random(out=self._noise, dtype=np.float32)
            np.subtract(self._noise, np.float32(0.5), out=self._noise)
            np.multiply(self._noise, self._kick, out=self._noise)
            np.multiply(v, self._keep, out=v)
            np.add(v, self._noise, out=v)
            np.multiply(v, self._dt_s, out=self._moved)
            np.add(place, self._moved, out=place)
        np.floor_divide(self.x, width, out=self._moved)
        np.multiply(self._moved, width, out=self._moved)
        np.subtract(self.x, self._moved, out=self.x)
        np.less(self.y, 0, out=self._outside)
        np.greater(self.y, depth, out=self._marked)
        np.logical_or(self._outside, self._marked, out=self._outside)
        np.negative(self.vy, out=self.vy, where=self._outside)
        np.abs(self.y, out=self.y)
        np.subtract(self.y, depth, out=self._moved)
        np.abs(self._moved, out=self._moved)
        np.subtract(depth, self._moved, out=self.y)
        np.less(self.y, self._near, out=self._marked)
        np.less(self._noise, np.float32(-0.45 * self._kick), out=self._outside)
        np.logical_and(self._marked, self._outside, out=self._marked)
        return int(np.count_nonzero(self._marked))
