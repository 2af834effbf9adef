"""Water and trapped anions: volumes against van 't Hoff, pump-leak theory and GHK's fluxes; Donnan's product.

Volumes are in % of what they were at the start. The counts of some thousand particles waver, so a volume does by half a
per cent; means are over minutes.
"""

from collections.abc import Sequence

from game.engine import Patch, measure, presets, settings, species, theory, units, water_theory
from game.engine.measure import Window
from game.engine.osmosis import dissolved_mM
from game.kernels.jit import plain
from game.words import N_, _

from .claim import Claim, Judgement, Numbers, equals

TONICITY = 0.75
DONNAN_START = {"K_in": 170, "Cl_in": 20, "V0": -18.5, "water": 0}  # 150 mM of A-, as at rest, and too little KCl
SWELL_S, SLOWER = 840.0, 2.0  # leaks half as fast: less access resistance, which is reckoned to a third


def _mean_volume(patch: Patch, seconds: float) -> float:
    """The mean volume over the next `seconds`, %."""
    before = measure.mark(patch)
    patch.step(round(seconds / patch.spec.dt_s))
    after = measure.mark(patch)
    depth = float(after.depth_sums[0] - before.depth_sums[0]) / (after.tick - before.tick)
    return 100.0 * depth / patch.spec.depths_nm[0]


def van_t_hoff(seed: int, quick: bool) -> Numbers:
    """A cell that lets nothing through but water, in a bath of three quarters; %."""
    shut = {"P_K": 0, "P_Na": 0, "P_Cl": 0, "pumps": 0, "V0": -70, "burst": 20}
    patch = Patch(settings.apply(presets.get("neuron"), {**shut, "tonicity": TONICITY}), seed)
    patch.step(round(150 / patch.spec.dt_s))
    return {"simulated": _mean_volume(patch, 60), "predicted": 100.0 * water_theory.van_t_hoff_volume(TONICITY)}


def held(seed: int, quick: bool) -> Numbers:
    """A neuron with its pumps: the volume of minutes 5 to 10, against pump-leak theory at the voltage it has; %."""
    patch = Patch(settings.apply(presets.get("neuron"), {"V0": -70}), seed)
    per_mM = measure.ions_per_mM(patch)[0]
    trapped, charge = patch.counts[species.A, 0] / per_mM, patch.charge_e / per_mM
    uncharged = patch.counts[species.VALENCE == 0, 0].sum() / per_mM
    patch.step(round((120 if quick else 300) / patch.spec.dt_s))
    first = measure.mark(patch)
    volume = _mean_volume(patch, 120 if quick else 300)
    window = measure.between(patch, first, measure.mark(patch))
    strength = sum(outside for _inside, outside in window.concentrations_mM.values())
    predicted = water_theory.pump_leak_volume(
        trapped,
        charge,
        strength,
        window.concentrations_mM["Cl"][1],
        window.voltage_mV,
        patch.spec.temperature_C,
        uncharged,
    )
    return {"simulated": volume, "predicted": 100.0 * predicted}


def swelling(seed: int, quick: bool) -> Numbers:
    """A neuron without pumps, by how much it has swollen after 14 minutes, against GHK's fluxes; %."""
    neuron = presets.get("neuron")
    slow = {f"P_{key}": p / SLOWER for key, p in neuron.permeability_per_s.items()}
    patch = Patch(settings.apply(neuron, {**slow, "V0": -65, "pumps": 0, "burst": 20}), seed)
    mixture = measure.concentrations_mM(patch)
    inside, outside = ({key: both[side] for key, both in mixture.items()} for side in (0, 1))
    open_ = measure.permeabilities_per_s(patch)
    course = water_theory.swelling(
        inside,
        outside,
        plain(dissolved_mM)(patch.state, patch.rules, 1),
        lambda voltage_mV: measure.slowed_by_access(patch, open_, voltage_mV),
        measure.vestibule_nm3(patch),
        float(measure.ions_per_mM(patch)[0]),
        SWELL_S,
        patch.spec.temperature_C,
    )
    patch.step(round((SWELL_S - 5) / patch.spec.dt_s))
    return {"simulated": _mean_volume(patch, 10) - 100.0, "predicted": 100.0 * (course.volume - 1.0)}


def _donnan(seed: int, quick: bool) -> Window:
    """What Donnan's cell does once it has come to rest, from a start far from there."""
    patch = Patch(settings.apply(presets.get("donnan"), DONNAN_START), seed)
    patch.step(round(600 / patch.spec.dt_s))
    first = measure.mark(patch)
    patch.step(round((300 if quick else 600) / patch.spec.dt_s))
    return measure.between(patch, first, measure.mark(patch))


def donnan(seed: int, quick: bool) -> Numbers:
    """K+ and Cl- only: the product inside against that outside; mM²."""
    mixture = _donnan(seed, quick).concentrations_mM
    return {
        "simulated": mixture["K"][0] * mixture["Cl"][0],
        "predicted": mixture["K"][1] * mixture["Cl"][1],
    }


def donnan_voltage(seed: int, quick: bool) -> Numbers:
    """The same cell: V, and that of Donnan's ratio for the A- inside; mV."""
    window = _donnan(seed, quick)
    mixture = window.concentrations_mM
    bath = (mixture["K"][1] * mixture["Cl"][1]) ** 0.5
    # A- less the cations that it has lost to charge the membrane, 2.7 mM of 150.
    spec = presets.get("donnan")
    charge_mM = units.mM_from_ions(spec.capacitance_e_per_mV * window.voltage_mV, spec.volumes_nm3[0])
    return {"simulated": window.voltage_mV, "predicted": theory.donnan_mV(mixture["A"][0] + charge_mM, bath)}


def judge_donnan(samples: Sequence[Numbers]) -> Judgement:
    """Passes if the product is within 5 % of that outside."""
    return equals(samples, _("5 % of the product"), share=0.05, errors=0.0)


def judge_volume(samples: Sequence[Numbers]) -> Judgement:
    """Passes if the volume is within 1 % of the prediction."""
    return equals(samples, _("1 % of the volume"), share=0.01, errors=0.0)


def judge_swelling(samples: Sequence[Numbers]) -> Judgement:
    """Passes within 4 standard errors + a tenth of the gain: a third of it is access resistance, known to a third."""
    return equals(samples, _("4 standard errors + a tenth of the gain"), share=0.10)


def judge_voltage(samples: Sequence[Numbers]) -> Judgement:
    """Passes within 4 standard errors + 0.3 mV, the grain of the model."""
    return equals(samples, _("4 standard errors + 0.3 mV"), slack=0.3)


CLAIMS = (
    Claim(
        N_("tight cell in a bath of 0.75"), N_("van 't Hoff, volume × strength"), "% volume", van_t_hoff, judge_volume
    ),
    Claim(N_("neuron holds its volume"), N_("pump and leak"), "% volume", held, judge_volume),
    Claim(N_("neuron without pumps swells"), N_("GHK fluxes, 14 minutes"), "% swollen", swelling, judge_swelling, 8, 3),
    Claim(N_("K⁺ and Cl⁻ with trapped A⁻"), N_("Donnan, K_in Cl_in = K_out Cl_out"), "mM²", donnan, judge_donnan),
    Claim(N_("V of K⁺ and Cl⁻ with trapped A⁻"), N_("Donnan ratio"), "mV", donnan_voltage, judge_voltage),
)
