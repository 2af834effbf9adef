"""From a PatchSpec to the arrays of a patch at its first tick."""

import math
from dataclasses import replace

import numpy as np

from game.kernels.jit import max_threads, plain, records

from . import drugs, gates, pump, species
from .arrays import FloatArray, IntArray
from .chemistry import bath_counts, ion_counts, normal_osmolarity_mM
from .constants import IONS_PER_NM3_PER_MM
from .layout import placements
from .motion import BLOCK, UNIT
from .osmosis import phase_step
from .spec import PatchSpec
from .state import (
    CALCIUM_PUMP,
    CHANNEL,
    CHARGE,
    EVENT,
    HISTORY,
    HOLE,
    NEXT_IDENT,
    NONE,
    PROTEIN,
    PUMP,
    RELAX_TICKS,
    SITES,
    SPIKE_PLACES,
    TRANSIT,
    TRANSITS,
    UNGATED,
    Rules,
    State,
)
from .theory import thermal_voltage_mV


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
        p["kind"] = place.kind
        p["species"], p["passes"] = place.species, place.passes
        p["first_slot"], p["slots"] = place.first_slot, place.slots
        p["x"] = (place.first_slot + place.slots / 2) * slot_nm
        p["gate"], p["h"] = place.gate, 1
        p["k"] = spec.gates.k(place.what) if place.gate else 0.0
        p["open"] = place.gate == UNGATED
        p["running"] = place.kind == CALCIUM_PUMP  # the others are switched on by `pumps`
        p["state"] = pump.E1
        p["since"] = -1000
        owner[place.first_slot : place.first_slot + place.slots] = row
    return protein, owner


