"""What the panels show of the electrode and of the membrane as a capacitor, taken from a patch."""

import math

from game.engine import Patch, impalement, relaxation
from game.engine.state import CLAMP_MV, TIP_HEIGHT

from .readout import ChargePulse, Electrode

_FOLLOWED_S = 60.0  # after which a pulse is history


def probe(patch: Patch) -> Electrode:
    """Where the electrode is and what it does, now."""
    electrode = patch.state.electrode
    return Electrode(
        float(electrode[TIP_HEIGHT]),
        float(electrode[CLAMP_MV]),
        impalement.shunt_row(patch.state) is not None,
        abs(patch.charge_e),
        patch.ions,
        _pulse(patch),
    )


def _pulse(patch: Patch) -> ChargePulse | None:
    age = relaxation.age_s(patch)
    course = relaxation.course(patch) if age <= _FOLLOWED_S else None
    if course is None:
        return None
    jump = course.charge_e / patch.capacitance_e_per_mV if course.charge_e else math.nan
    fit = relaxation.fit(course, relaxation.jitter_mV(patch))
    if fit is None:
        return ChargePulse(age, course.repeats, course.charge_e, jump, *(math.nan,) * 5)
    theory_s = relaxation.time_constant_s(patch, fit.end_mV + fit.jump_mV, fit.end_mV)
    return ChargePulse(
        age, course.repeats, course.charge_e, jump, fit.tau_s, fit.tau_error_s, fit.end_mV, fit.jump_mV, theory_s
    )
