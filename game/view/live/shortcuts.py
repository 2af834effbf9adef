"""The Live screen's keyboard shortcuts, for its controls and for the screen."""

from collections.abc import Callable
from functools import partial
from typing import assert_never

import pygame

from game.view.actions.live import Control
from game.view.keys import LIVE
from game.view.live.drawers.probe import BIG_MV, SMALL_MV
from game.view.live.sections import Sections
from game.view.panels.section import Dispatch
from game.view.widgets.drawer import Drawer
from game.view.widgets.input import Key
from game.view.widgets.router import Router


class Shortcuts:
    """Handles keys that no control has used. `toggle` opens or closes a drawer for the keyboard."""

    def __init__(
        self,
        router: Router,
        sections: Sections,
        dispatch: Dispatch,
        toggle: Callable[[Drawer], None],
        plot: Callable[[], None],
        help_: Callable[[], None],
    ) -> None:
        """`plot` opens or closes the plot of the sweep; `help_` opens the help."""
        self._router, self._sections = router, sections
        self._dispatch, self._toggle, self._plot, self._help = dispatch, toggle, plot, help_

    def handle(self, event: Key, in_controls: bool) -> bool:
        """Carry out the key's action. Returns False if it has none. `in_controls`: a control has the focus."""
        # While the ring shows, arrows belong to the controls, even those that lead nowhere.
        found = None if event.key in (pygame.K_LEFT, pygame.K_RIGHT) and in_controls else LIVE.find(event)
        if found is None or found.action is None:
            return False
        action = found.action
        act = partial(self._control, action) if isinstance(action, Control) else partial(self._dispatch, action)
        act()
        self._router.hold(event.key, None, act if found.repeats else None)
        return True

    def _control(self, asked: Control) -> None:
        """Carry out a key's action on the controls themselves."""
        sections = self._sections
        match asked:
            case Control.HELP:
                self._help()
            case Control.PUMPS_ON_OFF:
                sections.pumps.toggle()
            case Control.OUABAIN_ON_OFF:
                sections.drugs.toggle()
            case Control.SMALL_CHARGE:
                sections.probe.charge(SMALL_MV)
            case Control.BIG_CHARGE:
                sections.probe.charge(BIG_MV)
            case Control.PLOT:
                self._plot()
            case Control.LEAKS:
                self._toggle(sections.leaks.drawer)
            case Control.BATH:
                self._toggle(sections.bath.drawer)
            case Control.CELLS:
                if sections.cells in sections.all:
                    self._toggle(sections.cells.drawer)
            case Control.PROBE:
                self._toggle(sections.probe.drawer)
            case Control.ENERGY:
                self._toggle(sections.fuel.drawer)
            case _:
                assert_never(asked)
