"""What the panels show: plain numbers taken from a patch, so that no panel reads the engine."""

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.engine import impalement

from .own_sweep import SweepReadout

FloatArray = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Times:
    """Where a run stands on its way through time, in seconds since its first frame."""

    now_s: float = 0.0
    earliest_s: float = 0.0
    """The first moment that can be gone back to."""
    latest_s: float = 0.0
    """The last moment that has been: later than now while one looks at the past."""
    branches_s: tuple[float, ...] = ()
    """Moments at which something was changed in the past."""
    recording: bool = False
    replaying: bool = False
    """Whether all up to the latest moment comes from a recording."""

    @property
    def behind_s(self) -> float:
        """How far now is behind the latest moment."""
        return self.latest_s - self.now_s


@dataclass(frozen=True, slots=True)
class Spike:
    """What one action potential took."""

    sodium_in: int
    potassium_out: int
    peak_mV: float
    one_in: float
    """Of so many Na⁺ outside, one came in."""
    seconds_ago: float


@dataclass(frozen=True, slots=True)
class Excitation:
    """The gated channels of a patch, and its spikes."""

    gates: frozenset[str] = frozenset()
    """Kinds of gated channel in the membrane: "NaV", "KV", "ChR2", "AMPA", "GABA"."""
    spikes: int = 0
    last: Spike | None = None
    field_uV: float = 0.0
    """The largest field potential just outside, with its sign."""
    capacitance_e_per_mV: float = 1.5


@dataclass(frozen=True, slots=True)
class Fuel:
    """The cell's fuel: what it makes ATP from."""

    oxygen: float = 1.0
    """In store, 0 to 1; what the blood brings is a setting."""
    glucose: float = 1.0
    power: float = 1.0
    """How fast the mitochondria can make ATP, 0 to 1."""
    stalled: int = 0
    """Pumps that wait for ATP."""


@dataclass(frozen=True, slots=True)
class Electrode:
    """Where the microelectrode is, and what it does."""

    height_nm: float = math.nan
    """Above the membrane's middle; nan while it is put away."""
    holds_mV: float = math.nan
    leaky: bool = False
    unpaired: int = 0
    """Charges inside that have no partner."""
    ions: int = 0
    pulse: "ChargePulse | None" = None

    @property
    def share(self) -> float:
        """The part of V that its meter shows: none outside, all inside; nan while it is put away."""
        return impalement.share_of_voltage(self.height_nm)


@dataclass(frozen=True, slots=True)
class ChargePulse:
    """How V comes back after a charge, or from a voltage that was held. Times in s."""

    age_s: float
    repeats: int
    charge_e: int
    """0 where a clamp was released."""
    jump_mV: float
    """q/C; nan where a clamp was released."""
    tau_s: float
    """nan until there is enough to fit."""
    error_s: float
    end_mV: float
    fitted_mV: float
    """The fitted course is end + fitted exp(-t / tau)."""
    theory_s: float
    """C/g."""


@dataclass(slots=True)
class Readout:
    """One moment of a patch, in the units a panel writes."""

    time_s: float
    """Engine time."""
    voltage_mV: float
    """Inside minus outside, low-passed over 1 s."""
    trace_mV: FloatArray
    """float32[n], oldest first and newest last, evenly spaced over `trace_span_s`; nan where not yet run."""
    trace_span_s: float
    nernst_mV: dict[str, float]
    """"K", "Na", "Cl"; nan if one side holds none."""
    theory_mV: float
    """What `theory_name` predicts for the patch as it is now; nan if it predicts nothing."""
    theory_name: str
    """"GHK" or "Mullins-Noda"."""
    concentrations_mM: dict[str, tuple[float, float]]
    """Species -> (inside, outside); "Na", "K", "Cl", "A" and perhaps "Ch"."""
    currents_e_per_s: dict[str, float]
    """"pump", "K", "Na", "Cl": positive charge leaving the cell is positive; running mean over 10 s."""
    charge_rate_e_per_s: float
    """Sum of the currents: what is charging the membrane."""
    steady: bool
    atp_used: int
    atp_per_s: float
    pumps_running: int
    pumps_total: int
    settings: dict[str, float]
    """Controls as they stand: P_K P_Na P_Cl (/s), pumps, ouabain, K_out Na_out Cl_out (mM)."""
    defaults: dict[str, float]
    """The same keys as `settings`, as the preset has them."""
    ions: int
    preset: str
    paused: bool
    speed: float
    times: Times = Times()
    excitation: Excitation = field(default_factory=Excitation)
    volume: float = 1.0
    """Of the cell, as a multiple of what it was at the start."""
    depth_nm: float = 30.0
    """Of the cell's water."""
    folds: float = 0.0
    """Share of its folds that the membrane has left, 0 to 1."""
    stretch: float = 0.0
    """Share by which the membrane is stretched; 0 while it has folds."""
    burst: float = 0.04
    """Stretch at which it tears."""
    torn: bool = False
    drugged: dict[str, int] = field(default_factory=dict)
    """How many proteins each drug holds now."""
    gated: bool = False
    """Whether the membrane has channels that voltage opens."""
    energy_mM: dict[str, float] = field(default_factory=dict)
    """ATP, ADP and Pi inside."""
    sweep: SweepReadout = field(default_factory=SweepReadout)
    """The student's own points of V against the K⁺ outside."""
    stored_share: float = math.nan
    """Share of the energy of the ATP used by pumps lately that the gradients and the voltage have stored."""
    fuel: Fuel = field(default_factory=Fuel)
    probe: Electrode = field(default_factory=lambda: Electrode())
