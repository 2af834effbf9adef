"""The Live screen's actions, and which part carries each out."""

from typing import assert_never

from game.view.actions.live import (
    Change,
    Clamp,
    Flash,
    InjectIons,
    Leaky,
    LiveAction,
    NextProtein,
    Pan,
    Puff,
    Restart,
    RunAction,
    StepPump,
    TimeStep,
    ToggleRail,
    ViewAction,
    ViewSwitch,
    Zoom,
)
from game.view.actions.time import HoldTime, Seek, Speed
from game.view.actions.window import WindowAction
from game.view.live.electrode import ElectrodeMover
from game.view.live.membrane_view import MembraneView
from game.view.live.navigation import Navigation
from game.view.live.panels import Panels
from game.view.live.run import LiveRun
from game.view.live.selection import Selection
from game.view.panels.honesty import HonestyCard
from game.view.screen import Leave


class Dispatcher:
    """Passes each action to the part that carries it out; actions on the window go to `leave`."""

    def __init__(
        self,
        run: LiveRun,
        electrode: ElectrodeMover,
        navigation: Navigation,
        selection: Selection,
        panels: Panels,
        view: MembraneView,
        honesty: HonestyCard,
        leave: Leave,
    ) -> None:
        self._run, self._electrode = run, electrode
        self._navigation, self._selection = navigation, selection
        self._panels, self._view, self._honesty = panels, view, honesty
        self._leave = leave

    def do(self, action: LiveAction) -> None:
        """Carry out an action."""
        match action:
            case Restart():
                self._selection.clear()
                self._run.take_time(action)
            case TimeStep() | Seek() | HoldTime() | Speed():
                self._run.take_time(action)
            case StepPump():
                self._run.step_pump(self._selection.pump, action)
            case RunAction():
                self._do_with_run(action)
            case Change():
                self._run.poke(action)
            case InjectIons() | Flash() | Puff() | Leaky() | Clamp():
                self._run.poke(action)
                self._panels.reset_voltage()
            case ViewSwitch() | Zoom() | Pan() | NextProtein() | ToggleRail():
                self._change_view(action)
            case WindowAction():
                self._leave(action)
            case _:
                assert_never(action)

    def _do_with_run(self, action: RunAction) -> None:
        match action:
            case RunAction.RECORD:
                self._run.recordings.toggle()
            case RunAction.SWEEP:
                self._run.sweep.toggle_automatic()
            case RunAction.CLEAR_SWEEP:
                self._run.sweep.clear()
            case RunAction.MOVE_ELECTRODE:
                self._electrode.next_place()
            case _:
                assert_never(action)

    def _change_view(self, look: ViewAction) -> None:
        match look:
            case ViewSwitch.UNPAIRED:
                self._view.unpaired = not self._view.unpaired
            case ViewSwitch.FOLLOW:
                self._selection.follow_next()
            case ViewSwitch.HONESTY:
                self._honesty.is_open = not self._honesty.is_open
            case Zoom(way):
                self._navigation.zoom(way)
            case Pan(way):
                self._navigation.pan(way)
            case NextProtein(way):
                self._selection.next_protein(way)
            case ToggleRail(side):
                self._panels.rails.toggle(side)
            case _:
                assert_never(look)
