"""The Live screen by mouse, finger and keys: all three do the same, and what is paused stays so."""

from pathlib import Path
from typing import get_args

import numpy as np
import pygame
import pytest
from live_rig import click, finger, key, live, picture, pixels, run

from game.engine.state import CHANNEL, NONE, PUMP
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
    ViewSwitch,
    Zoom,
)
from game.view.actions.time import HoldTime, Seek, Speed
from game.view.actions.window import Destination, WindowAction
from game.view.drawing.glow import halo
from game.view.drawing.theme import Colour
from game.view.live.navigation import ZOOMS
from game.view.playback import recorder
from game.view.scene import crossing
from game.view.screens.live import LiveScreen

SIZES = [(1024, 600), (1280, 720), (1920, 1080), (2560, 1080), (1080, 1920), (800, 1280), (3840, 2160)]


def _on_screen(screen: LiveScreen, kind: int) -> tuple[int, tuple[float, float]]:
    """A protein that no panel covers, and where it is drawn."""
    protein, camera = screen.patch.state.protein, screen.scene.camera
    for row in screen.patch.rows(kind):
        at = camera.to_px(float(protein["x"][row]), 0.0)
        if screen.layout.clear.inflate(-120, 0).collidepoint(at):
            return int(row), at
    raise AssertionError("no protein in the clear")


def test_the_same_frames_give_the_same_pixels() -> None:
    once, again = pixels(live(seconds=1)), pixels(live(seconds=1))
    np.testing.assert_array_equal(once, again)


def test_paused_nothing_moves() -> None:
    screen = live(seconds=1)
    key(screen, pygame.K_SPACE, " ")
    run(screen, 1.0)
    before, tick = pixels(screen), screen.patch.tick
    run(screen, 0.5)
    assert screen.patch.tick == tick
    np.testing.assert_array_equal(before, pixels(screen))


@pytest.mark.parametrize(("name", "value"), [("pumps", 0), ("ouabain", 1), ("P_K", 0), ("K_out", 40)])
def test_editing_while_paused_shows_at_once_and_stays_paused(name: str, value: float) -> None:
    screen = live(seconds=1)
    screen.dispatch(TimeStep.TOGGLE_PAUSE)
    run(screen, 1.0)
    before, tick = pixels(screen), screen.patch.tick
    screen.dispatch(Change(name, value))
    run(screen, 0.02)
    assert screen.clock.paused
    assert screen.patch.tick == tick
    assert screen.readout.settings[name] == value
    assert (before != pixels(screen)).any()


def test_a_step_is_one_tick_and_pauses() -> None:
    screen = live(seconds=1)
    tick = screen.patch.tick
    key(screen, pygame.K_PERIOD, ".")
    run(screen, 0.5)
    assert screen.clock.paused
    assert screen.patch.tick == tick + 1


@pytest.mark.parametrize(("digit", "speed"), [("1", 0.25), ("2", 1.0), ("3", 4.0), ("4", 16.0)])
def test_digits_set_the_speed(digit: str, speed: float) -> None:
    screen = live()
    key(screen, pygame.key.key_code(digit), digit)
    tick = screen.patch.tick
    run(screen, 1.0)
    assert screen.patch.tick - tick == pytest.approx(60 * speed, abs=2)


def test_reset_starts_again_as_it_began() -> None:
    screen = live(seconds=1)
    screen.dispatch(Change("K_out", 40))
    screen.dispatch(Restart())
    assert screen.patch.tick == 0
    run(screen, 1.0)
    assert screen.session.fingerprint() == live(seconds=1).session.fingerprint()


def test_a_preset_builds_another_cell() -> None:
    screen = live()
    screen.dispatch(Restart("textbook"))
    run(screen, 0.1)
    assert screen.readout.preset == "textbook"


def test_a_value_that_cannot_be_is_told_and_changes_nothing() -> None:
    screen = live()
    screen.dispatch(Change("K_out", -3))
    assert "K_out" in screen.run.notice.words
    assert screen.patch.spec.outside_mM["K"] == 5


@pytest.mark.parametrize("tap", [click, finger])
@pytest.mark.parametrize("kind", [PUMP, CHANNEL])
@pytest.mark.parametrize("size", [(1280, 720), (1080, 1920)])
def test_a_tap_on_a_protein_opens_its_card_and_another_closes_it(size: tuple[int, int], kind: int, tap: object) -> None:
    assert callable(tap)
    screen = live(size)
    row, at = _on_screen(screen, kind)
    tap(screen, at)
    assert screen.selection.protein == row
    picture(screen)
    tap(screen, at)
    assert screen.selection.protein is None


@pytest.mark.parametrize("tap", [click, finger])
def test_a_tap_on_an_ion_follows_it(tap: object) -> None:
    assert callable(tap)
    screen = live(seconds=0.5)
    screen.dispatch(TimeStep.TOGGLE_PAUSE)
    camera, clear = screen.scene.camera, screen.layout.clear
    tap(screen, (clear.centerx, camera.y_px(-14.0)))
    assert screen.time.trail is not None
    run(screen, 0.1)
    picture(screen)
    key(screen, pygame.K_ESCAPE)
    assert screen.time.trail is None


@pytest.mark.parametrize("size", [(1280, 720), (1080, 1920)])
def test_keys_walk_over_every_protein_and_back(size: tuple[int, int]) -> None:
    screen = live(size)
    rows = np.flatnonzero(screen.patch.state.protein["kind"] != NONE)
    seen = []
    for _step in rows:
        key(screen, pygame.K_n, "n")
        seen.append(screen.selection.protein)
        x = screen.scene.camera.x_px(float(screen.patch.state.protein["x"][screen.selection.protein]))
        assert screen.layout.clear.left <= x <= screen.layout.clear.right
        picture(screen)
    assert sorted(seen) == rows.tolist()
    key(screen, pygame.K_m, "m")
    assert screen.selection.protein == seen[-2]


