"""The electrode, the capacitor and the unpaired charges on the Live screen."""

import math
from typing import Any

import numpy as np
import pygame
import pytest
from live_rig import live, picture

from game.engine import Patch, presets, relaxation
from game.view.actions.live import TimeStep
from game.view.drawing import text
from game.view.screens.live import LiveScreen

SIZE = (1280, 720)


def screen() -> LiveScreen:
    """A Live screen that stands still."""
    live = LiveScreen(SIZE)
    live.dispatch(TimeStep.TOGGLE_PAUSE)
    live.update(0.0)
    return live


def press(live: LiveScreen, key: int) -> None:
    """A key, and the next frame."""
    live.handle(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=0))
    live.update(0.0)


def test_one_key_brings_the_electrode_into_the_bath_then_the_cell_then_away() -> None:
    """Its meter shows nothing of V, all of it, and then there is no meter."""
    live = screen()
    shares = []
    for _time in range(3):
        press(live, pygame.K_i)
        shares.append(live.readout.probe.share)
    assert shares[:2] == [0.0, 1.0]
    assert math.isnan(shares[2])


@pytest.mark.parametrize("finger", [False, True])
def test_dragged_down_through_the_membrane_it_reads_v(finger: bool) -> None:
    """By mouse and by touch; the move is part of the run, and can be undone by going back."""
    live = screen()
    press(live, pygame.K_i)
    tip = live.scene.electrode.tip_px(live.patch)
    assert tip is not None
    down = tip[0], tip[1] + 19.0 * live.scene.camera.ppn
    if finger:
        kinds, extra = (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP), {"finger_id": 3, "touch_id": 1}
        places = [{"x": at[0] / SIZE[0], "y": at[1] / SIZE[1], "dx": 0.0, "dy": 0.0} for at in (tip, down, down)]
    else:
        kinds, extra = (pygame.MOUSEBUTTONDOWN, pygame.MOUSEMOTION, pygame.MOUSEBUTTONUP), {"button": 1}
        places = [{"pos": at, "rel": (0, 0), "buttons": (1, 0, 0)} for at in (tip, down, down)]
    for kind, place in zip(kinds, places, strict=True):
        live.handle(pygame.event.Event(kind, **place, **extra))
        live.update(0.0)
    assert live.readout.probe.share == 1.0
    assert [action.name for action in live.session.journal] == ["move_electrode", "move_electrode"]


def test_the_unpaired_charges_are_as_many_as_make_v_on_either_side() -> None:
    """n = |charge| of each sign, those nearest to the membrane; the screen draws them over a darker scene."""
    live = screen()
    live.session.step(900)
    outside, inside = relaxation.unpaired(live.patch)
    assert len(outside) == len(inside) == abs(live.patch.charge_e) > 50
    assert outside[:, 1].min() >= 2.0
    assert inside[:, 1].max() <= -2.0
    surface = pygame.Surface(SIZE)
    live.update(0.0)
    live.draw(surface)
    before = float(np.mean(pygame.surfarray.array3d(surface)))
    press(live, pygame.K_u)
    live.draw(surface)
    assert float(np.mean(pygame.surfarray.array3d(surface))) < before


def test_the_fit_recovers_a_known_exponential_and_says_its_error() -> None:
    """A course made of one exponential, tau = 3 s, without noise."""
    t = np.arange(1200) / 60.0
    made = relaxation.Course(t, -70.0 + 60.0 * np.exp(-t / 3.0), np.ones(1200), 1, 90)
    fit = relaxation.fit(made, 4.0)
    assert fit is not None
    assert fit.tau_s == pytest.approx(3.0, rel=0.02)
    assert fit.end_mV == pytest.approx(-70.0, abs=0.3)
    assert 0.3 < fit.tau_error_s < 1.5
    again = relaxation.fit(relaxation.Course(t, made.mean_mV, np.full(1200, 4.0), 4, 90), 4.0)
    assert again is not None
    assert again.tau_error_s == pytest.approx(fit.tau_error_s / 2, rel=1e-6)


