"""From a PatchSpec to the arrays of a patch at its first tick."""

import math

import numpy as np

from . import pump, species
from .arrays import FloatArray, IntArray
from .constants import IONS_PER_NM3_PER_MM
from .jit import records
from .layout import placements
from .motion import UNIT
from .spec import PatchSpec, SpecError, cation_that_carries_charge
from .state import (
    CHANNEL,
    CHARGE,
    EVENT,
    HISTORY,
    NEXT_IDENT,
    NONE,
    PROTEIN,
    PUMP,
    SITES,
    SPIKE_PLACES,
    TRANSIT,
    TRANSITS,
    UNGATED,
    Rules,
    State,
)
from .theory import thermal_voltage_mV

MOST_IONS = 20_000_000


def ion_counts(spec: PatchSpec) -> IntArray:
    """Ions of each species on each side at the start, int64[species, side].

    A- makes the inside carry the charge of the resting potential at the given concentrations; a start away from rest
    shifts the most plentiful cation. Outside, A- (or choline) makes the bath neutral. Raises SpecError.
    """
    counts = np.zeros((species.COUNT, 2), np.int64)
    per_mM = IONS_PER_NM3_PER_MM * spec.volume_nm3
    for side, mixture in enumerate((spec.inside_mM, spec.outside_mM)):
        for key, concentration in mixture.items():
            if not (math.isfinite(concentration) and concentration >= 0):
                raise SpecError(f"{key} is {concentration} mM; a concentration is a number of 0 or more.")
            counts[species.INDEX[key], side] = round(concentration * per_mM)
    if counts.sum() > MOST_IONS:
        raise SpecError(f"That patch would hold {int(counts.sum()):,} ions; the most is {MOST_IONS:,}.")
    capacitance = spec.capacitance_e_per_mV * spec.widths
    charge = species.VALENCE @ counts
    trapped = int(charge[0]) - round(capacitance * spec.rest_mV)
    if trapped < 0:
        raise SpecError(
            "The inside cannot be neutral: it has more Cl⁻ than Na⁺ and K⁺ together. Lower Cl_in or raise K_in."
        )
    counts[species.A, 0] += trapped
    counts[species.A if charge[1] > 0 else species.CH, 1] += abs(int(charge[1]))
    carrier = cation_that_carries_charge(spec)
    counts[carrier, 0] += round(capacitance * spec.start_mV) - round(capacitance * spec.rest_mV)
    if counts[carrier, 0] < 0:
        raise SpecError(
            f"There are too few cations inside to start at {spec.start_mV:g} mV; raise K_in or start nearer to 0."
        )
    return counts


def bath_counts(spec: PatchSpec) -> IntArray:
    """Ions that the bath holds the outside at, int64[species]."""
    return ion_counts(spec)[:, 1].copy()


