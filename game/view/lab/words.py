"""Sentences about a pump: what it waits for, and why it may wait for ever."""

from game.engine import Patch
from game.engine.pump import PumpState
from game.engine.waiting import Waiting, Want, is_stalled, waiting
from game.view.scene.pump.states import STATES
from game.words import _


def title(state: PumpState) -> str:
    """The name of a state, written large."""
    return STATES[state].name.replace("·", " · ")


def status(patch: Patch, row: int) -> str:
    """What the pump waits for, in a sentence; "" where it is only a moment until it goes on."""
    found = waiting(patch, row)
    sentences = {
        Want.SWITCH: _("This pump is switched off."),
        Want.UNBLOCKING: _("Ouabain is bound: it cannot go on."),
        Want.TIME: "",
        Want.ATP: _("It needs ATP: its site is empty."),
        Want.CRANK: _("Ready: turn the crank."),
        Want.CHANCE: "",
    }
    if found.want in (Want.SODIUM, Want.POTASSIUM):
        return _ions(found)
    return sentences[found.want]


def _ions(found: Waiting) -> str:
    if found.want == Want.SODIUM:
        return {
            1: _("It waits for one more Na⁺ from inside."),
            2: _("It waits for two more Na⁺ from inside."),
        }.get(found.more, _("It waits for three Na⁺ from inside."))
    if found.more == 1:
        return _("It waits for one more K⁺ from outside.")
    return _("It waits for two K⁺ from outside.")


def crank_refusal(patch: Patch, row: int) -> str:
    """Why the crank cannot turn the pump now; "" if it can."""
    found = waiting(patch, row)
    if found.want == Want.SODIUM:
        return _("The crank is locked: {n} more Na⁺ first.").format(n=found.more)
    if found.want == Want.POTASSIUM:
        return _("The crank is locked: {n} more K⁺ first.").format(n=found.more)
    if found.want == Want.ATP:
        return _("The crank is locked: it needs ATP.")
    if found.want == Want.UNBLOCKING:
        return _("The crank is locked: ouabain holds the pump.")
    return _("The pump is switched off.") if found.want == Want.SWITCH else ""


def unreachable_reason(patch: Patch, row: int, target: PumpState) -> str:
    """Why the pump cannot reach `target`."""
    found = waiting(patch, row)
    where = STATES[PumpState(int(patch.state.protein["state"][row]))].name
    if not is_stalled(patch, row):
        return _("Not yet at {target}: it has waited in {where} for two minutes.").format(
            target=STATES[target].name, where=where
        )
    why = {
        Want.SODIUM: _("There are too few Na⁺ inside the cell, and {where} needs three.").format(where=where),
        Want.POTASSIUM: _("There are too few K⁺ outside, and {where} needs two.").format(where=where),
        Want.ATP: _("There is no ATP, and without it the pump stays in {where}.").format(where=where),
        Want.UNBLOCKING: _("Ouabain is bound, and keeps the pump in {where}.").format(where=where),
        Want.SWITCH: _("This pump is switched off."),
    }[found.want]
    return _("It never gets to {target}. {why}").format(target=STATES[target].name, why=why)