def test_pulses_of_one_size_are_averaged_and_another_size_begins_anew() -> None:
    """Two of 30 make a mean of two, whatever came before."""
    a = Patch(presets.get("neuron"), 1)
    a.inject("K", 90)
    a.step(60)
    a.inject("K", 30)
    a.step(10)
    a.inject("K", 30)
    a.step(10)
    found = relaxation.course(a)
    assert found is not None
    assert (found.repeats, found.charge_e) == (2, 30)
    assert found.runs[:5].tolist() == [2.0] * 5


@pytest.mark.parametrize("charge", [-99, 40, 0])
def test_the_unpaired_charges_of_another_voltage_are_as_many_as_make_that(charge: int) -> None:
    """A second's mean has other charges than the frame: so many are found, the anions on the negative side."""
    patch = Patch(presets.get("neuron"), 1)
    patch.step(300)
    outside, inside = relaxation.unpaired(patch, charge)
    assert len(outside) == len(inside) == abs(charge)


def test_the_sentence_of_the_unpaired_charges_names_the_voltage_that_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the frame's own, which jitters around the large figure."""
    live = screen()
    live.session.step(1800)
    live.update(0.0)
    press(live, pygame.K_u)
    said: list[str] = []
    draw = text.draw
    monkeypatch.setattr(text, "draw", lambda s, what, *how, **more: (said.append(what), draw(s, what, *how, **more))[1])
    live.draw(pygame.Surface(SIZE))
    shown = live.readout.voltage_mV
    assert round(shown) != round(live.patch.voltage_mV)  # or the test would show nothing
    (sentence,) = [words for words in said if words.startswith("These")]
    assert sentence.startswith(f"These {round(abs(shown) * live.patch.capacitance_e_per_mV)} charges")
    assert f"−{round(abs(shown))} mV" in sentence


@pytest.mark.parametrize("depth_nm", [4.0, 12.0])
def test_the_glass_passes_the_membrane_in_the_bare_lipid_that_its_tip_went_through(depth_nm: float) -> None:
    """Not through a neighbour: between both faces its axis stays within half a slot of where the tip is."""
    live = screen()
    patch = live.patch
    live.act("move_electrode", patch.spec.width_nm / 2, -depth_nm)
    tip = live.scene.electrode.tip_px(patch)
    assert tip is not None
    slot_px = patch.spec.width_nm / patch.state.owner.size * live.scene.camera.ppn
    for height in (-2.0, 2.0):
        assert abs(live.scene.electrode.along(tip, depth_nm + height)[0] - tip[0]) < slot_px / 2


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1080, 1920)])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.7, 0.9])
def test_the_meter_and_the_reference_electrode_keep_clear_of_each_other(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], share: float
) -> None:
    """Wherever along the picture the tip is, with the longest words that the meter has."""
    live = LiveScreen(size)
    tip_x = live.scene.camera.to_nm(share * size[0], 0.0)[0]
    live.act("move_electrode", tip_x, -12.0)
    live.act("clamp", 0.0)
    live.session.step(60)
    live.act("clamp", None)
    live.session.step(600)
    live.update(0.0)
    places: dict[str, pygame.Rect] = {}
    draw = text.draw

    def noted(surface: pygame.Surface, what: str, *how: Any, **more: Any) -> pygame.Rect:
        places[what] = draw(surface, what, *how, **more)
        return places[what]

    monkeypatch.setattr(text, "draw", noted)
    live.draw(pygame.Surface(size))
    bath = places.pop("bath: 0 mV")
    wire = bath.union((bath.left - bath.height, bath.top, 1, bath.height))
    said = [where for what, where in places.items() if what.startswith(("tau", "V:"))]
    assert len(said) == 2
    assert all(not where.colliderect(wire) for where in said)


def test_a_charge_put_in_before_the_first_reading_is_drawn_all_the_same() -> None:
    screen = live(preset="axon")
    screen.act("inject", "Na", 60)
    screen.session.step(60)
    picture(screen)