def _segments(counts: IntArray, needed: int = 0) -> tuple[IntArray, IntArray]:
    """Start and end of each segment's run: room for `needed` more ions twice over, in whole 64s for the scan."""
    spare = np.maximum(counts.reshape(-1) // 4 + 512, 2 * needed)
    room = counts.reshape(-1) + spare
    room = (room + 63) // 64 * 64
    ends = np.cumsum(room)
    return ends - room, ends


def _proteins(spec: PatchSpec) -> tuple[np.ndarray, np.ndarray]:
    layout = spec.layout
    places = list(placements(layout))
    protein = np.zeros(len(places) + 16, PROTEIN)
    protein["kind"] = NONE
    owner = np.full(len(layout), -1, np.int32)
    slot_nm = spec.width_nm / len(layout)
    for row, place in enumerate(places):
        p = protein[row]
        p["kind"] = PUMP if place.what == "pump" else CHANNEL
        p["species"], p["passes"] = place.species, place.passes
        p["first_slot"], p["slots"] = place.first_slot, place.slots
        p["x"] = (place.first_slot + place.slots / 2) * slot_nm
        p["gate"], p["h"] = place.gate, 1
        p["k"] = spec.gates.k(place.what) if place.gate else 0.0
        p["open"] = place.gate == UNGATED
        p["atp"] = 1
        p["state"] = pump.E1
        p["since"] = -1000
        owner[place.first_slot : place.first_slot + place.slots] = row
    return protein, owner


def phase_steps(spec: PatchSpec, depth_nm: FloatArray) -> IntArray:
    """Phase moved across the water in a tick per unit of velocity, int64[S], where it is `depth_nm`[side] deep."""
    steps = (species.SPEED * spec.dt_s / UNIT)[:, None] / (2.0 * depth_nm) * 2.0**32
    return np.rint(steps).astype(np.int64).reshape(-1)


def build_state(spec: PatchSpec, seed: int) -> State:
    """The arrays of a new patch: ions spread evenly at random on each side, with thermal velocities."""
    counts = ion_counts(spec)
    start, end = _segments(counts)
    room = int(end[-1])
    rng = np.random.Generator(np.random.PCG64(seed))
    protein, owner = _proteins(spec)
    rows = protein.size
    depth: FloatArray = np.array([spec.depth_nm, spec.depth_nm])
    state = State(
        depth_nm=depth,
        step_y=phase_steps(spec, depth),
        x=rng.integers(0, 2**32, room, dtype=np.uint32),
        y=rng.integers(0, 2**32, room, dtype=np.uint32),
        vx=np.clip(np.rint(rng.normal(0.0, UNIT, room)), -32000, 32000).astype(np.int16),
        vy=np.clip(np.rint(rng.normal(0.0, UNIT, room)), -32000, 32000).astype(np.int16),
        ident=np.zeros(room, np.int32),
        mark=np.zeros(room, np.uint8),
        candidates=np.zeros(room, np.int64),
        start=start,
        end=end,
        count=counts.reshape(-1).copy(),
        counts=counts.copy(),
        protein=records(protein),
        owner=owner,
        site_ident=np.zeros((rows, SITES), np.int32),
        site_tick=np.zeros((rows, SITES), np.int64),
        site_x=np.zeros((rows, SITES)),
        site_depth=np.zeros((rows, SITES)),
        transit=records(np.zeros(1024 + rows, TRANSIT)),
        events=records(np.zeros(4096 + 64 * rows, EVENT)),
        now=np.zeros(7, np.int64),
        channel_flux=np.zeros((species.COUNT, 2), np.int64),
        pump_flux=np.zeros((species.COUNT, 2), np.int64),
        bath_flux=np.zeros((species.COUNT, 2), np.int64),
        injected=np.zeros(species.COUNT, np.int64),
        made=np.zeros(species.COUNT, np.int64),
        spent=np.zeros(2, np.int64),
        signal=np.zeros(3),
        spike=np.zeros(SPIKE_PLACES, np.int64),
        seen_out=np.zeros(rows, np.int64),
        current_e_per_s=np.zeros(rows),
        history_mV=np.full(HISTORY, np.nan),
        sum_charge=np.zeros(2, np.int64),
        sum_free=np.zeros((species.COUNT, 2), np.int64),
        sum_depth=np.zeros(2),
    )
    ident = 1
    for segment in range(start.size):
        n = int(state.count[segment])
        state.ident[start[segment] : start[segment] + n] = np.arange(ident, ident + n)
        ident += n
    state.now[NEXT_IDENT] = ident
    state.now[CHARGE] = int(species.VALENCE @ counts[:, 0])
    return state


def grown(state: State, needed: int) -> State:
    """The same patch with room for at least `needed` more ions in every run, and for as many on their way."""
    start, end = _segments(state.count, needed)
    room = int(end[-1])
    fresh = {name: np.zeros(room, getattr(state, name).dtype) for name in ("x", "y", "vx", "vy", "ident", "mark")}
    for segment in range(start.size):
        old, new, n = int(state.start[segment]), int(start[segment]), int(state.count[segment])
        for name, array in fresh.items():
            array[new : new + n] = getattr(state, name)[old : old + n]
    transit = records(np.zeros(max(state.transit.size, 4 * int(state.now[TRANSITS]) + 1024), TRANSIT))
    transit[: state.transit.size] = state.transit
    return state._replace(**fresh, candidates=np.zeros(room, np.int64), start=start, end=end, transit=transit)


def build_rules(spec: PatchSpec, state: State, seed: int, threads: int) -> Rules:
    """The numbers that kernels read, from the spec and from which channels are open."""
    keep = math.exp(-spec.dt_s / spec.tau_v_s)
    step_x = species.SPEED * spec.dt_s / UNIT / spec.width_nm * 2.0**32
    segments = 2 * species.COUNT
    kind = state.protein
    k_max, reach = np.zeros(species.COUNT), np.zeros(species.COUNT)
    # A gated channel may open at any tick, and no rules are built then.
    may_open = (kind["open"] == 1) | (kind["gate"] != UNGATED)
    for row in kind[(kind["kind"] == CHANNEL) & may_open & (kind["blocked"] == 0)]:
        passed = (int(row["passes"]) >> np.arange(species.COUNT)) & 1 == 1
        k_max[passed] = np.maximum(k_max[passed], row["k"])
        reach[passed] = np.maximum(reach[passed], spec.gates.reach_nm if row["gate"] else spec.vestibule_nm)
    rates = spec.pump_rates
    turn = np.full(len(pump.State), rates.turn_per_s)
    turn[[pump.E1_3NA, pump.E2P_2K]] = rates.seated_per_s
    turn[[pump.E2P_3NA, pump.E1_2K]] = rates.release_per_s
    # A change of shape takes its time; so does the way of the last ion to its site, over which the pump then closes.
    wait = np.full(len(pump.State), round(spec.tween_s / spec.dt_s), np.int64)
    wait[[pump.E1, pump.E2P]] = 0
    on, off = np.zeros(species.COUNT), np.zeros(species.COUNT)
    on[[species.NA, species.K]] = rates.na_on_per_s, rates.k_on_per_s
    off[[species.NA, species.K]] = rates.na_off_per_s, rates.k_off_per_s
    return Rules(
        seed=seed,
        dt_s=spec.dt_s,
        width_nm=spec.width_nm,
        capacitance_e_per_mV=spec.capacitance_e_per_mV * spec.widths,
        thermal_mV=thermal_voltage_mV(spec.temperature_C),
        valence=species.VALENCE,
        decay=np.full(segments, round((1.0 - keep) * 65536), np.int64),
        kick=np.full(segments, round(UNIT * math.sqrt(12.0 * (1.0 - keep * keep))), np.int64),
        step_x=np.repeat(np.rint(step_x), 2).astype(np.int64),
        speed_nm_per_s=species.SPEED,
        k_max=k_max,
        vestibule_nm=spec.vestibule_nm,
        capture_nm=spec.capture_nm,
        has_pumps=bool(np.any((kind["kind"] == PUMP) & (kind["running"] == 1))),
        transit_ticks=max(2, round(spec.transit_s / spec.dt_s)),
        release_ticks=max(1, round(spec.release_s / spec.dt_s)),
        pump_wait=wait,
        pump_on=on,
        pump_off=off,
        pump_turn=turn,
        atp_level=spec.atp_level,
        reach_nm=reach,
        gate_reach_nm=spec.gates.reach_nm,
        gate_per_ms=1000.0 / spec.gates.slow_voltage,
        signal_per_ms=1000.0 / spec.gates.slow_signal,
        recovery=spec.gates.recovery,
        transmitter_s=spec.gates.transmitter_s,
        current_s=spec.gates.current_s,
        bath=bath_counts(spec),
        sealed=spec.sealed,
        bath_s=spec.bath_s,
        threads=threads,
    )
