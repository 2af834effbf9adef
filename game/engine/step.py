"""One tick of the patch, in order. Every frame of every screen is made of whole ticks."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from game.kernels.jit import compiled_for, entry, inlined, is_compiled, max_threads

from . import (
    bath,
    calcium_pump,
    channels,
    drugs,
    electrode,
    encounters,
    field,
    gates,
    motion,
    osmosis,
    pump,
    respiration,
    spikes,
    voltage,
)
from .segments import has_room
from .state import HOLED, TEAR_TICK, TICK, TRANSITS, Rules, State


@inlined
def room_needed(s, r):  # type: ignore[no-untyped-def]
    """The most ions that one tick can add to one run."""
    return s.now[TRANSITS] + max(bath.most_exchanged(s, r), electrode.most_put_in(s, r)) + 64


@inlined
def before(s, r):  # type: ignore[no-untyped-def]
    """Before ions move. Returns whether the arrays have room for all that the tick can bring; else it may not run."""
    s.room[0] = room_needed(s, r)
    if not has_room(s, s.room[0]):
        return False
    # The voltage of the frame just ended sets how likely each entry is during this one.
    encounters.thresholds(s, r)
    return True


@inlined
def after(s, r):  # type: ignore[no-untyped-def]
    """The rest of a tick, after ions have moved: proteins, drugs, chemistry, bath, water, electrode, voltage, notes."""
    # Which ions meet a protein depends on where they have moved to.
    encounters.decide_candidates(s, r)
    # Pumps after meetings: a third Na+ that has just bound may not be passed over.
    pump.turn(s, r)
    calcium_pump.turn(s, r)
    # Gates after meetings: what a gate's flip lets through, it lets through from the next tick on.
    gates.flip(s, r)
    # Drugs after pumps have turned: they bind to the state that a pump is in now.
    drugs.bind(s, r)
    # What the pumps have used is made again, as far as oxygen and glucose go.
    respiration.step(s, r)
    # Ions on their way are counted across and landed last, so that none moves twice in one tick.
    channels.advance_transits(s, r)
    # The bath makes good what the outside has lost or gained by now.
    bath.exchange(s, r)
    # Water follows what is dissolved on each side by now.
    osmosis.flow(s, r)
    # The electrode sees all that has come and gone when it holds the voltage.
    electrode.hold(s, r)
    # The clock moves on, and the charge imbalance of this frame is the voltage.
    s.now[TICK] += 1
    voltage.update(s, r)
    # Read-only notes of what this frame has brought: each protein's current, whether V spikes, how it relaxes.
    field.note(s, r)
    spikes.note(s, r)
    electrode.note(s, r)


@inlined
def tearing(s):  # type: ignore[no-untyped-def]
    """Whether the membrane has torn in the tick just done, and its hole is yet to be made."""
    return s.tear[TEAR_TICK] >= 0 and s.tear[HOLED] == 0


@entry
def run_ticks(s, r, ticks):  # type: ignore[no-untyped-def]
    """Up to `ticks` ticks on one thread; returns how many were done."""
    for done in range(ticks):
        if not before(s, r):
            return done
        motion.move_share(s, r, 0, 1)
        after(s, r)
        if tearing(s):
            return done + 1
    return ticks


@entry
def begin_tick(s, r):  # type: ignore[no-untyped-def]
    """The part of a tick before its motion, for motion that is shared among threads."""
    return before(s, r)


@entry
def end_tick(s, r):  # type: ignore[no-untyped-def]
    """The part of a tick after its motion. Returns whether the membrane tears."""
    after(s, r)
    return tearing(s)


@entry
def measure_room(s, r):  # type: ignore[no-untyped-def]
    """The most ions that one tick can add to one run."""
    return room_needed(s, r)


def ready() -> bool:
    """Whether this process can run a patch at once, with nothing left to compile or to load."""
    return is_compiled(run_ticks)


def prepare(s: State, r: Rules, shared: bool) -> None:
    """Compile, or take from the cache, what `run` calls for a patch like this; `shared`: on more than one thread."""
    if shared:
        for part in (begin_tick, end_tick):
            compiled_for(part, s, r)
        compiled_for(motion.move_share, s, r, 0, 1)
    else:
        compiled_for(run_ticks, s, r, 1)
    compiled_for(measure_room, s, r)


def run(s: State, r: Rules, ticks: int) -> int:
    """Up to `ticks` ticks, returning how many were done.

    Stops early where the arrays need more room first (for State.room more ions in every run), and at the end of the
    tick in which the membrane tears.
    """
    if r.threads > 1:
        return _run_shared(s, r, ticks)
    return int(compiled_for(run_ticks, s, r, ticks)(s, r, ticks))


def _run_shared(s: State, r: Rules, ticks: int) -> int:
    """The same ticks with their motion shared among threads: kernels let go of the interpreter while they run."""
    begin, end = compiled_for(begin_tick, s, r), compiled_for(end_tick, s, r)
    move: Callable[..., object] = compiled_for(motion.move_share, s, r, 0, 1)
    others = range(1, r.threads)
    for done in range(ticks):
        if not begin(s, r):
            return done
        shares = [_crew().submit(move, s, r, worker, r.threads) for worker in others]
        move(s, r, 0, r.threads)
        for share in shares:
            share.result()
        if end(s, r):
            return done + 1
    return ticks


@cache
def _crew() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max(1, max_threads() - 1), "motion")


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_crew.cache_clear)  # its threads stay behind
