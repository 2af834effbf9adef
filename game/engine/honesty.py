"""How far the running patch is from a real one, in numbers: what the honesty card shows."""

from dataclasses import dataclass

from . import species, units
from .patch import Patch
from .state import CHANNEL, PUMP

SLOW_MOTION = 300.0
"""1 s on screen is about 3.3 ms of life: a pump turns in 2 to 5 s here, and 60 to 100 times a second in a warm cell."""

K_DIFFUSION_NM2_PER_S = 1.96e9
"""K+ in water at 25 degrees C. Hille, Ion Channels of Excitable Membranes, 3rd ed., table 10.1."""

PUMPS_PER_UM2 = 1000.0
"""Order of magnitude for nerve and muscle: 750 to 4,000 ouabain sites per um2 (Clausen 2003, Physiol Rev 83:1269)."""

CELL_DEPTH_NM = 10_000.0
"""Radius of a common nerve cell body (Purves et al., Neuroscience, 6th ed., ch. 1)."""


@dataclass(frozen=True, slots=True)
class Honesty:
    """The patch beside life. `real_pumps` and `real_unpaired_charges` are those of a real membrane of its area."""

    slow_motion: float  # seconds on screen in a second of life
    diffusion_slower: float  # how many times slower K+ diffuses than slow motion alone would make it
    capacitance_e_per_mV: float
    real_capacitance_e_per_mV: float
    unpaired_charges: int  # that make the voltage now
    real_unpaired_charges: float
    ions: int  # on both sides
    pumps: int  # sodium-potassium pumps, running or not
    real_pumps: float
    channels: int  # open or closed
    depth_nm: float  # of the water inside
    real_depth_nm: float  # radius of a nerve cell body


def measure(patch: Patch) -> Honesty:
    """Compare a patch, as it is now, with a real piece of membrane of its area (sources beside the constants above)."""
    spec = patch.spec
    area_nm2 = spec.width_nm * spec.thickness_nm
    real_capacitance = units.real_capacitance_e_per_mV(area_nm2)
    diffusion = float(species.SPEED[species.K]) ** 2 * spec.tau_v_s
    return Honesty(
        slow_motion=SLOW_MOTION,
        diffusion_slower=K_DIFFUSION_NM2_PER_S / SLOW_MOTION / diffusion,
        capacitance_e_per_mV=patch.capacitance_e_per_mV,
        real_capacitance_e_per_mV=real_capacitance,
        unpaired_charges=abs(patch.charge_e),
        real_unpaired_charges=abs(patch.voltage_mV) * real_capacitance,
        ions=patch.ions,
        pumps=int(patch.rows(PUMP).size),
        real_pumps=PUMPS_PER_UM2 * area_nm2 * 1e-6,
        channels=int(patch.rows(CHANNEL).size),
        depth_nm=float(patch.state.depth_nm[0]),
        real_depth_nm=CELL_DEPTH_NM,
    )
