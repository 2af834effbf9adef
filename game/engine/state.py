"""The arrays of a patch that change while it runs, and the numbers that kernels read: data without behaviour."""

import numpy as np

from game.kernels.structure import Structure

from .arrays import ByteArray, FloatArray, Int32Array, IntArray, PhaseArray, RecordArray, VelocityArray

# One row a protein. `since` is the tick at which the present state began.
PROTEIN = np.dtype(
    [
        ("kind", "i8"),  # NONE, CHANNEL, PUMP, HOLE or CALCIUM_PUMP
        ("species", "i8"),  # the ion that it is named after; -1: the sodium-potassium pump
        ("passes", "i8"),  # one bit for each species that may go through: 1 << species
        ("first_slot", "i8"),
        ("slots", "i8"),
        ("x", "f8"),  # nm, centre along the membrane
        ("k", "f8"),  # 1/s, a channel's rate of entry at V = 0 for an ion in its vestibule
        ("open", "i8"),
        ("blocked", "i8"),  # 1: plugged by the user; from 2 on: by a drug, see drugs.py
        ("running", "i8"),  # a pump that is switched on
        ("state", "i8"),  # pump.State or calcium_pump.State
        ("bound", "i8"),  # how many ions its sites hold
        ("since", "i8"),
        ("atp", "i8"),  # the name of the ATP in its site, 0 where there is none
        ("atp_tick", "i8"),  # when that was bound, and where it was met
        ("atp_x", "f8"),
        ("atp_depth", "f8"),
        ("phosphate", "i8"),  # the name of the phosphate on its P domain, 0 where there is none
        ("cycles", "i8"),
        ("crossed_in", "i8"),  # ions carried into the cell since it was placed
        ("crossed_out", "i8"),
        ("held", "i8"),  # a pump that leaves a state only when it is cranked
        ("gate", "i8"),  # what opens a channel: UNGATED, or the scheme that gates.py runs for it
        ("m", "i8"),  # gates that are open for conduction: 0 to 3 of NaV, 0 to 4 of KV, 0 or 1 of the others
        ("h", "i8"),  # 1 where it can conduct; 0 while inactivated (NaV's ball in its mouth) or desensitised (ChR2)
        ("crank", "i8"),  # 1 from a turn of the crank until the state that it lets the pump leave has ended
    ],
    align=True,
)
NONE, CHANNEL, PUMP, HOLE, CALCIUM_PUMP = range(5)  # a hole is where the membrane has torn
# What opens a channel: nothing, voltage (Na+, K+), light, glutamate, GABA; a shunt around an electrode is never shut.
UNGATED, NAV, KV, CHR2, AMPA, GABA, SHUNT = range(7)

# One row an ion on its way: through a pore, or from a pump's site back into the water.
TRANSIT = np.dtype(
    [
        ("kind", "i8"),  # THROUGH a channel, or RELEASE from a pump
        ("species", "i8"),
        ("side", "i8"),  # where it will land
        ("protein", "i8"),
        ("site", "i8"),  # the pump site it leaves
        ("since", "i8"),  # tick
        ("ident", "i4"),
        ("x", "u4"),  # phase at the landing place
        ("y", "u4"),
        ("vx", "i2"),
        ("vy", "i2"),
    ],
    align=True,
)
THROUGH, RELEASE = 0, 1

# What happened, one record an event: sounds, goals and pictures read them.
EVENT = np.dtype(
    [("tick", "i8"), ("kind", "i8"), ("species", "i8"), ("protein", "i8"), ("ident", "i8"), ("direction", "i8")],
    align=True,
)

