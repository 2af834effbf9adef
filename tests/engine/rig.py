"""What the engine's tests share: patches to test on, and ways to look at every last ion of them."""

import hashlib
from typing import Any

import numpy as np

from game.engine import Patch, PatchSpec, measure, presets, settings
from game.engine.arrays import Int32Array, IntArray
from game.engine.measure import Window
from game.engine.spec import Nucleotides
from game.engine.state import EVENTS, EVENTS_LOST, PUMP, TRANSITS

NO_CHEMISTRY = Nucleotides(atp_mM=0.0, adp_mM=0.0, phosphate_mM=0.0, respiration_per_s=0.0, other_work_per_s=0.0)
CLOSED = {"P_K": 0, "P_Na": 0, "P_Cl": 0, "pumps": 0}


def spec(**changes: Any) -> PatchSpec:
    """The neuron with settings changed."""
    return settings.apply(presets.get("neuron"), changes)


def patch(seed: int = 1, threads: int = 1, **changes: Any) -> Patch:
    """A neuron's patch with settings changed."""
    return Patch(spec(**changes), seed, threads)


def ions_only(seed: int = 1, **changes: Any) -> Patch:
    """A neuron's patch with settings changed, and without chemistry: no ATP, so that its pumps stand still."""
    return Patch(spec(**changes).with_(nucleotides=NO_CHEMISTRY), seed)


def still(seed: int = 1, **changes: Any) -> Patch:
    """A sealed, rigid patch whose membrane lets nothing through, and without chemistry: motion alone."""
    return ions_only(seed, bath="sealed", **{**CLOSED, "water": 0, **changes})


def rows_of(a: Patch, segment: int) -> slice:
    """Rows of the free ions of one run."""
    start = int(a.state.start[segment])
    return slice(start, start + int(a.state.count[segment]))


def free_rows(a: Patch) -> IntArray:
    """Rows of all free ions."""
    return np.concatenate([np.arange(a.state.x.size)[rows_of(a, n)] for n in range(a.state.count.size)])


def idents(a: Patch) -> Int32Array:
    """The names of all ions wherever they are: in the water, on their way, bound."""
    s = a.state
    on_their_way = s.transit["ident"][: int(s.now[TRANSITS])]
    bound = [s.site_ident[p, : int(s.protein["bound"][p])] for p in range(s.protein.size)]
    pockets = s.protein[s.protein["kind"] == PUMP]
    pockets = np.concatenate([pockets["atp"], pockets["phosphate"]])
    return np.concatenate([s.ident[free_rows(a)], on_their_way, *bound, pockets[pockets != 0].astype(np.int32)])


def fingerprint(a: Patch) -> str:
    """A hash of all that a run is: every array in use, less the list of events, which depends on
    when one looks.
    """
    s = a.state
    free = free_rows(a)
    now = s.now.copy()
    now[[EVENTS, EVENTS_LOST]] = 0
    transits = s.transit[: int(s.now[TRANSITS])]
    parts = [s.x[free], s.y[free], s.vx[free], s.vy[free], s.ident[free], now]
    parts += [transits[name] for name in transits.dtype.names or ()]
    parts += [s.protein[name] for name in s.protein.dtype.names or ()]
    parts += [s.count, s.counts, s.owner, s.site_ident, s.site_tick, s.site_x, s.site_depth, s.history_mV]
    parts += [s.channel_flux, s.pump_flux, s.bath_flux, s.spent, s.sum_charge, s.sum_free]
    parts += [s.depth_nm, s.step_y, s.sum_depth, s.tear, s.injected, s.made]
    parts += [s.signal, s.spike, s.seen_out, s.current_e_per_s]
    parts += [s.electrode, s.pulse, s.relaxed, s.injected]
    digest = hashlib.sha256()
    for part in parts:
        digest.update(np.ascontiguousarray(part).tobytes())
    return digest.hexdigest()


def whole_numbers(a: Patch) -> str:
    """A hash of the free ions and the counts."""
    s = a.state
    free = free_rows(a)
    digest = hashlib.sha256()
    for part in (s.x[free], s.y[free], s.vx[free], s.vy[free], s.ident[free], s.counts, s.channel_flux, s.pump_flux):
        digest.update(part.tobytes())
    return digest.hexdigest()


def run_window(a: Patch, seconds: float) -> Window:
    """Run, and tell what the patch did meanwhile."""
    first = measure.mark(a)
    a.step(round(seconds / a.spec.dt_s))
    return measure.between(a, first, measure.mark(a))


def mean_and_error(values: list[float]) -> tuple[float, float]:
    """The mean of independent runs and its standard error."""
    data = np.array(values)
    return float(data.mean()), float(data.std(ddof=1) / np.sqrt(data.size))
