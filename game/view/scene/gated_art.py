"""How gated channels look: the leak channels' barrels, with what opens and shuts them.

Voltage sensors ride up in the wall as their gates open, and the pore's inner gate is open once all of them are up. A
NaV has three and a ball on a chain, which plugs the pore from inside while the channel is inactivated; a KV has four
and no ball. ChR2 holds retinal, which light bends. The receptors have a binding part outside.
"""

from typing import Any, NamedTuple

from game.engine.state import AMPA, CHR2, GABA, KV, NAV

SENSORS_NM = {NAV: (-1.95, -1.15, 1.55), KV: (-1.95, -1.15, 1.15, 1.95)}
"""Where each voltage sensor stands, from the channel's middle."""
_SENSOR_UP_NM, _SENSOR_DOWN_NM = 0.85, -0.75
_HEAD_NM = 2.9  # height of what receptors wear outside
_SITES_NM = {AMPA: ((0.0, 4.35),), GABA: ((-0.85, 3.95),)}


class Part(NamedTuple):
    """A sprite, and where its anchor is: x and height from the channel's middle, nm."""

    sprite: str
    x: float
    height: float


def inactivated(protein: Any) -> bool:
    """Whether a gated channel cannot conduct whatever its other gates do."""
    return bool(protein["h"] == 0)


def barrel(protein: Any) -> str:
    """The barrel: open, or shut at the inner end."""
    name = {NAV: "channel_na", KV: "channel_k", GABA: "channel_cl"}.get(int(protein["gate"]), "channel_cation")
    conducting_gates_open = protein["open"] or (protein["gate"] == NAV and protein["m"] == len(SENSORS_NM[NAV]))
    return name if conducting_gates_open else f"{name}_closed"


def parts(protein: Any) -> list[Part]:
    """The parts drawn over a channel's barrel, from far to near; none where nothing gates it."""
    gate = int(protein["gate"])
    drawn = []
    for sensor, x in enumerate(SENSORS_NM.get(gate, ())):
        drawn.append(Part("sensor", x, _SENSOR_UP_NM if sensor < protein["m"] else _SENSOR_DOWN_NM))
    if gate == NAV:
        drawn.append(Part("ball_in" if inactivated(protein) else "ball_out", 0.0, 0.0))
    elif gate == CHR2:
        drawn.append(Part("retinal_lit" if protein["open"] else "retinal_dark", 0.45, 0.6))
    elif gate == AMPA:
        drawn.append(Part("head_shut" if protein["m"] else "head_open", 0.0, _HEAD_NM))
    elif gate == GABA:
        drawn.append(Part("crown", 0.0, _HEAD_NM))
    if gate in _SITES_NM and protein["m"]:
        drawn += [Part("glutamate" if gate == AMPA else "gaba", x, y) for x, y in _SITES_NM[gate]]
    return drawn
