"""What is dissolved: neutral, balanced, and refused where it cannot be."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rig import NO_CHEMISTRY, patch, spec

from game.engine import Patch, PatchSpec, measure, presets, settings, species
from game.engine.chemistry import MOST_IONS, bath_counts, ion_counts, normal_osmolarity_mM
from game.engine.spec import SpecError


def dissolved(chosen: PatchSpec, side: int) -> float:
    """All that is dissolved on one side at rest, mM."""
    rest = chosen.with_(start_mV=chosen.rest_mV)
    return float(ion_counts(rest)[:, side].sum()) / (chosen.volumes_nm3[side] * 6.02214076e-4)


@pytest.mark.parametrize("name", presets.names())
def test_a_cell_and_its_normal_bath_draw_water_alike(name: str) -> None:
    """To the nearest particle of some thousands."""
    for size in ("small", "standard"):
        chosen = presets.get(name).with_(size=size)
        assert dissolved(chosen, 0) == pytest.approx(dissolved(chosen, 1), rel=1e-3)
        assert normal_osmolarity_mM(chosen) == pytest.approx(dissolved(chosen, 1), rel=1e-9)


CONCENTRATION = st.floats(0.0, 150.0)


@given(CONCENTRATION, CONCENTRATION, CONCENTRATION, st.floats(0.5, 1.6))
def test_no_bath_carries_charge(potassium: float, sodium: float, chloride: float, tonicity: float) -> None:
    chosen = spec(K_out=potassium, Na_out=sodium, Cl_out=chloride, tonicity=tonicity)
    assert int(species.VALENCE @ bath_counts(chosen)) == 0


@pytest.mark.parametrize("tonicity", [0.5, 0.8, 1.0, 1.3, 1.6])
@pytest.mark.parametrize("change", [{}, {"K_out": 40}, {"Na_out": 20}, {"Cl_out": 10}, {"K_out": 2.5, "Cl_out": 50}])
def test_a_bath_is_as_strong_as_it_is_said_to_be(tonicity: float, change: dict[str, float]) -> None:
    """K+ takes the place of Na+, choline stands in for Na+ and A- for Cl-: they leave the bath as strong as it was."""
    normal = normal_osmolarity_mM(spec())
    assert dissolved(spec(**change, tonicity=tonicity), 1) == pytest.approx(tonicity * normal, abs=0.3)  # three ions


def test_more_sodium_than_normal_makes_a_stronger_bath() -> None:
    """A bath is kept as strong as it was only where something gives way for what is added."""
    assert dissolved(spec(Na_out=245), 1) - dissolved(spec(), 1) == pytest.approx(200, abs=1)  # with its anion


def test_potassium_takes_the_place_of_sodium_and_gives_it_back() -> None:
    chosen = spec()
    seen = []
    for potassium in (5, 8, 40, 150, 600, 40, 2.5, 5):
        chosen = settings.apply(chosen, {"K_out": potassium})
        seen.append(chosen.outside_mM["Na"])
    assert seen == pytest.approx([145, 142, 110, 0, 0, 110, 147.5, 145])


def test_potassium_takes_the_place_of_the_stand_in_before_that_of_sodium() -> None:
    low = spec(Na_out=20)
    raised = settings.apply(low, {"K_out": 40})
    assert raised.outside_mM["Na"] == 20
    assert bath_counts(low)[species.CH] - bath_counts(raised)[species.CH] == pytest.approx(35 * 10.3, abs=2)


def test_both_are_taken_at_their_word_where_both_are_set() -> None:
    for order in (("K_out", "Na_out"), ("Na_out", "K_out")):
        values = {"K_out": 100, "Na_out": 60}
        chosen = spec(**{key: values[key] for key in order})
        assert (chosen.outside_mM["K"], chosen.outside_mM["Na"]) == (100, 60)


def test_the_stronger_bath_has_sugar_and_the_weaker_one_water() -> None:
    normal, strong, weak = (bath_counts(spec(tonicity=t)) for t in (1.0, 1.5, 0.5))
    assert np.array_equal(np.delete(strong, species.S), np.delete(normal, species.S))
    assert strong[species.S] > normal[species.S]
    assert weak[: species.S] == pytest.approx(normal[: species.S] / 2, abs=2)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"inside_mM": {"K": 10.0, "Cl": 100.0}}, "inside cannot be neutral"),
        ({"inside_mM": {}, "rest_mV": 0.0, "nucleotides": NO_CHEMISTRY}, "Nothing is dissolved inside"),
        ({"inside_depth": 0.0}, "inside_depth is 0; use a value from 0.05 to 20"),
        ({"inside_depth": -1.0}, "inside_depth is -1"),
        ({"thickness_nm": math.nan}, "thickness_nm is nan nm; use a value from 0.1 to 100 nm"),
        ({"inside_mM": {"K": 1e9}}, r"inside_mM\.K is 1e\+09 mM; use a value from 0 to 5000 mM"),
        ({"inside_mM": {"K": 5000.0}, "size": "huge", "thickness_nm": 100.0}, f"the most is {MOST_IONS:,}"),
        ({"inside_mM": {"K": 5000.0}, "size": "huge"}, f"would hold .* the most is {MOST_IONS:,}"),
        ({"start_mV": 250.0, "capacitance_e_per_mV": 1e9, "rest_mV": 0.0}, f"the most is {MOST_IONS:,}"),
        ({"outside_mM": {"K": -1.0}}, r"outside_mM\.K is -1 mM"),
        ({"tonicity": 0.0}, "tonicity is 0; use a value from 0.001"),
    ],
)
def test_impossible_chemistry_is_refused_before_anything_is_built(changes: dict[str, object], why: str) -> None:
    with pytest.raises(SpecError, match=why):
        Patch(presets.get("neuron").with_(**changes))


def test_a_bath_set_while_it_runs_is_the_bath_that_comes() -> None:
    """After 30 s of exchange each species outside is held within a few ions of what was asked."""
    a = patch(V0=-70)
    for change in ({"K_out": 40}, {"tonicity": 1.4}, {"Na_out": 30}, {"Cl_out": 20}):
        for key, value in change.items():
            a.set(key, value)
        a.step(1800)
        assert a.state.count[1::2] == pytest.approx(bath_counts(a.spec), abs=12)
        assert measure.conserved(a)
