"""The Live screen's controls: everything that can be pressed, slid or typed there."""

from collections.abc import Sequence
from functools import partial
from typing import Final, assert_never

import pygame
from pygame import Rect

from game.view.actions.live import (
    Control,
    Look,
    Restart,
    RunAction,
    Side,
    StepPump,
    TimeStep,
    ToggleRail,
)
from game.view.actions.time import GoTo, Hold, Speed
from game.view.actions.window import WindowAction
from game.view.drawing.theme import Theme
from game.view.keys import LIVE
from game.view.panels.dock import MenuBar, RailTab, TimeDock, ToolsDock, menu_rows
from game.view.panels.help import Help
from game.view.panels.layout import Layout
from game.view.panels.pump_steps import PumpSteps
from game.view.panels.section import Dispatch, Section
from game.view.panels.timebar import TimeBar
from game.view.readout.readout import Readout
from game.view.widgets.base import Widget
from game.view.widgets.button import Button
from game.view.widgets.chip import Chip
from game.view.widgets.drawer import Drawer
from game.view.widgets.group import Group
from game.view.widgets.input import FocusLost, Hover, Input, Key, Lost, Press, Wheel
from game.view.widgets.router import Router
from game.words import _

from .drawers.bath import Bath
from .drawers.cell import Cell, Cells
from .drawers.drugs import Drugs
from .drawers.fuel import Fuel
from .drawers.leaks import Leaks
from .drawers.probe import BIG_MV, SMALL_MV, Probe
from .drawers.pumps import Pumps
from .drawers.sweep import SweepDrawer

IDLE_S: Final = 20.0
"""After so long without a touch or a key an open drawer closes by itself."""


