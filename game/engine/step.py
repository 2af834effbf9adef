"""One tick of the patch, in order. Every frame of every screen is made of whole ticks."""

import numpy as np

from . import bath, channels, encounters, pump, voltage
from .jit import kernel
from .motion import BLOCK, move, move_shared
from .segments import has_room
from .state import TICK, TRANSITS


@kernel
def tick(s, r, near, threshold, rate, scratch):  # type: ignore[no-untyped-def]
    """Advance the patch by dt."""
    # The voltage of the frame just ended sets how likely each entry is during this one.
    encounters.thresholds(s, r, near, threshold, rate)
    # Ions glide first: who meets a protein is decided by where they are now.
    if r.threads > 1:
        move_shared(s, r, near, threshold, scratch)
    else:
        move(s, r, near, threshold, scratch)
    encounters.meet(s, r, threshold, rate)
    # Pumps after meetings: a third Na+ that has just bound may not be passed over.
    pump.turn(s, r)
    # Ions on their way are counted across and landed last, so that none moves twice in one tick.
    channels.carry_on(s, r)
    # The bath makes good what the outside has lost or gained by now.
    bath.exchange(s, r)
    # The clock moves on, and the charge imbalance of this frame is the voltage.
    s.now[TICK] += 1
    voltage.read(s, r)


@kernel
def run(s, r, ticks):  # type: ignore[no-untyped-def]
    """Up to `ticks` ticks; stops early, returning how many were done, where the arrays need more room first."""
    segments = s.count.size
    near = np.zeros(segments, np.uint32)
    threshold = np.zeros(segments, np.uint32)
    rate = np.zeros(segments)
    scratch = np.empty((max(1, r.threads), BLOCK), np.uint32)
    for done in range(ticks):
        needed = s.now[TRANSITS] + bath.most_exchanged(s, r) + 64
        if not has_room(s, needed):
            return done
        tick(s, r, near, threshold, rate, scratch)
    return ticks
