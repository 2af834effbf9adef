"""Calcium on the screen: its ions, its leak, its pump, and what the cards and panels say of them."""

import numpy as np
import pygame
import pytest

from game.engine import Patch, calcium_pump, measure, presets, settings, species
from game.engine.state import CALCIUM_PUMP
from game.view.drawing import glyphs
from game.view.drawing.theme import Theme
from game.view.live import inspector
from game.view.panels import honesty
from game.view.panels.ledger import CurrentLedger
from game.view.readout.observer import Observer
from game.view.readout.readout import Readout
from game.view.scene import follow
from game.view.scene.camera import Camera
from game.view.scene.pump.states import CALCIUM_STATES
from game.view.scene.scene import Scene


def patch(ticks: int = 0, **changes: float) -> Patch:
    made = Patch(settings.apply(presets.get("calcium"), {"Ca_in": 20.0, **changes}), 3)
    made.step(ticks)
    return made


def test_every_state_has_a_shape_and_words() -> None:
    """None is forgotten, and each begins with the shape that the one before ended with."""
    states = list(calcium_pump.CalciumPumpState)
    assert set(CALCIUM_STATES) == set(states)
    for before, after in zip(states, [*states[1:], states[0]], strict=True):
        assert CALCIUM_STATES[before].shapes[1] == CALCIUM_STATES[after].shapes[0]


def test_the_scene_shows_its_bound_ion_at_its_site() -> None:
    """As the pump holds one, one Ca2+ is drawn where `follow` finds it."""
    a = patch()
    row = int(a.rows(CALCIUM_PUMP)[0])
    while not a.state.protein["bound"][row]:
        a.step()
    a.step(12)
    ident = int(a.state.site_ident[row, 0])
    found = follow.find(a, ident)
    assert found is not None
    assert (found.species, found.how) == (species.CA, "bound")
    assert abs(found.at[0] - float(a.state.protein["x"][row])) < 2.0


def test_its_card_tells_its_state_and_what_it_has_carried() -> None:
    """The words change with the state; the ions it has thrown out are counted."""
    a = patch(1200)
    row = int(a.rows(CALCIUM_PUMP)[0])
    card = inspector.about_protein(a, row)
    out = int(a.state.protein["crossed_out"][row])
    assert out > 3
    assert f"{out} Ca²⁺ out" in card.lines[1]
    assert card.lines[0] == CALCIUM_STATES[calcium_pump.CalciumPumpState(int(a.state.protein["state"][row]))].sentence


def test_a_calcium_ion_is_called_one() -> None:
    """It is not taken for the choline that cannot cross."""
    a = patch()
    ident = int(a.state.ident[follow.segment_rows(a.state, species.segment(species.CA, 1))][0])
    trail = follow.IonTrail(ident)
    trail.update(a)
    assert "calcium" in inspector.about_ion(trail).title


def glyphs_of(readout: Readout) -> set[str]:
    """The ions whose signs are drawn in the panel of charge flow."""
    drawn: set[str] = set()
    sign, rect = glyphs.ion, pygame.Rect(0, 0, 300, 700)

    def noted(name: str, px: float) -> pygame.Surface:
        drawn.add(name)
        return sign(name, px)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(glyphs, "ion", noted)
        CurrentLedger(lambda: 0.0).draw(pygame.Surface(rect.size), rect, readout, Theme(1920, 1080))
    return drawn


def test_charge_flow_has_calcium_only_where_there_is_some() -> None:
    """A sixth row for a cell that has it; the neuron keeps its four."""
    for name, there in (("calcium", True), ("neuron", False)):
        a = Patch(presets.get(name), 1)
        watch = Observer(a)
        a.step(120)
        readout = watch.read(False, 1.0)
        assert ("Ca" in readout.currents_e_per_s) == there
        assert ("Ca" in readout.concentrations_mM) == there
        drawn = glyphs_of(readout)
        assert {"Na", "K", "Cl"} <= drawn
        assert ("Ca" in drawn) == there


def test_its_small_picture_is_no_other_ions() -> None:
    """A triangle: told from each other ion by its outline alone."""
    shape = pygame.surfarray.array_alpha(glyphs.ion("Ca", 40)) > 128
    for other in ("Na", "K", "Cl", "A", "Ch"):
        differs = shape != (pygame.surfarray.array_alpha(glyphs.ion(other, 40)) > 128)
        assert np.mean(differs) > 0.12


@pytest.mark.parametrize("name", presets.names())
def test_every_cell_can_be_drawn(name: str) -> None:
    """The scene of each preset, as it runs."""
    a = Patch(presets.get(name), 2)
    a.step(90)
    surface = pygame.Surface((640, 360))
    scene = Scene(Camera(640, 360, 8.0, 57.0, 180.0, a.spec.width_nm), a, 0, False)
    scene.draw(surface, a, 0.5, a.voltage_mV)
    assert measure.conserved(a)
    assert len(np.unique(pygame.surfarray.array2d(surface))) > 200


def test_the_honesty_card_tells_how_much_one_calcium_ion_is() -> None:
    """Only of a cell that has it: one ion is 0.1 mM, a thousand times what a resting cell has."""

    def told(name: str) -> list[str]:
        return [sentence for _title, sentence in honesty.rows(Patch(presets.get(name), 1), 16.8)[1]]

    (sentence,) = [each for each in told("calcium") if "Ca²⁺" in each]
    assert "0.1 mM" in sentence
    assert "1\u2009000 times" in sentence
    assert not [each for each in told("neuron") if "Ca²⁺" in each]