class LiveControls:
    """Docks, drawers, menu and help of the Live screen.

    `cells` are those to choose from; `dispatch` does what the user asks for.
    """

    def __init__(self, theme: Theme, layout: Layout, dispatch: Dispatch, cells: Sequence[Cell] = ()) -> None:
        self._dispatch = dispatch
        self._idle_s = 0.0
        self._pointer_at = (-1.0, -1.0)
        self.reduced_motion = False
        self.help = Help()
        self._router = Router()
        self._time = TimeDock(
            lambda: dispatch(Restart()),
            lambda: dispatch(TimeStep.FRAME_BACK),
            lambda: dispatch(TimeStep.TOGGLE_PAUSE),
            lambda: dispatch(TimeStep.FRAME_ON),
            lambda speed: dispatch(Speed(speed)),
        )
        self._timebar = TimeBar(
            lambda: dispatch(RunAction.RECORD),
            lambda seconds: dispatch(GoTo(seconds)),
            lambda held: dispatch(Hold(held)),
            lambda: dispatch(TimeStep.TO_NOW),
        )
        self._pump_steps = PumpSteps(lambda states: dispatch(StepPump(states)), lambda: dispatch(WindowAction.LAB))
        self._leaks = Leaks(dispatch, lambda: self._toggle(self._leaks.drawer))
        self._pumps = Pumps(dispatch, lambda: self._toggle(self._pumps.drawer))
        self._drugs = Drugs(dispatch, lambda: self._toggle(self._drugs.drawer))
        self._fuel = Fuel(dispatch, lambda: self._toggle(self._fuel.drawer))
        self._bath = Bath(dispatch, lambda: self._toggle(self._bath.drawer), self._toggle_sweep)
        self._sweep = SweepDrawer(dispatch, lambda: self._toggle(self._bath.drawer))
        self._probe = Probe(dispatch, lambda: self._toggle(self._probe.drawer))
        self._cells = Cells(cells, dispatch, lambda: self._toggle(self._cells.drawer))
        self._sections: list[Section] = [self._leaks, self._pumps, self._drugs, self._bath, self._fuel, self._probe]
        self._sections += [self._cells] if cells else []
        more = Chip(_("More tools"), _("More"), lambda: self._toggle(self._more))
        more.value = "+"
        self._tools = ToolsDock(self._sections, more, [self._leaks, self._pumps, self._bath, self._sections[-1]])
        self._more = Drawer("", [])
        self._bar = MenuBar(lambda: self._toggle(self._menu), self.help.open)
        self._menu = Drawer(
            "",
            menu_rows(self._leave_menu),
        )
        self._menu.below = True
        self._tabs: dict[Side, RailTab] = {
            "left": RailTab(_("Charge flow"), lambda: dispatch(ToggleRail("left"))),
            "right": RailTab(_("Concentration"), lambda: dispatch(ToggleRail("right"))),
        }
        self._openers: dict[int, Button] = {id(s.drawer): s.chip for s in self._sections}
        self._openers[id(self._menu)] = self._bar.menu
        self._openers[id(self._more)] = more
        self._openers[id(self._sweep.drawer)] = self._bath.chip
        self._drawers = [*(section.drawer for section in self._sections), self._sweep.drawer, self._menu, self._more]
        self._groups: list[Group] = [self._time, self._tools, self._timebar, self._bar]
        self._on_pump = False
        self._open: Drawer | None = None
        self._return_to_opener = False
        self.resize(layout, theme)

    # For the screen -----------------------------------------------------------------------------------------

    def resize(self, layout: Layout, theme: Theme) -> None:
        """Take the places of `layout`; whatever was held is let go."""
        self._layout, self._theme = layout, theme
        self._router.release_all()
        self._time.arrange(theme, layout.time)
        self._timebar.arrange(theme, layout.timebar)
        row = Rect((0, 0), self._pump_steps.size(theme))
        row.midbottom = layout.clear.centerx, layout.clear.bottom
        row.left = max(row.left, layout.scalebar.right + theme.px(8))
        self._pump_steps.arrange(theme, row)
        self._tools.arrange(theme, layout.tools)
        self._bar.arrange(theme, layout.menu)
        self._fold()
        for drawer in self._drawers:
            self._place(drawer)
        self._tabs["left"].arrange(theme, layout.left_tab)
        self._tabs["right"].arrange(theme, layout.right_tab)
        self.help.arrange(theme, Rect(0, 0, theme.width, theme.height))
        self._settle()

    def _fold(self) -> None:
        """Give the chips that have no room a row each behind "More"; their drawers open over that chip."""
        folded = self._tools.folded
        self._more.replace_rows([self._folded_row(section) for section in folded])
        for section in self._sections:
            self._openers[id(section.drawer)] = self._tools.more if section in folded else section.chip
        self._openers[id(self._sweep.drawer)] = self._openers[id(self._bath.drawer)]
        for opener in {*self._openers.values()}:
            opener.active = False
        if self._open is not None:
            self._openers[id(self._open)].active = True

    def _folded_row(self, section: Section) -> Button:
        chip = section.chip
        return Button(chip.label, lambda: self._toggle(section.drawer), words=chip.label, kind="row")

    def update(self, readout: Readout, dt: float) -> None:
        """Show what `readout` says; let `dt` seconds of animation, holding and idling pass."""
        self._idle_s += dt
        self._time.update(readout)
        self._timebar.update(readout)
        for section in self._sections:
            section.update(readout)
        self._sweep.update(readout)
        self._tools.more.changed = any(section.chip.changed for section in self._tools.folded)
        for drawer in self._drawers:
            if drawer.stale and drawer.rect.width:
                self._place(drawer)
            drawer.reduced_motion = self.reduced_motion
            drawer.advance(dt)
        (self.help if self.help.is_open else self._router).advance(dt)
        if self._idle_s >= IDLE_S and self._open not in (None, self._sweep.drawer):  # a plot fills slowly
            self.close_drawer()
        self._settle()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw everything, over the scene and the panels."""
        for group in self._groups:
            group.draw(surface)
        if self._layout.rails_collapsed:
            for tab in self._tabs.values():
                tab.draw(surface)
        for drawer in self._drawers:
            drawer.draw(surface)
        if not self.help.is_open:
            self._router.focus.draw(surface)
        self.help.draw(surface)

    def handle(self, event: Input) -> bool:
        """Act on `event`; False if it is not for the controls, and the scene may have it."""
        if isinstance(event, Lost | FocusLost):  # for whatever holds a pointer, in front or not
            self.help.handle(event)
            return self._router.handle(event)
        self._idle_s = 0.0
        used = self.help.handle(event) if self.help.is_open else self._handle(event)
        self._settle()
        return used

    def show_pump_steps(self, shown: bool) -> None:
        """Show the buttons that step the pump that is chosen, while there is one."""
        if shown != self._on_pump:
            self._on_pump = shown
            self._groups = [*self._groups, self._pump_steps] if shown else self._groups[:-1]
            self._settle()

    @property
    def pump_steps(self) -> Rect:
        """Where those buttons are; empty while they are not shown."""
        return self._pump_steps.rect if self._on_pump else Rect(0, 0, 0, 0)

    @property
    def open_drawer(self) -> str | None:
        """The title of the open drawer; "" for the menu, None if all are closed."""
        return None if self._open is None else self._open.title

    @property
    def shows_bath(self) -> bool:
        """Whether the drawer of the bath is open."""
        return self._open is self._bath.drawer

    @property
    def plotting(self) -> bool:
        """Whether the student's own points are on the screen."""
        return self._open is self._sweep.drawer

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is on one of the controls, and shows it."""
        return self._router.focus.visible and self._router.focus.current is not None

    @property
    def widgets(self) -> Sequence[Widget]:
        """What can be reached now, in the order in which Tab visits it."""
        return self._router.widgets

    @property
    def drawer_widgets(self) -> Sequence[Widget]:
        """Those in the open drawer, if there is one."""
        return self._router.above

    @property
    def focused(self) -> Widget | None:
        """The control that the keyboard is on."""
        return self._router.focus.current

    def blur(self) -> None:
        """Take the keyboard off the controls, because something in the scene has it now."""
        self._router.focus.clear()

    def close_drawer(self) -> None:
        """Close whatever drawer is open; the keyboard goes back to where it was opened from."""
        drawer, self._open = self._open, None
        if drawer is None:
            return
        drawer.is_open = False
        opener = self._openers[id(drawer)]
        opener.active = False
        focus = self._router.focus
        if focus.current in drawer.widgets:
            focus.put(opener if self._return_to_opener else None, focus.visible)
        self._settle()

    # Events -------------------------------------------------------------------------------------------------

    def _handle(self, event: Input) -> bool:
        match event:
            case Press():
                return self._press(event)
            case Hover():
                self._pointer_at = event.at
                return self._router.handle(event) or self._covered(event.at)
            case Wheel():
                return self._covered(self._pointer_at)
            case Key() if event.key == pygame.K_ESCAPE and self._open is not None:
                self.close_drawer()
                return True
            case Key():
                return self._router.handle(event) or self._shortcut(event)
        return self._router.handle(event)

    def _press(self, event: Press) -> bool:
        widget = self._router.at(event.at)
        drawer = self._open
        # Time may be changed while a drawer is open, and the openers look after their own drawers.
        spared = (
            widget in (*self._time.widgets, *self._timebar.widgets, *self._pump_steps.widgets)
            or widget in self._openers.values()
        )
        outside = drawer is not None and not drawer.covers(event.at) and not self._router.busy(drawer.widgets)
        if outside and not spared:
            self.close_drawer()
            if widget is None:
                self._router.swallow(event.pointer)
                return True
        if self._router.handle(event):
            return True
        self._router.focus.visible = False
        if self._covered(event.at):
            self._router.swallow(event.pointer)
            return True
        return False

    def _covered(self, at: tuple[float, float]) -> bool:
        """Whether a panel of controls is at a place in the window, px."""
        groups = [*self._groups, *([self._open] if self._open else [])]
        return any(group.covers(at) for group in groups)

    def _shortcut(self, event: Key) -> bool:
        # While the ring shows, arrows belong to the controls, even those that lead nowhere.
        found = None if event.key in (pygame.K_LEFT, pygame.K_RIGHT) and self.has_focus else LIVE.find(event)
        if found is None or found.action is None:
            return False
        action = found.action
        act = partial(self._control, action) if isinstance(action, Control) else partial(self._dispatch, action)
        act()
        self._router.hold(event.key, None, act if found.repeats else None)
        return True

    def _control(self, asked: Control) -> None:
        """Do what a key asks of the controls themselves."""
        match asked:
            case Control.HELP:
                self.help.open()
            case Control.PUMPS_ON_OFF:
                self._pumps.toggle()
            case Control.OUABAIN_ON_OFF:
                self._drugs.toggle()
            case Control.SMALL_CHARGE:
                self._probe.charge(SMALL_MV)
            case Control.BIG_CHARGE:
                self._probe.charge(BIG_MV)
            case Control.PLOT:
                self._toggle_sweep()
            case Control.LEAKS:
                self._toggle(self._leaks.drawer, keys=True)
            case Control.BATH:
                self._toggle(self._bath.drawer, keys=True)
            case Control.CELLS:
                if self._cells in self._sections:
                    self._toggle(self._cells.drawer, keys=True)
            case Control.PROBE:
                self._toggle(self._probe.drawer, keys=True)
            case Control.ENERGY:
                self._toggle(self._fuel.drawer, keys=True)
            case _:
                assert_never(asked)

    # Drawers, menu, rails -----------------------------------------------------------------------------------

    def _toggle(self, drawer: Drawer, keys: bool = False) -> None:
        """Open `drawer`, or close it; opened by a key, its first control has the keyboard."""
        if self._open is drawer:
            self.close_drawer()
            return
        focus = self._router.focus
        on_opener = focus.current is self._openers[id(drawer)]
        keys = keys or focus.visible
        self._show(drawer)
        self._return_to_opener = on_opener
        if keys:
            focus.put(next((row for row in drawer.rows if row.can_focus), focus.current))

    def _show(self, drawer: Drawer) -> None:
        self.close_drawer()
        self._open = drawer
        drawer.is_open = True
        self._openers[id(drawer)].active = True
        self._settle()

    def _toggle_sweep(self) -> None:
        """Open the plot of the student's own points, or close it."""
        self._toggle(self._sweep.drawer, keys=self.has_focus)

    def _leave_menu(self, action: WindowAction | Look) -> None:
        self.close_drawer()
        self._dispatch(action)

    def _place(self, drawer: Drawer) -> None:
        """Stand `drawer` over its opener, clear of the panels that show what it does."""
        theme, layout = self._theme, self._layout
        gap, margin = theme.px(14), theme.px(40)
        if drawer is self._menu:
            width = max(layout.menu.width, theme.px(330))
            top = layout.menu.bottom + theme.px(10)
            room = layout.tools.top - gap - top if not theme.portrait else theme.height
            place = Rect(0, top, width, min(drawer.height(theme, width), room))
            place.right = layout.menu.right
            drawer.arrange(theme, place)
            return
        narrow = theme.portrait and not drawer.wide
        most = theme.width - 2 * margin
        width = layout.left_rail.width if narrow else most if theme.portrait else min(theme.px(640), most)
        floor = min(layout.tools.top, layout.energy.top) - gap
        height = min(drawer.height(theme, width), floor - layout.menu.bottom - theme.px(8))
        place = Rect(0, floor - height, width, height)
        if narrow:
            # Over the rail that says less about it: charge flow for the bath, concentrations for the rest.
            covered = layout.left_rail if drawer is self._bath.drawer else layout.right_rail
            place.x = covered.x
            place.union_ip(covered)
        elif theme.portrait:
            place.x = margin
        else:
            place.centerx = self._openers[id(drawer)].rect.centerx
            place.right = min(place.right, layout.tools.right)
            shown = layout.right_tab if layout.rails_collapsed else layout.right_rail
            if place.colliderect(shown):
                place.right = min(place.right, shown.left - theme.px(20))
        drawer.arrange(theme, place)

    def _settle(self) -> None:
        """List what can be reached now: the rows of an open drawer come after its opener."""
        order: list[Widget] = []
        groups = (*self._time.widgets, *self._tools.widgets, *self._timebar.widgets)
        groups += tuple(self._pump_steps.widgets) if self._on_pump else ()
        for widget in (*groups, *self._tabs.values(), *self._bar.widgets):
            order.append(widget)
            if self._open is not None and widget is self._openers[id(self._open)]:
                order += self._open.widgets
        self._router.widgets = order
        self._router.above = self._open.widgets if self._open is not None else ()
        self._router.settle()
