"""The kernels that draw ions do what plain NumPy does, and never write outside the picture."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numba import uint64
from numpy.typing import NDArray

from game.kernels.jit import entry, plain
from game.view.scene import splat
from game.view.scene.blend import WIDE, blend, blend_vector
from game.view.scene.camera import HALF_MEMBRANE_NM
from game.view.scene.ion_sprites import PHASES, IonSprites, pack

Pixels = NDArray[np.uint32]
GUARD, INK = 3, np.uint32(0x00123456)
W, H, PITCH = 61, 47, 64


def _blended(dest: Pixels, source: Pixels, level: int) -> Pixels:
    """The blend of one sprite in plain whole numbers: `source` is premultiplied, `level` of 256 opaque."""
    alpha = (source.astype(np.uint64) >> 24) * level >> 8
    keep = 256 - alpha - (alpha >> 7)
    out = np.zeros(dest.shape, np.uint64)
    for shift in (0, 8, 16):
        s = (source.astype(np.uint64) >> shift & 255) * level >> 8
        d = (dest.astype(np.uint64) >> shift & 255) * keep >> 8
        out |= (s + d) << shift
    return out.astype(np.uint32)


@entry
def _blend_one(picture, sprite, level):  # type: ignore[no-untyped-def]
    blend_vector(picture, uint64(0), sprite, uint64(0), level)


def _packed(cell: Pixels) -> IonSprites:
    """A sprite of one ion that is the same at every sub-pixel place."""
    return pack([np.broadcast_to(cell, (1, PHASES, PHASES, *cell.shape))])


def _sprite(rng: np.random.Generator, high: int = 7, wide: int = 8) -> Pixels:
    """Random premultiplied px: no channel is more than alpha."""
    alpha = rng.integers(0, 256, (high, wide))
    colour = [(rng.random((high, wide)) * (alpha + 1)).astype(np.int64) for _channel in range(3)]
    return (alpha << 24 | colour[0] << 16 | colour[1] << 8 | colour[2]).astype(np.uint32)


@given(dest=st.integers(0, 0xFFFFFF), seed=st.integers(0, 2**32), level=st.integers(0, 256))
def test_no_colour_runs_over_into_the_next(dest: int, seed: int, level: int) -> None:
    sprite = _sprite(np.random.default_rng(seed), 1, 8).reshape(-1)
    picture = np.full(8, dest, np.uint32)
    splat.stamp(picture, 8, _packed(sprite.reshape(1, 8)), 0, 1, 0, 0, np.uint32(level))
    np.testing.assert_array_equal(picture, _blended(np.full(8, dest, np.uint32), sprite, level))
    assert int(picture.max()) <= 0xFFFFFF


@given(dest=st.integers(0, 0xFFFFFF), source=st.integers(0, 0xFF), alpha=st.integers(0, 255), level=st.integers(0, 256))
def test_a_vector_is_blended_as_one_pixel_is(dest: int, source: int, alpha: int, level: int) -> None:
    sprite = np.full(WIDE, alpha << 24 | min(source, alpha) * 0x010101, np.uint32)
    picture = np.full(WIDE, dest, np.uint32)
    _blend_one(picture, sprite, np.uint32(level))
    assert (picture == plain(blend)(np.uint32(dest), sprite[0], np.uint32(level))).all()


def test_opaque_covers_and_clear_leaves_alone() -> None:
    picture = np.full(8, 0x00ABCDEF, np.uint32)
    splat.stamp(picture, 8, _packed(np.array([[0xFFFFFFFF, 0] * 4], np.uint32)), 0, 1, 0, 0, np.uint32(256))
    assert {int(px) for px in picture[1::2]} == {0x00ABCDEF}
    assert all(int(px) & 0xFF >= 0xFE for px in picture[::2])


@given(seed=st.integers(0, 2**32), left=st.integers(-12, W + 4), top=st.integers(-12, H + 4))
def test_a_sprite_over_the_edge_is_cut_there(seed: int, left: int, top: int) -> None:
    rng = np.random.default_rng(seed)
    sprite = _sprite(rng)
    guarded = np.full((H + 2 * GUARD) * PITCH, INK, np.uint32)
    picture = guarded[GUARD * PITCH : -GUARD * PITCH]
    expected = np.full((H + 40, W + 40), INK, np.uint32)
    at = slice(top + 20, top + 27), slice(left + 20, left + 28)
    expected[at] = _blended(expected[at], sprite, 200)
    packed = _packed(sprite)
    splat.stamp_cut(picture, PITCH, W, H, packed, 0, packed.cell[0, 1], left, top, np.uint32(200))
    np.testing.assert_array_equal(picture.reshape(H, PITCH)[:, :W], expected[20 : 20 + H, 20 : 20 + W])
    assert (picture.reshape(H, PITCH)[:, W:] == INK).all()
    assert (guarded[: GUARD * PITCH] == INK).all()
    assert (guarded[-GUARD * PITCH :] == INK).all()


def _ions(rng: np.random.Generator, n: int) -> tuple[NDArray[np.uint32], ...]:
    return tuple(rng.integers(0, 2**32, n, dtype=np.uint32) for _axis in range(2))


@pytest.mark.parametrize("ppn", [0.4, 1.7, 6.0])
@pytest.mark.parametrize("side", [0, 1])
def test_ions_are_drawn_where_they_are_and_nowhere_else(ppn: float, side: int) -> None:
    rng = np.random.default_rng(7)
    n, world, depth = 300, 30.0, 14.0
    x, y = _ions(rng, n)
    vx, vy = (rng.integers(-9000, 9000, n).astype(np.int16) for _axis in range(2))
    ident = np.arange(1, n + 1, dtype=np.int32)
    cells = np.stack([_sprite(rng) for _place in range(PHASES**2)])
    guarded = np.full((H + 2 * GUARD) * PITCH, INK, np.uint32)
    down = 1.0 if side == 0 else -1.0
    levels = np.full(H, 256.0, np.float32)
    steps, order = np.array([9000.0, 21000.0]), rng.permutation(n)
    splat.splat(
        guarded[GUARD * PITCH : -GUARD * PITCH],
        np.array([world, -3.0, ppn, 20.0 - down * HALF_MEMBRANE_NM * ppn, W, H, PITCH, 0.0]),
        order,
        *(x, y, vx, vy, ident),
        *(steps[0], steps[1]),
        *(side, depth, levels, pack([cells.reshape(1, PHASES, PHASES, 7, 8)]), 0),
        *splat.room(n)[2:],
    )
    expected = np.full((H + 40, W + 40), INK, np.uint32)
    for i in order:
        phase_x = (int(x[i]) + int(vx[i] * steps[0])) % 2**32
        phase_y = (int(y[i]) + int(vy[i] * steps[1])) % 2**32
        folded = phase_y if phase_y < 2**31 else 2**32 - 1 - phase_y
        py = 20.0 + down * folded * (depth / 2**31) * ppn
        level = int(256.0 * (0.5 + ((int(ident[i]) * 0x9E3779B1 & 0xFFFFFFFF) >> 24) / 510))
        px = (phase_x / 2**32 * world + 3.0) % world * ppn
        for copy in range(-1, 1 + int(W / (world * ppn)) + 1):
            quarter_x = int(np.floor((px + copy * world * ppn - 4) * 4 + 0.5))
            quarter_y = int(np.floor((py - 3.5) * 4 + 0.5))
            left, top = quarter_x // 4, quarter_y // 4
            if not (-8 < left < W and -7 < top < H):
                continue
            cell = cells[(quarter_y % 4) * 4 + quarter_x % 4]
            at = slice(top + 20, top + 27), slice(left + 20, left + 28)
            expected[at] = _blended(expected[at], cell, level)
    drawn = guarded[GUARD * PITCH : -GUARD * PITCH].reshape(H, PITCH)
    # Where a phase rounds the other way, a sprite may lie a quarter of a px off.
    assert np.mean(drawn[:, :W] != expected[20 : 20 + H, 20 : 20 + W]) < 0.03
    assert (drawn[:, W:] == INK).all()
    assert (guarded[: GUARD * PITCH] == INK).all()
    assert (guarded[-GUARD * PITCH :] == INK).all()


@given(seed=st.integers(0, 2**32), first=st.integers(0, 2**32 - 1), span=st.integers(1, 2**32 - 1))
def test_only_what_the_picture_shows_is_selected_and_all_of_it(seed: int, first: int, span: int) -> None:
    x, y = _ions(np.random.default_rng(seed), 300)
    found, order = np.zeros((2, 300), np.int64)
    count = splat.select(x, y, np.uint32(first), np.uint32(span), found, order, *splat.scratch())
    assert sorted(order[:count]) == [i for i in range(300) if (int(x[i]) - first) % 2**32 < span]
    folded = np.where(y[order[:count]] < 2**31, y[order[:count]], 2**32 - 1 - y[order[:count]].astype(np.int64))
    bands = folded.astype(np.int64) >> splat.BAND_SHIFT
    assert list(bands) == sorted(bands)


def test_many_ions_are_selected_block_by_block() -> None:
    n = 3 * splat.FLAGS + 17
    x, y = _ions(np.random.default_rng(3), n)
    found, order = np.zeros((2, n), np.int64)
    count = splat.select(x, y, np.uint32(2**31), np.uint32(2**30), found, order, *splat.scratch())
    assert set(order[:count]) == set(np.flatnonzero((x - np.uint32(2**31)) < 2**30))


@given(seed=st.integers(0, 2**32), share=st.floats(0.0, 1.0))
def test_what_holds_something_is_kept_once_and_nothing_else(seed: int, share: float) -> None:
    rng = np.random.default_rng(seed)
    cells = rng.integers(1, 2**32, (2, PHASES, PHASES, 5, 24), dtype=np.uint32)
    cells[rng.random(cells.shape) < share] = 0
    packed = pack([cells[:1], cells])
    assert packed.ion.tolist() == [[0, 1, 5, 24], [PHASES**2, 2, 5, 24]]
    for n, cell in enumerate([*cells[0].reshape(-1, 5, 24), *cells.reshape(-1, 5, 24)]):
        again = np.zeros((5, 24 + WIDE), np.uint32)
        first, end, top, bottom, left, right = packed.cell[n].tolist()
        for v in range(first, end):
            row, column = int(packed.row[v]), int(packed.left[v])
            assert top <= row < bottom
            assert left <= column <= right - WIDE
            assert packed.pixels[v * WIDE] != 0
            again[row, column : column + WIDE] += packed.pixels[v * WIDE : (v + 1) * WIDE]
        assert (again[:, :24] == cell).all()
        assert (again[:, 24:] == 0).all()
