"""The electrode between ticks: move it, inject ions with it, hold a voltage with it, let it leak."""

import math

import numpy as np

from game.printable import quoted
from game.sentence import Sentence

from . import electrode, species
from .arrays import IntArray
from .chemistry import MOST_IONS
from .settings import SettingError
from .state import (
    CHANNEL,
    CHARGE,
    CLAMP_MV,
    INJECTED,
    PROBED,
    PULSE_KIND,
    PULSE_SIZE,
    PULSE_TICK,
    RELEASED,
    REPEATS,
    SHUNT,
    TICK,
    TIP_HEIGHT,
    TIP_X,
    Rules,
    State,
)

IONS = ("K", "Na", "Cl")
MOST_MV = 250.0
"""No voltage farther from 0 is held or reached by injecting: a real membrane would break down long before."""
MOST_AT_ONCE = 1_000_000
"""Ions that the electrode gives or takes at once."""
_DEFAULT_DEPTH_NM = 10.0


def inside(state: State) -> bool:
    """Whether the tip is inside the cell."""
    return bool(state.electrode[TIP_HEIGHT] <= -electrode.FACE_NM)


def share_of_voltage(height_nm: float) -> float:
    """The fraction of V that the electrode's meter shows with its tip at that height, 0 to 1; nan without an electrode.

    Outside it is 0, inside 1, with the bath as 0 mV. Within the membrane it is linear between: the field of a membrane
    without charges in it is even.
    """
    share = min(max((electrode.FACE_NM - height_nm) / (2 * electrode.FACE_NM), 0.0), 1.0)
    return math.nan if math.isnan(height_nm) else share


def bare_x(state: State, width_nm: float, x_nm: float) -> float:
    """The place, nm, at which an electrode aimed at `x_nm` goes in: the middle of the nearest slot without protein."""
    slots = state.owner.size
    slot_nm = width_nm / slots
    if state.owner[int(x_nm / slot_nm) % slots] < 0:
        return x_nm
    free = np.flatnonzero(state.owner < 0)
    if free.size == 0:
        return x_nm
    middles = (free + 0.5) * slot_nm
    away = np.abs(middles - x_nm)
    return float(middles[np.argmin(np.minimum(away, width_nm - away))])


def place(state: State, width_nm: float, x_nm: float, height_nm: float | None) -> None:
    """Move the tip there, or remove the electrode (None). Outside the cell a clamp ends."""
    if height_nm is None:
        state.electrode[TIP_X] = state.electrode[TIP_HEIGHT] = math.nan
    else:
        if not (math.isfinite(x_nm) and math.isfinite(height_nm)):
            raise SettingError(
                Sentence(
                    "The electrode cannot be at ({x:g}, {height:g}) nm; give two numbers in nm.",
                    x=x_nm,
                    height=height_nm,
                )
            )
        deepest, highest = (float(depth) + electrode.FACE_NM - electrode.TIP_NM for depth in state.depth_nm)
        x_nm %= width_nm
        state.electrode[TIP_HEIGHT] = min(max(height_nm, -deepest), highest)
        through = height_nm < electrode.FACE_NM
        state.electrode[TIP_X] = bare_x(state, width_nm, x_nm) if through else x_nm
    if not inside(state) and not math.isnan(state.electrode[CLAMP_MV]):
        hold(state, None)


def put_inside(state: State, width_nm: float) -> None:
    """Put the tip inside the cell if it is not: at its place along the membrane, or in the middle."""
    if not inside(state):
        x_nm = float(state.electrode[TIP_X])
        depth = min(_DEFAULT_DEPTH_NM, 0.5 * float(state.depth_nm[0]))
        place(state, width_nm, width_nm / 2 if math.isnan(x_nm) else x_nm, -electrode.FACE_NM - depth)


