"""One tick of the patch, in order. Every frame of every screen is made of whole ticks."""

import numpy as np

from . import (
    bath,
    calcium_pump,
    channels,
    drugs,
    electrode,
    encounters,
    field,
    gates,
    osmosis,
    pump,
    respiration,
    spikes,
    voltage,
)
from .arrays import FloatArray, PhaseArray
from .jit import kernel
from .motion import BLOCK, move, move_shared
from .segments import has_room
from .state import HOLED, TEAR_TICK, TICK, TRANSITS, Rules, State


@kernel
def aim(s, r, near, threshold, rate):  # type: ignore[no-untyped-def]
    """Before ions move: the voltage of the frame just ended sets how likely each entry is during this one."""
    encounters.thresholds(s, r, near, threshold, rate)


@kernel
def follow_up(s, r, threshold, rate):  # type: ignore[no-untyped-def]
    """After ions have moved: all that comes of where they are now."""
    # Who meets a protein is decided by where the ions have come to.
    encounters.meet(s, r, threshold, rate)
    # Pumps after meetings: a third Na+ that has just bound may not be passed over.
    pump.turn(s, r)
    calcium_pump.turn(s, r)
    # Gates after meetings: what a gate's flip lets through, it lets through from the next tick on.
    gates.flip(s, r)
    # Drugs after pumps have turned: they bind to the state that a pump is in now.
    drugs.bind(s, r)
    # What the pumps have used is made again, as far as oxygen and glucose go.
    respiration.work(s, r)
    # Ions on their way are counted across and landed last, so that none moves twice in one tick.
    channels.carry_on(s, r)
    # The bath makes good what the outside has lost or gained by now.
    bath.exchange(s, r)
    # Water follows what is dissolved on each side by now.
    osmosis.flow(s, r)
    # The electrode sees all that has come and gone when it holds the voltage.
    electrode.hold(s, r)
    # The clock moves on, and the charge imbalance of this frame is the voltage.
    s.now[TICK] += 1
    voltage.read(s, r)
    # Read-only notes of what this frame has brought: each protein's current, whether V spikes, how it relaxes.
    field.note(s, r)
    spikes.note(s, r)
    electrode.note(s, r)


@kernel
def room_needed(s, r):  # type: ignore[no-untyped-def]
    """The most ions that one tick can add to one run."""
    return s.now[TRANSITS] + max(bath.most_exchanged(s, r), electrode.most_put_in(s, r)) + 64


@kernel
def fits(s, r):  # type: ignore[no-untyped-def]
    """Whether the arrays have room for whatever one tick can bring."""
    return has_room(s, room_needed(s, r))


@kernel
def tearing(s):  # type: ignore[no-untyped-def]
    """Whether the membrane has torn in the tick just done, and its hole is yet to be made."""
    return s.tear[TEAR_TICK] >= 0 and s.tear[HOLED] == 0


@kernel
def run_alone(s, r, ticks, near, threshold, rate, scratch):  # type: ignore[no-untyped-def]
    """Up to `ticks` ticks on one thread; stops early where the arrays need more room, and where the membrane tears.

    Returns ticks done.
    """
    for done in range(ticks):
        if not fits(s, r):
            return done
        aim(s, r, near, threshold, rate)
        move(s, r, near, threshold, scratch)
        follow_up(s, r, threshold, rate)
        if tearing(s):
            return done + 1
    return ticks


def run(s: State, r: Rules, ticks: int) -> int:
    """Up to `ticks` ticks, returning how many were done.

    Stops early where the arrays need more room first, and at the end of the tick in which the membrane tears.
    """
    segments = s.count.size
    near: PhaseArray = np.zeros(segments, np.uint32)
    threshold: PhaseArray = np.zeros(segments, np.uint32)
    rate: FloatArray = np.zeros((segments, 2))
    scratch: PhaseArray = np.empty((r.threads, BLOCK), np.uint32)
    if r.threads == 1:
        return int(run_alone(s, r, ticks, near, threshold, rate, scratch))
    # The same tick with its motion shared among threads. Kept out of the kernel above, so that a patch that needs
    # no threads does not wait for the parallel code to compile.
    for done in range(ticks):
        if not fits(s, r):
            return done
        aim(s, r, near, threshold, rate)
        move_shared(s, r, near, threshold, scratch)
        follow_up(s, r, threshold, rate)
        if tearing(s):
            return done + 1
    return ticks