# Places in State.now.
TICK, TRANSITS, EVENTS, NEXT_IDENT, CHARGE, EVENTS_LOST, COMMITTED = range(7)
# Places in State.spent.
ATP, CYCLES = range(2)
# Places in State.fuel.
OXYGEN, GLUCOSE = range(2)
# Places in State.signal: what light- and transmitter-gated channels answer to.
LIGHT, GLUTAMATE_MM, GABA_MM = range(3)
# Places in State.spike.
(SPIKES, RISING, FOOT_TICK, FOOT_NA, FOOT_K, PEAK, LAST_NA, LAST_K, LAST_PEAK, LAST_START, LAST_END, PROBED) = range(12)
SPIKE_PLACES = 12
# Places in State.tear.
TEAR_TICK, HOLED = range(2)
# Places in State.electrode: where its tip is (nan: put away) and the voltage it holds (nan: none).
TIP_X, TIP_HEIGHT, CLAMP_MV = range(3)
# Places in State.pulse.
PULSE_TICK, PULSE_KIND, PULSE_SIZE, REPEATS, CLAMP_CHARGE = range(5)
INJECTED, RELEASED = range(2)  # kinds of pulse
RELAX_TICKS = 1200  # that the relaxation after a pulse is followed for
INWARD, OUTWARD = 0, 1
SITES = 3
HISTORY = 3600


class State(Structure):
    """The arrays of one patch. n is room for ions, S segments (2 a species), P proteins.

    Positions are phases: a circle of 2**32 steps is once round the patch (x), or once from the membrane to the
    far wall and back (y), so that walls and wrap-around are integer overflow. Velocities are in 1/4096 of the
    species' thermal speed. The free ions of segment s are rows start[s] to start[s] + count[s] - 1.
    """

    depth_nm: FloatArray  # [side] depth of the water; the inside's grows as the cell swells
    step_y: IntArray  # [S] phase moved a tick per unit of velocity, for this depth
    x: PhaseArray  # [n] along the membrane
    y: PhaseArray  # [n] away from it
    vx: VelocityArray  # [n]
    vy: VelocityArray  # [n]
    ident: Int32Array  # [n] a name that stays with the ion
    room: IntArray  # [1] free rows that the last tick needed in every run
    near: PhaseArray  # [S] depth up to which a protein may take an ion in this tick
    threshold: PhaseArray  # [S] the largest chance of that, of 2**32
    bias: FloatArray  # [S, 2] how V speeds up entry from this side, and from the quicker one
    words: PhaseArray  # [workers, BLOCK] random words of the block that a worker moves
    mark: ByteArray  # [workers, BLOCK + 8] 1 where that found a candidate
    found: IntArray  # [blocks] how many candidates each block has, counted from 1
    candidate: IntArray  # [n] their rows; those of the block that begins at row i stand from i on
    candidate_x: PhaseArray  # [n] and where they are
    candidate_y: PhaseArray  # [n]
    start: IntArray  # [S]
    end: IntArray  # [S]
    count: IntArray  # [S]
    counts: IntArray  # [species, side] all ions: free, on their way and bound
    protein: RecordArray  # [P] of PROTEIN
    owner: Int32Array  # [slots] the protein in each slot, or -1
    site_ident: Int32Array  # [P, 3] ions bound in a pump's sites, 0 where empty
    site_tick: IntArray  # [P, 3] when each was bound
    site_x: FloatArray  # [P, 3] nm, where it was met
    site_depth: FloatArray  # [P, 3] nm from the membrane's face
    transit: RecordArray  # [room] of TRANSIT; the first now[TRANSITS] are in use
    events: RecordArray  # [room] of EVENT; the first now[EVENTS] are in use
    now: IntArray  # tick, transits, events, next ident, charge inside (e), events lost, charge on its way in
    channel_flux: IntArray  # [species, direction] ions through channels since the start
    pump_flux: IntArray  # [species, direction] ions carried by pumps since the start
    bath_flux: IntArray  # [species, direction] ions exchanged at the far edge: INWARD came into the patch
    injected: IntArray  # [species] ions that an electrode has put inside, less those it has taken out
    electrode: FloatArray  # [3] nm along the membrane, nm above its middle, mV
    pulse: IntArray  # [5] tick of the last, kind, size (e; released: mV), how many like it; charge from the clamp (e)
    relaxed: FloatArray  # [2, RELAX_TICKS] sum of V (mV) so many ticks after pulses of one kind and size, and how often
    made: IntArray  # [species] molecules that chemistry inside has made, less those it has used up
    spent: IntArray  # ATP, cycles
    tear: IntArray  # the tick in which the membrane tore (-1: it is whole); 1 once its hole is there
    fuel: FloatArray  # [2] oxygen and glucose in store, 0 to 1
    signal: FloatArray  # [3] light still to come (s), glutamate and GABA outside (mM)
    spike: IntArray  # [12] how many spikes, what the last took (see spikes.py), and when an electrode last put ions in
    seen_out: IntArray  # [P] net charge that each protein had carried out by the last tick, e
    current_e_per_s: FloatArray  # [P] what it carries out now, low-passed; see field.py
    history_mV: FloatArray  # [3600] ring of V, one a tick
    sum_charge: IntArray  # [2] sums over all ticks of the charge inside and of its square
    sum_free: IntArray  # [species, side] sums over all ticks of the free ions
    sum_depth: FloatArray  # [side] nm, sums over all ticks of the water's depth


