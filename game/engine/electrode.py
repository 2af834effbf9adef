"""The electrode inside: it puts ions in, or takes them out, one by one. Each is counted in State.injected."""

import numpy as np

from . import species
from .build import grown
from .randoms import INJECT, uniform
from .segments import insert, remove
from .settings import SettingError
from .species import INSIDE, segment
from .state import CHARGE, NEXT_IDENT, PROBED, TICK, Rules, State

MOST_IONS = 2000


def checked(state: State, ion: str, count: int) -> int:
    """The row of the species called `ion`, of which `count` can be put in (below 0: taken out). Raises SettingError."""
    row = species.INDEX.get(ion)
    if row is None or species.VALENCE[row] == 0:
        raise SettingError(f"There is no ion {ion!r} to inject; use K, Na or Cl.")
    if not isinstance(count, int | np.integer) or abs(count) > MOST_IONS:
        raise SettingError(f"An injection of {count} ions cannot be; use a whole number up to {MOST_IONS:,}.")
    if -count > int(state.count[segment(row, INSIDE)]):
        raise SettingError(f"There are not {-count:,} free {species.TABLE[row].label} inside to take out.")
    return row


def inject(state: State, r: Rules, ion: str, count: int) -> State:
    """Put `count` ions in, anywhere inside (or take them out). V follows at once. Raises SettingError.

    Returns the state: a larger one where there was no room.
    """
    row = checked(state, ion, count)
    run = segment(row, INSIDE)
    if int(state.end[run] - state.start[run] - state.count[run]) < count + 64:
        state = grown(state, count + 64)
    tick, already = int(state.now[TICK]), int(state.injected[row])
    for n in range(abs(count)):
        draw = [uniform(r.seed, tick, INJECT, 8 * (abs(already) + n) + each) for each in range(2)]
        if count > 0:
            x, y = (np.uint32(int(share * 4294967296.0)) for share in draw)
            ident = int(state.now[NEXT_IDENT])
            state.now[NEXT_IDENT] = ident + 1 if ident < 2147483646 else 1
            insert(state, run, x, y, np.int16(0), np.int16(0), ident)
        else:
            remove(state, run, int(state.start[run]) + int(draw[0] * int(state.count[run])))
    state.counts[row, INSIDE] += count
    state.injected[row] += count
    state.now[CHARGE] += count * int(species.VALENCE[row])
    # What V is now counts from now on: the trace's newest point jumps, and older ones are no longer averaged with it.
    voltages, now = state.history_mV, tick % state.history_mV.size
    voltages[now] = int(state.now[CHARGE]) / r.capacitance_e_per_mV
    state.spike[PROBED] = tick
    return state
