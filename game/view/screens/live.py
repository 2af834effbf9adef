"""The Live screen: a patch of membrane as it runs, what it measures, and every control."""

import pygame

from game.engine import Patch, presets
from game.engine.recording import Recording
from game.engine.session import Session
from game.view.actions.live import LiveAction, Restart
from game.view.live.annotations import Annotations
from game.view.live.card import ChosenCard
from game.view.live.controls import LiveControls
from game.view.live.dispatch import Dispatcher
from game.view.live.drawers.cell import all_cells
from game.view.live.electrode import ElectrodeMover
from game.view.live.navigation import Navigation
from game.view.live.panels import Panels
from game.view.live.run import LiveRun
from game.view.live.scene_pointers import ScenePointers
from game.view.live.selection import Selection
from game.view.panels.honesty import HonestyCard
from game.view.panels.layout import Layout, layout
from game.view.playback.clock import Clock
from game.view.playback.playback import Playback
from game.view.playback.recordings import Recordings
from game.view.readout.own_sweep import OwnSweep
from game.view.scene.scene import Scene
from game.view.screen import Leave
from game.view.widgets.input import TOUCH_SCREEN, Key, Press, RightPress, Wheel, read

from .open_run import OpenRun


class LiveScreen:
    """Runs a patch and shows it. `leave` is called with an action on the window."""

    def __init__(
        self,
        size: tuple[int, int],
        preset: str = "neuron",
        seed: int = 1,
        patch_size: str = "standard",
        leave: Leave = lambda where: None,
        reduced_motion: bool = False,
        threads: int = 1,
        replay: Recording | None = None,
        run: OpenRun | None = None,
    ) -> None:
        """`run`: a run to go on with. Without it a new one is made: that of `replay`, a recording, or of `preset`."""
        self._reduced_motion = reduced_motion
        self.touch_screen = TOUCH_SCREEN
        if run is None:
            run = OpenRun.new(
                preset, seed, patch_size=patch_size, threads=threads, replay=replay, reduced_motion=reduced_motion
            )
        self.open_run, self.view = run, run.membrane
        self.panels = Panels(run.time.clock.now, self.view)
        self.run = LiveRun(run.time, run.stepping, run.sweep, run.recordings, self.panels.reset)
        self.layout: Layout = layout(*size)
        self.navigation = Navigation(self.patch, self.layout, self.view, reduced_motion)
        self.selection = Selection(self.time, self.navigation, self.view)
        self.annotations, self.card, self.honesty = Annotations(self.view), ChosenCard(), HonestyCard()
        self.honesty.is_open = self.view.honest
        self._electrode = ElectrodeMover(self.run, self.navigation)
        self._pointing = ScenePointers(self._electrode, self.navigation, self.selection, self.panels)
        parts = self.navigation, self.selection, self.panels, self.view, self.honesty
        self._dispatcher = Dispatcher(self.run, self._electrode, *parts, leave)
        self.controls = LiveControls(self.layout, self.dispatch, all_cells(), reduced_motion)
        self.controls.opened.open_called(self.view.drawer)

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out for a window of `size` px."""
        self.layout = layout(*size)
        self.controls.resize(self.layout)
        self.navigation.resize(self.layout)

    def warm_up(self) -> None:
        """Compile the engine, and draw every shape of the pump."""
        self.patch.warm_up()
        self.scene.warm_up()

    def close(self) -> None:
        """Put the run aside: the screen is left."""
        self.view.drawer, self.view.honest = self.controls.open_drawer, self.honesty.is_open
        self.open_run.put_aside()

    # What it shows ---------------------------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """The run, and the way back through it."""
        return self.run.session

    @property
    def patch(self) -> Patch:
        """The patch that is shown; always the same object."""
        return self.run.patch

    @property
    def time(self) -> Playback:
        """How time passes, and the ion that is followed."""
        return self.run.time

    @property
    def clock(self) -> Clock:
        """How fast time goes."""
        return self.run.time.clock

    @property
    def recordings(self) -> Recordings:
        """What is being recorded."""
        return self.run.recordings

    @property
    def sweep(self) -> OwnSweep:
        """The points that the user has collected."""
        return self.run.sweep

    @property
    def scene(self) -> Scene:
        """The picture of the patch."""
        return self.navigation.scene

    @property
    def chosen_pump(self) -> int | None:
        """The row of the pump that is chosen; None if it is no pump, or nothing."""
        return self.selection.pump

    def choose_pump(self, row: int | None) -> None:
        """Choose a pump, and bring it into the picture."""
        self.selection.choose(row)

    # Every frame -----------------------------------------------------------------------------------------------

    def update(self, seconds: float) -> None:
        """Run the patch for `seconds` of wall time."""
        self._electrode.update()
        self.run.advance(seconds)
        self.navigation.update()
        self.readout = self.run.read(self.controls.plotting)
        self.controls.show_pump_steps(self.chosen_pump is not None)
        self.controls.update(self.readout, seconds)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the whole screen."""
        readout, place, scene = self.readout, self.layout, self.scene
        scene.draw(surface, self.patch, self.run.fraction, readout.voltage_mV)
        if self.time.trail is not None:
            self.time.trail.update(self.patch, self.run.fraction)
            self.time.trail.draw(surface, scene.camera, not self._reduced_motion)
        self.annotations.draw(surface, place, scene, self.patch, readout, self.controls.shows_bath)
        self.card.draw(surface, place, self.controls.free_layout, scene.camera, self.selection)
        self.panels.draw(surface, place, readout)
        self.controls.draw(surface)
        self.run.notice.draw(surface, place.theme, self.controls.free_layout.clear.bottom - place.theme.px(10))
        if self.honesty.is_open:
            self.honesty.draw(surface, place.theme, self.patch, scene.camera.ppn)

    # What the user does ----------------------------------------------------------------------------------------

    def dispatch(self, action: LiveAction) -> None:
        """Carry out an action."""
        self._dispatcher.do(action)

    def act(self, name: str, *args: object) -> None:
        """Act on the patch and record the action in the journal; a refusal is shown as a notice."""
        self.run.act(name, *args)

    def turn(self, step: int) -> None:
        """Choose the next cell (1) or the previous one (-1): the keys of a presentation remote."""
        names = presets.names()
        here = names.index(self.patch.spec.name) if self.patch.spec.name in names else 0
        self.dispatch(Restart(names[(here + step) % len(names)]))

    def choose(self, number: int) -> None:
        """Choose the cell with this number, from 1."""
        names = presets.names()
        if 1 <= number <= len(names):
            self.dispatch(Restart(names[number - 1]))

    def handle(self, event: pygame.event.Event) -> bool:
        """Handle an event. Returns whether it was used."""
        found = read(event, (self.layout.theme.width, self.layout.theme.height), self.touch_screen)
        if found is None:
            return False
        if self.honesty.is_open and isinstance(found, Key | Press | RightPress | Wheel):
            self.honesty.is_open = False
            return True
        if self.controls.handle(found):
            return True
        if isinstance(found, Key):
            return found.key == pygame.K_ESCAPE and self._close_all()
        return self._pointing.handle(found, self.layout)

    def _close_all(self) -> bool:
        """Choose nothing, and fold the rails; False if nothing was chosen or open."""
        chosen, unfolded = self.selection.clear(), self.panels.rails.fold()
        return chosen or unfolded
