"""A running patch of membrane: the arrays, the rules, and what may be changed while it runs."""

import math

import numpy as np

from game.kernels.jit import max_threads, plain
from game.sentence import Sentence

from . import carriers, drugs, gates, impalement, layout, osmosis, pump, settings, snapshot, species, tear
from .arguments import action
from .arrays import IntArray, RecordArray
from .build import build_rules, build_state, grown
from .pump import release_ion, release_particle, shed_phosphate
from .segments import has_room
from .snapshot import Snapshot
from .spec import PatchSpec
from .spec_check import check as check_spec
from .spec_check import checked_seed
from .state import CHANNEL, CHARGE, EVENTS, HOLED, NONE, PUMP, SITES, TEAR_TICK, TICK, TRANSITS, UNGATED, Rules, State
from .step import measure_room, prepare, run

MOST_BOUND = SITES + 2  # in a pump: ions, a nucleotide and a phosphate
MANY_IONS = 300_000  # below this, sharing the work among threads costs more than it saves


class Patch:
    """A patch of membrane that runs in whole ticks of `spec.dt_s` seconds.

    Attributes:
        spec: what it was built from, with the settings changed since.
        seed, threads: as given; `threads` is at most the number of cores.
        state: its arrays (see state.State); replaced when they need more room.
        rules: the numbers that kernels read (see state.Rules); replaced whenever a setting changes.
        start_counts: int64[species, side], ions at tick 0. Side 0 is inside, 1 outside.

    The same spec, seed and changes (each at its tick) give the same run, bit for bit, whatever `threads` is.
    The methods marked `@action` are what a player, a level or a recording may do. Each raises SettingError for
    arguments of another kind or out of range, and then changes nothing.
    """

    def __init__(self, spec: PatchSpec, seed: int = 1, threads: int = 1) -> None:
        """Build the patch at tick 0. Raises SpecError for a spec or a seed outside its range."""
        self.spec = spec
        self.seed = checked_seed(seed)
        self.threads = max(1, min(threads, max_threads()))
        self.state: State = build_state(spec, self.seed)
        self.start_counts: IntArray = self.state.counts.copy()
        self._set_up()

    # Running ---------------------------------------------------------------------------------------------------

    def step(self, ticks: int = 1, keep_events: bool = False) -> None:
        """Run `ticks` ticks.

        `events` is emptied first, unless `keep_events`, and then holds what happened in these ticks.
        """
        if not keep_events:
            self.state.now[EVENTS] = 0
        done = 0
        while done < ticks:
            done += run(self.state, self.rules, ticks - done)
            if self.torn and not self.state.tear[HOLED]:
                self._tear()
            elif done < ticks:
                self.state = grown(self.state, int(self.state.room[0]))

    def warm_up(self) -> None:
        """Compile the kernels that `step` calls, or load them from the cache. Changes nothing in the patch."""
        prepare(self.state, self.rules, self.rules.threads > 1)

    @property
    def tick(self) -> int:
        """Ticks run so far."""
        return int(self.state.now[TICK])

    @property
    def time_s(self) -> float:
        """Seconds on screen run so far."""
        return self.tick * self.spec.dt_s

    @property
    def charge_e(self) -> int:
        """Net charge inside, e."""
        return int(self.state.now[CHARGE])

    @property
    def capacitance_e_per_mV(self) -> float:
        """Capacitance of the whole patch, elementary charges per mV."""
        return self.rules.capacitance_e_per_mV

    @property
    def voltage_mV(self) -> float:
        """Membrane potential after the last tick, inside minus outside, mV: V = charge_e / capacitance_e_per_mV."""
        return self.charge_e / self.rules.capacitance_e_per_mV

    @property
    def volume(self) -> float:
        """Volume of the cell, as a multiple of what it was at the start."""
        return float(self.state.depth_nm[0] / self.rules.depth_nm[0])

    @property
    def stretch(self) -> float:
        """Fraction by which the membrane's area is stretched; 0 while it has folds in reserve."""
        return float(plain(osmosis.stretch)(self.volume, self.rules.reserve))

    @property
    def torn(self) -> bool:
        """Whether the membrane has torn."""
        return bool(self.state.tear[TEAR_TICK] >= 0)

    @property
    def counts(self) -> IntArray:
        """Ions, int64[species, side], including those bound in pumps and those inside pores. Do not write to it."""
        return self.state.counts

    @property
    def ions(self) -> int:
        """Number of all ions in the patch."""
        return int(self.state.counts.sum())

    @property
    def events(self) -> RecordArray:
        """What happened in the last `step`, in order: a view of records with the fields of state.EVENT."""
        return self.state.events[: int(self.state.now[EVENTS])]

    # Changing --------------------------------------------------------------------------------------------------

    @action
    def set(self, key: str, value: object) -> None:
        """Set a live setting (`settings.TABLE[key].live`), in its own unit. Raises SettingError, or SpecError."""
        if key in settings.TABLE and not settings.TABLE[key].live:
            raise settings.SettingError(
                Sentence("{key} is fixed once a patch is built; build a new one to change it.", key=key)
            )
        spec = settings.apply(self.spec, {key: value})
        build_rules(spec, self.state, self.seed, self.rules.threads)  # raises before anything is changed
        self.spec = spec
        if key.startswith("P_"):
            self._set_permeability(key[2:])
            impalement.restart_course(self.state)
        elif key == "pumps":
            self._set_pumps()
        self._refresh()

    @action
    def set_open(self, row: int, is_open: bool) -> None:
        """Open or close the channel in `row`. All gates of a gated one are set so, and go on flipping from there."""
        protein = self._protein(row, CHANNEL)
        if protein["open"] != int(is_open):
            impalement.restart_course(self.state)
        protein["open"] = int(is_open)
        gates.set_gates(protein, is_open)
        self._refresh()

    @action
    def set_blocked(self, row: int, blocked: bool) -> None:
        """Plug the channel in `row`, or keep K⁺ out of its pump's outer mouth. False unplugs it, and frees a drug."""
        self._protein(row)["blocked"] = drugs.BY_USER if blocked else drugs.FREE
        self._refresh()

    @action
    def move_electrode(self, x_nm: float, height_nm: float | None) -> None:
        """Move the microelectrode's tip to `x_nm` along the membrane and `height_nm` above its middle.

        Above 0 is outside the cell. None removes the electrode, and with it its clamp and its leak.
        """
        leaky, seat = impalement.shunt_row(self.state), float(self.state.electrode[0])
        impalement.place(self.state, self.spec.width_nm, x_nm, height_nm)
        if leaky is not None and not (impalement.inside(self.state) and self.state.electrode[0] == seat):
            self.remove(leaky)
            if impalement.inside(self.state):
                self.set_leaky(True)

    @action
    def inject(self, ion: str, count: int) -> None:
        """Inject `count` ions of species `ion` into the cell through the electrode; below 0, withdraw them.

        V changes at once. An electrode that is not inside the cell is put there first. Raises SettingError where
        so many cannot be injected, or are not there to be withdrawn.
        """
        row = impalement.check_injection(self.state, self.rules, ion, count)
        impalement.put_inside(self.state, self.spec.width_nm)
        needed = int(measure_room(self.state, self.rules)) + abs(int(count))
        if not has_room(self.state, needed):
            self.state = grown(self.state, needed)
        impalement.inject(self.state, self.rules, row, int(count))

    @action
    def clamp(self, target_mV: float | None) -> None:
        """Hold V at `target_mV` with the electrode from the next tick on; None releases it. Raises SettingError."""
        impalement.check_hold(self.state, self.rules, target_mV)
        impalement.hold(self.state, target_mV)
        if target_mV is not None:
            impalement.put_inside(self.state, self.spec.width_nm)

    @action
    def set_leaky(self, leaky: bool) -> None:
        """Let Na+, K+ and Cl- leak around the electrode inside the cell, or seal it.

        Raises SettingError where no bare membrane is free for the leak.
        """
        row = impalement.shunt_row(self.state)
        if leaky and row is None:
            impalement.put_inside(self.state, self.spec.width_nm)
            slot = int(self.state.electrode[0] / self.spec.width_nm * self.state.owner.size)
            row = self.add("shunt", slot)
            if row is None:
                raise settings.SettingError(Sentence("There is no bare membrane for the electrode to leak through."))
            protein = self.state.protein[row]
            self.state.electrode[0] = protein["x"]
            protein["open"] = protein["m"] = 1
            self._refresh()
        elif not leaky and row is not None:
            self.remove(row)

    @action
    def flash(self, seconds: float) -> None:
        """Shine light on the patch for `seconds` from now, or longer if it shines already; 0 ends it."""
        gates.flash(self.state, seconds)

    @action
    def puff(self, what: str, dose_mM: float = 1.0) -> None:
        """Add `dose_mM` of a transmitter ("glutamate" or "GABA") just outside.

        It is cleared away with the time constant `spec.gates.transmitter_s`.
        """
        gates.puff(self.state, what, dose_mM)

    @action
    def set_running(self, row: int, running: bool) -> None:
        """Switch the pump in `row`, of either kind, on or off; one that is off keeps its state and its bound ions."""
        protein = self._protein(row)
        if protein["kind"] not in carriers.KINDS:
            raise settings.SettingError(Sentence("Row {row} of the membrane holds no pump.", row=row))
        protein["running"] = int(running)
        self._refresh()

    @action
    def set_held(self, row: int, held: bool) -> None:
        """Hold the pump in `row`, so that it leaves a state only after `crank`; False lets it run by itself again.

        Ions still bind to its sites, and may leave them until the set is full.
        """
        protein = self._protein(row, PUMP)
        protein["held"], protein["crank"] = int(held), 0

    @action
    def crank(self, row: int) -> None:
        """Let the held pump in `row` leave its present state once, as soon as it has all that the step needs."""
        self._protein(row, PUMP)["crank"] = 1

    @action
    def add(self, what: str, near_slot: int | None = None) -> int | None:
        """Place a protein (a key of layout.PROTEINS: "pump", "K", "NaV" ...) in the free slots closest to `near_slot`.

        Returns its row in `state.protein`, or None where there is no room. A leak channel gets the rate k of the
        others for its ion, or 1 /s where there is none. Raises SettingError for any other word.
        """
        if what not in layout.PROTEINS:
            raise settings.SettingError(
                Sentence(
                    "There is no protein {name}; use {names}.",
                    name=repr(what),
                    names=", ".join(map(repr, layout.PROTEINS)),
                )
            )
        place = layout.Placement(what, 0, layout.PROTEINS[what].slots)
        first = layout.free_run(self.state.owner, place.slots, near_slot)
        rows = np.flatnonzero(self.state.protein["kind"] == NONE)
        if first is None or rows.size == 0:
            return None
        row = int(rows[0])
        gate = layout.PROTEINS[what].gate
        same = self.leaks(place.species)
        protein = self.state.protein[row]
        self.state.protein[row] = np.zeros(1, self.state.protein.dtype)[0]
        protein["kind"] = place.kind
        protein["species"], protein["passes"] = place.species, place.passes
        protein["first_slot"], protein["slots"] = first, place.slots
        protein["x"] = (first + place.slots / 2) * self.spec.width_nm / self.state.owner.size
        protein["running"] = protein["h"] = 1
        protein["gate"], protein["open"] = gate, gate == UNGATED
        protein["k"] = float(self.state.protein["k"][same[0]]) if same.size else 1.0
        if gate != UNGATED:
            protein["k"] = self.spec.gates.k(what)
        protein["since"] = self.tick
        self.state.site_ident[row] = 0
        self.state.owner[first : first + place.slots] = row
        self._refresh()
        return row

    @action
    def remove(self, row: int) -> None:
        """Remove the protein in `row`. Ions bound in a pump are released on the side they are counted on.

        The events of their release are in `events` until the next `step`.
        """
        protein = self._protein(row)
        if int(self.state.now[TRANSITS]) + MOST_BOUND > self.state.transit.size:
            self.state = grown(self.state, 0)
            protein = self._protein(row)
        if protein["kind"] in carriers.KINDS:
            ion, side = carriers.holds(protein)
            while protein["bound"] > 0:
                release_ion(self.state, self.rules, row, ion, side)
            if protein["atp"]:
                release_particle(self.state, self.rules, row, species.ATP, 0, pump.NUCLEOTIDE_SITE, int(protein["atp"]))
            if protein["phosphate"]:
                shed_phosphate(self.state, self.rules, row)
            protein["atp"] = 0
        # Ions in its pore, or on the way from its sites, go on; what takes this row next is not their protein.
        on_their_way = self.state.transit[: int(self.state.now[TRANSITS])]
        on_their_way["protein"][on_their_way["protein"] == row] = -1
        first = int(protein["first_slot"])
        self.state.owner[first : first + int(protein["slots"])] = -1
        protein["kind"] = NONE
        self._refresh()

    # Reading ---------------------------------------------------------------------------------------------------

    def rows(self, kind: int, ion: int | None = None) -> IntArray:
        """Rows of `state.protein` of one kind (and of one ion, a row of species.TABLE), int64[rows]."""
        chosen = self.state.protein["kind"] == kind
        if ion is not None:
            chosen &= self.state.protein["species"] == ion
        return np.flatnonzero(chosen)

    def leaks(self, ion: int) -> IntArray:
        """Rows of the ungated channels of one ion (a row of species.TABLE), int64[rows]."""
        rows = self.rows(CHANNEL, ion)
        ungated: IntArray = rows[self.state.protein["gate"][rows] == UNGATED]
        return ungated

    def copy(self) -> "Patch":
        """An independent patch in the same state. Run for the same ticks, both stay the same."""
        twin = object.__new__(Patch)
        twin.restore(self.snapshot())
        return twin

    def snapshot(self) -> Snapshot:
        """A copy of the patch's state and settings, for `restore`."""
        return snapshot.take(self)

    def restore(self, saved: Snapshot) -> None:
        """Set state, settings and seed back to those in `saved`, of this patch or another. Raises SpecError."""
        check_spec(saved.rest["spec"])
        snapshot.put(self, saved)

    def fingerprint(self) -> str:
        """SHA-256 of the state, settings and seed, as 64 hex digits; equal for the same run at the same tick."""
        return snapshot.fingerprint(self)

    # The rest is for this file ---------------------------------------------------------------------------------

    def _protein(self, row: int, kind: int | None = None) -> np.void:
        known = 0 <= row < self.state.protein.size
        protein: np.void = self.state.protein[row if known else 0]
        if not known or protein["kind"] == NONE or (kind is not None and protein["kind"] != kind):
            raise settings.SettingError(
                Sentence("Row {row} of the membrane holds no pump.", row=row)
                if kind == PUMP
                else Sentence("Row {row} of the membrane holds no channel.", row=row)
            )
        return protein

    def _tear(self) -> None:
        """Make the holes that this tick's stretch calls for, after removing the proteins in their place."""
        for first in tear.places(self.spec, self.seed, self.tick, self.state.owner.size):
            for row in set(self.state.owner[first : first + tear.HOLE_SLOTS].tolist()) - {-1}:
                self.remove(row)
            tear.place_hole(self.state, self.spec, first)
        self.state.tear[HOLED] = 1
        self._refresh()

    def _set_up(self) -> None:
        for key in species.CROSSING:
            self._set_permeability(key)
        self._set_pumps()
        self._refresh()

    def _set_permeability(self, key: str) -> None:
        """Divide the permeability equally among the leak channels of its ion; 0 closes them."""
        rows = self.leaks(species.INDEX[key])
        total = self.spec.permeability_per_s.get(key, 0.0) * self.spec.widths
        if rows.size:
            self.state.protein["k"][rows] = total / rows.size
            self.state.protein["open"][rows] = int(total > 0)

    def _set_pumps(self) -> None:
        """Switch on the first `spec.pumps` pumps of each standard patch, or all."""
        rows = self.rows(PUMP)
        wanted = rows.size if self.spec.pumps is None else math.ceil(self.spec.pumps * self.spec.copies)
        order = np.arange(rows.size)
        self.state.protein["running"][rows] = order < wanted

    def _refresh(self) -> None:
        threads = self.threads if self.ions >= MANY_IONS else 1
        self.rules: Rules = build_rules(self.spec, self.state, self.seed, threads)
