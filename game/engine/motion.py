"""Gliding motion: Ornstein-Uhlenbeck velocities, exact in dt, on integer circles.

    v <- a v + sqrt(1 - a^2) s xi,   x <- x + v dt,   a = exp(-dt / tau)

xi is uniform with unit variance; after a few ticks the velocity is Gaussian to within what can be measured.
A wall is the point where the circle folds: a velocity needs no sign flip there. The same pass marks the few
ions that are near the membrane *and* whose random word falls below the largest chance of entry (thinning), so
that full-quality decisions are made for those alone.
"""

import numpy as np
from numba import int16, int32, uint8, uint32

from game.kernels.jit import entry, inlined, kernel

from .randoms import MOTION, mix32, word
from .state import TICK

BLOCK = 2048  # ions whose random words stay in the first-level cache
UNIT = 4096  # velocity units in one thermal speed


@inlined
def folded(phase):  # type: ignore[no-untyped-def]
    """Distance from the membrane, 0 to 2**31, of a phase on the circle membrane - far wall - membrane."""
    return uint32(phase ^ uint32(int32(phase) >> 31))


@kernel
def fill_noise(words, counter):  # type: ignore[no-untyped-def]
    """One random word a row, from a counter."""
    for j in range(words.size):
        words[j] = mix32(uint32(uint32(j) + counter))


@kernel
def kick_velocities(v, noise, decay, width):  # type: ignore[no-untyped-def]
    """v <- a v + noise. Both shifts round down; one is taken away and one added, so on average they cancel."""
    for i in range(v.size):
        v[i] = int16(v[i] - int16((int32(v[i]) * int32(decay)) >> 16) + int16((int32(noise[i]) * int32(width)) >> 16))


@kernel
def drift_positions(phase, v, step):  # type: ignore[no-untyped-def]
    """x <- x + v dt, in phase: overflow is the wall and the wrap-around."""
    for i in range(phase.size):
        phase[i] = uint32(phase[i] + uint32(int32(v[i]) * step))


@kernel
def mark_candidates(mark, y, words, near, threshold):  # type: ignore[no-untyped-def]
    """Mark ions nearer than `near` whose random word falls below `threshold`.

    The word at i made the velocities of other ions (two for each word), so an ion's mark does not depend on its
    own kick; the multiplication removes what correlation is left.
    """
    for i in range(y.size):
        mark[i] = uint8((folded(y[i]) < near) & (uint32(words[i] * uint32(0x9E3779B1)) < threshold))


@kernel
def collect_marked(mark, x, y, first, row, at_x, at_y):  # type: ignore[no-untyped-def]
    """List the marked ions of a block, ascending: their rows (counted from `first`) and where they are.

    Their places are copied while they are in the cache: read later, one by one, each would be a cache miss. `mark`
    reaches past the block, to a whole number of eights, where it is 0. Returns how many.
    """
    eights = mark.view(np.uint64)
    found = 0
    for group in range((x.size + 7) >> 3):
        if eights[group] != 0:
            for i in range(8 * group, 8 * group + 8):
                if mark[i] != 0:
                    row[found] = first + i
                    at_x[found] = x[i]
                    at_y[found] = y[i]
                    found += 1
    return found


@kernel
def move_block(x, y, vx, vy, counter, decay, width, step_x, step_y, words):  # type: ignore[no-untyped-def]
    """Move one block of ions of one segment.

    It takes plain arrays: given the whole State, the compiler loses sight of what overlaps, and is half as fast.
    """
    n = x.size
    halves = words.view(np.int16)
    fill_noise(words[:n], counter)
    kick_velocities(vx, halves[:n], decay, width)
    kick_velocities(vy, halves[n : 2 * n], decay, width)
    drift_positions(x, vx, step_x)
    drift_positions(y, vy, step_y)


@entry
def move_share(s, r, worker, workers):  # type: ignore[no-untyped-def]
    """Move the ions of every `workers`-th block, and list those that may meet a protein.

    The result does not depend on which worker moves an ion. The candidates of a block that begins at row `low` stand
    from `low` on in `candidate`, `candidate_x` and `candidate_y`; s.found[block] says how many there are.
    """
    words, mark = s.words[worker], s.mark[worker]
    block = 0
    for segment in range(s.count.size):
        start, end = s.start[segment], s.start[segment] + s.count[segment]
        key = uint32(word(r.seed, s.now[TICK], MOTION, segment))
        threshold = s.threshold[segment]
        for low in range(start, end, BLOCK):
            block += 1
            if block % workers != worker:
                continue
            high = min(low + BLOCK, end)
            x, y = s.x[low:high], s.y[low:high]
            move_block(
                x,
                y,
                s.vx[low:high],
                s.vy[low:high],
                uint32(key + uint32(low - start)),
                int16(r.decay[segment]),
                int16(r.kick[segment]),
                int32(r.step_x[segment]),
                int32(s.step_y[segment]),
                words,
            )
            found = 0
            if threshold > uint32(0):
                mark_candidates(mark, y, words, s.near[segment], threshold)
                mark[high - low : high - low + 7] = 0
                found = collect_marked(
                    mark, x, y, low, s.candidate[low:high], s.candidate_x[low:high], s.candidate_y[low:high]
                )
            s.found[block] = found
