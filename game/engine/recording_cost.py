"""The cost of playing a recording, and its limits: a file of a few lines could otherwise take days.

The unit of work is the ion-step: one ion, moved for one tick (1 to 2 ns). Other work is converted to ion-steps.
"""

import math
from collections.abc import Iterable

from game.sentence import Sentence

from . import presets, settings
from .actions import RESTART, Action
from .chemistry import ion_counts
from .constants import IONS_PER_NM3_PER_MM
from .impalement import MOST_AT_ONCE
from .recording import Recording
from .spec import PatchSpec, SpecError

MOST_TICKS = 60 * 60 * 60 * 24
"""A day at 60 ticks a second."""
MOST_ACTIONS = 500_000
"""A file of 64 MB holds hardly more; a slider dragged without a pause brings as many in two hours."""
MOST_WORK = 3e12
"""Ion-steps, about an hour's: any cell may be recorded for a day in a standard patch, and for an hour in a huge one."""

_BUILD_TICKS = 100  # to build a patch takes as long as to run it for so many ticks
_SLOT_STEPS = 5_000  # each action looks at all proteins, in Python


class TooMuch(ValueError):
    """A recording that would take too long to play; the message names what exceeds its limit."""


def check(recording: Recording) -> None:
    """Raise TooMuch, with one sentence, where playing it would take more than it may."""
    if recording.end > MOST_TICKS:
        raise TooMuch(
            Sentence("it has {ticks:,} ticks; the most is {most:,}, a day", ticks=recording.end, most=MOST_TICKS)
        )
    if len(recording.journal) > MOST_ACTIONS:
        raise TooMuch(
            Sentence(
                "it has {actions:,} actions; the most is {most:,}", actions=len(recording.journal), most=MOST_ACTIONS
            )
        )
    if (total := work(recording)) > MOST_WORK:
        raise TooMuch(
            Sentence(
                "to play it would take some {total:.1e} ion-steps, and the most is {most:.0e}: "
                "record a smaller patch, or for less long",
                total=total,
                most=MOST_WORK,
            )
        )


def work(recording: Recording) -> float:
    """An upper estimate of the ion-steps that it takes to play `recording`. Raises SpecError."""
    journal = recording.journal
    specs = [recording.spec, *_restarted(recording.spec, journal)]
    ions: float = max(_ions(_fullest(spec, journal)) for spec in specs)
    ions += sum(map(_injected, journal))
    chemistry = max(map(_chemistry, specs))
    builds = 1 + sum(action.name == RESTART for action in journal)
    slots = max(len(spec.layout) for spec in specs)
    return (ions + chemistry) * (recording.end + _BUILD_TICKS * builds) + _SLOT_STEPS * slots * len(journal)


# The rest is for this file -------------------------------------------------------------------------------------


def _restarted(spec: PatchSpec, journal: Iterable[Action]) -> list[PatchSpec]:
    """The other cells that it begins again with."""
    names = {str(action.args[0]) for action in journal if action.name == RESTART and action.args}
    return [presets.get(name).with_(size=spec.size) for name in presets.names() if name in names]


def _fullest(spec: PatchSpec, journal: Iterable[Action]) -> PatchSpec:
    """`spec` with its bath at the most that is ever set for it: what cannot be set is refused when it is reached."""
    most: dict[str, float] = {}
    for action in journal:
        if action.name == "set" and len(action.args) == 2:
            key, value = action.args
            if (str(key).endswith("_out") or key == "tonicity") and isinstance(value, int | float):
                most[str(key)] = max(most.get(str(key), -math.inf), value)
    for key, value in most.items():
        try:
            spec = settings.apply(spec, {key: max(value, float(settings.value_of(spec, key)))})
        except settings.SettingError:
            continue
    return spec


def _ions(spec: PatchSpec) -> int:
    try:
        return int(ion_counts(spec).sum())
    except SpecError:  # what is set one after the other need not go together
        return int(ion_counts(spec.with_(tonicity=1.0, outside_mM=spec.normal_mM or spec.outside_mM)).sum())


def _chemistry(spec: PatchSpec) -> float:
    """Steps that a tick's respiration takes: each ATP that is made looks at every phosphate, for the nearest."""
    pools, molecules = spec.nucleotides, spec.volumes_nm3[0] * IONS_PER_NM3_PER_MM
    adenine = (pools.atp_mM + pools.adp_mM) * molecules
    made = adenine * min(1.0, pools.respiration_per_s * spec.dt_s)
    split = adenine * min(1.0, pools.other_work_per_s * spec.dt_s) + len(spec.layout) * spec.dt_s
    return min(made, split) * (pools.atp_mM + pools.phosphate_mM) * molecules


def _injected(action: Action) -> float:
    """Ions that an action puts in at most; more than can be put in at once is refused when it is reached."""
    count = action.args[1] if action.name == "inject" and len(action.args) == 2 else 0
    return min(abs(count), MOST_AT_ONCE) if isinstance(count, int | float) else 0
