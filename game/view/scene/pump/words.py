"""The states of the pump in words: their names, and one sentence each."""

from typing import Final

from game.engine.pump import State
from game.words import N_

STATE_NAMES: Final = {
    State.E1: "E1",
    State.E1_3NA: "E1·3Na⁺",
    State.E1P_3NA: "E1P·3Na⁺",
    State.E2P_3NA: "E2P·3Na⁺",
    State.E2P: "E2P",
    State.E2P_2K: "E2P·2K⁺",
    State.E2_2K: "E2·2K⁺",
    State.E1_2K: "E1·2K⁺",
}
SENTENCES: Final = {
    State.E1: N_("Open to the inside, the pump has three free sites for Na⁺."),
    State.E1_3NA: N_("Three Na⁺ from inside the cell fill the three sites."),
    State.E1P_3NA: N_("ATP gives the pump a phosphate, and the inner gate shuts."),
    State.E2P_3NA: N_("The pump opens to the outside and loosens its grip on Na⁺."),
    State.E2P: N_("The three Na⁺ leave to the outside; two K⁺ sites are free."),
    State.E2P_2K: N_("Two K⁺ from outside fill the two sites."),
    State.E2_2K: N_("The phosphate leaves, and the outer gate shuts."),
    State.E1_2K: N_("ATP binds, and the pump opens to the inside, where the K⁺ leave."),
}
"""Each goes through `game.words._` where it is shown."""
