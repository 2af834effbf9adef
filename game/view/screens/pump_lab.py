"""The pump lab: one pump, large, with the ions that are really around it, stepped state by state, forward and back."""

import threading

import pygame

from game.engine import Patch
from game.view.actions.lab import LabAction, StepLab
from game.view.actions.time import Way
from game.view.drawing import text
from game.view.drawing.shade import shade
from game.view.drawing.theme import BONE
from game.view.lab import words
from game.view.lab.controls import LabControls
from game.view.lab.dispatch import LabDispatcher
from game.view.lab.driver import Driver
from game.view.lab.layout import LabLayout, place
from game.view.lab.pump_view import PumpView, first_of, pump_rows
from game.view.lab.pump_words import PumpWords
from game.view.lab.quiz import LabelQuiz
from game.view.playback.clock import Clock
from game.view.readout.observer import recent_voltage_mV
from game.view.scene.pump.frames import prewarm_aside
from game.view.scene.scene import Scene
from game.view.screen import Leave
from game.view.widgets.input import TOUCH_SCREEN, Press, read
from game.view.widgets.notice import Notice
from game.words import _

from .open_run import OpenRun


class PumpLab:
    """Shows one pump of a session. `leave` is called with an action on the window."""

    def __init__(
        self,
        size: tuple[int, int],
        preset: str = "neuron",
        seed: int = 1,
        leave: Leave = lambda where: None,
        reduced_motion: bool = False,
        threads: int = 1,
        run: OpenRun | None = None,
        warm: bool = False,
    ) -> None:
        """`run`: one to look into; a new one, at its resting potential, without.

        The pump is the one that is chosen on the membrane, else the one that was shown last, else the first.
        `warm`: draw the pump's shapes on the side, where no splash does it before.
        """
        self._reduced_motion, self.touch_screen = reduced_motion, TOUCH_SCREEN
        new = run is None
        if run is None:
            run = OpenRun.at_rest(preset, seed, threads=threads, reduced_motion=reduced_motion)
        self.run, self.view, self.session = run, run.lab, run.session
        self.view.row = first_of(self.patch, run.membrane.protein, self.view.row)
        if new and self.view.row is not None:
            run.choose_pump(self.view.row)
        self.time = run.lab_time(self.view.row)
        self.layout: LabLayout = place(*size)
        self.picture = PumpView(self.time, self.view, self.layout, run.choose_pump, reduced_motion)
        self.words = PumpWords(self.time, self.view)
        self._dispatcher = LabDispatcher(self.time, self.view, self.picture, leave)
        self.controls = LabControls(self.layout, self.dispatch)
        self._fresh = True  # nothing has been shown in this layout: nothing glides to its place
        self._notice = Notice(self.clock.now)
        self.recordings = run.recordings
        self.recordings.open(self._notice.say)
        self._ended = prewarm_aside(self.layout.ppn) if warm else threading.Event()

    # Setting up ------------------------------------------------------------------------------------------------

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out for a window of `size` px."""
        self.layout = place(*size)
        self.controls.resize(self.layout)
        self.picture.resize(self.layout)
        self._fresh = True

    def warm_up(self) -> None:
        """Compile the engine, and draw every shape of the pump: on the side where people already watch."""
        self.patch.warm_up()
        self.scene.warm_up()

    def close(self) -> None:
        """Release the crank: no other screen has one. Detach from the run."""
        self._ended.set()
        self.time.release()
        self.run.put_aside()

    # What it shows ---------------------------------------------------------------------------------------------

    @property
    def scene(self) -> Scene:
        """The picture of the patch."""
        return self.picture.scene

    @property
    def row(self) -> int | None:
        """The row of the pump that is shown; None where there is none."""
        return self.view.row

    @property
    def quiz(self) -> LabelQuiz | None:
        """The quiz, while it is on."""
        return self.view.quiz

    @property
    def driver(self) -> Driver:
        """What takes the pump from state to state."""
        return self.time.driver

    @property
    def clock(self) -> Clock:
        """How fast time goes."""
        return self.time.clock

    @property
    def patch(self) -> Patch:
        """The patch as it is now."""
        return self.session.patch

    # Running ---------------------------------------------------------------------------------------------------

    def update(self, seconds: float) -> None:
        """Advance by `seconds` of wall time."""
        self.picture.check()
        self.controls.advance(seconds)
        self.time.advance(seconds)
        self.picture.advance(seconds)
        self.recordings.advance(seconds)
        at_once = self._fresh or self._reduced_motion
        if self.row is not None:
            self.words.update(self.row, seconds, at_once)
        self._show(seconds, at_once)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the whole screen."""
        at, theme = self.layout, self.layout.theme
        self.scene.draw(surface, self.patch, self.time.fraction, recent_voltage_mV(self.patch))
        for rect, side in zip(at.shade, ("right", "foot") if len(at.shade) == 2 else ("foot",), strict=True):
            surface.blit(shade(rect.size, side, theme.px(170)), rect)
        size = theme.font(26)
        text.draw(surface, _("outside"), at.outside_at, size, 600, BONE, "left", True)
        text.draw(surface, _("inside the cell"), at.inside_at, size, 600, BONE, "left", True)
        self.words.draw(surface, at, self.picture, self.controls.quiz)
        self.controls.draw(surface)
        self._notice.draw(surface, theme, at.scene.bottom - theme.px(10))

    def _show(self, seconds: float, at_once: bool) -> None:
        """Update the controls to the pump's current state."""
        controls, rows = self.controls, pump_rows(self.patch)
        row, goal, held = self.row, self.driver.goal, self.time.held
        controls.time.update(self.clock.paused and goal is None)
        controls.speed.update(self.clock.speed)
        controls.scrub.update(self.time.times())
        number = rows.index(row) + 1 if row in rows else 0
        controls.tools.update(held, self.view.labels, self.quiz is not None, number, len(rows))
        controls.crank.visible = held
        for widget in (controls.on, controls.back, *controls.strip.frames):
            widget.enabled = row is not None
        if row is None:
            return
        state = self.driver.state
        share = goal.share if goal is not None else 0.0
        target = goal.target if goal is not None and goal.states > 1 else None
        controls.strip.update(state, target, share, seconds, at_once)
        controls.crank.show(int(state), seconds)
        controls.crank.ready = held and not words.crank_refusal(self.patch, row)
        controls.back.enabled = self.session.tick > self.session.earliest
        controls.quizzing = self.quiz is not None
        controls.quiz.update(self.quiz)
        controls.settle()
        self._fresh = False

    # What the user does ----------------------------------------------------------------------------------------

    def handle(self, event: pygame.event.Event) -> bool:
        """Handle an event. Returns whether it was used."""
        theme = self.layout.theme
        found = read(event, (theme.width, theme.height), self.touch_screen)
        if found is None:
            return False
        return self.controls.handle(found) or (isinstance(found, Press) and self.words.press(found, theme.px(10)))

    def dispatch(self, action: LabAction) -> None:
        """Carry out an action."""
        self._dispatcher.do(action)

    def turn(self, step: Way) -> None:
        """Step to the pump's next state (1) or the previous one (-1): the keys of a presentation remote."""
        self.dispatch(StepLab("state", step))
