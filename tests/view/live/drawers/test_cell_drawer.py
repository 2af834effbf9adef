"""The drawer of cells: a tile for each, with its own sign and its rest, in every window."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pygame
import pytest

from game.engine import presets, species
from game.view.actions.live import Change, Restart
from game.view.drawing import text
from game.view.drawing.theme import BONE
from game.view.live.drawers.cell_signs import SIGNS, sign
from game.view.screens.live import LiveScreen
from game.view.widgets.tile import PictureTile

SIZES = [(1920, 1080), (1280, 720), (1024, 600), (1080, 1920), (3840, 2160)]


def opened(size: tuple[int, int]) -> LiveScreen:
    screen = LiveScreen(size)
    screen.update(1 / 60)
    chip = next((w for w in _widgets(screen) if w.label == "Cell" and w.visible), None)
    if chip is None:  # behind the chip that stands for those without room
        more = next(w for w in _widgets(screen) if w.label == "More tools")
        _tap(screen, more.rect.center)
        for _frame in range(20):
            screen.update(0.02)
        chip = next(w for w in _widgets(screen) if w.label == "Cell" and w.visible)
    _tap(screen, chip.rect.center)
    for _frame in range(20):
        screen.update(0.02)
    return screen


def _widgets(screen: LiveScreen) -> Iterator:  # type: ignore[type-arg]
    yield from screen.controls.router.widgets


def _tap(screen: LiveScreen, at: tuple[int, int]) -> None:
    screen.handle(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1, touch=False))
    screen.handle(pygame.Event(pygame.MOUSEBUTTONUP, pos=at, button=1, touch=False))
    screen.update(0.0)


def tiles(screen: LiveScreen) -> list[PictureTile]:
    return [w for w in _widgets(screen) if isinstance(w, PictureTile)]


@pytest.mark.parametrize("size", SIZES)
def test_every_cell_has_a_tile_that_a_finger_can_hit(size: tuple[int, int]) -> None:
    """All in the window, none over another, each as large as a finger; its title is not cut short."""
    shown = tiles(opened(size))
    assert [tile.words for tile in shown] == [presets.get(name).title for name in presets.names()]
    for tile in shown:
        assert pygame.Rect((0, 0), size).contains(tile.rect)
        assert min(tile.rect.size) >= 44
        room = tile.rect.width - tile.theme.px(14 + 54 + 16 + 12)
        assert text.measure(tile.words, tile.theme.font(20), 600)[0] <= room
    for a, b in combinations(shown, 2):
        assert not a.rect.colliderect(b.rect)


@pytest.mark.parametrize("name", presets.names())
def test_a_tap_makes_it_that_cell(name: str) -> None:
    """The patch is built anew, its tile is the one lit, and its sentence stands below."""
    screen = opened((1920, 1080))
    _tap(screen, tiles(screen)[presets.names().index(name)].rect.center)
    assert screen.patch.spec.name == name
    assert [tile.active for tile in tiles(screen)] == [each == name for each in presets.names()]
    assert presets.get(name).sentence in [
        w.words for w in screen.controls.sections.cells.drawer.rows if hasattr(w, "words")
    ]


def test_arrow_keys_go_round_the_grid() -> None:
    """Right and left change the column, down and up the row; Enter chooses."""
    screen = opened((1920, 1080))
    grid = tiles(screen)
    screen.controls.router.focus.set(grid[0])
    for key, place in ((pygame.K_RIGHT, 1), (pygame.K_DOWN, 3), (pygame.K_LEFT, 2), (pygame.K_UP, 0)):
        screen.handle(pygame.Event(pygame.KEYDOWN, key=key, mod=0, unicode=""))
        screen.handle(pygame.Event(pygame.KEYUP, key=key, mod=0, unicode=""))
        assert screen.controls.router.focus.current is grid[place]
    screen.handle(pygame.Event(pygame.KEYDOWN, key=pygame.K_DOWN, mod=0, unicode=""))
    screen.handle(pygame.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="\r"))
    assert screen.patch.spec.name == presets.names()[2]


def test_the_drawer_keeps_its_height_from_cell_to_cell() -> None:
    """A tile stays under the finger that has just chosen it."""
    screen = opened((1280, 720))
    before = [tile.rect.copy() for tile in tiles(screen)]
    for place in range(len(before)):
        _tap(screen, before[place].center)
        assert [tile.rect for tile in tiles(screen)] == before


@pytest.mark.parametrize("px", [30, 54])
def test_no_two_signs_look_alike(px: int) -> None:
    """Known by shape alone, also where they are small."""
    alphas = {name: pygame.surfarray.array_alpha(sign(name, px, BONE)).astype(float) for name in (*SIGNS, "any")}
    for (a, first), (b, second) in combinations(alphas.items(), 2):
        differs = np.abs(first - second).mean() / 255
        assert differs > (0.04 if {a, b} == {"neuron", "calcium"} else 0.1), (a, b)


def test_the_calcium_leak_has_a_slider_only_in_a_cell_that_has_it() -> None:
    """It comes and goes with the cell; closed, no Ca2+ leaks in, and the other leaks are as they were."""
    screen = LiveScreen((1280, 720))
    screen.update(1 / 60)
    leaks = screen.controls.sections.leaks
    assert len(leaks.drawer.rows) == 3
    screen.dispatch(Restart("calcium"))
    screen.update(1 / 60)
    assert len(leaks.drawer.rows) == 4
    heights = [row.rect.height for row in leaks.drawer.rows]
    assert min(heights) >= 44
    assert all(leaks.drawer.rect.contains(row.rect) for row in leaks.drawer.rows)
    assert leaks.settings.now["P_Ca"] == pytest.approx(0.096)
    screen.dispatch(Change("P_Ca", 0.0))
    channels = screen.patch.leaks(species.CA)
    assert not screen.patch.state.protein["open"][channels].any()
    screen.dispatch(Restart("neuron"))
    screen.update(1 / 60)
    assert len(leaks.drawer.rows) == 3


@pytest.mark.parametrize("name", presets.names())
def test_every_cells_own_leaks_are_on_the_scale(name: str) -> None:
    """Normal is a place on each slider, neither at its end nor past it; a cell without a leak has it at closed."""
    screen = LiveScreen((1280, 720), name)
    screen.update(1 / 60)
    leaks = screen.controls.sections.leaks
    permeability = presets.get(name).permeability_per_s
    shares = {key: leaks.sliders[f"P_{key}"].number for key in permeability}
    most = max(permeability, key=lambda key: permeability[key])
    assert permeability[most] > 0
    for key, p in permeability.items():
        assert shares[key] == pytest.approx(shares[most] * p / permeability[most])
        assert shares[key] == 0 or 0.001 < shares[key] < 4.0, key


def test_the_key_k_opens_it_with_the_keyboard_on_a_tile() -> None:
    """Then arrows and Enter do the rest; K again closes it."""
    screen = LiveScreen((1920, 1080))
    screen.update(1 / 60)
    screen.handle(pygame.Event(pygame.KEYDOWN, key=pygame.K_k, mod=0, unicode="k"))
    assert screen.controls.open_drawer == "Which cell?"
    assert screen.controls.router.focus.current is tiles(screen)[0]
    screen.handle(pygame.Event(pygame.KEYUP, key=pygame.K_k, mod=0, unicode="k"))
    screen.handle(pygame.Event(pygame.KEYDOWN, key=pygame.K_k, mod=0, unicode="k"))
    assert screen.controls.open_drawer is None
