"""What to build: a PatchSpec holds every number that a run starts from, and nothing that changes during it.

Beside each number stands what it may be. The ranges are wide: they leave out what no kernel could run on (a tick of a
year, a membrane of no thickness, a rate of nothing), and not what is merely odd. `spec_check` refuses the rest.
"""

from dataclasses import dataclass, field, replace
from typing import Annotated

from .ranges import Range
from .species import INDEX

STANDARD_WIDTH_NM = 114.0
DT_S = 1.0 / 60.0

# size -> (how many standard widths, depth of each side in nm): the same membrane, more of it.
SIZES: dict[str, tuple[float, float]] = {
    "small": (0.5, 14.4),
    "standard": (1.0, 30.0),
    "large": (16.0, 30.0),
    "huge": (160.0, 30.0),
}


Rate = Annotated[float, Range(0.0, 1000.0, "/s")]
Opening = Annotated[float, Range(0.0, 100.0, "/s")]
Slowing = Annotated[float, Range(1.0, 1e6)]
Multiple = Annotated[float, Range(0.0, 100.0)]
Factor = Annotated[float, Range(0.001, 1000.0)]
Share = Annotated[float, Range(0.0, 1.0)]
Number = Annotated[int, Range(0, 100, integer=True)]
Millimolar = Annotated[float, Range(0.0, 5000.0, "mM")]  # common salt dissolves to 6 M
Nucleotide = Annotated[float, Range(0.0, 50.0, "mM")]
Nanometres = Annotated[float, Range(0.1, 100.0, "nm")]
Seconds = Annotated[float, Range(0.01, 1000.0, "s")]  # a time constant
Movement = Annotated[float, Range(0.0, 60.0, "s")]
Millivolts = Annotated[float, Range(-250.0, 250.0, "mV")]  # a real membrane would break down long before


class SpecError(ValueError):
    """A patch that cannot be built; the message says why in one sentence, with what to use instead."""


@dataclass(frozen=True, slots=True)
class PumpRates:
    """How fast a pump goes, on screen time (about 300 times slower than life).

    Set so that a pump turns 0.4 times a second at rest. Measured: half its most at 5 to 9 mM Na+ inside (the more K+
    outside, the more) and at 3 to 4 mM K+ outside, where real pumps have about 12 and 1.5 mM (Glynn 1993,
    J Physiol 462:1): ions in slow motion reach the pump too slowly for it to saturate as early as it should.
    """

    atp_on_per_s: Rate = 40.0  # each ATP in the inner capture zone
    na_on_per_s: Rate = 8.0  # each Na+ in the inner capture zone
    na_off_per_s: Rate = 2.0  # each bound Na+, until the third is on
    k_on_per_s: Rate = 12.0
    k_off_per_s: Rate = 0.5
    ca_on_per_s: Rate = 20.0  # a calcium pump's, in E1
    seated_per_s: Rate = 60.0  # closing over a full set of ions, once the last has been seen to arrive
    turn_per_s: Rate = 15.0  # each other change of shape, once its movement is over
    release_per_s: Rate = 15.0  # each ion let go


@dataclass(frozen=True, slots=True)
class GateRates:
    """How gated channels run, on screen time: their rates are those of life in slow motion by these factors.

    k in 1/s is a channel's rate of entry at V = 0 for an ion in its capture zone, `reach_nm` deep and as wide as the
    channel. A half disc of 2.8 nm, as leaks have, holds 5 Na+ and could not refill fast enough for a spike.
    """

    slow_voltage: Slowing = 1500.0  # NaV and KV, against a squid's axon at 6.3 degrees C
    slow_signal: Slowing = 300.0  # ChR2, AMPA and GABA receptors, against room temperature
    recovery: Factor = 50.0  # times sooner than in life that a desensitised ChR2 recovers
    transmitter_s: Seconds = 0.5  # in which a transmitter is cleared away
    current_s: Seconds = 0.5  # over which currents are averaged for the field potential
    reach_nm: Nanometres = 10.0
    k_NaV: Opening = 2.5
    k_KV: Opening = 7.0
    k_ChR2: Opening = 1.5
    k_AMPA: Opening = 0.2
    k_GABA: Opening = 3.0
    k_shunt: Opening = 0.12  # around a leaky electrode; the same for Na+, K+ and Cl-

    def k(self, what: str) -> float:
        """Rate of entry k of a kind of gated channel, 1/s; `what` is its key in layout.PROTEINS."""
        return float(getattr(self, f"k_{what}"))


@dataclass(frozen=True, slots=True)
class Nucleotides:
    """The cell's energy: what it starts with (mM inside), and how fast it is spent and made, on screen time.

    Cells hold 2 to 5 mM of ATP and a tenth or less of that in free ADP (Alberts et al., Molecular Biology of the Cell,
    6th ed., ch. 14). Here ADP drifts back to the mitochondria in slow motion, so more of it is on the way.
    """

    atp_mM: Nucleotide = 4.2
    adp_mM: Nucleotide = 0.6
    phosphate_mM: Nucleotide = 2.0
    respiration_per_s: Rate = 3.0  # each ADP within the mitochondria's reach
    reach: Share = 0.5  # they reach the inner half of the water shown
    capture_nm: Nanometres = 14.0  # depth of a pump's capture zone for ATP: it comes from afar, and is rare
    other_work_per_s: Rate = 0.02  # each ATP: the cell's other work
    oxygen_s: Seconds = 4.0  # time constants of the stores
    glucose_s: Seconds = 8.0


