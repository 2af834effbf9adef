"""Kernels that draw thousands of ions straight into the pixels of the screen."""

import math

import numpy as np
from numba import int32, int64, uint8, uint32, uint64

from game.engine.arrays import ByteArray, FloatArray, Int32Array, IntArray
from game.engine.motion import folded
from game.kernels.jit import entry, inlined, kernel

from .blend import WIDE, blend, blend_vector
from .camera import HALF_MEMBRANE_NM
from .ion_sprites import PHASES

WORLD_NM, LEFT_NM, PPN, MEMBRANE_Y, WIDTH, HEIGHT, PITCH, FRACTION = range(8)
"""Indices of `view`, an argument of `draw`: width of the patch, x at the left edge of the picture (nm), px per nm,
y of the membrane's middle, width and height (px), px from row to row; the fraction of a tick from its last one."""

FLAGS = 4096  # ions looked at in one go
BANDS, BAND_SHIFT = 32, 26  # of folded depth


@kernel
def stamp(pixels, pitch, sprites, first, end, left, top, level):  # type: ignore[no-untyped-def]
    """Blend vectors `first` to `end` - 1 of a cell at (left, top) of a picture `pitch` px wide; all of it is inside."""
    for n in range(first, end):
        to = (top + sprites.row[n]) * pitch + left + sprites.left[n]
        blend_vector(pixels, uint64(to), sprites.pixels, uint64(n * WIDE), level)


@kernel
def stamp_cut(pixels, pitch, width, height, sprites, first, end, left, top, level):  # type: ignore[no-untyped-def]
    """The same for a sprite that reaches over an edge of the picture."""
    for n in range(first, end):
        row = top + sprites.row[n]
        if row >= 0 and row < height:
            column = left + sprites.left[n]
            for k in range(max(0, -column), min(WIDE, width - column)):
                at = uint64(row * pitch + column + k)
                pixels[at] = blend(pixels[at], sprites.pixels[uint64(n * WIDE + k)], level)


@inlined
def depth_in_slice(ident):  # type: ignore[no-untyped-def]
    """0 (back) to 255 (front): where in the 5 nm slice an ion is drawn. A function of its ident; the model is flat."""
    return uint32(uint32(uint32(ident) * uint32(0x9E3779B1)) >> uint32(24))


@kernel
def flag_near(x, first, span, flags):  # type: ignore[no-untyped-def]
    """flags[i] = 1 where phase x[i] lies within `span` beyond `first`, round the circle."""
    for i in range(x.size):
        flags[i] = uint8(uint32(x[i] - first) < span)


