"""Kernels that draw thousands of ions straight into the pixels of the screen."""

from numba import int32, uint32

from game.engine.jit import inlined, kernel
from game.engine.motion import folded

PHASES = 4  # sub-pixel positions along each axis: without them slow ions tick from pixel to pixel


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
    return rb | g


@kernel
def blend_row(dest, source, level):  # type: ignore[no-untyped-def]
    """Blend one row of a sprite."""
    for k in range(source.size):
        dest[k] = uint32(blend(dest[k], source[k], level))


@kernel
def stamp(pixels, sprite, left, top, level):  # type: ignore[no-untyped-def]
    """Draw a sprite with its corner at (left, top), cut off at the edges of the picture."""
    rows, columns = sprite.shape
    height, width = pixels.shape
    first, last = max(0, -left), min(columns, width - left)
    if first >= last:
        return
    for row in range(max(0, -top), min(rows, height - top)):
        blend_row(pixels[top + row, left + first : left + last], sprite[row, first:last], level)


@inlined
def depth_in_slice(ident):  # type: ignore[no-untyped-def]
    """0 (back) to 255 (front): where in the 5 nm slice an ion is drawn. Fixed by its name; the model is flat."""
    return uint32(uint32(uint32(ident) * uint32(0x9E3779B1)) >> uint32(24))


@kernel
def splat(pixels, x, y, vx, vy, ident, step_x, step_y, fraction, view, levels, sprites):  # type: ignore[no-untyped-def]
    """Draw the ions of one segment.

    x, y: phases; vx, vy, step_x, step_y, fraction: where they will be `fraction` of a tick from now.
    view: float64[8]: world nm, left edge nm, px per nm, y of the face px, direction of depth (+1 down), depth nm,
    largest ion radius nm, unused.
    levels: float32[height], how bright an ion is drawn on each row, 0 to 256.
    sprites: uint32[variant, PHASES, PHASES, size, size].
    """
    height, width = pixels.shape
    world, left, ppn, face, down, depth_nm = view[0], view[1], view[2], view[3], view[4], view[5]
    size = sprites.shape[3]
    half = size * 0.5
    variants = uint32(sprites.shape[0])
    margin = half / ppn
    for i in range(x.size):
        phase_x = uint32(x[i] + uint32(int32(int32(vx[i]) * step_x * fraction)))
        px_nm = (phase_x * (world / 4294967296.0) - left + margin) % world - margin
        px = px_nm * ppn
        if px >= width + half:
            continue
        phase_y = uint32(y[i] + uint32(int32(int32(vy[i]) * step_y * fraction)))
        py = face + down * (folded(phase_y) * (depth_nm / 2147483648.0)) * ppn
        if py <= -half or py >= height + half:
            continue
        z = depth_in_slice(ident[i])
        level = uint32(levels[min(height - 1, max(0, int(py)))] * (0.5 + z * (0.5 / 255.0)))
        variant = uint32(uint32(uint32(ident[i]) * uint32(0x85EBCA6B)) >> uint32(16)) % variants
        quarter_y = int((py - half) * PHASES + 1024.0 * PHASES + 0.5)
        top = quarter_y // PHASES - 1024
        while px < width + half:
            quarter_x = int((px - half) * PHASES + 1024.0 * PHASES + 0.5)
            left_px = quarter_x // PHASES - 1024
            sprite = sprites[variant, quarter_y % PHASES, quarter_x % PHASES]
            stamp(pixels, sprite, left_px, top, level)
            px += world * ppn


@kernel
def find_ident(ident, wanted):  # type: ignore[no-untyped-def]
    """Row of the ion called `wanted`, or -1."""
    for i in range(ident.size):
        if ident[i] == wanted:
            return i
    return -1


@kernel
def nearest(x, y, world, depth_nm, x_nm, wanted_depth, best):  # type: ignore[no-untyped-def]
    """Row of the ion nearest to (x, depth) and closer than the square root of `best`, or -1; and its square distance."""
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
