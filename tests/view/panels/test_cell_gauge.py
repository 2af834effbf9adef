"""The gauge of the whole cell, the hole, the far wall and the baths at one touch."""

import numpy as np
import pygame
import pytest
from live_rig import key, live, picture, pixels, run

from game.view.actions.live import Change, Restart
from game.view.live import inspector
from game.view.live.drawers.bath import BATHS, Bath
from game.view.panels.cell_gauge import CellGauge, why, worth_showing
from game.view.panels.layout import layout
from game.view.screens.live import LiveScreen

SIZES = ((1920, 1080), (1280, 720), (1080, 1920))


def burst(size: tuple[int, int] = (1280, 720)) -> LiveScreen:
    """A screen whose cell has just burst in a weak bath."""
    screen = live(size)
    screen.dispatch(Change("tonicity", 0.5))
    while not screen.patch.torn:
        screen.session.step(60)
    run(screen, 0.2)
    return screen


@pytest.mark.parametrize("size", SIZES)
def test_the_gauge_covers_no_panel(size: tuple[int, int]) -> None:
    place = layout(*size)
    gauge = CellGauge().place(place)
    assert pygame.Rect((0, 0), size).contains(gauge)
    for name, panel in place.panels().items():
        assert not gauge.colliderect(panel), name


def test_it_is_silent_at_rest_and_speaks_when_water_moves() -> None:
    screen = live(seconds=0.5)
    assert not worth_showing(screen.readout)
    for change in (("tonicity", 0.8), ("tonicity", 1.4), ("pumps", 0)):
        other = live(seconds=0.2)
        other.dispatch(Change(*change))
        run(other, 0.1)
        assert worth_showing(other.readout)


def test_it_says_why() -> None:
    screen = live(seconds=0.2)
    assert "pumped out again" in why(screen.readout)
    screen.dispatch(Change("tonicity", 0.8))
    run(screen, 0.1)
    assert "water comes in" in why(screen.readout)
    screen.dispatch(Change("tonicity", 1.4))
    run(screen, 0.1)
    assert "water leaves" in why(screen.readout)
    screen.dispatch(Change("tonicity", 1.0))
    screen.dispatch(Change("pumps", 0))
    run(screen, 0.1)
    assert "Without pumps" in why(screen.readout)
    assert "Start again" in why(burst().readout)


@pytest.mark.parametrize("size", SIZES)
def test_a_burst_cell_is_drawn_and_can_be_asked_about(size: tuple[int, int]) -> None:
    """The hole lets the water through where the bilayer was, and the inspector knows it."""
    screen = burst(size)
    assert screen.readout.torn
    (row,) = np.flatnonzero(screen.patch.state.protein["kind"] == 3)
    card = inspector.about_protein(screen.patch, int(row))
    assert card.title == "A hole"
    picture(screen)
    x, y = screen.scene.camera.to_px(float(screen.patch.state.protein["x"][row]), 0.0)
    screen.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(round(x), round(y)), touch=False))
    screen.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=(round(x), round(y)), touch=False))
    picture(screen)


def test_start_again_makes_the_cell_whole() -> None:
    screen = burst()
    screen.dispatch(Restart())
    run(screen, 0.2)
    assert not screen.readout.torn
    assert screen.readout.volume == pytest.approx(1.0, abs=0.02)


def test_going_back_before_the_tear_makes_it_whole() -> None:
    """Time runs back through it, and the same tear comes again."""
    screen = burst()
    torn_at = screen.session.tick
    mark = screen.session.fingerprint()
    screen.session.seek(torn_at - 600)
    assert not screen.patch.torn
    screen.session.seek(torn_at)
    assert screen.session.fingerprint() == mark


def test_the_far_side_of_a_thin_branch_is_dark() -> None:
    """12 nm deep: below that there is no water, and no ion."""
    screen = live((1920, 1080), preset="branch")
    seen = pixels(screen)
    edge = round(screen.scene.camera.y_px(-2.0 - 13.5))
    strip = seen[340:540, edge : edge + 60]
    assert strip.mean() < 20
    assert pixels(live((1920, 1080)))[340:540, edge : edge + 60].mean() > strip.mean() + 5


def take(bath: Bath, name: str) -> None:
    """Choose the bath on the row of pills that has it."""
    next(pills for pills in bath.pills if name in [key for key, _words in pills.options]).choose(name)


@pytest.mark.parametrize("name", list(BATHS))
def test_each_bath_comes_at_one_touch_and_goes_with_normal(name: str) -> None:
    screen = live(seconds=0.1)
    bath = screen.controls.sections.bath
    take(bath, name)
    run(screen, 0.1)
    for setting, value in BATHS[name].items():
        assert screen.readout.settings[setting] == pytest.approx(value)
    assert [pills.value for pills in bath.pills] == [name, name]
    bath.settings.undo()
    run(screen, 0.1)
    assert screen.readout.settings == pytest.approx(screen.readout.defaults)


def test_one_bath_after_another_is_the_other_alone() -> None:
    screen = live(seconds=0.1)
    bath = screen.controls.sections.bath
    for name in ("low Na", "40 K", "weak", "high K"):
        take(bath, name)
        run(screen, 0.05)
    assert bath.pills[0].value == "high K"
    assert screen.patch.spec.outside_mM["Na"] == pytest.approx(142)


def test_pills_by_keyboard() -> None:
    """Down to the row, right to the second, Enter."""
    screen = live(seconds=0.1)
    key(screen, pygame.K_b, "b")
    focus = screen.controls.router.focus
    focus.set(screen.controls.sections.bath.pills[0], True)
    key(screen, pygame.K_RIGHT)
    key(screen, pygame.K_RETURN)
    run(screen, 0.1)
    assert screen.readout.settings["K_out"] == 8