@dataclass(frozen=True, slots=True)
class PatchSpec:
    """A patch of membrane to build.

    Lengths in nm, concentrations in mM, permeabilities as the sum of k over the channels of a standard patch (1/s),
    potentials in mV inside minus outside, capacitance in e/mV for a standard patch, times in seconds on screen.
    """

    name: str  # of its preset
    title: str  # of the preset, in English, for the translators
    sentence: str  # about the preset, likewise
    inside_mM: dict[str, Millimolar]  # species -> at the start
    outside_mM: dict[str, Millimolar]  # species -> in the bath
    permeability_per_s: dict[str, Rate]  # species -> sum of k
    rest_mV: Millivolts  # the documented resting potential, from which A- inside is computed
    layouts: dict[str, str]  # "standard" and "small": one letter a slot, of layout.PROTEINS
    size: str = "standard"  # a key of SIZES
    stretch: Annotated[int, Range(1, 8, integer=True)] = 1  # standard widths that one copy of the layout takes
    start_mV: Millivolts = 0.0  # the membrane potential at tick 0
    pumps_keep_up: bool = True  # whether they make good what leaks, as Mullins and Noda's equation takes it
    temperature_C: Annotated[float, Range(-20.0, 100.0, "°C")] = 37.0
    sealed: bool = False  # no bath beyond the far edge
    pumps: Number | None = None  # how many of a standard patch's pumps run; None: all
    doses: dict[str, float] = field(default_factory=dict)  # of drugs.TABLE, each in its own unit
    pump_affinity: Factor = 1.0  # a mutation: how firmly the pump holds Na+, as a share of normal
    pump_turnover: Multiple = 1.0  # a mutation: how fast it changes shape, as a share of normal
    oxygen: Share = 1.0  # supply, as a share of plenty
    glucose: Share = 1.0  # supply, as a share of plenty
    nucleotides: Nucleotides = field(default_factory=Nucleotides)  # ATP, ADP and phosphate
    capacitance_e_per_mV: Annotated[float, Range(0.01, 1e9, "e/mV")] = 1.5
    thickness_nm: Nanometres = 5.0  # of the slice of water and membrane that is simulated
    vestibule_nm: Nanometres = 2.8  # radius of the half disc at a channel's mouth from which it takes ions
    capture_nm: Nanometres = 8.0  # depth of a pump's capture zone, as wide as its slots
    tau_v_s: Seconds = 0.4  # in which an ion's velocity is forgotten
    transit_s: Movement = 0.4  # an ion's way through a channel
    release_s: Movement = 0.2  # an ion's way from a pump's site into the water
    tween_s: Movement = 0.15  # duration of a pump's change of shape
    bath_s: Seconds = 0.5  # time constant of the exchange with the bath
    normal_mM: dict[str, Millimolar] = field(default_factory=dict)  # the bath of the cell's own body; {}: as outside_mM
    tonicity: Factor = 1.0  # dissolved in the bath, as a multiple of what keeps the cell as it is
    inside_depth: Annotated[float, Range(0.05, 20.0)] = 1.0  # depth of the cell's water, as a multiple of the bath's
    water: Multiple = 1.0  # how easily water crosses, as a multiple of 1 / water_s; 0: a rigid patch
    water_s: Seconds = 10.0  # time constant in which a cell's volume comes to rest
    reserve_percent: Annotated[float, Range(0.0, 1000.0, "%")] = 15.0  # share of its area that is in folds
    burst_percent: Annotated[float, Range(0.01, 1000.0, "%")] = 4.0  # stretch of its area at which the membrane tears
    hole_per_s: Rate = 2.5  # rate of entry, at V = 0, into the hole that is then there
    hole_reach_nm: Nanometres = 4.0  # depth of the hole's capture zone
    dt_s: Annotated[float, Range(0.0001, 0.05, "s")] = DT_S  # one tick
    pump_rates: PumpRates = field(default_factory=PumpRates)  # of both kinds of pump
    gates: GateRates = field(default_factory=GateRates)  # of gated channels

    @property
    def copies(self) -> float:
        """Number of times that the layout of a standard patch is repeated; below 1 in a small one."""
        return SIZES[self.size][0]

    @property
    def widths(self) -> float:
        """Length of the patch, in standard widths."""
        return self.copies * self.stretch

    @property
    def width_nm(self) -> float:
        """Length of the membrane, nm."""
        return STANDARD_WIDTH_NM * self.widths

    @property
    def depth_nm(self) -> float:
        """Depth of the water outside at the start, nm."""
        return SIZES[self.size][1]

    @property
    def layout(self) -> str:
        """The membrane from left to right, one letter a slot (see layout.PROTEINS and presets.toml)."""
        if self.size == "small":
            return self.layouts["small"]
        return self.layouts["standard"] * int(self.copies)

    @property
    def pumps_placed(self) -> int:
        """Number of sodium-potassium pumps in a standard patch, running or not."""
        return self.layouts["standard"].count("P") // 3

    @property
    def depths_nm(self) -> tuple[float, float]:
        """Depth of the water at the start, nm: inside, outside."""
        return self.depth_nm * self.inside_depth, self.depth_nm

    @property
    def volumes_nm3(self) -> tuple[float, float]:
        """Volume of the water at the start, nm3: inside, outside."""
        inside, outside = self.depths_nm
        return self.width_nm * inside * self.thickness_nm, self.width_nm * outside * self.thickness_nm

    def with_(self, **changes: object) -> "PatchSpec":
        """A copy with some fields changed. Raises TypeError for a name that is no field; values are not checked."""
        return replace(self, **changes)  # type: ignore[arg-type]


def cation_that_carries_charge(spec: PatchSpec) -> int:
    """The species whose inside count is shifted to start away from rest: the most plentiful mobile cation inside."""
    return INDEX[max(("K", "Na"), key=lambda key: spec.inside_mM.get(key, 0.0))]
