"""Descriptions of a gated channel: what it is, and what its gates do."""

from typing import Any

from game.engine import Patch
from game.engine.state import AMPA, CHR2, GABA, GLUTAMATE_MM, KV, LIGHT, NAV
from game.view.scene.gated_art import SENSORS_NM
from game.words import N_, _

TITLES = {
    NAV: N_("Na⁺ channel with gates"),
    KV: N_("K⁺ channel with gates"),
    CHR2: N_("Channelrhodopsin, opened by light"),
    AMPA: N_("Glutamate receptor"),
    GABA: N_("GABA receptor"),
}


def title(protein: Any) -> str:
    """The name of a gated channel."""
    return _(TITLES[int(protein["gate"])])


def doing(patch: Patch, protein: Any) -> str:
    """What it does now, in a sentence or two."""
    gate = int(protein["gate"])
    if protein["blocked"]:
        return _("A plug blocks it.")
    if gate in SENSORS_NM:
        return _sensed(protein, len(SENSORS_NM[gate]))
    if gate == CHR2:
        if protein["open"]:
            return _("Light has bent its retinal. Na⁺ and K⁺ fit through.")
        if protein["h"] == 0:
            return _("Worn out by light. It recovers in the dark.")
        return _("Light is on it.") if patch.state.signal[LIGHT] > 0 else _("Shut. It waits for light.")
    if protein["open"]:
        passes = _("Na⁺ and K⁺ fit through.") if gate == AMPA else _("Cl⁻ fits through.")
        bound = _("Glutamate is on it.") if gate == AMPA else _("GABA is on it.")
        return f"{bound} {passes}"
    place = GLUTAMATE_MM if gate == AMPA else GLUTAMATE_MM + 1
    near = patch.state.signal[place] > 0.05
    return _("Shut. Its transmitter is near.") if near else _("Shut. It waits for its transmitter.")


def _sensed(protein: Any, most: int) -> str:
    """Of a voltage-gated channel: the ball, or how many sensors are up."""
    up = int(protein["m"])
    if protein["h"] == 0:
        return _("Inactivated: the ball plugs it.")
    if protein["open"]:
        ion = _("Na⁺") if protein["gate"] == NAV else _("K⁺")
        return _("Open: all {n} voltage sensors are up. {ion} fits through.").format(n=most, ion=ion)
    return _("Shut: {up} of {n} voltage sensors are up.").format(up=up, n=most)
