"""Kernels that find one ion among thousands: by its name, or by where it is."""

from game.engine.motion import folded
from game.kernels.jit import entry


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
