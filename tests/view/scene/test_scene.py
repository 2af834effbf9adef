"""The scene draws into any window, and shows proteins, bound ions and the sign of the voltage as they are."""

import numpy as np
import pygame
import pytest
from live_rig import live
from shown import Shown

from game.engine.pump import PumpState
from game.engine.state import PUMP
from game.view.scene.pump import poses
from game.view.scene.pump.sodium_potassium import places_of_sites
from game.view.scene.pump.states import STATES
from game.view.scene.scene import Scene

SIZE = (1280, 720)
MASKS = (0xFF0000, 0xFF00, 0xFF, 0)


def _drawn(screen: object, surface: pygame.Surface, voltage_mV: float = -70.0) -> np.ndarray:
    screen.scene.draw(surface, screen.patch, 0.3, voltage_mV)  # type: ignore[attr-defined]
    return pygame.surfarray.array3d(surface)


def test_windows_of_other_px_show_the_same() -> None:
    screen = live(seconds=0.5)
    plain = _drawn(screen, pygame.Surface(SIZE, 0, 32, MASKS))
    swapped = _drawn(screen, pygame.Surface(SIZE, 0, 32, (0xFF, 0xFF00, 0xFF0000, 0)))
    packed = _drawn(screen, pygame.Surface(SIZE, 0, 24))
    # Everything over the ions is blended by SDL, which rounds by the order of the channels.
    assert np.abs(plain.astype(int) - swapped).max() <= 8
    assert np.abs(plain.astype(int) - packed).max() <= 8


def test_the_glow_and_the_marks_change_sides_with_the_voltage() -> None:
    screen = live(seconds=0.5)
    surface = pygame.Surface(SIZE, 0, 32, MASKS)
    minus, none, plus = (_drawn(screen, surface, v).copy().astype(int) for v in (-70, 0, 70))
    outer, inner = screen.layout.membrane_faces
    for face, side in ((outer, -1), (inner, 1)):
        band = slice(face + 4 * side, face + 14 * side, side)
        gained = (minus[:, band] - none[:, band]).mean(axis=(0, 1)), (plus[:, band] - none[:, band]).mean(axis=(0, 1))
        warm = [g[0] - g[2] for g in gained]  # plus is warm, minus is blue
        assert (warm[0] > warm[1]) == (face == outer)


def test_a_protein_that_is_taken_out_leaves_lipids() -> None:
    screen = live(seconds=0.5)
    surface = pygame.Surface(SIZE, 0, 32, MASKS)
    before = _drawn(screen, surface).copy()
    screen.patch.remove(int(screen.patch.rows(PUMP)[1]))
    after = _drawn(screen, surface)
    assert (before != after).any(axis=2).mean() > 0.01
    np.testing.assert_array_equal(after, _drawn_by(Scene(screen.scene.camera, screen.patch, 240), screen))


def _drawn_by(scene: Scene, screen: object) -> np.ndarray:
    surface = pygame.Surface(SIZE, 0, 32, MASKS)
    scene.draw(surface, screen.patch, 0.3, -70.0)  # type: ignore[attr-defined]
    return pygame.surfarray.array3d(surface)


@pytest.mark.parametrize("state", list(PumpState))
def test_bound_ions_sit_at_the_sites_of_the_pose(state: PumpState) -> None:
    patch = live().patch
    row = int(patch.rows(PUMP)[0])
    protein = patch.state.protein[row]
    ion, count = ("Na", 3) if state <= PumpState.E2P_3NA else ("K", 2)
    protein["state"], protein["since"], protein["bound"] = state, patch.tick - 600, count
    patch.state.site_ident[row] = [2**30 + n if n < count else 0 for n in range(3)]
    patch.state.site_tick[row] = patch.tick - 600
    shown = Shown(patch)(0.0)
    sites = poses.sites(*STATES[state].shapes, 1.0, ion)
    assert places_of_sites(patch, row, 0.0)[ion] == [(float(protein["x"]) + x, -y) for x, y in sites]
    for n, (x, y) in enumerate(sites[:count]):
        at = shown[2**30 + n]
        assert at[0] == pytest.approx(float(protein["x"]) + x, abs=0.01)
        assert at[1] == pytest.approx(-y, abs=0.01)
        assert at[2] == "bound"
