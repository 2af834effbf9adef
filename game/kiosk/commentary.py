"""The commentary for a visitor: what has happened, and why. Each sentence depends on measurements of the run."""

from dataclasses import dataclass
from typing import Final

from game.challenges import measurements
from game.engine import measure, species
from game.engine.state import INWARD, OUTWARD, PUMP
from game.words import _

from .visit import Visit

CLEAR_MV: Final = 8.0
"""Smaller changes of the voltage happen by chance, and get no comment."""

NOTHING_YET_S: Final = 3.0
"""Seconds of the run before a voltage that has not moved is worth a sentence."""
RESTING_MV: Final = -50.0
"""Below this the leak of K⁺ outweighs the others."""


@dataclass(frozen=True, slots=True)
class Comment:
    """Two sentences: what has happened, and why."""

    what: str
    why: str


def comment_on(visit: Visit) -> Comment:
    """The comment on the cell's present state and on the last action."""
    action = visit.last_action
    if action is None:
        return Comment(_("What will you try?"), _("Press a button and watch the voltage."))
    if action == "restore":
        return _restored(visit)
    applied = action.is_applied(visit.session)
    if action.name == "pumps":
        return _pumps_off(visit) if applied else _pumps_on(visit)
    if action.name == "leaks":
        return _leaks_open(visit) if applied else _leaks_shut(visit)
    if action.name == "poison":
        return _poisoned(visit) if applied else _cured(visit)
    return _more_potassium(visit) if applied else _less_potassium(visit)


def pumps(visit: Visit) -> tuple[int, int]:
    """Number of pumps that can turn, and of all pumps."""
    patch = visit.session.patch
    return measure.pumps_running(patch), int(patch.rows(PUMP).size)


def poisoned_pumps(visit: Visit) -> int:
    """Number of pumps blocked by ouabain."""
    return measure.drugged(visit.session.patch).get("ouabain", 0)


def came_in(visit: Visit, ion: str) -> int:
    """Net number of ions that have entered through channels since the last action."""
    return round(visit.measured(f"{ion}_leaked_in") - visit.measured(f"{ion}_leaked_out"))


def pumped(visit: Visit) -> tuple[int, int]:
    """Na⁺ carried out and K⁺ carried in by the pumps since the last action."""
    net = visit.session.patch.state.pump_flux - visit.since.first.pump_flux
    return int(net[species.NA, OUTWARD]), int(net[species.K, INWARD])


def risen(visit: Visit) -> bool:
    """Whether the inside has become less negative by CLEAR_MV or more since the last action."""
    return visit.voltage_mV - visit.before_mV > CLEAR_MV


def volts(value: float) -> str:
    """A voltage with its unit, as text."""
    return measurements.TABLE["V"].formatted(value)


def _restored(visit: Visit) -> Comment:
    able, _all = pumps(visit)
    return Comment(_("A fresh, healthy piece of membrane."), _("{count} pumps run. What next?").format(count=able))


def _pumps_off(visit: Visit) -> Comment:
    return Comment(_("The pumps stand still."), _without_pumps(visit))


def _without_pumps(visit: Visit) -> str:
    """The sentence about what follows when no pump turns."""
    if visit.measured("time") < NOTHING_YET_S:
        return _("Nothing carries Na⁺ out of the cell any more.")
    if risen(visit):
        return _("Nothing carries Na⁺ out, and the inside grows less negative.")
    if abs(visit.voltage_mV - visit.before_mV) <= CLEAR_MV and visit.voltage_mV < RESTING_MV:
        return _("The voltage holds for now: K⁺ that leaks out makes most of it.")
    return _("Na⁺ that leaked in: {count}. Nothing carries it out again.").format(count=max(0, came_in(visit, "Na")))


def _pumps_on(visit: Visit) -> Comment:
    able, there = pumps(visit)
    if able == 0:
        return Comment(_("The pumps are switched on."), _("They cannot turn: the poison holds them."))
    out, into = pumped(visit)
    if out and into:
        why = _("So far they have carried {out} Na⁺ out and {into} K⁺ in.").format(out=out, into=into)
    else:
        why = _("Each turn carries 3 Na⁺ out and 2 K⁺ in.")
    return Comment(_("{count} of {all} pumps run again.").format(count=able, all=there), why)


def _leaks_open(visit: Visit) -> Comment:
    entered = came_in(visit, "Na")
    if entered > 0 and risen(visit):
        why = _("Na⁺ that came in: {count}. Each brought a plus, so the inside is less negative.").format(count=entered)
    elif entered > 0:
        why = _("Na⁺ that came in: {count}. Each brought a plus.").format(count=entered)
    else:
        why = _("Na⁺ can cross freely now.")
    return Comment(_("The Na⁺ leak is wide open."), why)


def _leaks_shut(visit: Visit) -> Comment:
    left = -came_in(visit, "K")
    if left > 0:
        why = _("K⁺ that left since: {count}. Each took a plus with it.").format(count=left)
    else:
        why = _("Only a trickle of Na⁺ comes in now.")
    return Comment(_("The Na⁺ leak is closed again."), why)


def _poisoned(visit: Visit) -> Comment:
    held, there = poisoned_pumps(visit), pumps(visit)[1]
    if not held:
        return Comment(_("The poison is in the water."), _("It drifts until it meets a pump."))
    what = _("The poison holds {count} of {all} pumps.").format(count=held, all=there)
    if held == there:
        return Comment(what, _without_pumps(visit))
    return Comment(what, _("A pump that it holds cannot turn."))


def _cured(visit: Visit) -> Comment:
    able, there = pumps(visit)
    if able == 0:
        return Comment(_("The poison is gone."), _("But the pumps are still switched off."))
    return Comment(_("The poison is gone."), _("{count} of {all} pumps can turn again.").format(count=able, all=there))


def _more_potassium(visit: Visit) -> Comment:
    times = round(measure.concentrations_mM(visit.session.patch)["K"][1] / max(visit.before_mM["K"][1], 1.0))
    what = _("{count} times more K⁺ outside.").format(count=times) if times > 1 else _("More K⁺ flows in outside.")
    entered = came_in(visit, "K")
    if entered > 0 and risen(visit):
        why = _("K⁺ that came in: {count}. Each brought a plus, so the inside is less negative.").format(count=entered)
    else:
        why = _("K⁺ now pulls the voltage towards {voltage}.").format(voltage=volts(_E_K(visit)))
    return Comment(what, why)


def _less_potassium(visit: Visit) -> Comment:
    why = _("K⁺ now pulls the voltage towards {voltage}.").format(voltage=volts(_E_K(visit)))
    return Comment(_("The extra K⁺ is washed away."), why)


def _E_K(visit: Visit) -> float:
    return measure.nernst_mV(visit.session.patch)["K"]
