"""Counter-based random numbers: a number is a function of (seed, tick, purpose, index) and of nothing else.

No state passes from ion to ion or from thread to thread, so a run is the same however the work is shared out.
`mix32` serves motion (one cheap word an ion); `uniform` serves decisions (full quality, rare).
"""

from numba import float64, uint32, uint64

from game.kernels.jit import entry, inlined, kernel

# Purposes: each decision draws from a stream of its own.
(
    ENTRY,
    PUMP_STEP,
    PUMP_RELEASE,
    BATH,
    START,
    MOTION,
    GATE,
    TEAR,
    CALCIUM_STEP,
    ELECTRODE,
    RESPIRATION,
    OTHER_WORK,
    DRUG,
) = range(13)
PURPOSES = 64  # room for more: a stream keeps its numbers when another is added


@inlined
def mix32(x):  # type: ignore[no-untyped-def]
    """lowbias32: a 32-bit mix whose output bits each flip with probability 1/2 (C. Wellons, hash-prospector)."""
    x = uint32(x ^ uint32(x >> uint32(16)))
    x = uint32(x * uint32(0x7FEB352D))
    x = uint32(x ^ uint32(x >> uint32(15)))
    x = uint32(x * uint32(0x846CA68B))
    return uint32(x ^ uint32(x >> uint32(16)))


@kernel
def mix64(z):  # type: ignore[no-untyped-def]
    """splitmix64's finaliser (Steele, Lea and Flood 2014)."""
    z = uint64(z)
    z = (z ^ (z >> uint64(30))) * uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> uint64(27))) * uint64(0x94D049BB133111EB)
    return z ^ (z >> uint64(31))


@kernel
def word(seed, tick, purpose, index):  # type: ignore[no-untyped-def]
    """A uint64 fixed by its four arguments."""
    z = mix64(uint64(seed) + uint64(0x9E3779B97F4A7C15) * uint64(tick + 1))
    return mix64(z + uint64(0xD1B54A32D192ED03) * uint64(PURPOSES * index + purpose + 1))


@entry
def uniform(seed, tick, purpose, index):  # type: ignore[no-untyped-def]
    """A float in [0, 1) fixed by its four arguments; 53 random bits."""
    return float64(word(seed, tick, purpose, index) >> uint64(11)) * (1.0 / 9007199254740992.0)
