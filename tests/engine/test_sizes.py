"""Sizes of membrane: how many ions each has, that a run takes no more memory as it goes on, and the
honest ratios.
"""

import tracemalloc

import numpy as np
import pytest
from rig import patch, spec

from game.engine import measure, species
from game.engine.chemistry import ion_counts
from game.engine.state import CHANNEL, PUMP


@pytest.mark.parametrize(
    ("size", "ions"), [("small", 1_700), ("standard", 6_840), ("large", 109_000), ("huge", 1_090_000)]
)
def test_each_size_has_about_its_number_of_ions(size: str, ions: int) -> None:
    """Counted from the spec: nothing is built. The ions that charge the membrane, and start it at 0
    mV, come on top.
    """
    assert int(ion_counts(spec(size=size)).sum()) == pytest.approx(ions, rel=0.08)


@pytest.mark.parametrize("size", ["small", "standard", "large"])
def test_every_size_is_the_same_membrane(size: str) -> None:
    """Concentrations, permeability and capacitance go with the length. Half a patch has half the
    pumps.
    """
    a = patch(size=size)
    widths = a.spec.widths
    assert a.capacitance_e_per_mV == pytest.approx(1.5 * widths)
    assert measure.permeabilities_per_s(a) == pytest.approx(
        {ion: p * widths for ion, p in a.spec.permeability_per_s.items()}
    )
    assert a.rows(PUMP).size == 4 * widths
    assert a.rows(CHANNEL, species.K).size == 6 * widths
    inside, outside = measure.concentrations_mM(a)["Na"]
    assert (inside, outside) == pytest.approx((15.0, 145.0), abs=0.5)


def test_the_neuron_starts_with_the_seeds_concentrations() -> None:
    """140 mM K+ inside at rest is 1,442 ions, as MODEL.md says; outside is neutral, inside by V = Q / C."""
    a = patch(V0=-70)
    assert a.counts[species.K, 0] == 1442
    assert int(species.VALENCE @ a.counts[:, 1]) == 0
    assert a.voltage_mV == -70.0
    assert a.charge_e == -105


def test_choline_or_a_trapped_anion_makes_the_bath_neutral() -> None:
    for chloride, ion in ((110, species.A), (300, species.CH)):
        a = patch(Cl_out=chloride)
        assert int(species.VALENCE @ a.counts[:, 1]) == 0
        assert a.counts[ion, 1] > 0


def test_memory_stays_flat_while_it_runs() -> None:
    """Ten minutes: no array grows, and Python holds no more at the end than at the start."""
    a = patch()
    a.step(3600)
    sizes = [array.nbytes for array in a.state.as_dict().values()]
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        for _ in range(360):
            a.step(100)
            len(a.events)
        after, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [array.nbytes for array in a.state.as_dict().values()] == sizes
    assert after - before < 50_000
    assert peak - before < 500_000


def test_arrays_grow_with_the_ions_and_not_with_the_run() -> None:
    """A bath that goes up and down for ever takes its room once."""
    a = patch()
    sizes = []
    for _ in range(6):
        a.set("K_out", 200)
        a.step(600)
        a.set("K_out", 5)
        a.step(600)
        sizes.append(sum(array.nbytes for array in a.state.as_dict().values()))
    assert len(set(sizes[1:])) == 1
    assert np.all(a.state.count <= a.state.end - a.state.start)
