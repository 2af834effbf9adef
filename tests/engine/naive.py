"""Twins of the kernels in plain Python integers, as slow and as plain as can be.

Tests hold the kernels to them, bit for bit.

Every machine integer is written out: `u32`, `u64` and `i16` say where a value wraps.
"""

from collections.abc import Sequence
from decimal import Decimal, localcontext

MASK32, MASK64 = 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF
MOTION = 5  # the purpose of the motion's random words
BLOCK = 2048


def u32(value: int) -> int:
    """The low 32 bits."""
    return value & MASK32


def u64(value: int) -> int:
    """The low 64 bits."""
    return value & MASK64


def i16(value: int) -> int:
    """The low 16 bits, as a signed number."""
    return (value + 0x8000) % 0x10000 - 0x8000


def mix32(x: int) -> int:
    """lowbias32."""
    x = u32(x)
    x ^= x >> 16
    x = u32(x * 0x7FEB352D)
    x ^= x >> 15
    x = u32(x * 0x846CA68B)
    return x ^ (x >> 16)


def mix64(z: int) -> int:
    """splitmix64's finaliser."""
    z = u64(z)
    z = u64((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9)
    z = u64((z ^ (z >> 27)) * 0x94D049BB133111EB)
    return z ^ (z >> 31)


def word(seed: int, tick: int, purpose: int, index: int) -> int:
    """64 random bits from four numbers."""
    z = mix64(seed + 0x9E3779B97F4A7C15 * (tick + 1))
    return mix64(z + 0xD1B54A32D192ED03 * (64 * index + purpose + 1))


def uniform(seed: int, tick: int, purpose: int, index: int) -> float:
    """Their upper 53 bits, as a fraction of 1."""
    return (word(seed, tick, purpose, index) >> 11) / 2.0**53


def fill_noise(size: int, counter: int) -> list[int]:
    """`size` random words."""
    return [mix32(j + counter) for j in range(size)]


def halves(words: Sequence[int]) -> list[int]:
    """Two signed 16-bit numbers from each word, the low half first (little-endian memory)."""
    return [i16(part) for each in words for part in (each & 0xFFFF, each >> 16)]


def kick_velocities(v: Sequence[int], noise: Sequence[int], decay: int, width: int) -> list[int]:
    """v <- a v + noise. Each >> rounds down, which takes half a unit from the loss and half from
    the kick: they cancel.
    """
    return [i16(old - ((old * decay) >> 16) + ((n * width) >> 16)) for old, n in zip(v, noise, strict=True)]


def drift_positions(phase: Sequence[int], v: Sequence[int], step: int) -> list[int]:
    """x <- x + v dt on the circle of 2**32 steps."""
    return [u32(p + speed * step) for p, speed in zip(phase, v, strict=True)]


def folded(phase: int) -> int:
    """Steps from the membrane: up to the far wall at 2**31, and back."""
    return phase if phase < 2**31 else MASK32 - phase


def mark_candidates(y: Sequence[int], words: Sequence[int], near: int, threshold: int) -> list[int]:
    """1 where an ion is near and its word is below the threshold."""
    chosen = (folded(p) < near and u32(w * 0x9E3779B1) < threshold for p, w in zip(y, words, strict=True))
    return [int(each) for each in chosen]


def marked(mark: Sequence[int], size: int) -> list[int]:
    """Which of the first `size` marks are set."""
    return [i for i in range(size) if mark[i]]


def bias(u: float, side: int) -> float:
    """u / (1 - exp(-u)) from the inside, u / (exp(u) - 1) from the outside, both 1 at 0; to 400 digits."""
    if u == 0:
        return 1.0
    with localcontext(prec=400):
        exact = Decimal(u)
        return float(exact / (1 - (-exact).exp()) if side == 0 else exact / (exact.exp() - 1))


Run = dict[str, list[int]]  # "x", "y", "vx", "vy" of one run


def move(run: Run, seed: int, tick: int, segment: int, decay: int, kick: int, step_x: int, step_y: int) -> Run:
    """One tick of one run of ions, block by block."""
    moved: Run = {name: [] for name in run}
    for low in range(0, len(run["x"]), BLOCK):
        block = {name: values[low : low + BLOCK] for name, values in run.items()}
        n = len(block["x"])
        noise = halves(fill_noise(n, u32(word(seed, tick, MOTION, segment)) + low))
        vx = kick_velocities(block["vx"], noise[:n], decay, kick)
        vy = kick_velocities(block["vy"], noise[n:], decay, kick)
        moved["vx"] += vx
        moved["vy"] += vy
        moved["x"] += drift_positions(block["x"], vx, step_x)
        moved["y"] += drift_positions(block["y"], vy, step_y)
    return moved