def _scratch(segments: int, room: int) -> dict[str, np.ndarray]:
    """The arrays that every tick writes before it reads (snapshot.SCRATCH, but for the events)."""
    workers = max_threads()
    return {
        "room": np.zeros(1, np.int64),
        "near": np.zeros(segments, np.uint32),
        "threshold": np.zeros(segments, np.uint32),
        "bias": np.zeros((segments, 2)),
        "words": np.zeros((workers, BLOCK), np.uint32),
        "mark": np.zeros((workers, BLOCK + 8), np.uint8),
        "found": np.zeros(1 + room // BLOCK + segments, np.int64),
        "candidate": np.zeros(room, np.int64),
        "candidate_x": np.zeros(room, np.uint32),
        "candidate_y": np.zeros(room, np.uint32),
    }


def build_state(spec: PatchSpec, seed: int) -> State:
    """The arrays of a new patch: ions spread evenly at random on each side, with thermal velocities."""
    counts = ion_counts(spec)
    start, end = _segments(counts)
    room = int(end[-1])
    rng = np.random.Generator(np.random.PCG64(seed))
    protein, owner = _proteins(spec)
    rows = protein.size
    depth: FloatArray = np.array(spec.depths_nm)
    step = plain(phase_step)
    state = State(
        depth_nm=depth,
        step_y=np.array([step(float(speed), spec.dt_s, depth[side]) for speed in species.SPEED for side in (0, 1)]),
        x=rng.integers(0, 2**32, room, dtype=np.uint32),
        y=rng.integers(0, 2**32, room, dtype=np.uint32),
        vx=np.clip(np.rint(rng.normal(0.0, UNIT, room)), -32000, 32000).astype(np.int16),
        vy=np.clip(np.rint(rng.normal(0.0, UNIT, room)), -32000, 32000).astype(np.int16),
        ident=np.zeros(room, np.int32),
        **_scratch(start.size, room),
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
        electrode=np.full(3, np.nan),
        pulse=np.array([-1, 0, 0, 0, 0]),
        relaxed=np.zeros((2, RELAX_TICKS)),
        made=np.zeros(species.COUNT, np.int64),
        spent=np.zeros(2, np.int64),
        tear=np.array([-1, 0]),
        fuel=np.array([spec.oxygen, spec.glucose]),
        signal=np.zeros(3),
        spike=np.zeros(SPIKE_PLACES, np.int64),
        seen_out=np.zeros(rows, np.int64),
        current_e_per_s=np.zeros(rows),
        history_mV=np.full(HISTORY, np.nan),
        sum_charge=np.zeros(2, np.int64),
        sum_free=np.zeros((species.COUNT, 2), np.int64),
        sum_depth=np.zeros(2),
    )
    gates.settle(state.protein, spec.start_mV, rng)
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
    fresh = {name: np.zeros(room, getattr(state, name).dtype) for name in ("x", "y", "vx", "vy", "ident")}
    for segment in range(start.size):
        old, new, n = int(state.start[segment]), int(start[segment]), int(state.count[segment])
        for name, array in fresh.items():
            array[new : new + n] = getattr(state, name)[old : old + n]
    transit = records(np.zeros(max(state.transit.size, 4 * int(state.now[TRANSITS]) + 1024), TRANSIT))
    transit[: state.transit.size] = state.transit
    return replace(state, **fresh, **_scratch(start.size, room), start=start, end=end, transit=transit)


def build_rules(spec: PatchSpec, state: State, seed: int, threads: int) -> Rules:
    """The numbers that kernels read, from the spec and from which channels are open."""
    keep = math.exp(-spec.dt_s / spec.tau_v_s)
    step_x = species.SPEED * spec.dt_s / UNIT / spec.width_nm * 2.0**32
    segments = 2 * species.COUNT
    kind = state.protein
    k_max, reach = np.zeros(species.COUNT), np.zeros(species.COUNT)
    # A gated channel may open at any tick, and no rules are built then.
    may_open = (kind["open"] == 1) | (kind["gate"] != UNGATED)
    holes = kind["kind"] == HOLE
    for row in kind[((kind["kind"] == CHANNEL) | holes) & may_open & (kind["blocked"] != drugs.BY_USER)]:
        passed = (int(row["passes"]) >> np.arange(species.COUNT)) & 1 == 1
        k_max[passed] = np.maximum(k_max[passed], row["k"])
        caught = spec.gates.reach_nm if row["gate"] else spec.vestibule_nm
        reach[passed] = np.maximum(reach[passed], spec.hole_reach_nm if row["kind"] == HOLE else caught)
    rates, energy = spec.pump_rates, spec.nucleotides
    turn = np.full(len(pump.PumpState), rates.turn_per_s)
    turn[[pump.E1_3NA, pump.E2P_2K]] = rates.seated_per_s
    turn[[pump.E2P_3NA, pump.E1_2K]] = rates.release_per_s
    # A change of shape takes its time; so does the way of the last ion to its site, over which the pump then closes.
    wait = np.full(len(pump.PumpState), round(spec.tween_s / spec.dt_s), np.int64)
    wait[[pump.E1, pump.E2P]] = 0
    turn *= spec.pump_turnover
    catch = np.full(species.COUNT, spec.capture_nm)
    catch[species.ATP] = energy.capture_nm
    on, off = np.zeros(species.COUNT), np.zeros(species.COUNT)
    on[[species.NA, species.K, species.CA]] = rates.na_on_per_s, rates.k_on_per_s, rates.ca_on_per_s
    on[species.ATP] = rates.atp_on_per_s
    off[[species.NA, species.K]] = rates.na_off_per_s / spec.pump_affinity, rates.k_off_per_s
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
        catch_nm=catch,
        has_pumps=bool(np.any((kind["kind"] == PUMP) & (kind["running"] == 1))),
        has_calcium_pumps=bool(np.any((kind["kind"] == CALCIUM_PUMP) & (kind["running"] == 1))),
        transit_ticks=max(2, round(spec.transit_s / spec.dt_s)),
        release_ticks=max(1, round(spec.release_s / spec.dt_s)),
        pump_wait=wait,
        pump_on=on,
        pump_off=off,
        pump_turn=turn,
        calcium_wait=round(spec.tween_s / spec.dt_s),
        calcium_turn=rates.turn_per_s,
        supply=np.array([spec.oxygen, spec.glucose]),
        fuel_s=np.array([energy.oxygen_s, energy.glucose_s]),
        mitochondria=energy.reach,
        respiration_per_s=energy.respiration_per_s,
        other_work_per_s=energy.other_work_per_s,
        dose=np.array([spec.doses.get(key, 0.0) for key in drugs.KEYS]),
        reach_nm=reach,
        gate_reach_nm=spec.gates.reach_nm,
        gate_per_ms=1000.0 / spec.gates.slow_voltage,
        signal_per_ms=1000.0 / spec.gates.slow_signal,
        recovery=spec.gates.recovery,
        transmitter_s=spec.gates.transmitter_s,
        current_s=spec.gates.current_s,
        hole_reach_nm=spec.hole_reach_nm,
        depth_nm=np.array(spec.depths_nm),
        ions_per_mM_nm=IONS_PER_NM3_PER_MM * spec.width_nm * spec.thickness_nm,
        water_nm_per_s_per_mM=spec.water * spec.depths_nm[0] / spec.water_s / normal_osmolarity_mM(spec),
        reserve=spec.reserve_percent / 100.0,
        burst=spec.burst_percent / 100.0,
        bath=bath_counts(spec),
        sealed=spec.sealed,
        bath_s=spec.bath_s,
        threads=threads,
    )
