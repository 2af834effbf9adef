"""The view of the membrane: what the user has chosen and opened, kept while another screen is shown."""

from dataclasses import dataclass

from game.view.actions.live import Side


@dataclass(slots=True)
class MembraneView:
    """Read and changed by the parts of the Live screen that each field is about."""

    zoom: float = 1.0
    centre_nm: float | None = None
    """The place in the middle, where the user has chosen one."""
    protein: int | None = None
    """The row of the protein that is chosen."""
    to_bring_in: bool = False
    """Whether that protein was chosen elsewhere, and is to be brought into the picture."""
    follow_turn: int = 0
    """How often the user asked to follow an ion: each time one of another kind or side is chosen."""
    rail: Side | None = None
    """The rail that is open where they are folded."""
    drawer: str | None = None
    """The title of the drawer that is open."""
    unpaired: bool = False
    """Whether the unpaired charges are shown."""
    honest: bool = False
    """Whether the honesty card is shown."""
