"""The student's own sweep: points where V has settled, curves behind them, and what the time machine does to them."""

import numpy as np
import pygame
import pytest

from game.engine import presets
from game.engine.session import Session
from game.view.readout.own_sweep import SETTLE_S, AUTOMATIC_mM, OwnSweep
from game.view.screens.live import LiveScreen


@pytest.fixture
def session() -> Session:
    return Session(presets.get("neuron").with_(start_mV=-70.0), 2)


def run(session: Session, sweep: OwnSweep, seconds: float) -> None:
    for _ in range(round(seconds * 6)):
        session.step(10)
        sweep.update()


def test_a_change_of_the_bath_drops_one_point_once_v_has_settled(session: Session) -> None:
    sweep = OwnSweep(session)
    session.act("set", "K_out", 40.0)
    run(session, sweep, SETTLE_S - 1)
    assert not sweep.points
    run(session, sweep, 40)
    assert [point.potassium_mM for point in sweep.points] == [40.0]
    # -38.2 mV over eight seeds, each 1.6 mV off: GHK's -34.5 while Cl- still follows, and the pumps.
    assert sweep.points[0].voltage_mV == pytest.approx(-38.0, abs=7.0)
    assert 1.0 < sweep.points[0].scatter_mV < 9.0


def test_the_same_bath_again_replaces_its_point(session: Session) -> None:
    sweep = OwnSweep(session)
    for potassium in (40.0, 20.0, 40.0):
        session.act("set", "K_out", potassium)
        run(session, sweep, 50)
    assert sorted(point.potassium_mM for point in sweep.points) == [20.0, 40.0]


def test_points_after_a_moment_that_went_another_way_are_forgotten(session: Session) -> None:
    sweep = OwnSweep(session)
    session.act("set", "K_out", 40.0)
    run(session, sweep, 50)
    assert sweep.points
    session.seek(60)
    sweep.update()
    assert sweep.points  # looking back forgets nothing
    session.act("set", "K_out", 10.0)
    assert not sweep.points


def test_sweep_for_me_walks_through_the_bath_and_can_be_stopped(session: Session) -> None:
    sweep = OwnSweep(session)
    sweep.toggle_automatic()
    assert session.patch.spec.outside_mM["K"] == AUTOMATIC_mM[0]
    run(session, sweep, 60)
    assert len(sweep.points) >= 2
    assert sweep.automatic
    sweep.toggle_automatic()
    standing = session.patch.spec.outside_mM["K"]
    run(session, sweep, 60)
    assert session.patch.spec.outside_mM["K"] == standing


def test_sweep_for_me_begins_where_the_bath_stands_already(session: Session) -> None:
    sweep = OwnSweep(session)
    session.act("set", "K_out", AUTOMATIC_mM[0])
    run(session, sweep, 60)
    assert [point.potassium_mM for point in sweep.points] == [AUTOMATIC_mM[0]]
    sweep.toggle_automatic()
    run(session, sweep, 60)
    assert session.patch.spec.outside_mM["K"] != AUTOMATIC_mM[0]


def test_sweep_for_me_ends_when_the_student_changes_the_past_or_starts_again(session: Session) -> None:
    sweep = OwnSweep(session)
    session.step(600)
    session.seek(300)
    sweep.toggle_automatic()  # itself a change in the past: it begins all the same
    assert sweep.automatic
    session.step(600)
    session.seek(400)
    session.act("set", "K_out", 5.0)
    assert not sweep.automatic
    sweep.toggle_automatic()
    sweep.reset()
    assert not sweep.automatic
    assert not sweep.points


def test_curves_are_ghk_and_nernst_of_the_cell_as_it_is(session: Session) -> None:
    shown = OwnSweep(session).readout()
    potassium, potential = map(np.array, zip(*shown.nernst, strict=True))
    slope = np.polyfit(np.log10(potassium), potential, 1)[0]
    assert slope == pytest.approx(61.5, abs=0.1)
    assert all(a[1] < b[1] for a, b in zip(shown.ghk, shown.ghk[1:], strict=False))
    assert all(ghk > nernst for (_k, ghk), (_q, nernst) in list(zip(shown.ghk, shown.nernst, strict=True))[:12])


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1080, 1920), (1024, 600)])
def test_the_plot_opens_by_key_and_stays_while_it_fills(size: tuple[int, int]) -> None:
    screen = LiveScreen(size)
    screen.update(0.02)
    screen.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_y, unicode="y", mod=0))
    controls = screen.controls
    assert controls is not None
    assert controls.open_drawer == "V against K⁺ outside"
    controls.update(screen.readout, 60.0)
    assert controls.plotting
    surface = pygame.Surface(size, 0, 32)
    for _frame in range(15):
        screen.update(0.02)
    screen.draw(surface)
    window = pygame.Rect((0, 0), size)
    for widget in controls.router.above:
        assert window.contains(widget.rect)
    button = next(widget for widget in controls.router.above if widget.label == "Sweep for me")
    assert min(button.rect.size) >= 44
