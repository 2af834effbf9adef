"""The hum: a soft tone that stays continuous while its pitch changes."""

from typing import Final

import numpy as np

from .samples import FULL, RATE_HZ, Samples

LOUD: Final = 0.05
_OVERTONES: Final = ((1.0, 0.78), (2.0, 0.16), (3.0, 0.06))
"""Multiples of the pitch and their shares: round, but not as bare as a sine."""


class Tone:
    """Writes the hum piece by piece. Pitch and loudness glide through a piece, and the next goes on from there."""

    def __init__(self, length: int) -> None:
        """`length`: samples in a piece."""
        self._turns = 0.0
        self.pitch_hz = 0.0
        """Of the last sample written."""
        self.loud = 0.0
        """How loud the last piece ended: 0 is silence."""
        self._way = np.arange(1, length + 1) / length

    def write(self, piece: Samples, pitch_hz: float, loud: float) -> None:
        """Fill `piece`, int16[length]; at its end the tone has `pitch_hz` and is `loud`."""
        way = self._way
        if self.loud == 0.0:
            self.pitch_hz = pitch_hz  # out of silence there is nothing to glide from
        pitches = self.pitch_hz * (pitch_hz / self.pitch_hz) ** way
        turns = self._turns + np.cumsum(pitches) / RATE_HZ
        wave = sum(share * np.sin(2 * np.pi * multiple * turns) for multiple, share in _OVERTONES)
        piece[:] = np.rint(FULL * (self.loud + (loud - self.loud) * way) * wave)
        self._turns = float(turns[-1]) % 1.0
        self.pitch_hz, self.loud = pitch_hz, loud
