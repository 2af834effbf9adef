"""The Live screen: a patch of membrane as it runs, what it measures, and every control."""

import math
from dataclasses import replace
from typing import assert_never

import numpy as np
import pygame

from game.engine import Patch, carriers, presets, settings, species
from game.engine.actions import UnknownAction
from game.engine.recording import Recording
from game.engine.session import Session
from game.engine.state import NONE, PUMP, TIP_X
from game.view.actions.live import (
    Change,
    Clamp,
    Flash,
    Inject,
    Leaky,
    LiveAction,
    Look,
    LookAction,
    NextProtein,
    Pan,
    Poke,
    Puff,
    Restart,
    RunAction,
    Side,
    StepPump,
    TimeAction,
    TimeStep,
    ToggleRail,
    Zoom,
)
from game.view.actions.time import GoTo, Hold, Speed
from game.view.actions.window import WindowAction
from game.view.drawing.theme import BONE
from game.view.live import inspector
from game.view.live.controls import LiveControls
from game.view.live.drawers.cell import all_cells
from game.view.live.electrode_grip import Grip
from game.view.live.electrode_meter import ElectrodeMeter
from game.view.live.gestures import Drag, Gesture, Gestures, Pinch, Tap
from game.view.live.pump_stepping import PumpWalk
from game.view.live.unpaired_art import UnpairedArt
from game.view.panels import sides
from game.view.panels.cell_gauge import CellGauge, worth_showing
from game.view.panels.concentrations import Concentrations
from game.view.panels.energy import Energy
from game.view.panels.honesty import HonestyCard
from game.view.panels.layout import Layout, layout
from game.view.panels.ledger import Ledger
from game.view.panels.scalebar import ScaleBar
from game.view.panels.spike_note import SpikeNote
from game.view.panels.trace import Trace
from game.view.panels.voltmeter import Voltmeter
from game.view.playback.clock import SPEEDS, Clock
from game.view.playback.playback import Passage
from game.view.playback.recordings import Kept, Recordings
from game.view.readout.observer import Observer
from game.view.readout.own_sweep import OwnSweep
from game.view.scene import follow, framing
from game.view.scene.camera import Camera
from game.view.scene.scene import Scene
from game.view.screen import Leave
from game.view.widgets.input import TOUCH_SCREEN, Input, Key, Press, RightPress, Wheel, read
from game.view.widgets.notice import Notice
from game.words import _

ZOOMS = (0.25, 0.5, 1.0, 1.5, 2.0, 3.2)
_PAN_PX = 90
_FOLLOW_REACH_NM = 25.0
_FOLLOWED = ((species.NA, -6.0), (species.K, 6.0), (species.K, -6.0), (species.NA, 6.0), (species.CL, 6.0))


