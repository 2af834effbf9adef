"""Kernels that draw thousands of ions straight into the pixels of the screen."""

import math

import numpy as np
from numba import int32, int64, uint8, uint32, uint64

from game.engine.arrays import ByteArray, IntArray
from game.engine.motion import folded
from game.kernels.jit import entry, inlined, kernel

PHASES = 4  # sub-pixel positions along each axis: without them slow ions tick from pixel to pixel


FLAGS = 4096  # ions looked at in one go
BANDS, BAND_SHIFT = 32, 26  # of folded depth
WIDE = 8  # sprites are padded to whole vectors of pixels


@inlined
def blend(dest, source, level):  # type: ignore[no-untyped-def]
    """`source` (premultiplied ARGB) faded to `level` / 256, over `dest` (0x00RRGGBB)."""
    # Every product is cut back to 32 bits: numba widens them to 64, which halves the speed.
    alpha = uint32(uint32(uint32(source >> uint32(24)) * level) >> uint32(8))
    keep = uint32(uint32(256) - alpha - uint32(alpha >> uint32(7)))
    rb = uint32(uint32(uint32(source & uint32(0xFF00FF)) * level) >> uint32(8)) & uint32(0xFF00FF)
    g = uint32(uint32(uint32(source & uint32(0x00FF00)) * level) >> uint32(8)) & uint32(0x00FF00)
    rb += uint32(uint32(uint32(dest & uint32(0xFF00FF)) * keep) >> uint32(8)) & uint32(0xFF00FF)
    g += uint32(uint32(uint32(dest & uint32(0x00FF00)) * keep) >> uint32(8)) & uint32(0x00FF00)
    return uint32(rb | g)


@kernel
def stamp(pixels, pitch, sprites, base, stride, rows, columns, left, top, level):  # type: ignore[no-untyped-def]
    """Blend `rows` x `columns` of sprites[base:] at (left, top) of a picture `pitch` px wide; all of it is inside.

    `stride`: from one row of the sprite to the next. Both arrays are flat, and indices unsigned: slices would cost
    more than the pixels.
    """
    for row in range(rows):
        to = uint64((top + row) * pitch + left)
        source = uint64(base + row * stride)
        for k in range(uint64(columns)):
            pixels[to + k] = blend(pixels[to + k], sprites[source + k], level)


@kernel
def stamp_cut(pixels, pitch, width, height, sprites, base, stride, rows, columns, left, top, level):  # type: ignore[no-untyped-def]
    """The same for a sprite that reaches over an edge of the picture."""
    for row in range(max(0, -top), min(rows, height - top)):
        for k in range(max(0, -left), min(columns, width - left)):
            at = uint64((top + row) * pitch + left + k)
            pixels[at] = blend(pixels[at], sprites[uint64(base + row * stride + k)], level)


@inlined
def depth_in_slice(ident):  # type: ignore[no-untyped-def]
    """0 (back) to 255 (front): where in the 5 nm slice an ion is drawn. Fixed by its name; the model is flat."""
    return uint32(uint32(uint32(ident) * uint32(0x9E3779B1)) >> uint32(24))


@kernel
def flag_near(x, first, span, flags):  # type: ignore[no-untyped-def]
    """flags[i] = 1 where phase x[i] lies within `span` beyond `first`, round the circle."""
    for i in range(x.size):
        flags[i] = uint8(uint32(x[i] - first) < span)


@entry
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


def scratch() -> tuple[ByteArray, IntArray]:
    """What `select` works in: its last two arguments."""
    return np.zeros(FLAGS, np.uint8), np.zeros(BANDS + 1, np.int64)


@entry
def splat(pixels, size, order, x, y, vx, vy, ident, steps, view, levels, sprites, shape, boxes):  # type: ignore[no-untyped-def]
    """Draw the ions of one segment that `order` lists.

    pixels: uint32[pitch * height], flat. size: int64[3]: width, height, pitch in px.
    x, y: phases; vx, vy: velocities; steps: float64[2], phase that a unit of velocity moves in x and y by now.
    view: float64[6]: world nm, left edge nm, px per nm, y of the face in px, direction of depth (+1 down), depth nm.
    levels: float32[height], how bright an ion is drawn on each row, 0 to 256.
    sprites: flat uint32[variant, PHASES, PHASES, high, wide]; shape: int64[3]: variants, high, wide.
    boxes: int64[variant, 4], the part of each variant that holds anything: first row, last, first column, last; its
    width is a whole number of vectors.
    """
    width, height, pitch = size[0], size[1], size[2]
    world, left, ppn, face, down, depth_nm = view[0], view[1], view[2], view[3], view[4], view[5]
    variants, high, wide = shape[0], shape[1], shape[2]
    half_high, half_wide = high * 0.5, wide * 0.5
    scale = world * ppn / 4294967296.0
    origin = first_phase(left - half_wide / ppn, world)
    for n in range(order.size):
        i = order[n]
        from_left = uint32(x[i] + uint32(int32(vx[i] * steps[0])) - origin)
        px = from_left * scale - half_wide
        phase_y = uint32(y[i] + uint32(int32(vy[i] * steps[1])))
        py = face + down * (folded(phase_y) * (depth_nm / 2147483648.0)) * ppn
        if py <= -half_high or py >= height + half_high:
            continue
        z = depth_in_slice(ident[i])
        level = uint32(levels[min(height - 1, max(0, int(py)))] * (0.5 + z * (0.5 / 255.0)))
        variant = int(uint32(uint32(uint32(ident[i]) * uint32(0x85EBCA6B)) >> uint32(16)) % uint32(variants))
        first, left_out = boxes[variant, 0], boxes[variant, 2]
        rows, columns = boxes[variant, 1] - first, boxes[variant, 3] - left_out
        # 4096 keeps the numbers that are divided above zero.
        quarter_y = int((py - half_high + 4096.0) * PHASES + 0.5)
        top = quarter_y // PHASES - 4096 + first
        while px < width + half_wide:
            quarter_x = int((px - half_wide + 4096.0) * PHASES + 0.5)
            corner = quarter_x // PHASES - 4096 + left_out
            place = (variant * PHASES + quarter_y % PHASES) * PHASES + quarter_x % PHASES
            base = (place * high + first) * wide + left_out
            if corner >= 0 and top >= 0 and corner + columns <= width and top + rows <= height:
                stamp(pixels, pitch, sprites, base, wide, rows, columns, corner, top, level)
            else:
                stamp_cut(pixels, pitch, width, height, sprites, base, wide, rows, columns, corner, top, level)
            px += world * ppn


@inlined
def first_phase(x_nm, world_nm):  # type: ignore[no-untyped-def]
    """The phase of a place along the membrane, which may lie before 0."""
    return uint32(int64(math.floor(x_nm / world_nm * 4294967296.0)))


@entry
def find_ident(ident, wanted):  # type: ignore[no-untyped-def]
    """Row of the ion called `wanted`, or -1."""
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
