"""The Live screen's controls: all of them by mouse, by touch and by keys alone, in every window."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import numpy as np
import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine import settings as engine_settings
from game.view.actions.live import Change, LiveAction, Restart, TimeStep
from game.view.actions.time import Speed
from game.view.actions.window import WindowAction
from game.view.live.controls import IDLE_S, LiveControls
from game.view.live.drawers.cell import all_cells
from game.view.panels.layout import Layout
from game.view.panels.window_layout import layout
from game.view.readout.readout import Readout
from game.view.widgets.base import Widget
from game.view.widgets.button import Button
from game.view.widgets.input import read
from game.view.widgets.segmented import Segmented
from game.view.widgets.slider import Slider
from game.view.widgets.stepper import Stepper
from game.view.widgets.tile import PictureTile

SIZES = [(1024, 600), (1280, 720), (1920, 1080), (3840, 2160), (1080, 1920), (1024, 1300)]
CELLS = all_cells()
NORMAL = {
    "P_K": 9.6,
    "P_Na": 0.41,
    "P_Cl": 0.96,
    "pumps": 4.0,
    "ouabain": 0.0,
    "oxygen": 1.0,
    "glucose": 1.0,
    "K_out": 5.0,
    "Na_out": 145.0,
    "Cl_out": 110.0,
}


class Rig:
    """Controls on a patch that does what it is told at once."""

    def __init__(self, size: tuple[int, int] = (1920, 1080)) -> None:
        self.size = size
        self.place: Layout = layout(*size)
        self.told: list[LiveAction] = []
        self.now = dict(NORMAL)
        self.paused = False
        self.controls = LiveControls(self.place, self.dispatch, CELLS)
        self.tick()

    def dispatch(self, action: LiveAction) -> None:
        self.told.append(action)
        if isinstance(action, Change):
            self.now[action.key] = engine_settings.parse(action.key, action.value)
        if action is TimeStep.TOGGLE_PAUSE:
            self.paused = not self.paused

    @property
    def changed(self) -> list[Change]:
        """The settings that were to be changed."""
        return [action for action in self.told if isinstance(action, Change)]

    def send(self, event: pygame.Event) -> bool:
        found = read(event, self.size, touch_screen=True)
        return found is not None and self.controls.handle(found)

    def tick(self, dt: float = 1 / 60) -> None:
        readout = Readout(
            time_s=1.0,
            voltage_mV=-70.0,
            trace_mV=np.full(8, -70, np.float32),
            trace_span_s=60.0,
            nernst_mV={},
            theory_mV=-70.0,
            theory_name="GHK",
            concentrations_mM={},
            currents_e_per_s={},
            charge_rate_e_per_s=0.0,
            steady=True,
            atp_used=0,
            atp_per_s=0.0,
            pumps_running=4,
            pumps_total=4,
            settings=dict(self.now),
            defaults=dict(NORMAL),
            ions=1,
            preset="neuron",
            paused=self.paused,
            speed=1.0,
        )
        self.controls.update(readout, dt)

    def key(self, key: int, text: str = "", mod: int = 0) -> bool:
        used = self.send(pygame.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=text))
        self.send(pygame.Event(pygame.KEYUP, key=key, mod=mod, unicode=text))
        self.tick()
        return used

    def mouse(self, at: tuple[int, int]) -> bool:
        used = self.send(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1, touch=False))
        self.send(pygame.Event(pygame.MOUSEBUTTONUP, pos=at, button=1, touch=False))
        self.tick()
        return used

    def touch(self, at: tuple[int, int]) -> bool:
        spot = {"x": at[0] / self.size[0], "y": at[1] / self.size[1], "touch_id": 1, "finger_id": 0}
        used = self.send(pygame.Event(pygame.FINGERDOWN, dx=0.0, dy=0.0, **spot))
        # SDL sends the same again as a mouse.
        self.send(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1, touch=True))
        self.send(pygame.Event(pygame.FINGERUP, dx=0.0, dy=0.0, **spot))
        self.send(pygame.Event(pygame.MOUSEBUTTONUP, pos=at, button=1, touch=True))
        self.tick()
        return used

    def find(self, label: str) -> Widget:
        return next(widget for widget in self.controls.router.widgets if widget.label == label)


def _spots(widget: Widget) -> Iterator[tuple[int, int]]:
    """Places to tap that do something."""
    if isinstance(widget, Slider):
        track = widget.track()
        yield from ((track.x + track.width * n // 4, track.centery) for n in (1, 3))
    elif isinstance(widget, Stepper):
        yield from (end.center for end in widget.ends())
    elif isinstance(widget, Segmented):
        yield from (widget.part(n).center for n in range(len(widget.options)))
    else:
        yield widget.rect.center


DRAWERS = ["Leaks", "Pumps", "Drugs", "Bath", "Energy", "Cell", "Menu"]


@pytest.mark.parametrize("size", SIZES)
def test_touch_and_mouse_do_the_same(size: tuple[int, int]) -> None:
    """Every spot of every control, in every drawer, asks for the same by finger and by mouse."""
    by_mouse, by_touch = Rig(size), Rig(size)
    for opener in DRAWERS:
        for rig, point in ((by_mouse, by_mouse.mouse), (by_touch, by_touch.touch)):
            if rig.find(opener).visible:
                point(rig.find(opener).rect.center)
                for widget in [w for w in rig.controls.router.widgets if w.can_focus and w.label not in DRAWERS]:
                    for spot in _spots(widget):
                        point(spot)
                        if rig.controls.help.is_open:
                            rig.controls.help.close()
    assert by_mouse.told == by_touch.told
    assert {Restart(), TimeStep.TOGGLE_PAUSE, TimeStep.STEP_FORWARD} <= set(by_mouse.told)
    assert {Speed, Change} <= {type(action) for action in by_mouse.told}


@pytest.mark.parametrize("size", SIZES)
def test_keys_alone_reach_every_control(size: tuple[int, int]) -> None:
    """Tab visits every control of the docks and, once it is opened with Enter, of every drawer."""
    for opener in DRAWERS:
        rig = Rig(size)
        if not rig.find(opener).visible:
            continue
        for _ in range(40):
            rig.key(pygame.K_TAB)
            if rig.controls.router.focus.current is rig.find(opener):
                break
        rig.key(pygame.K_RETURN)
        assert rig.controls.open_drawer is not None, opener
        visited = {id(rig.controls.router.focus.current)}
        while rig.key(pygame.K_TAB):
            visited.add(id(rig.controls.router.focus.current))
        while rig.key(pygame.K_TAB, mod=pygame.KMOD_SHIFT):
            visited.add(id(rig.controls.router.focus.current))
        missed = [w.label for w in rig.controls.router.widgets if w.can_focus and id(w) not in visited]
        assert not missed, opener


def test_keys_alone_ask_for_everything() -> None:
    """Shortcuts, and the drawers by keys, reach every command and every setting."""
    rig = Rig()
    for key in (pygame.K_SPACE, pygame.K_PERIOD, pygame.K_RIGHT, pygame.K_r):
        assert rig.key(key)
    for key in (pygame.K_p, pygame.K_p, pygame.K_o):
        assert rig.key(key)
    for text in "1234":
        assert rig.key(ord(text), text)
    rig.key(pygame.K_F11)
    assert rig.told == [
        TimeStep.TOGGLE_PAUSE,
        TimeStep.STEP_FORWARD,
        TimeStep.STEP_FORWARD,
        Restart(),
        Change("pumps", 0.0),
        Change("pumps", 4.0),
        Change("ouabain", 1.0),
        Speed(0.25),
        Speed(1.0),
        Speed(4.0),
        Speed(16.0),
        WindowAction.FULLSCREEN,
    ]
    rig.told.clear()
    for opens in (pygame.K_l, pygame.K_b):
        rig.key(opens)
        for _ in range(3):
            rig.key(pygame.K_LEFT)
            rig.key(pygame.K_DOWN)
        rig.key(pygame.K_ESCAPE)
    assert len(rig.changed) == len(rig.told)
    assert {change.key for change in rig.changed} == {"P_K", "P_Na", "P_Cl", "K_out", "Na_out", "Cl_out"}
    assert rig.controls.open_drawer is None


def test_keys_that_mean_nothing_here_are_left_to_the_scene() -> None:
    rig = Rig()
    for key in (pygame.K_q, pygame.K_5, pygame.K_UP, pygame.K_ESCAPE):
        assert not rig.key(key)
    assert not rig.key(pygame.K_r, mod=pygame.KMOD_LCTRL)
    assert not rig.mouse((960, 400))
    assert rig.told == []


def test_space_presses_the_control_that_has_the_ring() -> None:
    rig = Rig()
    rig.key(pygame.K_TAB)
    assert rig.controls.has_focus
    rig.key(pygame.K_SPACE)
    assert rig.told == [Restart()]
    rig.controls.router.focus.clear()
    rig.key(pygame.K_SPACE)
    assert rig.told[-1] is TimeStep.TOGGLE_PAUSE


@pytest.mark.parametrize("key", [pygame.K_F1, pygame.K_SLASH])
def test_help_opens_and_closes_and_keeps_every_event_to_itself(key: int) -> None:
    rig = Rig()
    text = "?" if key == pygame.K_SLASH else ""
    rig.key(key, text)
    assert rig.controls.help.is_open
    assert rig.key(pygame.K_SPACE)
    rig.mouse(rig.place.menu.center)
    assert not rig.controls.help.is_open, "a tap outside closes it, and does nothing else"
    assert rig.told == []
    assert rig.controls.open_drawer is None
    rig.key(key, text)
    rig.key(pygame.K_TAB)
    rig.key(pygame.K_RETURN)
    assert rig.controls.help.is_open, "the first is the page for a class"
    rig.key(pygame.K_TAB)
    rig.key(pygame.K_RETURN)
    assert not rig.controls.help.is_open
    rig.key(key, text)
    rig.key(pygame.K_ESCAPE)
    assert not rig.controls.help.is_open


def test_one_drawer_at_a_time_that_closes_on_an_outside_tap_esc_or_idling() -> None:
    rig = Rig()
    rig.mouse(rig.find("Leaks").rect.center)
    assert rig.controls.open_drawer == "How leaky is the membrane?"
    rig.mouse(rig.find("Bath").rect.center)
    assert rig.controls.open_drawer == "What is in the bath? (mM)"
    rig.mouse(rig.find("Pause").rect.center)
    assert rig.controls.open_drawer is not None, "time can be changed beside an open drawer"
    assert rig.mouse((600, 500)), "the tap that closes does nothing else"
    assert rig.controls.open_drawer is None
    rig.mouse(rig.find("Bath").rect.center)
    rig.mouse(rig.find("Bath").rect.center)
    assert rig.controls.open_drawer is None
    rig.key(pygame.K_l)
    rig.tick(IDLE_S - 1)
    assert rig.controls.open_drawer is not None
    rig.tick(1.5)
    assert rig.controls.open_drawer is None
    assert rig.controls.router.focus.current is None, "opened by a shortcut: nothing to go back to"


def test_esc_brings_the_keyboard_back_to_the_chip_it_came_from() -> None:
    rig = Rig()
    while rig.controls.router.focus.current is not rig.find("Bath"):
        rig.key(pygame.K_TAB)
    rig.key(pygame.K_RETURN)
    assert isinstance(rig.controls.router.focus.current, Slider)
    assert rig.key(pygame.K_ESCAPE)
    assert rig.controls.router.focus.current is rig.find("Bath")


def test_a_permeability_is_set_relative_to_normal_potassium() -> None:
    rig = Rig()
    rig.key(pygame.K_l)
    sodium = rig.find("Permeability to Na⁺")
    assert isinstance(sodium, Slider)
    assert sodium.number == pytest.approx(0.41 / 9.6)
    assert sodium.caption == "K⁺ : Na⁺ 23 : 1"
    track = sodium.track()
    rig.mouse((round(track.x + sodium.scale.share(1 / 40) * track.width), track.centery))
    assert rig.now["P_Na"] == pytest.approx(0.24)
    assert sodium.caption == "K⁺ : Na⁺ 40 : 1"
    rig.mouse((track.x, track.centery))
    assert rig.now["P_Na"] == 0
    assert sodium.caption == "K⁺ only"
    rig.mouse(rig.find("Normal").rect.center)
    assert rig.now == NORMAL


def test_ouabain_is_given_as_a_dose_and_its_key_gives_plenty_or_none() -> None:
    rig = Rig()
    rig.mouse(rig.find("Drugs").rect.center)
    slider = rig.find("Ouabain, mM")
    assert isinstance(slider, Slider)
    track = slider.track()
    rig.mouse((track.right, track.centery))
    assert rig.now["ouabain"] == 1.0
    rig.mouse((track.x, track.centery))
    assert rig.now["ouabain"] == 0.0


def test_step_goes_on_while_its_key_or_button_is_held() -> None:
    rig = Rig()
    rig.send(pygame.Event(pygame.KEYDOWN, key=pygame.K_PERIOD, mod=0, unicode="."))
    for _ in range(60):
        rig.tick()
    held = len(rig.told)
    assert held > 4
    rig.send(pygame.Event(pygame.WINDOWFOCUSLOST))
    for _ in range(60):
        rig.tick()
    assert len(rig.told) == held


def test_two_fingers_move_two_sliders() -> None:
    rig = Rig()
    rig.key(pygame.K_b)
    for finger, label in ((0, "K⁺ in the bath, mM"), (1, "Cl⁻ in the bath, mM")):
        slider = rig.find(label)
        assert isinstance(slider, Slider)
        x, y = slider.track().centerx / 1920, slider.track().centery / 1080
        event = {"touch_id": 7, "finger_id": finger, "dx": 0.0, "dy": 0.0, "y": y}
        rig.send(pygame.Event(pygame.FINGERDOWN, x=x, **event))
        rig.send(pygame.Event(pygame.FINGERMOTION, x=x + 0.01, **event))
    assert {change.key for change in rig.changed} == {"K_out", "Cl_out"}


@pytest.mark.parametrize("size", SIZES)
def test_controls_lie_inside_their_panels_large_enough_and_apart(size: tuple[int, int]) -> None:
    rig = Rig(size)
    window = pygame.Rect((0, 0), size)
    for opener in DRAWERS:
        if not rig.find(opener).visible:
            continue
        rig.mouse(rig.find(opener).rect.center)
        seen = [w for w in rig.controls.router.widgets if w.visible and w.rect.width]
        for widget in seen:
            assert window.contains(widget.rect), (opener, widget.label)
            if widget.focusable:
                least = 40 if isinstance(widget, Button) and not isinstance(widget, PictureTile) else 44
                assert min(widget.rect.size) >= least, (opener, widget.label)
        open_rows = rig.controls.router.above
        rails = ("Charge flow", "Concentration")
        docked = [w for w in seen if w not in open_rows and w.label not in rails]
        for group in (open_rows, docked):
            for a, b in combinations(group, 2):
                assert not a.rect.colliderect(b.rect), (a.label, b.label)
        for row in open_rows:
            for chip in docked:
                assert not row.rect.colliderect(chip.rect), (row.label, chip.label)
        rig.key(pygame.K_ESCAPE)


def test_a_change_of_window_keeps_the_drawer_and_folds_what_does_not_fit() -> None:
    rig = Rig()
    rig.key(pygame.K_b)
    for size in [*SIZES, (1920, 1080)]:
        place = layout(*size)
        rig.controls.resize(place)
        rig.controls.draw(pygame.Surface(size))
        assert rig.controls.open_drawer == "What is in the bath? (mM)"


def test_chips_that_do_not_fit_go_behind_one_that_opens_them() -> None:
    rig = Rig()
    narrow = replace(rig.place, tools=pygame.Rect(1400, 948, 480, 100))
    rig.controls.resize(narrow)
    assert not rig.find("Drugs").visible
    assert rig.find("Leaks").visible
    rig.mouse(rig.find("More tools").rect.center)
    rows = [widget for widget in rig.controls.router.above if widget.label == "Drugs"]
    assert len(rows) == 1
    rig.mouse(rows[0].rect.center)
    assert rig.controls.open_drawer == "Drugs in the bath"
    for a, b in combinations(rig.controls.router.above, 2):
        assert not a.rect.colliderect(b.rect)
    rig.controls.resize(rig.place)
    assert rig.find("Drugs").visible


points = st.tuples(st.integers(0, 1919), st.one_of(st.integers(0, 1079), st.integers(640, 1060)))
pressed_keys = st.sampled_from(
    [
        pygame.K_TAB,
        pygame.K_RETURN,
        pygame.K_SPACE,
        pygame.K_ESCAPE,
        pygame.K_LEFT,
        pygame.K_RIGHT,
        pygame.K_UP,
        pygame.K_DOWN,
        pygame.K_HOME,
        pygame.K_PAGEUP,
        pygame.K_l,
        pygame.K_b,
        pygame.K_o,
        pygame.K_p,
        pygame.K_F1,
    ]
)
fingers = st.integers(0, 2)
raw = st.one_of(
    st.tuples(st.just("down"), fingers, points),
    st.tuples(st.just("move"), fingers, points),
    st.tuples(st.just("up"), fingers, points),
    st.tuples(st.just("mouse"), st.sampled_from(["down", "move", "up", "right"]), points),
    st.tuples(st.just("key"), pressed_keys, st.booleans()),
    st.tuples(st.just("keyup"), pressed_keys, st.booleans()),
    st.tuples(st.just("tick"), st.floats(0, 25), st.booleans()),
    st.tuples(st.just("size"), st.sampled_from(SIZES), st.booleans()),
)


def _event(kind: str, what: object, detail: object) -> pygame.Event:
    if kind in ("key", "keyup"):
        mod = pygame.KMOD_SHIFT if detail else 0
        return pygame.Event(pygame.KEYDOWN if kind == "key" else pygame.KEYUP, key=what, mod=mod, unicode="")
    x, y = detail  # type: ignore[misc]
    if kind == "mouse":
        if what == "move":
            return pygame.Event(pygame.MOUSEMOTION, pos=(x, y), rel=(0, 0), buttons=(1, 0, 0), touch=False)
        code = pygame.MOUSEBUTTONUP if what == "up" else pygame.MOUSEBUTTONDOWN
        return pygame.Event(code, pos=(x, y), button=3 if what == "right" else 1, touch=False)
    code = {"down": pygame.FINGERDOWN, "move": pygame.FINGERMOTION, "up": pygame.FINGERUP}[kind]
    return pygame.Event(code, touch_id=1, finger_id=what, x=x / 1920, y=y / 1080, dx=0.0, dy=0.0)


@settings(max_examples=60, deadline=None)
@given(events=st.lists(raw, max_size=30))
def test_no_sequence_of_events_breaks_the_controls(events: list[tuple[str, object, object]]) -> None:
    """Focus stays on what can be seen and used; every value asked for is one that the engine takes."""
    rig = Rig()
    for kind, what, detail in events:
        if kind == "tick":
            rig.tick(float(what))  # type: ignore[arg-type]
        elif kind == "size":
            place = layout(*what)  # type: ignore[misc]
            rig.controls.resize(place)
        else:
            rig.send(_event(kind, what, detail))
        focused = rig.controls.router.focus.current
        assert focused is None or (focused.can_focus and focused in rig.controls.router.widgets)
    for change in rig.changed:
        engine_settings.parse(change.key, change.value)


def test_still_controls_are_not_painted_again() -> None:
    rig = Rig()
    surface = pygame.Surface(rig.size)
    rig.controls.draw(surface)
    painted = [widget.paints for widget in rig.controls.router.widgets]
    for _ in range(10):
        rig.tick()
        rig.controls.draw(surface)
    assert [widget.paints for widget in rig.controls.router.widgets] == painted


@pytest.mark.benchmark(group="controls")
def test_drawing_still_docks(benchmark) -> None:  # type: ignore[no-untyped-def]
    rig = Rig()
    surface = pygame.Surface(rig.size)
    rig.tick()
    benchmark(rig.controls.draw, surface)
