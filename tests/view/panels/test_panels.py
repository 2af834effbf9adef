"""Panels show what the readout says, in time, and cost next to nothing while it does not change."""

import math
from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.view.drawing import theme
from game.view.panels.canvas import RateLimit, Smooth
from game.view.panels.concentrations import Concentrations
from game.view.panels.curve import Curve
from game.view.panels.energy import EnergyPanel
from game.view.panels.figures import concentration, plain, signed
from game.view.panels.layout import layout
from game.view.panels.ledger import CurrentLedger
from game.view.panels.scalebar import ScaleBar
from game.view.panels.sides import draw_sides
from game.view.panels.trace import Trace, voltage_range
from game.view.panels.voltmeter import Voltmeter
from game.view.readout.readout import Readout

SIZES = [(1024, 600), (1280, 720), (1920, 1080), (3840, 2160), (1080, 1920)]


class Time:
    """A clock that only moves when told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def resting() -> Readout:
    return Readout(
        time_s=60.0,
        voltage_mV=-70.2,
        trace_mV=np.linspace(-40, -70, 600, dtype=np.float32),
        trace_span_s=60.0,
        nernst_mV={"K": -90.0, "Na": 62.0, "Cl": -65.0},
        theory_mV=-71.2,
        theory_name="Mullins-Noda",
        concentrations_mM={"Na": (15.0, 150.0), "K": (145.0, 5.0), "Cl": (10.0, 113.0), "A": (150.0, 40.0)},
        currents_e_per_s={"pump": 0.6, "K": 1.8, "Na": -2.3, "Cl": -0.1},
        charge_rate_e_per_s=0.0,
        steady=True,
        atp_used=1842,
        atp_per_s=1.8,
        pumps_running=3,
        pumps_total=3,
        settings={},
        defaults={},
        ions=6300,
        preset="neuron",
        paused=False,
        speed=1.0,
    )


def unknown() -> Readout:
    """A patch that has not run yet, with one side empty of everything."""
    return replace(
        resting(),
        voltage_mV=math.nan,
        trace_mV=np.full(600, np.nan, np.float32),
        nernst_mV={"K": math.nan, "Na": math.nan, "Cl": math.nan},
        theory_mV=math.nan,
        concentrations_mM={"Na": (0.0, 0.0), "K": (0.0, 0.0)},
        currents_e_per_s={"pump": math.nan},
    )


def _has(surface: pygame.Surface, colour: theme.Colour, area: pygame.Rect) -> bool:
    pixels = pygame.surfarray.array3d(surface.subsurface(area)).astype(int)
    return bool((np.abs(pixels - np.array(colour)).max(axis=2) <= 3).any())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("readout", [resting(), unknown()], ids=["resting", "unknown"])
def test_every_panel_draws_inside_its_own_rectangle(size: tuple[int, int], readout: Readout) -> None:
    place = layout(*size)
    look = place.theme
    faces = place.membrane_faces
    drawings = [
        (place.voltmeter, lambda s, r: Voltmeter().draw(s, r, readout, look)),
        (place.trace, lambda s, r: Trace().draw(s, r, readout, look)),
        (place.left_rail, lambda s, r: CurrentLedger().draw(s, r, readout, look, faces)),
        (place.right_rail, lambda s, r: Concentrations().draw(s, r, readout, look, faces)),
        (place.energy, lambda s, r: EnergyPanel().draw(s, r, readout, look)),
        (place.scalebar, lambda s, r: ScaleBar().draw(s, r, place.ppn, look)),
    ]
    if place.rails_collapsed:
        drawings.append((place.left_tab, lambda s, r: CurrentLedger().draw_tab(s, r, readout, look)))
        drawings.append((place.right_tab, lambda s, r: Concentrations().draw_tab(s, r, readout, look)))
    for rect, draw in drawings:
        surface = pygame.Surface(size)
        draw(surface, rect)
        drawn = pygame.mask.from_threshold(surface, (0, 0, 0), (1, 1, 1))
        drawn.invert()
        boxes = drawn.get_bounding_rects()
        assert boxes, rect
        assert rect.contains(boxes[0].unionall(boxes[1:]))


@pytest.mark.parametrize("size", SIZES)
def test_side_labels_keep_clear_of_every_panel(size: tuple[int, int]) -> None:
    place = layout(*size)
    surface = pygame.Surface(size)
    draw_sides(surface, place)
    mask = pygame.mask.from_threshold(surface, (0, 0, 0), (1, 1, 1))
    mask.invert()
    for name, rect in place.panels().items():
        assert not mask.overlap(pygame.Mask(rect.size, fill=True), rect.topleft), name


def test_nothing_is_painted_again_while_nothing_changes() -> None:
    place, clock = layout(1920, 1080), Time()
    surface = pygame.Surface((1920, 1080))
    volts, trace = Voltmeter(clock), Trace()
    ledger, bars, energy = CurrentLedger(clock), Concentrations(clock), EnergyPanel(clock)
    for _frame in range(20):
        clock.now += 1 / 60
        volts.draw(surface, place.voltmeter, resting(), place.theme)
        trace.draw(surface, place.trace, resting(), place.theme)
        ledger.draw(surface, place.left_rail, resting(), place.theme, place.membrane_faces)
        bars.draw(surface, place.right_rail, resting(), place.theme, place.membrane_faces)
        energy.draw(surface, place.energy, resting(), place.theme)
    canvases = (volts.canvas, trace.axes, ledger.canvas, bars.canvas, energy.canvas)
    assert [canvas.paints for canvas in canvases] == [1] * 5


def test_the_voltmeter_holds_its_figure_until_the_voltage_is_clearly_another() -> None:
    clock, surface, look = Time(), pygame.Surface((460, 220)), layout(1920, 1080).theme
    volts = Voltmeter(clock)

    def shown(voltage_mV: float, seconds: float) -> int | None:
        clock.now += seconds
        volts.draw(surface, surface.get_rect(), replace(resting(), voltage_mV=voltage_mV), look)
        return volts.shown_mV

    assert shown(-70.0, 0) == -70
    assert shown(-70.55, 1) == -70, "within the hysteresis of 0.6 mV"
    assert shown(-70.7, 1) == -71
    assert shown(-60.0, 0.1) == -71, "no more than four changes a second"
    assert shown(-60.0, 0.2) == -60
    assert shown(math.nan, 1) is None


def test_the_range_grows_by_fifty_when_the_trace_needs_it() -> None:
    def of(*values: float) -> tuple[int, int]:
        return voltage_range(replace(resting(), trace_mV=np.array(values, np.float32)))

    assert of(-70, -1) == (-100, 0)
    assert of(-70, 12) == (-100, 50)
    assert of(-120, 61) == (-150, 100)
    assert of(math.nan) == (-100, 0)


def test_sodium_is_pinned_to_the_edge_until_its_potential_is_on_the_scale() -> None:
    place = layout(1920, 1080)
    plot_only = pygame.Rect(place.trace.x + 80, place.trace.y, place.trace.width - 80 - 260, 212)
    beyond = pygame.Surface((1920, 1080))
    Trace().draw(beyond, place.trace, resting(), place.theme)
    assert not _has(beyond, theme.NA, plot_only)
    assert _has(beyond, theme.NA, place.trace)
    within = pygame.Surface((1920, 1080))
    shown = replace(resting(), trace_mV=np.full(600, 80, np.float32))
    Trace().draw(within, place.trace, shown, place.theme)
    assert _has(within, theme.NA, plot_only)


def test_the_curve_ends_at_the_value_of_now_and_skips_what_is_unknown() -> None:
    surface = pygame.Surface((400, 200))
    plot = pygame.Rect(0, 50, 400, 100)
    values = np.full(100, -50, np.float32)
    values[:50] = np.nan
    assert Curve().draw(surface, plot, values, (-100, 0), 3) == pytest.approx(100, abs=0.5)
    lit = pygame.surfarray.array3d(surface).max(axis=(1, 2))
    assert not lit[:195].any()
    assert (lit[205:] > 200).all()
    assert Curve().draw(surface, plot, values[:50], (-100, 0), 3) is None


def test_a_leap_of_the_curve_is_drawn_as_an_unbroken_line() -> None:
    surface = pygame.Surface((400, 200))
    plot = pygame.Rect(0, 50, 400, 100)
    values = np.where(np.arange(400) < 200, -90, -10).astype(np.float32)
    Curve().draw(surface, plot, values, (-100, 0), 3)
    leap = pygame.surfarray.array3d(surface)[198:203, 60:140].max(axis=(0, 2))
    assert (leap > 200).all()


def _height_of(surface: pygame.Surface, colours: list[theme.Colour], column: int, rows: slice) -> int:
    pixels = pygame.surfarray.array3d(surface)[column, rows].astype(int)
    return int(sum((np.abs(pixels - np.array(c)).max(axis=1) <= 3).sum() for c in colours))


def test_arrows_balance_when_the_flows_do() -> None:
    place = layout(1920, 1080)
    surface = pygame.Surface((1920, 1080))
    CurrentLedger(Time()).draw(surface, place.left_rail, resting(), place.theme, place.membrane_faces)
    column = place.left_rail.x + 52
    colours = [theme.PUMP, theme.K, theme.NA, theme.CL]
    out = _height_of(surface, colours, column, slice(0, place.membrane_y))
    into = _height_of(surface, colours, column, slice(place.membrane_y, 1080))
    assert out == pytest.approx(into, abs=6)
    assert out > 60


def test_a_tiny_flow_is_still_an_arrow() -> None:
    place = layout(1920, 1080)
    surface = pygame.Surface((1920, 1080))
    tiny = replace(resting(), currents_e_per_s={"pump": 0.0, "K": 5.0, "Na": -0.1, "Cl": 0.0})
    CurrentLedger(Time()).draw(surface, place.left_rail, tiny, place.theme, place.membrane_faces)
    below = slice(place.membrane_y, 1080)
    assert _height_of(surface, [theme.NA], place.left_rail.x + 52, below) >= 8


def test_bars_grow_away_from_the_membrane_on_the_side_where_the_ions_are() -> None:
    place = layout(1920, 1080)
    surface = pygame.Surface((1920, 1080))
    rail = place.right_rail
    Concentrations(Time()).draw(surface, rail, resting(), place.theme, place.membrane_faces)
    outside, inside = place.membrane_faces
    sodium = rail.x + 12 + (rail.width - 24) // 8
    potassium = sodium + (rail.width - 24) // 4
    out = _height_of(surface, [theme.NA], sodium, slice(0, outside))
    into = _height_of(surface, [theme.NA], sodium, slice(inside, 1080))
    assert out == pytest.approx(10 * into, rel=0.1)
    assert _height_of(surface, [theme.K], potassium, slice(inside, 1080)) > 20 * _height_of(
        surface, [theme.K], potassium, slice(0, outside)
    )


def test_the_scale_bar_is_ten_nanometres_long() -> None:
    place = layout(1920, 1080)
    surface = pygame.Surface((1920, 1080))
    ScaleBar().draw(surface, place.scalebar, place.ppn, place.theme)
    row = pygame.surfarray.array3d(surface)[:, place.scalebar.bottom - 4, 0]
    lit = np.flatnonzero(row > 200)
    assert lit[-1] - lit[0] + 1 == pytest.approx(10 * place.ppn, abs=1)


def test_figures_are_written_with_a_true_minus_and_no_negative_nothing() -> None:
    assert plain(-70.4) == "−70"
    assert plain(-0.04, 1) == "0.0"
    assert plain(math.nan) == "–"
    assert signed(1.84, 1) == "+1.8"
    assert signed(-2.3, 1) == "−2.3"
    assert signed(0.04, 1) == "0.0"
    assert concentration(4.94) == "4.9"
    assert concentration(0.0) == "0"
    assert concentration(149.6) == "150"


def test_bars_glide_and_figures_wait() -> None:
    clock = Time()
    smooth, limit = Smooth(clock, 0.3), RateLimit(clock, 4)
    assert smooth.follow({"K": 1.0}) == {"K": 1.0}
    clock.now = 0.3
    assert smooth.follow({"K": 2.0})["K"] == pytest.approx(1 + (1 - math.exp(-1)))
    assert limit.due()
    clock.now = 0.5
    assert not limit.due()
    clock.now = 0.56
    assert limit.due()