@kernel
def select(x, y, first, span, found, order, flags, starts):  # type: ignore[no-untyped-def]
    """The ions that the picture shows, in bands of depth: neighbours in `order` lie near each other in the picture.

    A picture is larger than the processor's cache; drawn in bands, its pixels are fetched once. Returns how many.
    flags: uint8[FLAGS] and starts: int64[BANDS + 1] are scratch.
    """
    count = 0
    eights = flags.view(np.uint64)
    for low in range(0, x.size, FLAGS):
        high = min(low + FLAGS, x.size)
        flags[high - low :] = 0
        flag_near(x[low:high], first, span, flags)
        for group in range(FLAGS // 8):
            if eights[group] != 0:
                for k in range(8 * group, 8 * group + 8):
                    if flags[k] != 0:
                        found[count] = low + k
                        count += 1
    starts[:] = 0
    for n in range(count):
        starts[(folded(y[found[n]]) >> uint32(BAND_SHIFT)) + 1] += 1
    for band in range(BANDS):
        starts[band + 1] += starts[band]
    for n in range(count):
        i = found[n]
        band = folded(y[i]) >> uint32(BAND_SHIFT)
        order[starts[band]] = i
        starts[band] += 1
    return count


def room(ions: int) -> tuple[IntArray, IntArray, FloatArray, Int32Array]:
    """What `draw` notes so many ions in: found, order, at, names."""
    return np.zeros(ions, np.int64), np.zeros(ions, np.int64), np.zeros((ions, 2)), np.zeros(ions, np.int32)


def scratch() -> tuple[ByteArray, IntArray]:
    """What `select` works in: its last two arguments."""
    return np.zeros(FLAGS, np.uint8), np.zeros(BANDS + 1, np.int64)


@kernel
def splat(pixels, view, order, x, y, vx, vy, ident, step_x, step_y, side, depth_nm, levels, sprites, kind, at, names):  # type: ignore[no-untyped-def]
    """Draw the ions of one species (`kind`) and side that `order` lists.

    pixels: uint32[pitch * height], flat. view: see `draw`. x, y: phases; vx, vy: velocities; step_x, step_y: phase
    that a unit of velocity moves by now. levels: float32[height], how bright an ion is drawn on each row, 0 to 256.
    at: float64[ions, 2] and names: int32[ions] are scratch.
    """
    world, left, ppn = view[WORLD_NM], view[LEFT_NM], view[PPN]
    width, height, pitch = int(view[WIDTH]), int(view[HEIGHT]), int(view[PITCH])
    down = 1.0 if side == 0 else -1.0
    face = view[MEMBRANE_Y] + down * HALF_MEMBRANE_NM * ppn
    first_cell, variants, high, wide = (
        sprites.ion[kind, 0],
        sprites.ion[kind, 1],
        sprites.ion[kind, 2],
        sprites.ion[kind, 3],
    )
    half_high, half_wide = high * 0.5, wide * 0.5
    scale = world * ppn / 4294967296.0
    origin = first_phase(left - half_wide / ppn, world)
    # All places first: ions lie far apart in memory, and so the processor can wait for many of them at once.
    for n in range(order.size):
        i = order[n]
        from_left = uint32(x[i] + uint32(int32(vx[i] * step_x)) - origin)
        phase_y = uint32(y[i] + uint32(int32(vy[i] * step_y)))
        at[n, 0] = from_left * scale - half_wide
        at[n, 1] = face + down * (folded(phase_y) * (depth_nm / 2147483648.0)) * ppn
        names[n] = ident[i]
    for n in range(order.size):
        px, py, name = at[n, 0], at[n, 1], names[n]
        if py <= -half_high or py >= height + half_high:
            continue
        z = depth_in_slice(name)
        level = uint32(levels[min(height - 1, max(0, int(py)))] * (0.5 + z * (0.5 / 255.0)))
        variant = int(uint32(uint32(uint32(name) * uint32(0x85EBCA6B)) >> uint32(16)) % uint32(variants))
        # 4096 keeps the numbers that are divided above zero.
        quarter_y = int((py - half_high + 4096.0) * PHASES + 0.5)
        top = quarter_y // PHASES - 4096
        while px < width + half_wide:
            quarter_x = int((px - half_wide + 4096.0) * PHASES + 0.5)
            corner = quarter_x // PHASES - 4096
            place = (variant * PHASES + quarter_y % PHASES) * PHASES + quarter_x % PHASES
            cell = sprites.cell[first_cell + place]
            above, below = top + cell[2] >= 0, top + cell[3] <= height
            if above and below and corner + cell[4] >= 0 and corner + cell[5] <= width:
                stamp(pixels, pitch, sprites, cell[0], cell[1], corner, top, level)
            else:
                stamp_cut(pixels, pitch, width, height, sprites, cell[0], cell[1], corner, top, level)
            px += world * ppn


@entry
def draw(pixels, view, s, r, sprites, levels, kinds, shown, found, order, at, names, flags, starts):  # type: ignore[no-untyped-def]
    """Draw the free ions of a patch, species after species as `kinds` lists them.

    pixels: uint32[pitch * height], flat. view: float64[8]: what WORLD_NM to FRACTION say.
    levels: float32[species, side, height], how bright an ion is drawn on each row, 0 to 256.
    shown: uint32[species, 2]: the phase at which the picture begins for a species, and how far it reaches.
    The rest is scratch: `room` for the ions of the largest segment, and `scratch`.
    """
    for n in range(kinds.size):
        kind = kinds[n]
        for side in range(2):
            segment = 2 * kind + side
            low, high = s.start[segment], s.start[segment] + s.count[segment]
            if low == high:
                continue
            x, y = s.x[low:high], s.y[low:high]
            count = select(x, y, shown[kind, 0], shown[kind, 1], found, order, flags, starts)
            velocities = s.vx[low:high], s.vy[low:high]
            step_x, step_y = r.step_x[segment] * view[FRACTION], s.step_y[segment] * view[FRACTION]
            splat(
                pixels,
                view,
                order[:count],
                x,
                y,
                velocities[0],
                velocities[1],
                s.ident[low:high],
                step_x,
                step_y,
                side,
                s.depth_nm[side],
                levels[kind, side],
                sprites,
                kind,
                at,
                names,
            )


@inlined
def first_phase(x_nm, world_nm):  # type: ignore[no-untyped-def]
    """The phase of a place along the membrane, which may lie before 0."""
    return uint32(int64(math.floor(x_nm / world_nm * 4294967296.0)))


@entry
def find_ident(ident, wanted):  # type: ignore[no-untyped-def]
    """Row of the ion with the ident `wanted`, or -1."""
    for i in range(ident.size):
        if ident[i] == wanted:
            return i
    return -1


@entry
def nearest(x, y, world, depth_nm, x_nm, wanted_depth, best):  # type: ignore[no-untyped-def]
    """Row of the ion nearest to (x, depth), nearer than the square root of `best`, or -1; and its square distance."""
    row = -1
    for i in range(x.size):
        dx = abs(x[i] * (world / 4294967296.0) - x_nm)
        dx = min(dx, world - dx)
        dy = folded(y[i]) * (depth_nm / 2147483648.0) - wanted_depth
        square = dx * dx + dy * dy
        if square < best:
            best = square
            row = i
    return row, best
