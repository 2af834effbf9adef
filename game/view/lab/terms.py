"""The terms of the lab's labels: where each points, what it means, and what it is mistaken for."""

from dataclasses import dataclass
from typing import Final

from game.engine import Patch
from game.engine.pump import PumpState
from game.view.scene.pump import poses
from game.view.scene.pump.states import STATES
from game.words import N_
from sprites import Point


@dataclass(frozen=True, slots=True)
class Term:
    """One label. `at`: where its words begin (or end, at the left), nm from the pump's anchor, y down."""

    words: str
    explanation: str
    """One sentence on how to recognise it."""
    at: Point
    align: str
    mistaken_for: tuple[str, str, str]
    is_atp: bool = False


TERMS: Final = {
    "outer": Term(
        N_("outer gate, shut"),
        N_("The outer gate is at the top; a bright bar shows that it is shut."),
        (2.5, -4.7),
        "left",
        ("inner", "open_out", "open_in"),
    ),
    "inner": Term(
        N_("inner gate, shut"),
        N_("The inner gate is at the bottom; a bright bar shows that it is shut."),
        (-4.4, 3.1),
        "right",
        ("outer", "open_in", "open_out"),
    ),
    "open_in": Term(
        N_("open to the inside"),
        N_("The way at the bottom is open: ions come and go between the sites and the cell."),
        (-0.2, 7.35),
        "centre",
        ("open_out", "inner", "outer"),
    ),
    "open_out": Term(
        N_("open to the outside"),
        N_("The way at the top is open: ions come and go between the sites and the outside."),
        (2.9, -4.5),
        "left",
        ("open_in", "outer", "inner"),
    ),
    "na": Term(
        N_("Na⁺, bound"),
        N_("Na⁺ are the discs: three fit, and they come from inside the cell."),
        (-4.4, -0.5),
        "right",
        ("k", "na_free", "phosphate"),
    ),
    "na_free": Term(
        N_("free Na⁺ sites"),
        N_("Dashed discs are free sites for Na⁺."),
        (-4.4, -0.5),
        "right",
        ("k_free", "na", "atp_free"),
    ),
    "k": Term(
        N_("K⁺, bound"),
        N_("K⁺ are the diamonds: two fit, and they come from outside."),
        (-4.4, -0.5),
        "right",
        ("na", "k_free", "phosphate"),
    ),
    "k_free": Term(
        N_("free K⁺ sites"),
        N_("Dashed diamonds are free sites for K⁺."),
        (-4.4, -0.5),
        "right",
        ("na_free", "k", "atp_free"),
    ),
    "atp": Term(
        N_("ATP"),
        N_("ATP lies in the N lobe: a body with three phosphates in a row."),
        (4.9, 5.2),
        "left",
        ("phosphate", "atp_free", "k"),
        True,
    ),
    "atp_free": Term(
        N_("free ATP site"),
        N_("The slot of the N lobe is empty: an ATP fits there."),
        (4.9, 5.2),
        "left",
        ("atp", "phosphate", "k_free"),
    ),
    "phosphate": Term(
        N_("phosphate"),
        N_("One phosphate, a single ball that ATP gave, sits on the P lobe."),
        (4.5, 3.3),
        "left",
        ("atp", "atp_free", "na"),
        True,
    ),
}
"""`words` and `explanation` go through `game.words._` where they are shown."""


def terms_of(patch: Patch, row: int) -> tuple[str, ...]:
    """The labels of a pump as it is now, from the top down."""
    pump = patch.state.protein[row]
    now, bound = STATES[PumpState(int(pump["state"]))], int(pump["bound"])
    ion = now.ion.lower()
    full = bound > 0 and now.bound > 0  # where it waits for ions, a site is free
    found = ["open_out" if now.open_to == "outside" else "outer", ion if full else f"{ion}_free"]
    if now.open_to != "inside":
        found.append("inner")
    if now.phosphate:
        found.append("phosphate")
    elif pump["atp"]:
        found.append("atp")
    else:
        found.append("atp_free")
    if now.open_to == "inside":
        found.append("open_in")
    return tuple(found)


def points_at(name: str, pose: tuple[str, str, float]) -> Point:
    """What a label points at, nm from the anchor, y down, while the pump has this shape."""
    if name == "outer":
        return 0.0, -2.5
    if name == "inner":
        return 0.0, 2.38
    if name == "open_in":
        return 0.0, 3.0
    if name == "open_out":
        return 0.35, -2.5
    if name in ("na", "na_free", "k", "k_free"):
        # Sites fill from the first and are free from the last.
        return poses.sites(*pose, "Na" if name.startswith("na") else "K")[-1 if name.endswith("free") else 0]
    if name == "phosphate":
        return poses.phosphate_site(*pose)
    seat = poses.atp_site(*pose)
    return seat.x, seat.y