class Rules(Structure):
    """What a patch is and how it is set: read by the kernels, changed only between ticks."""

    seed: int
    dt_s: float
    width_nm: float
    capacitance_e_per_mV: float
    thermal_mV: float  # kT/e
    valence: IntArray  # [species]
    decay: IntArray  # [S] velocity lost a tick, in 1/65536
    kick: IntArray  # [S] width of the random velocity gained a tick
    step_x: IntArray  # [S] phase moved a tick per unit of velocity
    speed_nm_per_s: FloatArray  # [species]
    k_max: FloatArray  # [species] the fastest channel that is open or may come to be, 1/s
    vestibule_nm: float
    capture_nm: float
    catch_nm: FloatArray  # [species] depth of a pump's capture zone for what it binds
    has_pumps: bool
    has_calcium_pumps: bool
    transit_ticks: int
    release_ticks: int
    pump_wait: IntArray  # [State] ticks that each pump state's own movement takes
    pump_on: FloatArray  # [species] 1/s, binding of an ion in the capture zone
    pump_off: FloatArray  # [species] 1/s, loss of a bound ion before the set is full
    pump_turn: FloatArray  # [State] 1/s, leaving each pump state once its movement is over
    calcium_wait: int  # ticks that each movement of a calcium pump takes
    calcium_turn: float  # 1/s, leaving each of its states once the movement is over
    supply: FloatArray  # [2] oxygen and glucose that the blood brings, 0 to 1
    fuel_s: FloatArray  # [2] time constants in which the stores follow it
    mitochondria: float  # from what share of the depth inwards they reach
    respiration_per_s: float  # an ADP within their reach becomes ATP, at full power
    other_work_per_s: float  # each free ATP is split by the cell's other work
    dose: FloatArray  # [drug] in its own unit
    reach_nm: FloatArray  # [species] how far from the membrane the channels that pass it catch ions, at most
    gate_reach_nm: float  # depth of a gated channel's capture zone, as wide as its slots
    gate_per_ms: float  # what the voltage gates do in one ms of life, they do in 1 / gate_per_ms s on screen
    signal_per_ms: float  # the same of the gates that light and transmitters open
    recovery: float  # how many times sooner than in life a desensitised ChR2 recovers
    transmitter_s: float  # time constant in which a transmitter is cleared away
    current_s: float  # time constant of current_e_per_s
    hole_reach_nm: float  # how far from the membrane a hole catches what is dissolved, as wide as its slots
    depth_nm: FloatArray  # [side] depth of the water at the start
    ions_per_mM_nm: float  # ions that make 1 mM in 1 nm of depth
    water_nm_per_s_per_mM: float  # how fast water follows a difference of 1 mM; 0 in a rigid patch
    reserve: float  # share of its area that the membrane has in folds
    burst: float  # share by which its area can be stretched before it tears
    bath: IntArray  # [species] ions the outside is held at
    sealed: bool
    bath_s: float  # time constant of the bath's exchange
    threads: int