def test_f_follows_one_ion_after_the_other() -> None:
    screen = live()
    names = set()
    for _press in range(4):
        key(screen, pygame.K_f, "f")
        assert screen.time.trail is not None
        names.add(screen.time.trail.ident)
    assert len(names) > 1


def test_zoom_stops_at_both_ends_and_pan_goes_round() -> None:
    screen = live()
    for code, end in ((pygame.K_PLUS, ZOOMS[-1]), (pygame.K_MINUS, ZOOMS[0])):
        for _press in range(10):
            key(screen, code)
            picture(screen)
        assert screen.scene.camera.ppn == pytest.approx(screen.layout.ppn * end)
    for _press in range(60):
        key(screen, pygame.K_RIGHTBRACKET, "]")
        assert 0 <= screen.scene.camera.centre_nm < 114


@pytest.mark.parametrize("size", SIZES)
def test_it_can_be_resized_while_it_runs(size: tuple[int, int]) -> None:
    screen = live()
    screen.resize(size)
    run(screen, 0.05)
    assert picture(screen).get_size() == size
    window = pygame.Rect((0, 0), size)
    for name, place in screen.layout.panels().items():
        assert window.contains(place), name


def test_rails_fold_out_one_at_a_time() -> None:
    screen = live()
    key(screen, pygame.K_v, "v")
    assert screen.panels.rails.open == "left"
    key(screen, pygame.K_c, "c")
    assert screen.panels.rails.open == "right"
    click(screen, screen.layout.right_rail.center)
    assert screen.panels.rails.open is None


@pytest.mark.parametrize("how", ["key", "click", "finger"])
def test_the_honesty_card_opens_and_any_touch_closes_it(how: str) -> None:
    screen = live()
    before = pixels(screen)
    key(screen, pygame.K_h, "h")
    assert (before != pixels(screen)).mean() > 0.3
    if how == "key":
        key(screen, pygame.K_ESCAPE)
    else:
        (click if how == "click" else finger)(screen, (640, 300))
    assert not screen.honesty.is_open
    assert screen.selection.protein is None
    assert screen.time.trail is None


def test_tab_reaches_every_control_and_enter_presses_it() -> None:
    left: list[str] = []
    screen = live(leave=left.append)
    reached = set()
    for _press in range(len(screen.controls.router.widgets)):
        key(screen, pygame.K_TAB)
        reached.add(id(screen.controls.router.focus.current))
        picture(screen)
    assert reached - {id(None)} == {id(widget) for widget in screen.controls.router.widgets if widget.can_focus}


def test_quitting_and_full_screen_are_for_the_window() -> None:
    left: list[str] = []
    screen = live(leave=left.append)
    key(screen, pygame.K_F11)
    screen.dispatch(WindowAction.QUIT)
    assert left == ["fullscreen", "quit"]


@pytest.mark.parametrize("reduced", [False, True])
def test_with_reduced_motion_there_are_no_trails(reduced: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every ion that crosses has one light of one size; a trail is of more and smaller ones."""
    radii: set[int] = set()

    def noted(colour: Colour, radius: int, strength: float) -> pygame.Surface:
        radii.add(radius)
        return halo(colour, radius, strength)

    monkeypatch.setattr(crossing, "halo", noted)
    screen = live(reduced_motion=reduced, seconds=0.5)
    picture(screen)
    assert (len(radii) == 1) == reduced
    assert radii


EVERY_ACTION: list[LiveAction] = [
    *TimeStep,
    *RunAction,
    *ViewSwitch,
    *WindowAction,
    Seek(0.05),
    HoldTime(True),
    HoldTime(False),
    Restart("textbook"),
    StepPump(1),
    Speed(4.0),
    Change("K_out", 8.0),
    InjectIons("K", 20),
    Flash(),
    Puff("GABA"),
    Leaky(True),
    Clamp(-60.0),
    Clamp(None),
    Zoom(1),
    Pan(-1),
    NextProtein(1),
    ToggleRail("left"),
]


def test_the_screen_does_every_action_there_is(tmp_path: Path) -> None:
    """Whatever it is asked, in one run; what asks for something of the window goes there, and nothing else does."""
    assert {type(action) for action in EVERY_ACTION} == set(get_args(LiveAction))
    left: list[Destination] = []
    screen = live(leave=left.append)
    before = recorder.use_folder(tmp_path)
    try:
        for action in EVERY_ACTION:
            screen.dispatch(action)
            run(screen, 0.05)
        screen.close()
    finally:
        recorder.use_folder(before)
    assert len(list(tmp_path.iterdir())) == 1, "the recording"
    assert left == list(WindowAction)


def test_a_recorded_run_holds_the_names_and_values_that_it_always_held() -> None:
    screen = live()
    for poke in (
        Change("K_out", 8.0),
        InjectIons("K", 20),
        Leaky(True),
        Clamp(-60.0),
        Clamp(None),
        Flash(),
        Puff("GABA"),
    ):
        screen.dispatch(poke)
    screen.dispatch(Restart("textbook"))
    screen.dispatch(Restart())
    assert [(action.name, action.args) for action in screen.session.journal] == [
        ("set", ("K_out", 8.0)),
        ("inject", ("K", 20)),
        ("set_leaky", (True,)),
        ("clamp", (-60.0,)),
        ("clamp", (None,)),
        ("flash", (1.5,)),
        ("puff", ("GABA", 1.0)),
        ("restart", ("textbook",)),
        ("restart", ()),
    ]
