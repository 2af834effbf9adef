"""The Live screen's controls: everything that can be pressed, slid or typed there."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import pygame
from pygame import Rect

from game.view.actions.live import ViewSwitch
from game.view.actions.window import WindowAction
from game.view.live.docks import Docks
from game.view.live.drawer_set import DrawerSet
from game.view.live.drawers.cell import CellChoice
from game.view.live.opened import OpenDrawer
from game.view.live.sections import Sections
from game.view.live.shortcuts import Shortcuts
from game.view.panels.dock import menu_rows
from game.view.panels.help import Help
from game.view.panels.layout import Layout
from game.view.panels.section import Dispatch
from game.view.readout.readout import Readout
from game.view.widgets.base import Widget
from game.view.widgets.drawer import Drawer
from game.view.widgets.input import FocusLost, Hover, Input, Key, Point, PointerLost, Press, Wheel
from game.view.widgets.router import Router

IDLE_S: Final = 20.0
"""After so long without a touch or a key an open drawer closes by itself."""


class LiveControls:
    """Docks, drawers, menu and help. `cells` are those to choose from; `dispatch` is called with each action."""

    def __init__(
        self, layout: Layout, dispatch: Dispatch, cells: Sequence[CellChoice] = (), reduced_motion: bool = False
    ) -> None:
        self._dispatch = dispatch
        self._idle_s = 0.0
        self._pointer_at = (-1.0, -1.0)
        self.help, self.router = Help(), Router()
        self.opened = OpenDrawer(self.router.focus, self._settle)
        self.sections = Sections(cells, dispatch, self.opened.toggle, self._toggle_sweep)
        self.menu, more = Drawer("", menu_rows(self._leave_menu)), Drawer("", [])
        self.menu.below = True
        self.docks = Docks(
            self.sections,
            dispatch,
            lambda: self.opened.toggle(more),
            lambda: self.opened.toggle(self.menu),
            self.help.open,
        )
        self._drawers = DrawerSet(self.opened, self.sections, self.docks, self.menu, more, reduced_motion)
        self._shortcuts = Shortcuts(
            self.router,
            self.sections,
            dispatch,
            lambda drawer: self.opened.toggle(drawer, keys=True),
            self._toggle_sweep,
            self.help.open,
        )
        self.resize(layout)

    # For the screen -----------------------------------------------------------------------------------------

    def resize(self, layout: Layout) -> None:
        """Take the places of `layout`; everything held is released."""
        self._layout = layout
        self.router.release_all()
        self.sections.update_all()
        self.docks.arrange(layout)
        self._drawers.arrange(layout)
        self.help.arrange(layout.theme, Rect(0, 0, layout.theme.width, layout.theme.height))
        self._settle()

    def update(self, readout: Readout, dt: float) -> None:
        """Show what `readout` says; let `dt` seconds of animation, holding and idling pass."""
        self._idle_s += dt
        self.sections.update(readout)
        self.docks.update(readout)
        self._drawers.advance(dt)
        (self.help if self.help.is_open else self.router).advance(dt)
        if self._idle_s >= IDLE_S and not self.plotting:  # a plot fills slowly
            self.opened.close()
        self._settle()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw everything, over the scene and the panels."""
        self.docks.draw(surface)
        self._drawers.draw(surface)
        if not self.help.is_open:
            self.router.focus.draw(surface)
        self.help.draw(surface)

    def show_pump_steps(self, shown: bool) -> None:
        """Show the buttons that step the pump that is chosen, while there is one."""
        if self.docks.show_pump_steps(shown):
            self._settle()

    @property
    def free_layout(self) -> Layout:
        """The layout less the buttons that step a pump, so that no card or notice covers them."""
        steps, clear = self.docks.pump_steps, self._layout.clear
        if not steps.height:
            return self._layout
        height = steps.top - self._layout.theme.px(8) - clear.y
        return replace(self._layout, clear=Rect(clear.x, clear.y, clear.width, height))

    @property
    def open_drawer(self) -> str | None:
        """The title of the open drawer; "" for the menu, None if all are closed."""
        return None if self.opened.current is None else self.opened.current.title

    @property
    def shows_bath(self) -> bool:
        """Whether the drawer of the bath is open."""
        return self.opened.current is self.sections.bath.drawer

    @property
    def plotting(self) -> bool:
        """Whether the student's own points are on the screen."""
        return self.opened.current is self.sections.sweep.drawer

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is on one of the controls, and shows it."""
        return self.router.focus.visible and self.router.focus.current is not None

    # Events -------------------------------------------------------------------------------------------------

    def handle(self, event: Input) -> bool:
        """Act on `event`; False if it is not for the controls, and the scene may have it."""
        if isinstance(event, PointerLost | FocusLost):  # for whatever holds a pointer, in front or not
            self.help.handle(event)
            return self.router.handle(event)
        self._idle_s = 0.0
        used = self.help.handle(event) if self.help.is_open else self._handle(event)
        self._settle()
        return used

    def _handle(self, event: Input) -> bool:
        match event:
            case Press():
                return self._press(event)
            case Hover():
                self._pointer_at = event.at
                return self.router.handle(event) or self._covered(event.at)
            case Wheel():
                return self._covered(self._pointer_at)
            case Key() if event.key == pygame.K_ESCAPE and self.opened.current is not None:
                self.opened.close()
                return True
            case Key():
                return self.router.handle(event) or self._shortcuts.handle(event, self.has_focus)
        return self.router.handle(event)

    def _press(self, event: Press) -> bool:
        widget, drawer = self.router.widget_at(event.at), self.opened.current
        # Time may be changed while a drawer is open, and the openers look after their own drawers.
        spared = self.docks.is_about_time(widget) or self.opened.is_opener(widget)
        outside = drawer is not None and not drawer.covers(event.at) and not self.router.busy(drawer.widgets)
        if outside and not spared:
            self.opened.close()
            if widget is None:
                self.router.swallow(event.pointer)
                return True
        if self.router.handle(event):
            return True
        self.router.focus.visible = False
        if self._covered(event.at):
            self.router.swallow(event.pointer)
            return True
        return False

    def _covered(self, at: Point) -> bool:
        """Whether a panel of controls is at a place in the window, px."""
        return self.docks.covers(at) or (self.opened.current is not None and self.opened.current.covers(at))

    # Drawers and menu ---------------------------------------------------------------------------------------

    def _toggle_sweep(self) -> None:
        """Open the plot of the student's own points, or close it."""
        self.opened.toggle(self.sections.sweep.drawer, keys=self.has_focus)

    def _leave_menu(self, action: WindowAction | ViewSwitch) -> None:
        self.opened.close()
        self._dispatch(action)

    def _settle(self) -> None:
        """Update the router's list of reachable widgets: the rows of an open drawer come after its opener."""
        order: list[Widget] = []
        drawer = self.opened.current
        for widget in self.docks.widgets:
            order.append(widget)
            if drawer is not None and widget is self.opened.opener(drawer):
                order += drawer.widgets
        self.router.widgets = order
        self.router.above = drawer.widgets if drawer is not None else ()
        self.router.settle()
