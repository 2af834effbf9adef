"""How pixels of a sprite are blended over the picture: in plain numbers, and a vector of pixels at a time.

Left to the compiler, a row of a sprite becomes a loop that first asks whether two arrays overlap and what is left over
at its end, for two or three vectors; and products are as wide as pixels. Written as the vector operations themselves, a
product takes 16 bits, one for each two channels.
"""

from typing import Any

import numba
from llvmlite import ir
from numba import extending, uint32
from numba.core import types

from game.kernels.jit import inlined

WIDE = 8
"""Pixels in a vector."""

_numba: Any = numba
_extending: Any = extending
_PIXELS: Any = ir.VectorType(ir.IntType(32), WIDE)  # 0xAARRGGBB
_PAIRS: Any = ir.VectorType(ir.IntType(16), 2 * WIDE)  # of each pixel: green and blue, alpha and red
_FIRST: Any = ir.Constant(ir.VectorType(ir.IntType(32), 2 * WIDE), [0] * (2 * WIDE))
_NOTHING: Any = ir.Constant(_PAIRS, ir.Undefined)
_GREEN: Any = ir.Constant(_PAIRS, [0xFF00, 0] * WIDE)
_BYTES: Any = ir.VectorType(ir.IntType(8), 4 * WIDE)
_NO_BYTES: Any = ir.Constant(_BYTES, [0] * (4 * WIDE))
_ALPHA: Any = ir.Constant(  # each pixel's alpha twice, each with an empty byte above it
    ir.VectorType(ir.IntType(32), 4 * WIDE), [n for px in range(WIDE) for n in (4 * px + 3, 4 * WIDE) * 2]
)


@inlined
def blend(dest, source, level):  # type: ignore[no-untyped-def]
    """`source` (premultiplied ARGB) faded to `level` / 256, over `dest` (0x00RRGGBB)."""
    alpha = uint32(uint32(uint32(source >> uint32(24)) * level) >> uint32(8))
    keep = uint32(uint32(256) - alpha - uint32(alpha >> uint32(7)))
    rb = uint32(uint32(uint32(source & uint32(0xFF00FF)) * level) >> uint32(8)) & uint32(0xFF00FF)
    g = uint32(uint32(uint32(source & uint32(0x00FF00)) * level) >> uint32(8)) & uint32(0x00FF00)
    rb += uint32(uint32(uint32(dest & uint32(0xFF00FF)) * keep) >> uint32(8)) & uint32(0xFF00FF)
    g += uint32(uint32(uint32(dest & uint32(0x00FF00)) * keep) >> uint32(8)) & uint32(0x00FF00)
    return uint32(rb | g)


def _blend_plain(pixels, to, sprites, source, level):  # type: ignore[no-untyped-def]
    """`blend` WIDE pixels of sprites[source:] over pixels[to:]; both arrays are flat, and indices unsigned."""
    for k in range(WIDE):
        pixels[to + k] = blend(pixels[to + k], sprites[source + k], level)


def _all(vector: Any, value: int) -> Any:
    return ir.Constant(vector, [value] * vector.count)


def _faded(code: Any, pairs: Any, share: Any) -> tuple[Any, Any]:
    """Code for the lower byte of each pair times `share` / 256, rounded down, and for the upper one times `share`."""
    lower = code.lshr(code.mul(code.and_(pairs, _all(_PAIRS, 0xFF)), share), _all(_PAIRS, 8))
    return lower, code.mul(code.lshr(pairs, _all(_PAIRS, 8)), share)


@_extending.intrinsic  # type: ignore[untyped-decorator]
def _blend_vector(typing: Any, pixels: Any, to: Any, sprites: Any, source: Any, level: Any) -> Any:
    """The same in vector operations."""

    def generate(context: Any, code: Any, signature: Any, arguments: Any) -> Any:
        def place(array: int) -> Any:
            data = context.make_array(signature.args[array])(context, code, arguments[array]).data
            return code.bitcast(code.gep(data, [arguments[array + 1]], inbounds=True), _PIXELS.as_pointer())

        below, above = place(0), place(2)
        level = code.insert_element(_NOTHING, code.trunc(arguments[4], ir.IntType(16)), ir.IntType(32)(0))
        level = code.shuffle_vector(level, _NOTHING, _FIRST)
        blue_red, green_alpha = _faded(code, code.bitcast(code.load(above, align=4), _PAIRS), level)
        alpha = code.bitcast(code.shuffle_vector(code.bitcast(green_alpha, _BYTES), _NO_BYTES, _ALPHA), _PAIRS)
        keep = code.sub(code.sub(_all(_PAIRS, 256), alpha), code.lshr(alpha, _all(_PAIRS, 7)))
        sprite = code.or_(blue_red, code.and_(green_alpha, _GREEN))
        blue_red, green = _faded(code, code.bitcast(code.load(below, align=4), _PAIRS), keep)
        picture = code.or_(blue_red, code.and_(green, _GREEN))
        code.store(code.bitcast(code.add(sprite, picture), _PIXELS), below, align=4)
        return context.get_dummy_value()

    return types.void(pixels, types.uint64, sprites, types.uint64, types.uint32), generate


blend_vector: Any = _blend_plain if _numba.config.DISABLE_JIT else _blend_vector
