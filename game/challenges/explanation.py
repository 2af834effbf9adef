"""The explanation of how a level ended, in terms of ions."""

import numpy as np

from game.engine import Patch, species
from game.words import _

from .watch import Watch


def explain(patch: Patch, watch: Watch) -> str:
    """One or two sentences: which ions have crossed since the level began, and how much charge is unpaired."""
    flux = patch.state.channel_flux - watch.crossed
    net = {key: int(np.diff(flux[species.INDEX[key]])[0]) for key in ("K", "Na", "Cl")}
    key = max(net, key=lambda name: abs(net[name]))
    label = species.TABLE[species.INDEX[key]].label
    count, charge = abs(net[key]), abs(patch.charge_e)
    unpaired = (
        _("Inside are {charge} more negative charges than positive ones.")
        if patch.charge_e < 0
        else _("Inside are {charge} more positive charges than negative ones.")
    ).format(charge=charge)
    if count == 0:
        return unpaired
    leaked = (
        _("{count} more {ion} leaked out than in.") if net[key] > 0 else _("{count} more {ion} leaked in than out.")
    )
    return leaked.format(count=count, ion=label) + " " + unpaired
