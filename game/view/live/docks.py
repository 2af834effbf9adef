"""The Live screen's controls that are always visible: time, tools, menu, tabs; and the steps of a chosen pump."""

from collections.abc import Callable

import pygame
from pygame import Rect

from game.view.actions.live import LiveAction, Restart, RunAction, Side, StepPump, TimeStep, ToggleRail
from game.view.actions.time import HoldTime, Seek, Speed
from game.view.actions.window import WindowAction
from game.view.live.sections import Sections
from game.view.panels.dock import MenuBar, RailTab, TimeDock, ToolsDock
from game.view.panels.layout import Layout
from game.view.panels.pump_steps import PumpSteps
from game.view.panels.timebar import TimeBar
from game.view.readout.readout import Readout
from game.view.widgets.base import Widget
from game.view.widgets.chip import Chip
from game.view.widgets.group import Group
from game.view.widgets.input import Point
from game.words import _


class Docks:
    """Groups of controls in the places of a layout."""

    def __init__(
        self,
        sections: Sections,
        dispatch: Callable[[LiveAction], None],
        more: Callable[[], None],
        menu: Callable[[], None],
        help_: Callable[[], None],
    ) -> None:
        """`more` opens what of `sections` a small window has no room for, `menu` the menu, `help_` the help."""
        self.time = TimeDock(
            lambda: dispatch(Restart()),
            lambda: dispatch(TimeStep.STEP_BACK),
            lambda: dispatch(TimeStep.TOGGLE_PAUSE),
            lambda: dispatch(TimeStep.STEP_FORWARD),
            lambda speed: dispatch(Speed(speed)),
        )
        self.timebar = TimeBar(
            lambda: dispatch(RunAction.RECORD),
            lambda second: dispatch(Seek(second)),
            lambda held: dispatch(HoldTime(held)),
            lambda: dispatch(TimeStep.TO_NOW),
        )
        self._steps = PumpSteps(lambda states: dispatch(StepPump(states)), lambda: dispatch(WindowAction.LAB))
        more_chip = Chip(_("More tools"), _("More"), more)
        more_chip.value = "+"
        self.tools = ToolsDock(sections.all, more_chip, sections.first)
        self.bar = MenuBar(menu, help_)
        self._tabs: dict[Side, RailTab] = {
            "left": RailTab(_("Charge flow"), lambda: dispatch(ToggleRail("left"))),
            "right": RailTab(_("Concentration"), lambda: dispatch(ToggleRail("right"))),
        }
        self._on_pump = self._folded = False

    def arrange(self, layout: Layout) -> None:
        """Take the places of `layout`."""
        theme = layout.theme
        self._folded = layout.rails_collapsed
        self.time.arrange(theme, layout.time)
        self.timebar.arrange(theme, layout.timebar)
        row = Rect((0, 0), self._steps.size(theme))
        row.midbottom = layout.clear.centerx, layout.clear.bottom
        row.left = max(row.left, layout.scalebar.right + theme.px(8))
        self._steps.arrange(theme, row)
        self.tools.arrange(theme, layout.tools)
        self.bar.arrange(theme, layout.menu)
        self._tabs["left"].arrange(theme, layout.left_tab)
        self._tabs["right"].arrange(theme, layout.right_tab)

    def update(self, readout: Readout) -> None:
        """Show the time of `readout`, and whether the settings of a folded chip have changed."""
        self.time.update(readout)
        self.timebar.update(readout)
        self.tools.more.changed = any(section.chip.changed for section in self.tools.folded)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw every group, and the tabs of folded rails."""
        for group in self._groups:
            group.draw(surface)
        if self._folded:
            for tab in self._tabs.values():
                tab.draw(surface)

    def show_pump_steps(self, shown: bool) -> bool:
        """Show or hide the buttons that step the chosen pump. Returns whether that changed."""
        changed, self._on_pump = shown != self._on_pump, shown
        return changed

    @property
    def pump_steps(self) -> Rect:
        """Where those buttons are; empty while they are not shown."""
        return self._steps.rect if self._on_pump else Rect(0, 0, 0, 0)

    @property
    def _groups(self) -> list[Group]:
        return [self.time, self.tools, self.timebar, self.bar, *([self._steps] if self._on_pump else [])]

    @property
    def widgets(self) -> list[Widget]:
        """What can be reached now, in the order in which Tab visits it."""
        steps = self._steps.widgets if self._on_pump else []
        docked = [*self.time.widgets, *self.tools.widgets, *self.timebar.widgets, *steps]
        return [*docked, *self._tabs.values(), *self.bar.widgets]

    def covers(self, at: Point) -> bool:
        """Whether one of them is at a place in the window, px."""
        return any(group.covers(at) for group in self._groups)

    def is_about_time(self, widget: Widget | None) -> bool:
        """Whether `widget` may be used while a drawer is open beside it."""
        return widget in (*self.time.widgets, *self.timebar.widgets, *self._steps.widgets)
