"""A running patch of membrane: the arrays, the rules, and what may be changed while it runs."""

import math

import numpy as np

from game.kernels.jit import max_threads, plain

from . import carriers, drugs, gates, impalement, layout, osmosis, pump, settings, snapshot, species, tear
from .arguments import action
from .arrays import IntArray, RecordArray
from .build import build_rules, build_state, grown
from .pump import free_one, let_go, shed_phosphate
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
    """A patch of membrane that runs in whole ticks of `spec.dt_s`.

    The same spec, seed and changes (each at its tick) give the same run, bit for bit, whatever `threads` is.
    Raises SpecError for a spec or a seed that cannot be; an action raises SettingError, and then nothing has changed.
    """

    def __init__(self, spec: PatchSpec, seed: int = 1, threads: int = 1) -> None:
        self.spec = spec
        self.seed = checked_seed(seed)
        self.threads = max(1, min(threads, max_threads()))
        self.state: State = build_state(spec, self.seed)
        self.start_counts: IntArray = self.state.counts.copy()
        self._set_up()

    # Running ---------------------------------------------------------------------------------------------------

    def step(self, ticks: int = 1, keep_events: bool = False) -> None:
        """Run `ticks` ticks. Afterwards `events` holds what happened in them (and before, if kept)."""
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
        """Compile what running it needs, so that it will not halt for that; nothing changes."""
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
        """Capacitance of the whole patch."""
        return self.rules.capacitance_e_per_mV

    @property
    def voltage_mV(self) -> float:
        """Membrane potential of this frame, inside minus outside."""
        return self.charge_e / self.rules.capacitance_e_per_mV

    @property
    def volume(self) -> float:
        """Volume of the cell, as a multiple of what it was at the start."""
        return float(self.state.depth_nm[0] / self.rules.depth_nm[0])

    @property
    def stretch(self) -> float:
        """Share by which the membrane is stretched; 0 while it has folds."""
        return float(plain(osmosis.stretch)(self.volume, self.rules.reserve))

    @property
    def torn(self) -> bool:
        """Whether the membrane has torn."""
        return bool(self.state.tear[TEAR_TICK] >= 0)

    @property
    def counts(self) -> IntArray:
        """Ions int64[species, side], bound ones and those on their way included."""
        return self.state.counts

    @property
    def ions(self) -> int:
        """All ions in the patch."""
        return int(self.state.counts.sum())

    @property
    def events(self) -> RecordArray:
        """What happened in the last `step`, in order: records of state.EVENT."""
        return self.state.events[: int(self.state.now[EVENTS])]

    # Changing --------------------------------------------------------------------------------------------------

    @action
    def set(self, key: str, value: object) -> None:
        """Change a live setting (see settings.TABLE) now. Raises SettingError; then nothing has changed."""
        if key in settings.TABLE and not settings.TABLE[key].live:
            raise settings.SettingError(f"{key} is fixed once a patch is built; build a new one to change it.")
        spec = settings.apply(self.spec, {key: value})
        build_rules(spec, self.state, self.seed, self.rules.threads)  # raises before anything is changed
        self.spec = spec
        if key.startswith("P_"):
            self._set_permeability(key[2:])
            impalement.forget_course(self.state)
        elif key == "pumps":
            self._set_pumps()
        self._refresh()

    @action
    def set_open(self, row: int, is_open: bool) -> None:
        """Open or close one channel. A gated one's gates are set by hand, and go on from there by themselves."""
        protein = self._protein(row, CHANNEL)
        if protein["open"] != int(is_open):
            impalement.forget_course(self.state)
        protein["open"] = int(is_open)
        gates.set_by_hand(protein, is_open)
        self._refresh()

    @action
    def set_blocked(self, row: int, blocked: bool) -> None:
        """Plug a channel, or keep K⁺ out of a pump's outer mouth; False frees it, of a drug too."""
        self._protein(row)["blocked"] = drugs.BY_HAND if blocked else drugs.FREE
        self._refresh()

    @action
    def move_electrode(self, x_nm: float, height_nm: float | None) -> None:
        """Put the microelectrode's tip at a place (nm along the membrane, nm above its middle); None: put it away."""
        leaky, seat = impalement.shunt_row(self.state), float(self.state.electrode[0])
        impalement.place(self.state, self.spec.width_nm, x_nm, height_nm)
        if leaky is not None and not (impalement.inside(self.state) and self.state.electrode[0] == seat):
            self.remove(leaky)
            if impalement.inside(self.state):
                self.set_leaky(True)

    @action
    def inject(self, ion: str, count: int) -> None:
        """Let `count` ions (below 0: take them) out of an electrode inside the cell, at once: V changes in this frame.

        An electrode that is not inside the cell is put there first. Raises SettingError; then nothing has changed.
        """
        row = impalement.check_injection(self.state, self.rules, ion, count)
        impalement.put_inside(self.state, self.spec.width_nm)
        needed = int(measure_room(self.state, self.rules)) + abs(int(count))
        if not has_room(self.state, needed):
            self.state = grown(self.state, needed)
        impalement.inject(self.state, self.rules, row, int(count))

    @action
    def clamp(self, target_mV: float | None) -> None:
        """Hold V with the electrode from the next tick on; None lets it go. Raises SettingError."""
        impalement.check_hold(self.state, self.rules, target_mV)
        impalement.hold(self.state, target_mV)
        if target_mV is not None:
            impalement.put_inside(self.state, self.spec.width_nm)

    @action
    def set_leaky(self, leaky: bool) -> None:
        """Let Na+, K+ and Cl- leak around the electrode inside the cell, or seal it. Raises SettingError."""
        row = impalement.shunt_row(self.state)
        if leaky and row is None:
            impalement.put_inside(self.state, self.spec.width_nm)
            slot = int(self.state.electrode[0] / self.spec.width_nm * self.state.owner.size)
            row = self.add("shunt", slot)
            if row is None:
                raise settings.SettingError("There is no bare membrane for the electrode to leak through.")
            protein = self.state.protein[row]
            self.state.electrode[0] = protein["x"]
            protein["open"] = protein["m"] = 1
            self._refresh()
        elif not leaky and row is not None:
            self.remove(row)

    @action
    def flash(self, seconds: float) -> None:
        """Shine light on the patch for `seconds` from now (or as long as it shines already, if that is longer)."""
        gates.flash(self.state, seconds)

    @action
    def puff(self, what: str, dose_mM: float = 1.0) -> None:
        """Let out a transmitter, "glutamate" or "GABA", just outside; it is cleared away in half a second."""
        gates.puff(self.state, what, dose_mM)

    @action
    def set_running(self, row: int, running: bool) -> None:
        """Switch one pump, of either kind, on or off; a pump that is off stands still with what it holds."""
        protein = self._protein(row)
        if protein["kind"] not in carriers.KINDS:
            raise settings.SettingError(f"Row {row} of the membrane holds no pump.")
        protein["running"] = int(running)
        self._refresh()

    @action
    def set_held(self, row: int, held: bool) -> None:
        """Hold a pump, so that it leaves a state only when cranked; False lets it run by itself again.

        Its sites still fill, and empty before the set is full, with the ions that are there.
        """
        protein = self._protein(row, PUMP)
        protein["held"], protein["crank"] = int(held), 0

    @action
    def crank(self, row: int) -> None:
        """Let a held pump leave its present state, once it has all that the step needs."""
        self._protein(row, PUMP)["crank"] = 1

    @action
    def set_rate(self, row: int, k_per_s: float) -> None:
        """Set one channel's k (1/s)."""
        if not (np.isfinite(k_per_s) and 0 <= k_per_s <= settings.TABLE["P_K"].high):
            raise settings.SettingError(
                f"k is {k_per_s:g} /s; use a value from 0 to {settings.TABLE['P_K'].high:g} /s."
            )
        self._protein(row, CHANNEL)["k"] = k_per_s
        self._refresh()

    @action
    def add(self, what: str, near_slot: int | None = None) -> int | None:
        """Place a protein (a key of layout.PROTEINS: "pump", "K", "NaV" ...) in the free run closest to `near_slot`.

        Returns its row, or None where there is no room. A channel gets the k of its kind's others (or 1 /s).
        Raises SettingError for any other word.
        """
        if what not in layout.PROTEINS:
            raise settings.SettingError(f"There is no protein {what!r}; use {', '.join(map(repr, layout.PROTEINS))}.")
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
        """Take a protein out. Ions bound in a pump come out on the side they are counted on.

        What that makes happen is in `events` until the next `step`.
        """
        protein = self._protein(row)
        if int(self.state.now[TRANSITS]) + MOST_BOUND > self.state.transit.size:
            self.state = grown(self.state, 0)
            protein = self._protein(row)
        if protein["kind"] in carriers.KINDS:
            ion, side = carriers.holds(protein)
            while protein["bound"] > 0:
                free_one(self.state, self.rules, row, ion, side)
            if protein["atp"]:
                let_go(self.state, self.rules, row, species.ATP, 0, pump.NUCLEOTIDE_SITE, int(protein["atp"]))
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

    # Looking ---------------------------------------------------------------------------------------------------

    def rows(self, kind: int, ion: int | None = None) -> IntArray:
        """Rows of `state.protein` of one kind (and ion)."""
        chosen = self.state.protein["kind"] == kind
        if ion is not None:
            chosen &= self.state.protein["species"] == ion
        return np.flatnonzero(chosen)

    def leaks(self, ion: int) -> IntArray:
        """Rows of the channels of one ion that nothing gates."""
        rows = self.rows(CHANNEL, ion)
        ungated: IntArray = rows[self.state.protein["gate"][rows] == UNGATED]
        return ungated

    def copy(self) -> "Patch":
        """An independent patch in the same state: both run on alike."""
        twin = object.__new__(Patch)
        twin.restore(self.snapshot())
        return twin

    def snapshot(self) -> Snapshot:
        """All that the patch is now, to go back to; see `snapshot`."""
        return snapshot.take(self)

    def restore(self, kept: Snapshot) -> None:
        """Be again as when `kept` was taken, of this patch or of another. Raises SpecError."""
        check_spec(kept.rest["spec"])
        snapshot.put(self, kept)

    def fingerprint(self) -> str:
        """A hash of all that the patch is: the same run has the same one at the same tick."""
        return snapshot.fingerprint(self)

    # The rest is for this file ---------------------------------------------------------------------------------

    def _protein(self, row: int, kind: int | None = None) -> np.void:
        known = 0 <= row < self.state.protein.size
        protein: np.void = self.state.protein[row if known else 0]
        if not known or protein["kind"] == NONE or (kind is not None and protein["kind"] != kind):
            raise settings.SettingError(f"Row {row} of the membrane holds no {'pump' if kind == PUMP else 'channel'}.")
        return protein

    def _tear(self) -> None:
        """Make the hole that this tick's stretch calls for; what stood there goes, and lets go of its ions."""
        for first in tear.places(self.spec, self.seed, self.tick, self.state.owner.size):
            for row in set(self.state.owner[first : first + tear.HOLE_SLOTS].tolist()) - {-1}:
                self.remove(row)
            tear.place_hole(self.state, self.spec, first)
        self.state.tear[HOLED] = 1
        self._refresh()

    def _set_up(self) -> None:
        for key in ("K", "Na", "Cl", "Ca"):
            self._set_permeability(key)
        self._set_pumps()
        self._refresh()

    def _set_permeability(self, key: str) -> None:
        """Share the permeability among the channels of its ion; none at all closes them."""
        rows = self.leaks(species.INDEX[key])
        total = self.spec.permeability_per_s.get(key, 0.0) * self.spec.widths
        if rows.size:
            self.state.protein["k"][rows] = total / rows.size
            self.state.protein["open"][rows] = int(total > 0)

    def _set_pumps(self) -> None:
        """Switch on the first so many pumps."""
        rows = self.rows(PUMP)
        wanted = rows.size if self.spec.pumps is None else math.ceil(self.spec.pumps * self.spec.copies)
        order = np.arange(rows.size)
        self.state.protein["running"][rows] = order < wanted

    def _refresh(self) -> None:
        threads = self.threads if self.ions >= MANY_IONS else 1
        self.rules: Rules = build_rules(self.spec, self.state, self.seed, threads)
