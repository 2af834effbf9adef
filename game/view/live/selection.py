"""What is chosen on the Live screen: a protein, or an ion that is followed."""

from typing import Final

import numpy as np

from game.engine import species
from game.engine.state import NONE, PUMP
from game.view.live.membrane_view import MembraneView
from game.view.live.navigation import Navigation
from game.view.playback.playback import Playback
from game.view.scene import follow

_FOLLOW_REACH_NM: Final = 25.0
_FOLLOWED: Final = (
    (species.NA, -6.0),
    (species.K, 6.0),
    (species.K, -6.0),
    (species.NA, 6.0),
    (species.CL, 6.0),
)
"""Kinds of ions to follow in turn, and how high above the middle of the membrane to look for one, nm."""


class Selection:
    """The row of a protein in `protein`; the ion in the `trail` of `time`, which has its path."""

    def __init__(self, time: Playback, navigation: Navigation, view: MembraneView) -> None:
        self._time, self._navigation, self._view = time, navigation, view
        self.patch = time.session.patch
        if view.to_bring_in:  # chosen on another screen
            view.to_bring_in = False
            self.choose(view.protein)

    @property
    def protein(self) -> int | None:
        """The row of the protein that is chosen."""
        return self._view.protein

    @protein.setter
    def protein(self, row: int | None) -> None:
        self._view.protein = row

    @property
    def trail(self) -> follow.IonTrail | None:
        """The ion that is followed, and where it has been."""
        return self._time.trail

    @property
    def pump(self) -> int | None:
        """The row of the pump that is chosen; None if it is no pump, or nothing."""
        row = self.protein
        return row if row is not None and self.patch.state.protein["kind"][row] == PUMP else None

    @property
    def shown_protein(self) -> int | None:
        """The row of the protein that is chosen, if it has not been taken out since, and no ion is followed."""
        row = self.protein
        if self._time.trail is not None or row is None or self.patch.state.protein["kind"][row] == NONE:
            return None
        return row

    def clear(self) -> bool:
        """Clear the selection. Returns False if nothing was chosen."""
        was = self._time.trail is not None or self.protein is not None
        self._time.trail = self.protein = None
        return was

    def choose(self, row: int | None) -> None:
        """Choose a protein, and bring it into the picture."""
        self.protein = row
        if row is not None:
            self._navigation.bring_in(float(self.patch.state.protein["x"][row]))

    def tap(self, at: tuple[float, float]) -> None:
        """Choose what is at a place in the window, px: a protein, else an ion; what is chosen already is deselected."""
        x_nm, height_nm = self._navigation.scene.camera.to_nm(*at)
        row = follow.protein_at(self.patch, x_nm, height_nm)
        ident = None if row is not None else follow.ion_at(self.patch, x_nm, height_nm)
        self.protein = None if row == self.protein else row
        self._time.trail = follow.IonTrail(ident) if ident is not None else None

    def next_protein(self, way: int) -> None:
        """Choose the next protein along the membrane (1), or the one before (-1)."""
        protein = self.patch.state.protein
        placed: list[int] = np.flatnonzero(protein["kind"] != NONE).tolist()
        rows = sorted(placed, key=lambda row: float(protein["x"][row]))
        if not rows:
            return
        self._time.trail = None
        if self.protein in rows:
            self.choose(rows[(rows.index(self.protein) + way) % len(rows)])
        else:
            middle = self._navigation.scene.camera.centre_nm
            self.choose(min(rows, key=lambda row: abs(float(protein["x"][row]) - middle)))

    def follow_next(self) -> None:
        """Follow an ion near the middle of the picture; each time one of another kind or side."""
        self.protein = None
        x_nm = self._navigation.clear_x_nm
        for _try in _FOLLOWED:
            kind, height_nm = _FOLLOWED[self._view.follow_turn % len(_FOLLOWED)]
            self._view.follow_turn += 1
            ident = follow.ion_at(self.patch, x_nm, height_nm, (kind,), _FOLLOW_REACH_NM)
            if ident is not None:
                self._time.trail = follow.IonTrail(ident)
                return
