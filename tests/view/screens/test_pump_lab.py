"""The pump lab by keys, mouse and finger: it steps, goes back to the same picture, is turned by hand, asks."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pygame
import pytest

from game.engine import presets, settings
from game.engine.pump import PumpState
from game.engine.session import Session
from game.engine.state import PUMP
from game.view.lab.layout import place
from game.view.readout.own_sweep import SettledPoint
from game.view.screens.director import Director
from game.view.screens.live import LiveScreen
from game.view.screens.open_run import OpenRun
from game.view.screens.pump_lab import PumpLab
from game.view.window.display import start_pygame

FRAME_S = 1 / 60
MASKS = (0xFF0000, 0x00FF00, 0x0000FF, 0)
SIZES = [(1920, 1080), (1280, 720), (1024, 600), (1080, 1920), (3840, 2160), (2560, 1080), (720, 1280)]


def lab(size: tuple[int, int] = (1280, 720), **kinds: Any) -> PumpLab:
    start_pygame()
    found = PumpLab(size, **kinds)
    found.update(FRAME_S)
    return found


def run(a: PumpLab, seconds: float = 0.8) -> None:
    for _frame in range(round(seconds / FRAME_S)):
        a.update(FRAME_S)


def settle(a: PumpLab) -> None:
    """Let what is under way end, and words and labels come to rest."""
    for _frame in range(4000):
        a.update(FRAME_S)
        if not a.time.under_way:
            break
    run(a)


def pixels(a: PumpLab) -> np.ndarray:
    surface = pygame.Surface((a.layout.theme.width, a.layout.theme.height), 0, 32, MASKS)
    a.draw(surface)
    return pygame.surfarray.array3d(surface)


def key(a: PumpLab, code: int, text: str = "") -> None:
    a.handle(pygame.event.Event(pygame.KEYDOWN, key=code, unicode=text, mod=0))
    a.handle(pygame.event.Event(pygame.KEYUP, key=code, mod=0))


def click(a: PumpLab, at: tuple[float, float]) -> None:
    at = round(at[0]), round(at[1])
    a.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=at, touch=False))
    a.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=at, touch=False))


def finger(a: PumpLab, at: tuple[float, float]) -> None:
    theme = a.layout.theme
    spot = {"x": at[0] / theme.width, "y": at[1] / theme.height, "touch_id": 1, "finger_id": 0}
    a.handle(pygame.event.Event(pygame.FINGERDOWN, **spot))
    a.handle(pygame.event.Event(pygame.FINGERUP, **spot))


def held(a: PumpLab) -> bool:
    return bool(a.patch.state.protein["held"][a.row])


Press = Callable[[PumpLab, int], None]


def by_key(a: PumpLab, way: int) -> None:
    key(a, pygame.K_RIGHT if way > 0 else pygame.K_LEFT)


def by_mouse(a: PumpLab, way: int) -> None:
    click(a, (a.controls.on if way > 0 else a.controls.back).rect.center)


def by_finger(a: PumpLab, way: int) -> None:
    finger(a, (a.controls.on if way > 0 else a.controls.back).rect.center)


@pytest.mark.parametrize("press", [by_key, by_mouse, by_finger])
def test_eight_states_on_and_eight_back_show_the_same_picture(press: Press) -> None:
    a = lab()
    a.session.step(200)
    run(a)
    before, state = pixels(a), a.driver.state
    seen = []
    for _step in range(8):
        press(a, 1)
        settle(a)
        seen.append(a.driver.state)
    assert [int(s) for s in seen] == [(state + n) % 8 for n in range(1, 9)]
    for _step in range(8):
        press(a, -1)
        settle(a)
    a.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=(5, 5), buttons=(0, 0, 0), rel=(0, 0)))
    # All but the bar, which tells how far the run is known.
    assert np.array_equal(pixels(a)[:, : a.layout.scrub.top], before[:, : a.layout.scrub.top])


def test_a_second_press_ends_the_first_step_at_once() -> None:
    quick, patient = lab(), lab()
    for _step in range(3):
        key(quick, pygame.K_RIGHT)
    settle(quick)
    for _step in range(3):
        key(patient, pygame.K_RIGHT)
        settle(patient)
    assert quick.session.tick == patient.session.tick


def test_a_held_key_goes_on_stepping() -> None:
    a = lab()
    a.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RIGHT, unicode="", mod=0))
    run(a, 1.5)
    a.handle(pygame.event.Event(pygame.KEYUP, key=pygame.K_RIGHT, mod=0))
    settle(a)
    assert int(a.patch.state.protein["cycles"][a.row]) >= 1


def test_a_frame_on_and_back() -> None:
    a = lab()
    a.session.step(50)
    key(a, pygame.K_PERIOD, ".")
    assert a.session.tick == 51
    key(a, pygame.K_COMMA, ",")
    key(a, pygame.K_COMMA, ",")
    assert a.session.tick == 49


def test_a_frame_of_the_film_waits_for_its_state() -> None:
    a = lab()
    finger(a, a.controls.strip.frames[PumpState.E2P].rect.center)
    a.update(FRAME_S)
    assert a.controls.strip.frames[PumpState.E2P].progress is not None
    settle(a)
    assert a.driver.state == PumpState.E2P
    assert a.controls.strip.frames[PumpState.E2P].present
    assert a.clock.paused


def test_without_sodium_inside_it_says_that_it_never_gets_there_and_why() -> None:
    spec = settings.apply(presets.get("neuron"), {"Na_in": 0, "P_Na": 0})
    a = lab(run=OpenRun(Session(spec, 1)))
    click(a, a.controls.strip.frames[PumpState.E1P_3NA].rect.center)
    settle(a)
    assert a.driver.state == PumpState.E1
    said = a.words.column_words(a.row)
    assert said.urgent
    assert "E1P·3Na⁺" in said.status
    assert "too few Na⁺ inside" in said.status


def test_space_plays_and_pauses_and_ends_what_is_under_way() -> None:
    a = lab()
    key(a, pygame.K_SPACE, " ")
    run(a, 0.5)
    assert a.session.tick > 20
    key(a, pygame.K_SPACE, " ")
    tick = a.session.tick
    run(a, 0.2)
    assert a.session.tick == tick
    key(a, pygame.K_PAGEDOWN)
    run(a, 0.1)
    key(a, pygame.K_SPACE, " ")
    tick = a.session.tick
    run(a, 0.3)
    assert a.session.tick == tick


def test_the_crank_turns_the_pump_only_when_it_is_ready() -> None:
    a = lab()
    key(a, pygame.K_t, "t")
    a.update(FRAME_S)
    assert held(a)
    assert a.controls.crank.visible
    key(a, pygame.K_c, "c")
    assert "more Na⁺ first" in a.words.column_words(a.row).status
    for _frame in range(3000):
        a.update(FRAME_S)
        if a.driver.state == PumpState.E1_3NA:
            break
    run(a)
    assert a.driver.state == PumpState.E1_3NA
    click(a, a.controls.crank.rect.center)
    run(a)
    assert a.driver.state == PumpState.E1P_3NA
    run(a, 2.0)
    assert a.driver.state == PumpState.E1P_3NA


def test_a_finger_winds_the_crank_round() -> None:
    a = lab()
    key(a, pygame.K_t, "t")
    for _frame in range(3000):
        a.update(FRAME_S)
        if a.driver.state == PumpState.E1_3NA:
            break
    theme, rect = a.layout.theme, a.controls.crank.rect

    def event(kind: int, degrees: float) -> None:
        angle = np.radians(degrees)
        x, y = rect.centerx + 0.7 * rect.width / 2 * np.cos(angle), rect.centery + 0.7 * rect.width / 2 * np.sin(angle)
        spot = {"x": x / theme.width, "y": y / theme.height, "touch_id": 1, "finger_id": 0}
        a.handle(pygame.event.Event(kind, **spot))
        run(a, 0.25)

    event(pygame.FINGERDOWN, 0)
    for degrees in range(10, 140, 10):
        event(pygame.FINGERMOTION, degrees)
    event(pygame.FINGERUP, 140)
    assert a.driver.state in (PumpState.E2P_3NA, PumpState.E2P)


def test_the_bar_is_drawn_back_and_the_run_is_the_same_again() -> None:
    a = lab()
    a.session.step(600)
    run(a, 0.2)
    then = a.session.fingerprint()
    track = a.controls.scrub.track()
    start = a.controls.scrub.x_of(10.0), track.centery
    a.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=start, touch=False))
    for share in (0.8, 0.5, 0.2):
        at = track.x + round(share * track.width), track.centery
        a.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=at, buttons=(1, 0, 0), rel=(0, 0)))
        a.update(FRAME_S)
    a.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=at, touch=False))
    run(a, 0.2)
    assert abs(a.session.tick - 120) < 12
    assert a.session.latest == 600
    a.session.seek(600)
    assert a.session.fingerprint() == then


def test_leaving_lets_go_of_the_crank() -> None:
    went: list[str] = []
    a = lab(leave=went.append)
    key(a, pygame.K_t, "t")
    assert held(a)
    key(a, pygame.K_ESCAPE)
    assert went == ["live"]
    a.close()  # as the window does before it goes there
    assert not held(a)


def test_paused_the_crank_takes_one_step_and_stays_paused() -> None:
    a = lab()
    key(a, pygame.K_t, "t")
    key(a, pygame.K_SPACE, " ")
    key(a, pygame.K_RIGHT)
    settle(a)
    assert a.driver.state == PumpState.E1_3NA
    key(a, pygame.K_c, "c")
    settle(a)
    assert a.driver.state == PumpState.E1P_3NA
    assert a.clock.paused


@pytest.mark.parametrize("how", ["key", "mouse", "finger"])
def test_the_quiz_is_answered_by_key_mouse_or_finger(how: str) -> None:
    a = lab()
    key(a, pygame.K_q, "q")
    a.update(FRAME_S)
    assert a.quiz is not None
    total = len(a.quiz.terms)
    for _blank in range(total):
        number = a.quiz.options().index(a.quiz.current)
        if how == "key":
            key(a, pygame.K_1 + number, str(number + 1))
        else:
            (click if how == "mouse" else finger)(a, a.controls.quiz.options[number].rect.center)
        a.update(FRAME_S)
    assert a.quiz.done
    assert a.quiz.score.first == total
    click(a, a.controls.quiz.on.rect.center)
    settle(a)
    assert a.quiz.state == PumpState.E1_3NA
    assert not a.quiz.filled
    key(a, pygame.K_ESCAPE)
    assert a.quiz is None


def test_a_blank_in_the_picture_can_be_tapped() -> None:
    a = lab()
    key(a, pygame.K_q, "q")
    run(a)
    pixels(a)
    assert a.quiz is not None
    last = a.quiz.terms[-1]
    finger(a, a.words.callouts.rects[last].center)
    assert a.quiz.current == last


def test_labels_go_and_come_back() -> None:
    a = lab()
    run(a)
    with_labels = pixels(a)
    key(a, pygame.K_l, "l")
    run(a)
    assert not a.view.labels
    assert not np.array_equal(pixels(a), with_labels)
    key(a, pygame.K_l, "l")
    run(a)
    assert np.array_equal(pixels(a), with_labels)


def test_the_next_pump_comes_into_the_picture_gliding() -> None:
    a = lab()
    rows = sorted(a.patch.rows(PUMP).tolist(), key=lambda row: float(a.patch.state.protein["x"][row]))
    assert a.row == rows[0]
    key(a, pygame.K_n, "n")
    centres = []
    for _frame in range(40):
        a.update(FRAME_S)
        centres.append(a.scene.camera.centre_nm)
    assert a.row == rows[1]
    steps = np.abs(np.diff(np.unwrap(np.array(centres), period=a.patch.spec.width_nm)))
    assert steps.max() < 4.0
    x = a.scene.camera.x_px(float(a.patch.state.protein["x"][a.row]))
    assert abs(x - a.layout.pump_at[0]) < 1


def test_from_the_live_screen_it_shows_the_pump_that_is_chosen_in_the_same_run_and_goes_back(tmp_path: Path) -> None:
    start_pygame()
    director = Director(file=tmp_path / "progress.json")
    live = director.make("live", (1280, 720), lambda where: None)
    assert isinstance(live, LiveScreen)
    for _frame in range(90):
        live.update(FRAME_S)
    row = int(live.patch.rows(PUMP)[2])
    live.choose_pump(row)
    live.sweep.points.append(SettledPoint(4.0, -70.0, 1.0, 60))
    tick = live.session.tick
    live.close()
    a = director.make("lab", (1280, 720), lambda where: None)
    assert isinstance(a, PumpLab)
    assert (a.row, a.session, a.session.tick) == (row, live.session, tick)
    key(a, pygame.K_RIGHT)
    settle(a)
    key(a, pygame.K_n, "n")
    run(a)
    a.close()
    again = director.make("live", (1280, 720), lambda where: None)
    assert isinstance(again, LiveScreen)
    again.update(FRAME_S)
    assert (again.session, again.session.tick) == (a.session, a.session.tick)
    assert again.chosen_pump == a.row
    assert [point.tick for point in again.sweep.points] == [60]  # the student's plot
    assert len(again.session.on_branch) == 2  # its time and its plot; of the screens that have gone none listens
    director.make("map", (1280, 720), lambda where: None)
    from_map = director.make("lab", (1280, 720), lambda where: None)
    assert isinstance(from_map, PumpLab)
    assert from_map.session is a.session


def test_without_pumps_it_says_so_and_nothing_breaks() -> None:
    session = Session(presets.get("neuron"), 1)
    for row in session.patch.rows(PUMP).tolist():
        session.act("remove", row)
    a = lab(run=OpenRun(session))
    for code in (pygame.K_RIGHT, pygame.K_LEFT, pygame.K_c, pygame.K_t, pygame.K_q, pygame.K_n, pygame.K_SPACE):
        key(a, code)
        a.update(FRAME_S)
    pixels(a)
    assert a.row is None


def test_with_reduced_motion_steps_are_taken_at_once() -> None:
    a = lab(reduced_motion=True)
    key(a, pygame.K_RIGHT)
    a.update(FRAME_S)
    assert a.driver.goal is None
    assert a.driver.state == PumpState.E1_3NA
    key(a, pygame.K_LEFT)
    a.update(FRAME_S)
    assert a.session.tick == 0


@pytest.mark.parametrize("size", SIZES)
def test_nothing_lies_over_anything_else_and_all_of_it_is_in_the_window(size: tuple[int, int]) -> None:
    at = place(*size)
    window = pygame.Rect(0, 0, *size)
    boxes = {"scrub": at.scrub, "column": at.column, "back": at.back, "on": at.on, "menu": at.menu, "strip": at.strip}
    boxes |= {f"dock {n}": rect for n, rect in enumerate(at.dock)}
    for name, rect in boxes.items():
        assert window.contains(rect), name
        for other, taken in boxes.items():
            assert name == other or not rect.colliderect(taken), (name, other)
    assert at.scene.contains(at.crank)
    top, bottom = at.pump_at[1] - 5.4 * at.ppn, at.pump_at[1] + 7.8 * at.ppn
    assert top >= -2
    assert bottom <= at.strip.top


@pytest.mark.parametrize("size", SIZES)
def test_everything_to_touch_is_as_large_as_a_finger(size: tuple[int, int]) -> None:
    a = lab(size)
    least = 60 if min(size) >= 1080 else 44
    key(a, pygame.K_t, "t")
    a.update(FRAME_S)
    for widget in a.controls.widgets:
        parts = getattr(widget, "options", None)
        width = widget.rect.width // len(parts) if parts else widget.rect.width
        assert min(width, widget.rect.height) >= least, widget.label


def test_tab_reaches_every_control_and_enter_presses_it() -> None:
    a = lab()
    reached = set()
    able = {widget.label for widget in a.controls.widgets if widget.can_focus}
    for _press in range(len(able)):
        key(a, pygame.K_TAB)
        focused = a.controls.router.focus.current
        assert focused is not None
        reached.add(focused.label)
    assert reached == able


def test_a_resize_keeps_the_run_and_the_pump() -> None:
    a = lab((1920, 1080))
    key(a, pygame.K_n, "n")
    run(a)
    row, tick = a.row, a.session.tick
    a.resize((1080, 1920))
    run(a)
    assert (a.row, a.session.tick) == (row, tick)
    pixels(a)
