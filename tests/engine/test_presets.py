"""The cells: sources, concentrations, layouts, and what theory says of them."""

import math
import re

import numpy as np
import pytest

from game.engine import Patch, layout, measure, presets, species, theory

# What the Goldman-Hodgkin-Katz equation gives for each preset's own numbers (worked out by hand from its source), mV.
GHK = {
    "neuron": -66.7,
    "textbook": -71.4,
    "muscle": -90.1,
    "red_cell": -9.5,
    "astrocyte": -83.7,
    "squid": -59.7,
    "axon": -65.3,
}
NAMES = presets.names()


@pytest.mark.parametrize("name", NAMES)
def test_a_preset_says_what_it_is_and_where_its_numbers_are_from(name: str) -> None:
    """A title, one sentence, and a source with a year."""
    spec = presets.get(name)
    assert 3 <= len(spec.title) <= 24
    assert 20 <= len(spec.sentence) <= 100
    assert spec.sentence.endswith(".")
    source = presets.source(name)
    assert re.search(r"\b(18|19|20)\d\d\b|\d(st|nd|rd|th) ed\.|school textbooks", source)
    assert len(source) > 60


@pytest.mark.parametrize("name", [name for name in NAMES if name in GHK])
def test_ghk_of_its_own_numbers(name: str) -> None:
    """V = (kT/e) ln((P_K K_o + P_Na Na_o + P_Cl Cl_i)/(P_K K_i + P_Na Na_i + P_Cl Cl_o)); the pump is not in it."""
    spec = presets.get(name)
    by_hand = {key: spec.permeability_per_s.get(key, 0.0) for key in ("K", "Na", "Cl")}
    inside, outside = spec.inside_mM, spec.outside_mM
    up = by_hand["K"] * outside["K"] + by_hand["Na"] * outside["Na"] + by_hand["Cl"] * inside["Cl"]
    down = by_hand["K"] * inside["K"] + by_hand["Na"] * inside["Na"] + by_hand["Cl"] * outside["Cl"]
    potential = theory.ghk_mV(by_hand, inside, outside, spec.temperature_C)
    assert potential == pytest.approx(theory.thermal_voltage_mV(spec.temperature_C) * math.log(up / down))
    assert potential == pytest.approx(GHK[name], abs=0.1)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", ["standard", "small"])
def test_a_preset_starts_neutral(name: str, size: str) -> None:
    """At 0 mV both sides are neutral to the ion, and the concentrations are the source's at its rest."""
    spec = presets.get(name).with_(size=size, start_mV=0.0)
    patch = Patch(spec, 1)
    assert patch.charge_e == 0
    assert int(species.VALENCE @ patch.counts[:, 1]) == 0
    resting = Patch(spec.with_(start_mV=spec.rest_mV), 1)
    found = measure.concentrations_mM(resting)
    grain = 1.0 / float(np.min(measure.ions_per_mM(resting)))
    for side, mixture in enumerate((spec.inside_mM, spec.outside_mM)):
        for key, wanted in mixture.items():
            assert found[key][side] == pytest.approx(wanted, abs=grain)


@pytest.mark.parametrize("name", NAMES)
def test_every_permeability_has_its_channels(name: str) -> None:
    """In both sizes, an ion that is said to leak has a channel; each membrane has 40 or 20 slots a width, and, but
    for Donnan's cell, a pump.
    """
    spec = presets.get(name)
    for size, slots in (("standard", 40), ("small", 20)):
        assert len(spec.layouts[size]) == slots * spec.stretch
        placed = {place.what for place in layout.placements(spec.layouts[size])}
        assert {key for key, p in spec.permeability_per_s.items() if p > 0} <= placed
        assert ("pump" in placed) == (name != "donnan")


def test_the_ratios_are_the_sources() -> None:
    """Hodgkin and Katz's axon; a muscle whose Cl- carries 80 % of its resting conductance; 1 : 100 in the red cell."""
    squid = presets.get("squid").permeability_per_s
    assert squid["Na"] / squid["K"] == pytest.approx(0.04)
    assert squid["Cl"] / squid["K"] == pytest.approx(0.45)
    red = presets.get("red_cell").permeability_per_s
    assert red["Cl"] / red["K"] == pytest.approx(100)
    muscle = presets.get("muscle")
    conductance = {
        key: theory.slope_conductance_e_per_s_per_mV({key: p}, 61.6, muscle.inside_mM, muscle.outside_mM, -90.0)
        for key, p in muscle.permeability_per_s.items()
    }
    assert conductance["Cl"] / sum(conductance.values()) == pytest.approx(0.80, abs=0.02)


@pytest.mark.parametrize("name", NAMES)
def test_ions_are_conserved_in_every_cell(name: str) -> None:
    """Twenty seconds of each, to the last ion."""
    patch = Patch(presets.get(name), 5)
    patch.step(1200)
    assert measure.conserved(patch)
