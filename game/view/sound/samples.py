"""The format of sound samples, and the two short sounds."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

RATE_HZ: Final = 22050
"""Samples a second, of one channel: more than any of these soft sounds needs."""
FULL: Final = 32767

Samples = NDArray[np.int16]


def struck(pitch_hz: float, decay_s: float, loud: float) -> Samples:
    """A tone that decays, as of something small that is struck: int16[n], 0 at both ends; `loud` 0 to 1."""
    t = np.arange(round(8 * decay_s * RATE_HZ)) / RATE_HZ
    body = np.sin(2 * np.pi * pitch_hz * t) + 0.35 * np.sin(2 * np.pi * 2.76 * pitch_hz * t) * np.exp(-t / decay_s)
    rise = np.minimum(1.0, t / 0.001)
    fall = np.exp(-t / decay_s) * np.linspace(1.0, 0.0, t.size)
    return np.rint(FULL * loud * body / 1.35 * rise * fall).astype(np.int16)


def click() -> Samples:
    """The sound of a pump cycle, int16[n]: like a drop on wood."""
    return struck(820.0, 0.009, 0.22)


def tick() -> Samples:
    """The sound of a spike, int16[n]: higher than a click, and a little longer."""
    return struck(2100.0, 0.016, 0.20)
