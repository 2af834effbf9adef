"""How gated channels look and what is said of them: each state has a shape and words of its own."""

from typing import Any

import numpy as np
import pygame
import pytest

import sprites
from game.engine import Patch, presets
from game.engine.state import AMPA, CHR2, GABA, GABA_MM, GLUTAMATE_MM, KV, LAST_END, LAST_NA, LIGHT, NAV
from game.view.actions.live import TimeStep
from game.view.live import gated_words, inspector
from game.view.readout.spikes import excitation
from game.view.scene import gated_art
from game.view.screens.live import LiveScreen

STATES = [
    (NAV, 0, 1, "Shut: 0 of 3"),
    (NAV, 2, 1, "Shut: 2 of 3"),
    (NAV, 3, 1, "Open"),
    (NAV, 3, 0, "Inactivated: the ball plugs it."),
    (NAV, 1, 0, "Inactivated"),
    (KV, 3, 1, "Shut: 3 of 4"),
    (KV, 4, 1, "Open"),
    (CHR2, 0, 1, "waits for light"),
    (CHR2, 1, 1, "Light has bent"),
    (CHR2, 0, 0, "Worn out"),
    (AMPA, 0, 1, "waits for its transmitter"),
    (AMPA, 1, 1, "Glutamate is on it"),
    (GABA, 0, 1, "waits for its transmitter"),
    (GABA, 1, 1, "GABA is on it"),
]


@pytest.fixture
def patch() -> Patch:
    return Patch(presets.get("axon"), 1)


def put(patch: Patch, gate: int, m: int, h: int) -> Any:
    """The first channel of a kind, with its gates set."""
    row = int(np.flatnonzero(patch.state.protein["gate"] == gate)[0])
    protein = patch.state.protein[row]
    protein["m"], protein["h"] = m, h
    protein["open"] = h == 1 and m == {NAV: 3, KV: 4}.get(gate, 1)
    return row, protein


@pytest.mark.parametrize(("gate", "m", "h", "words"), STATES)
def test_the_card_tells_what_the_gates_do(patch: Patch, gate: int, m: int, h: int, words: str) -> None:
    row, _protein = put(patch, gate, m, h)
    card = inspector.about_protein(patch, row)
    assert words in card.lines[0]
    assert card.title == gated_words.TITLES[gate]


def test_every_state_looks_different(patch: Patch) -> None:
    """Open, shut and inactivated differ by shape, whatever the colour."""
    looks = []
    for gate, m, h, _words in STATES:
        _row, protein = put(patch, gate, m, h)
        looks.append((gate, gated_art.barrel(protein), tuple(gated_art.parts(protein))))
    # Worn out and waiting ChR2 look alike but for the words: its retinal is straight in both.
    assert len(set(looks)) == len(looks) - 1
    for _gate, barrel, parts in looks:
        assert {barrel, *(part.sprite for part in parts)} <= set(sprites.names())


def test_sensors_rise_one_by_one(patch: Patch) -> None:
    heights = []
    for m in range(5):
        _row, protein = put(patch, KV, m, 1)
        heights.append(sum(part.height for part in gated_art.parts(protein) if part.sprite == "sensor"))
    assert heights == sorted(heights)
    assert len(set(heights)) == 5


def live(preset: str = "axon", size: tuple[int, int] = (1280, 720)) -> LiveScreen:
    screen = LiveScreen(size, preset, 3)
    screen.update(0.1)
    return screen


def key(screen: LiveScreen, which: int) -> None:
    screen.handle(pygame.Event(pygame.KEYDOWN, key=which, unicode=chr(which), mod=0, scancode=0))


def test_keys_poke_the_cell_and_pausing_is_left_as_it_is() -> None:
    """Z and S put charges in, T shines, G and A puff; time that stands goes on standing, and V shows at once."""
    screen = live()
    screen.dispatch(TimeStep.TOGGLE_PAUSE)
    screen.update(0.0)
    before, tick = screen.patch.voltage_mV, screen.patch.tick
    key(screen, pygame.K_s)
    screen.update(0.5)
    assert screen.patch.tick == tick
    assert screen.patch.voltage_mV == pytest.approx(before + 35, abs=1)
    assert screen.readout.voltage_mV == pytest.approx(screen.patch.voltage_mV, abs=1)
    assert screen.readout.trace_mV[-1] == pytest.approx(screen.patch.voltage_mV, abs=1)
    key(screen, pygame.K_z)
    assert screen.patch.voltage_mV == pytest.approx(before + 40, abs=1)
    for which in (pygame.K_t, pygame.K_g, pygame.K_a):
        key(screen, which)
    assert (screen.patch.state.signal[[LIGHT, GLUTAMATE_MM, GABA_MM]] > 0).all()
    names = [action.name for action in screen.session.journal]
    assert names == ["inject", "inject", "flash", "puff", "puff"]


def test_what_the_cell_has_no_receptor_for_is_not_offered() -> None:
    """A resting neuron has no gates: light and transmitters are greyed, charges are not."""
    screen = live("neuron")
    assert screen.readout.excitation.gates == frozenset()
    labels = {widget.label: widget for widget in screen.controls.sections.probe.rows}
    assert not labels["Flash of light"].enabled
    assert labels["Put a charge in"].enabled


def test_a_spike_is_counted_and_told() -> None:
    """The note has the very ions that the membrane's counters have."""
    screen = live()
    surface = pygame.Surface((1280, 720))
    screen.act("inject", "K", 100)
    for _ in range(40):
        screen.update(0.25)
        screen.draw(surface)
        if screen.patch.state.spike[LAST_END]:
            break
    last = excitation(screen.patch).last
    assert last is not None
    assert last.sodium_in == int(screen.patch.state.spike[LAST_NA]) > 40
    assert 2 < last.one_in < 100
    assert last.peak_mV > -20