class LiveScreen:
    """Runs a patch and shows it. `leave` is called with what the user asks of the window."""

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
        record: Kept | None = None,
        session: Session | None = None,
        sweep: OwnSweep | None = None,
    ) -> None:
        """`replay`: a recording to play; `session`: a run to go on with; neither: a new run. `record`: to a file.

        `sweep`: the points collected from `session` so far. Raises CannotRecord where a new run cannot be recorded.
        """
        self._leave = leave
        self._reduced_motion = reduced_motion
        self._zoom = ZOOMS.index(1.0)
        self._follow_turn = 0
        self._panned = False
        self._gestures = Gestures()
        self.touch_screen = TOUCH_SCREEN
        self._rails_open: dict[Side, bool] = {"left": False, "right": False}
        spec = presets.get(preset).with_(size=patch_size)
        new = session is None
        if session is None:
            session = Session(spec, seed, threads) if replay is None else replay.session(threads)
        self.time = Passage(session, self._forget, self._say)
        if replay is not None:
            session.go_to(replay.begin)
            self.time.state_at_end = replay.state
        self.walk = PumpWalk(self.time, self._say, reduced_motion)
        self.observer = Observer(session)
        self.sweep = sweep or OwnSweep(session)
        self._protein: int | None = None
        self._make_panels()
        self.resize(size)
        self.recordings = Recordings(session, self._say, record, must=new)

    # Setting up ------------------------------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """The run, and the way back through it."""
        return self.time.session

    @property
    def clock(self) -> Clock:
        """How fast time goes."""
        return self.time.clock

    @property
    def patch(self) -> Patch:
        """The patch that is shown; always the same object."""
        return self.session.patch

    @property
    def chosen_pump(self) -> int | None:
        """The row of the pump that is chosen; None if it is no pump, or nothing."""
        row = self._protein
        return row if row is not None and self.patch.state.protein["kind"][row] == PUMP else None

    def choose_pump(self, row: int | None) -> None:
        """Choose a pump, and bring it into the picture."""
        self._protein = row
        if row is not None:
            self._bring_in(float(self.patch.state.protein["x"][row]))

    def _make_panels(self) -> None:
        now = self.clock.now
        self._voltmeter, self._trace, self._energy = Voltmeter(now), Trace(), Energy(now)
        self._ledger, self._concentrations = Ledger(now), Concentrations(now)
        self._cell_gauge = CellGauge()
        self._scalebar, self._inspector, self._notice = ScaleBar(), inspector.Inspector(), Notice(now)
        self._honesty, self._honest = HonestyCard(), False
        self._spike_note, self._meter, self._unpaired_art = SpikeNote(), ElectrodeMeter(), UnpairedArt()
        self._grip, self._unpaired = Grip(), False
        self._goal: tuple[float, float] | None = None
        self._controls: LiveControls | None = None

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out for a window of `size` px."""
        self.layout: Layout = layout(*size)
        if self._controls is None:
            cells = all_cells()
            self._controls = LiveControls(self.layout.theme, self.layout, self.dispatch, cells)
            self._controls.reduced_motion = self._reduced_motion
        else:
            self._controls.resize(self.layout, self.layout.theme)
        if not self._panned:
            self._centre_nm = self._first_centre_nm()
        self._look()

    def _first_centre_nm(self) -> float:
        """The middle of the middle stretch; where the picture is narrow, a place near it that cuts no pump in two."""
        pumps = self.patch.state.protein["x"][self.patch.rows(PUMP)]
        return framing.first_centre_nm(self.layout, self.patch.spec.width_nm, pumps)

    def _camera(self) -> Camera:
        theme = self.layout.theme
        ppn = self.layout.ppn * ZOOMS[self._zoom]
        return Camera(theme.width, theme.height, ppn, self._centre_nm, self.layout.membrane_y, self.patch.spec.width_nm)

    def _look(self) -> None:
        """Make the picture anew, after a change of window, patch or zoom."""
        self._pictured = self.patch.spec.name, self.patch.spec.width_nm
        self.scene = Scene(self._camera(), self.patch, self.layout.scrim.bottom, self._reduced_motion)

    # Running ---------------------------------------------------------------------------------------------------

    def warm_up(self) -> None:
        """Compile the engine, and draw every shape of the pump."""
        self.patch.warm_up()
        self.scene.warm_up()

    def update(self, seconds: float) -> None:
        """Run the patch for `seconds` of wall time."""
        walking = self.walk.under_way
        if self._goal is not None:  # many moves of a hand in one frame are one action
            goal, self._goal = self._goal, None
            self.act("move_electrode", *goal)
        self.walk.advance(seconds)
        if walking and not self.walk.under_way:
            self._forget()
        self.time.advance(seconds)
        if self._pictured != (self.patch.spec.name, self.patch.spec.width_nm):
            self._look()
        self.recordings.keep(seconds)
        times = self.time.times(self.recordings.under_way)
        self.readout = self.observer.read(self.time.still, self.clock.speed, times)
        assert self._controls is not None
        self.sweep.look()
        if self._controls.plotting:
            self.readout.sweep = self.sweep.readout()
        self._controls.show_pump_steps(self.chosen_pump is not None)
        self._controls.update(self.readout, seconds)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the whole screen."""
        readout, place, theme = self.readout, self.layout, self.layout.theme
        fraction = self.walk.fraction if self.time.still else self.clock.fraction
        self.scene.draw(surface, self.patch, fraction, readout.voltage_mV)
        if self.time.trail is not None:
            self.time.trail.update(self.patch, fraction)
            self.time.trail.draw(surface, self.scene.camera, not self._reduced_motion)
        sides.draw_sides(surface, place)
        self._scalebar.draw(surface, place.scalebar, self.scene.camera.ppn, theme)
        if readout.spark.gates:
            self.scene.field.draw_label(surface, self.patch, theme.font(22), place.clear)
        assert self._controls is not None
        if worth_showing(readout) or self._controls.shows_bath:
            self._cell_gauge.draw(surface, place, readout)
        if self._unpaired:
            self._unpaired_art.draw(surface, place, self.scene.camera, self.patch, self.readout.voltage_mV)
        self._meter.draw(surface, place, self.scene, self.patch, readout)
        self._draw_card(surface)
        if "NaV" in readout.spark.gates:
            self._spike_note.draw(surface, place, readout.spark.last)
        self._voltmeter.draw(surface, place.voltmeter, readout, theme)
        self._trace.draw(surface, place.trace, readout, theme)
        self._energy.draw(surface, place.energy, readout, theme)
        self._draw_rail(surface, "left", self._ledger)
        self._draw_rail(surface, "right", self._concentrations)
        self._controls.draw(surface)
        self._notice.draw(surface, theme, self._layout_over_steps().clear.bottom - theme.px(10))
        if self._honest:
            self._honesty.draw(surface, theme, self.patch, self.scene.camera.ppn)

    def _draw_rail(self, surface: pygame.Surface, which: Side, panel: Ledger | Concentrations) -> None:
        place = self.layout
        rail, tab = (place.left_rail, place.left_tab) if which == "left" else (place.right_rail, place.right_tab)
        if not place.rails_collapsed or self._rails_open[which]:
            panel.draw(surface, rail, self.readout, place.theme, faces=place.membrane_faces)
        else:
            panel.draw_tab(surface, tab, self.readout, place.theme)

    def _draw_card(self, surface: pygame.Surface) -> None:
        """The card about the ion that is followed, or about the protein that is chosen."""
        camera = self.scene.camera
        if self.time.trail is not None:
            found = self.time.trail.found
            x, y = camera.to_px(*found.at) if found is not None else self.layout.clear.center
            ion = pygame.Rect(0, 0, round(2 * camera.ppn), round(2 * camera.ppn))
            ion.center = round(x), round(y)
            self._inspector.draw(surface, self.layout, ion, inspector.about_ion(self.time.trail))
        elif self._protein is not None and self.patch.state.protein["kind"][self._protein] != NONE:
            ring = self._ring()
            theme = self.layout.theme
            pygame.draw.rect(surface, BONE, ring, max(2, theme.px(3)), border_radius=theme.px(28))
            self._inspector.draw(
                surface, self._layout_over_steps(), ring, inspector.about_protein(self.patch, self._protein)
            )

    def _layout_over_steps(self) -> Layout:
        """The layout less the buttons that step a pump, so that no card or notice covers them."""
        assert self._controls is not None
        steps, clear = self._controls.pump_steps, self.layout.clear
        if not steps.height:
            return self.layout
        free = pygame.Rect(clear.x, clear.y, clear.width, steps.top - self.layout.theme.px(8) - clear.y)
        return replace(self.layout, clear=free)

    def _ring(self) -> pygame.Rect:
        """The place of the outline around the chosen protein."""
        camera, protein = self.scene.camera, self.patch.state.protein[self._protein]
        half, top, bottom = (5.2, 5.4, 8.3) if protein["kind"] in carriers.KINDS else (3.2, 3.9, 3.9)
        x, y = camera.to_px(float(protein["x"]), 0.0)
        left, right = round(x - half * camera.ppn), round(x + half * camera.ppn)
        return pygame.Rect(left, round(y - top * camera.ppn), right - left, round((top + bottom) * camera.ppn))

    # What the user does ----------------------------------------------------------------------------------------

    def dispatch(self, action: LiveAction) -> None:
        """Do what a control, key or finger asks for."""
        match action:
            case TimeStep() | GoTo() | Hold() | Restart():
                self.walk.cancel()
                self._take_time(action)
            case StepPump(states):
                self._step_pump(states)
            case Speed(times):
                self.clock.speed = times if times in SPEEDS else 1.0
            case RunAction():
                self._run_action(action)
            case Change(key, value):
                self.act("set", key, value)
            case Inject() | Flash() | Puff() | Leaky() | Clamp():
                self._poke(action)
            case Look() | Zoom() | Pan() | NextProtein() | ToggleRail():
                self._look_about(action)
            case WindowAction():
                self._leave(action)
            case _:
                assert_never(action)

    def _take_time(self, action: TimeAction) -> None:
        match action:
            case TimeStep.TOGGLE_PAUSE:
                self.time.toggle()
            case TimeStep.FRAME_ON:
                self.time.on()
            case TimeStep.FRAME_BACK:
                self.time.back()
            case TimeStep.TO_NOW:
                self.time.now()
            case GoTo(second):
                self.time.go(round(second / self.patch.spec.dt_s))
            case Hold(held):
                self.time.hold(held)
            case Restart(preset):
                self._restart(preset)
            case _:
                assert_never(action)

    def _run_action(self, action: RunAction) -> None:
        match action:
            case RunAction.RECORD:
                self.recordings.toggle()
            case RunAction.SWEEP:
                self.sweep.toggle_walk()
            case RunAction.CLEAR_SWEEP:
                self.sweep.clear()
            case RunAction.MOVE_ELECTRODE:
                self._next_place()
            case _:
                assert_never(action)

    def _poke(self, poke: Poke) -> None:
        match poke:
            case Inject(ion, count):
                self.act("inject", ion, count)
            case Flash(seconds):
                self.act("flash", seconds)
            case Puff(transmitter, dose_mM):
                self.act("puff", transmitter, dose_mM)
            case Leaky(on):
                self.act("set_leaky", on)
            case Clamp(target_mV):
                self.act("clamp", target_mV)
            case _:
                assert_never(poke)
        self._voltmeter.forget()  # a jump by hand is not to be waited for

    def _look_about(self, look: LookAction) -> None:
        match look:
            case Look.UNPAIRED:
                self._unpaired = not self._unpaired
            case Look.FOLLOW:
                self._follow_next()
            case Look.HONESTY:
                self._honest = not self._honest
            case Zoom(way):
                self._zoom_by(way)
            case Pan(way):
                self._pan_px(_PAN_PX * way)
            case NextProtein(way):
                self._next_protein(way)
            case ToggleRail(side):
                self._toggle_rail(side)
            case _:
                assert_never(look)

    def turn(self, step: int) -> None:
        """The next of the cells, or the one before: a clicker's keys."""
        names = presets.names()
        here = names.index(self.patch.spec.name) if self.patch.spec.name in names else 0
        self.dispatch(Restart(names[(here + step) % len(names)]))

    def choose(self, number: int) -> None:
        """The cell with this number, from 1."""
        names = presets.names()
        if 1 <= number <= len(names):
            self.dispatch(Restart(names[number - 1]))

    def _step_pump(self, states: int) -> None:
        if self.chosen_pump is None:
            self._say(_("Choose a pump first: tap it, or press N."))
        else:
            self.walk.go(self.chosen_pump, states)

    def act(self, name: str, *args: object) -> None:
        """Do something to the patch, and remember that it was done; what cannot be done is told on the screen."""
        try:
            self.session.act(name, *args)
        except (settings.SettingError, UnknownAction, ValueError) as problem:
            self._say(str(problem))

    def _restart(self, preset: str = "") -> None:
        self.time.trail = self._protein = None
        self.act("restart", *([preset] if preset else []))
        self.sweep.start_again()
        self.clock.settle()
        self._forget()

    def _forget(self) -> None:
        """Show what is now, whatever was shown before: figures that keep still, bars that glide."""
        for panel in (self._voltmeter, self._energy, self._ledger, self._concentrations):
            panel.forget()

    def _say(self, words: str) -> None:
        self._notice.say(words)

    def close(self) -> None:
        """Finish what is under way: the screen is left."""
        self.time.close()
        self.recordings.close()

    def _next_place(self) -> None:
        """Bring the electrode into the bath, then into the cell, then put it away."""
        x_nm = float(self.scene.camera.to_nm(self.layout.clear.centerx, 0.0)[0])
        height = self.readout.probe.height_nm
        if math.isnan(height):
            self.act("move_electrode", x_nm, 9.0)
        elif height > -2.0:
            self.act("move_electrode", float(self.patch.state.electrode[TIP_X]), -9.0)
        else:
            self.act("move_electrode", 0.0, None)

    def _drag_electrode(self, event: Input) -> bool:
        """Let a hand move the electrode; True if the event was about that."""
        held = self._grip.handle(event, self.scene.electrode.reach(self.patch, self.layout.theme.target(72)))
        if held is None:
            return False
        if held.to is not None:
            self._goal = self.scene.camera.to_nm(*held.to)
        return True

    def _toggle_rail(self, which: Side) -> None:
        self._rails_open[which] = not self._rails_open[which]
        other: Side = "right" if which == "left" else "left"
        self._rails_open[other] = False

    def handle(self, event: pygame.event.Event) -> bool:
        """Take an event; True if it was of use."""
        assert self._controls is not None
        found = read(event, (self.layout.theme.width, self.layout.theme.height), self.touch_screen)
        if found is None:
            return False
        if self._honest and isinstance(found, Key | Press | RightPress | Wheel):
            self._honest = False
            return True
        if self._controls.handle(found):
            return True
        if isinstance(found, Key):
            return found.key == pygame.K_ESCAPE and self._close_all()
        if self._drag_electrode(found):
            return True
        about_scene, gesture = self._gestures.handle(found)
        if about_scene:
            self._gesture(gesture)
            return True
        if isinstance(found, Wheel) and found.turns:
            return self._zoom_by(1 if found.turns > 0 else -1)
        return False

    def _close_all(self) -> bool:
        """Let go of the ion or protein that is chosen, and fold the rails; False if there was nothing of that."""
        if not (self.time.trail or self._protein is not None or any(self._rails_open.values())):
            return False
        self.time.trail = self._protein = None
        self._rails_open = {"left": False, "right": False}
        return True

    def _gesture(self, gesture: Gesture | None) -> None:
        if isinstance(gesture, Tap):
            self._tap(gesture.at)
        elif isinstance(gesture, Drag):
            self._pan_px(-gesture.by)
        elif isinstance(gesture, Pinch):
            self._zoom_by(gesture.step)

    def _tap(self, at: tuple[float, float]) -> bool:
        place = self.layout
        if place.rails_collapsed:
            rails: tuple[tuple[Side, pygame.Rect, pygame.Rect], ...] = (
                ("left", place.left_tab, place.left_rail),
                ("right", place.right_tab, place.right_rail),
            )
            for which, tab, rail in rails:
                if (rail if self._rails_open[which] else tab).collidepoint(at):
                    self._toggle_rail(which)
                    return True
        if any(rect.collidepoint(at) for rect in (place.voltmeter, place.trace, place.energy)):
            return False
        x_nm, height_nm = self.scene.camera.to_nm(*at)
        row = follow.protein_at(self.patch, x_nm, height_nm)
        ident = None if row is not None else follow.ion_at(self.patch, x_nm, height_nm)
        self._protein = None if row == self._protein else row
        self.time.trail = follow.IonTrail(ident) if ident is not None else None
        return True

    def _next_protein(self, step: int) -> None:
        """Choose the next protein along the membrane, and bring it into the picture."""
        protein = self.patch.state.protein
        placed: list[int] = np.flatnonzero(protein["kind"] != NONE).tolist()
        rows = sorted(placed, key=lambda row: float(protein["x"][row]))
        if not rows:
            return
        self.time.trail = None
        if self._protein in rows:
            self._protein = rows[(rows.index(self._protein) + step) % len(rows)]
        else:
            middle = self.scene.camera.centre_nm
            self._protein = min(rows, key=lambda row: abs(float(protein["x"][row]) - middle))
        self._bring_in(float(protein["x"][self._protein]))

    def _bring_in(self, x_nm: float) -> None:
        """Move the picture along the membrane, if that is needed to see a place clear of the panels."""
        clear, x_px = self.layout.clear, self.scene.camera.x_px(x_nm)
        margin = 5.0 * self.scene.camera.ppn
        if not clear.left + margin <= x_px <= clear.right - margin:
            self._centre_nm, self._panned = x_nm, True
            self._look()

    def _follow_next(self) -> None:
        """Follow an ion near the middle of the picture; each time it is asked, one of another kind or side."""
        camera = self.scene.camera
        self._protein = None
        x_nm, _height = camera.to_nm(self.layout.clear.centerx, camera.membrane_y)
        for _try in _FOLLOWED:
            kind, height_nm = _FOLLOWED[self._follow_turn % len(_FOLLOWED)]
            self._follow_turn += 1
            ident = follow.ion_at(self.patch, x_nm, height_nm, (kind,), _FOLLOW_REACH_NM)
            if ident is not None:
                self.time.trail = follow.IonTrail(ident)
                return

    def _pan_px(self, px: float) -> None:
        """Move the picture along the membrane."""
        self._panned = True
        self._centre_nm = (self._centre_nm + px / self.scene.camera.ppn) % self.patch.spec.width_nm
        self.scene.slide(self._camera(), self.patch)

    def _zoom_by(self, step: int) -> bool:
        zoom = min(max(self._zoom + step, 0), len(ZOOMS) - 1)
        if zoom != self._zoom:
            self._zoom = zoom
            self._look()
        return True
