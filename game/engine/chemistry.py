"""What is dissolved: ions of each side at the start, and the ions that the bath holds the outside at.

Nothing dissolved is left to chance: charges add up on each side, and the cell and its normal bath draw water alike.
Impossible mixtures are refused here, before anything is built.
"""

from collections.abc import Mapping

import numpy as np

from game.sentence import Sentence

from . import spec_check, species
from .arrays import IntArray
from .constants import IONS_PER_NM3_PER_MM
from .spec import PatchSpec, SpecError, cation_that_carries_charge

MOST_IONS = 20_000_000
INSIDE, OUTSIDE = 0, 1


def ion_counts(spec: PatchSpec) -> IntArray:
    """Ions of each species on each side at the start, int64[species, side]. Raises SpecError.

    A- makes the inside carry the charge of the resting potential at the given concentrations; a start away from rest
    shifts the most plentiful cation. Solute without charge (S) makes up, on the poorer side, what the cell or its
    normal bath has less of.
    """
    spec_check.check(spec)  # the border: no kernel is called with what has not passed here
    inside, start_charge = _inside(spec)
    outside, surplus = _bath(spec, int(inside.sum()))
    inside[species.S] += surplus
    carrier = cation_that_carries_charge(spec)
    inside[carrier] += start_charge
    ions = int(inside.sum() + outside.sum())
    if ions > MOST_IONS:
        raise SpecError(
            Sentence("That patch would hold {ions:,} ions; the most is {most:,}.", ions=ions, most=MOST_IONS)
        )
    if inside[carrier] < 0:
        raise SpecError(
            Sentence(
                "There are too few cations inside to start at {voltage:g} mV; raise K_in or start nearer to 0.",
                voltage=spec.start_mV,
            )
        )
    return np.stack([inside, outside], axis=1)


def bath_counts(spec: PatchSpec) -> IntArray:
    """Ions that the bath holds the outside at, int64[species]."""
    return ion_counts(spec)[:, OUTSIDE].copy()


def normal_osmolarity_mM(spec: PatchSpec) -> float:
    """Sum of all concentrations, mM, in the bath in which the cell keeps its volume."""
    inside, _charge = _inside(spec)
    outside, _surplus = _bath(spec.with_(tonicity=1.0, outside_mM=_normal(spec)), int(inside.sum()))
    return float(outside.sum()) / (spec.volumes_nm3[OUTSIDE] * IONS_PER_NM3_PER_MM)


def _normal(spec: PatchSpec) -> dict[str, float]:
    return spec.normal_mM or spec.outside_mM


def _counted(mixture: Mapping[str, float], volume_nm3: float) -> IntArray:
    counts = np.zeros(species.COUNT, np.int64)
    for key, concentration in mixture.items():
        ions = concentration * volume_nm3 * IONS_PER_NM3_PER_MM
        if ions > MOST_IONS:
            raise SpecError(
                Sentence(
                    "{ion} at {concentration:g} mM is {ions:.3g} ions; the most is {most:,}.",
                    ion=key,
                    concentration=concentration,
                    ions=ions,
                    most=MOST_IONS,
                )
            )
        counts[species.INDEX[key]] = round(ions)
    return counts


def _inside(spec: PatchSpec) -> tuple[IntArray, int]:
    """Ions inside at rest, int64[species], and the charge that a start away from rest adds. Raises SpecError."""
    energy = spec.nucleotides
    pools = {"ATP": energy.atp_mM, "ADP": energy.adp_mM, "Pi": energy.phosphate_mM}
    counts = _counted({**pools, **spec.inside_mM}, spec.volumes_nm3[INSIDE])
    capacitance = spec.capacitance_e_per_mV * spec.widths
    resting = round(capacitance * spec.rest_mV)
    trapped = int(species.VALENCE @ counts) - resting
    if trapped < 0:
        raise SpecError(
            Sentence(
                "The inside cannot be neutral: it has more Cl⁻ than Na⁺ and K⁺ together. Lower Cl_in or raise K_in."
            )
        )
    counts[species.A] += trapped
    if counts.sum() == 0:
        raise SpecError(
            Sentence("Nothing is dissolved inside, so the cell could hold no water; raise K_in, Na_in or Cl_in.")
        )
    return counts, round(capacitance * spec.start_mV) - resting


def _bath(spec: PatchSpec, inside: int) -> tuple[IntArray, int]:
    """Ions of the bath, int64[species], and the solute that the inside lacks; `inside`: ions that it has. SpecError."""
    volumes = spec.volumes_nm3
    balanced = round(inside * volumes[OUTSIDE] / volumes[INSIDE])
    lacking = balanced - int(_neutral(_counted(_normal(spec), volumes[OUTSIDE])).sum())
    counts = _neutral(_counted(_with_stand_in(spec), volumes[OUTSIDE]))
    counts[species.S] += max(0, lacking)
    surplus = round(max(0, -lacking) * volumes[INSIDE] / volumes[OUTSIDE])
    if spec.tonicity < 1.0:  # water is added
        counts = _neutral(np.rint(counts * spec.tonicity).astype(np.int64))
    else:  # sugar is added
        counts[species.S] += round((spec.tonicity - 1.0) * max(balanced, balanced - lacking))
    if counts.sum() == 0:
        raise SpecError(
            Sentence("Nothing is dissolved in the bath, and any cell would burst in it; raise Na_out and Cl_out.")
        )
    return counts, surplus


def _with_stand_in(spec: PatchSpec) -> dict[str, float]:
    """The bath as it is set, with choline for the Na+ and K+ that it has less than the normal one."""
    normal, bath = spec.normal_mM, dict(spec.outside_mM)
    missing = sum(normal.get(key, 0.0) - bath.get(key, 0.0) for key in ("K", "Na")) if normal else 0.0
    if missing > 1e-9:
        bath["Ch"] = bath.get("Ch", 0.0) + missing
    return bath


def _neutral(counts: IntArray) -> IntArray:
    """The same with A- or choline, whichever it takes, added until it carries no charge."""
    charge = int(species.VALENCE @ counts)
    counts[species.A if charge > 0 else species.CH] += abs(charge)
    return counts


def with_potassium(spec: PatchSpec, potassium_mM: float) -> dict[str, float]:
    """The bath with another K+: it takes the place of Na+, so that as much is dissolved as before.

    Where choline stands in for Na+, K+ takes its place first. Na+ comes back as K+ goes.
    """
    bath = dict(spec.outside_mM)
    old, sodium = bath.get("K", 0.0), bath.get("Na", 0.0)
    bath["K"] = potassium_mM
    if spec.normal_mM:
        cations = sum(spec.normal_mM.get(key, 0.0) for key in ("K", "Na"))
        full = old + sodium > cations - 1e-6
        wanted = sodium + old - potassium_mM if full else min(sodium, cations - potassium_mM)
        bath["Na"] = min(max(0.0, wanted), max(sodium, cations - potassium_mM, 0.0))
    return bath