def check_injection(state: State, rules: Rules, ion: str, count: int) -> int:
    """The row of `ion` in the table of species. Raises SettingError where so many cannot be put in (or taken out)."""
    if ion not in IONS:
        raise SettingError(
            Sentence("The electrode holds no {ion}; use {names}.", ion=quoted(ion), names=", ".join(map(repr, IONS)))
        )
    row = species.INDEX[ion]
    there = int(state.count[species.segment(row, species.INSIDE)])
    if -count > there:
        raise SettingError(
            Sentence(
                "There are {there:,} free {ion} inside; {count:,} cannot be taken.",
                there=there,
                ion=species.TABLE[row].label,
                count=-count,
            )
        )
    after = (state.now[CHARGE] + species.TABLE[row].valence * count) / rules.capacitance_e_per_mV
    if abs(after) > max(MOST_MV, abs(state.now[CHARGE]) / rules.capacitance_e_per_mV):
        raise SettingError(
            Sentence(
                "That would bring V to {after:,.0f} mV; stay within {most:.0f} mV of 0.", after=after, most=MOST_MV
            )
        )
    if abs(count) > MOST_AT_ONCE:
        raise SettingError(
            Sentence(
                "The electrode cannot inject {count:,} ions at once; the most is {most:,}.",
                count=count,
                most=MOST_AT_ONCE,
            )
        )
    if int(state.counts.sum()) + count > MOST_IONS:
        raise SettingError(Sentence("The patch would hold more than {most:,} ions; inject fewer.", most=MOST_IONS))
    return row


def inject(state: State, rules: Rules, row: int, count: int) -> None:
    """Inject `count` ions of species `row` at the tip at once, or withdraw them; updates charge and V."""
    if count >= 0:
        electrode.put_in(state, rules, row, count)
    else:
        electrode.take_out(state, rules, row, -count)
    state.now[CHARGE] += species.TABLE[row].valence * count
    if count:
        # What V is now counts from now on: the trace jumps, and what was before is no longer averaged with it.
        state.history_mV[state.now[TICK] % state.history_mV.size] = state.now[CHARGE] / rules.capacitance_e_per_mV
        _pulse(state, INJECTED, species.TABLE[row].valence * count)


def check_hold(state: State, rules: Rules, target_mV: float | None) -> None:
    """Raise SettingError where holding V at `target_mV` would take more ions than can be given at once."""
    if target_mV is not None and abs(target_mV) <= MOST_MV:
        ions = abs(target_mV * rules.capacitance_e_per_mV - float(state.now[CHARGE]))
        if ions > MOST_AT_ONCE:
            raise SettingError(
                Sentence(
                    "To hold {target:g} mV takes {ions:.3g} ions; the most is {most:,}.",
                    target=target_mV,
                    ions=ions,
                    most=MOST_AT_ONCE,
                )
            )


def hold(state: State, target_mV: float | None) -> None:
    """Hold V at `target_mV` from the next tick on, or release it (None). Raises SettingError."""
    if target_mV is None:
        if not math.isnan(state.electrode[CLAMP_MV]):
            size = round(float(state.electrode[CLAMP_MV]))
            state.electrode[CLAMP_MV] = math.nan
            _pulse(state, RELEASED, size)
        return
    if not (math.isfinite(target_mV) and abs(target_mV) <= MOST_MV):
        raise SettingError(
            Sentence(
                "The clamp cannot hold {target:g} mV; use {least:.0f} to {most:.0f} mV.",
                target=target_mV,
                least=-MOST_MV,
                most=MOST_MV,
            )
        )
    state.electrode[CLAMP_MV] = target_mV
    state.pulse[PULSE_TICK] = -1
    state.spike[PROBED] = state.now[TICK]


def shunt_row(state: State) -> int | None:
    """The row of the leak around the electrode; None where there is none."""
    protein = state.protein
    rows = np.flatnonzero((protein["kind"] == CHANNEL) & (protein["gate"] == SHUNT))
    return int(rows[0]) if rows.size else None


def restart_course(state: State) -> None:
    """Start a new mean course with the next pulse: the membrane's conductance has changed since the last ones."""
    state.relaxed[:] = 0.0
    state.pulse[PULSE_TICK], state.pulse[REPEATS] = -1, 0


def _pulse(state: State, kind: int, size: int) -> None:
    """Record a pulse; one that differs from the last starts a new mean course."""
    pulse: IntArray = state.pulse
    state.spike[PROBED] = state.now[TICK]
    same = pulse[REPEATS] > 0 and pulse[PULSE_KIND] == kind and pulse[PULSE_SIZE] == size
    if not same:
        state.relaxed[:] = 0.0
    pulse[REPEATS] = pulse[REPEATS] + 1 if same else 1
    pulse[PULSE_TICK], pulse[PULSE_KIND], pulse[PULSE_SIZE] = state.now[TICK], kind, size
