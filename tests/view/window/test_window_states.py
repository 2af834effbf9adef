"""Whatever a window is in the middle of, it can be left, resized, given another cell or be a replay: by events alone.

Every screen, in every state that it can be in, meets every change that can come to it there. One window is for many of
these cases, each of which begins as in a new window; what fails says which case it was.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pygame
import pytest
from window_hands import Hands, window

from game.engine import measure, presets
from game.engine.recording import Recording
from game.engine.session import Session
from game.view.playback import recorder
from game.view.screens.challenge import ChallengeScreen
from game.view.screens.level_map import LevelMap
from game.view.screens.live import LiveScreen
from game.view.screens.pump_lab import PumpLab
from game.view.screens.votes import VotesScreen

Do = Callable[[Hands], None]
KINDS = {"live": LiveScreen, "lab": PumpLab, "map": LevelMap, "level 1": ChallengeScreen, "votes": VotesScreen}
REPLAYED_S, WATCHED_FROM_S = 2.0, 1.5


@pytest.fixture(autouse=True)
def _no_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Recordings without a name go to the test's folder."""
    monkeypatch.setattr(recorder, "folder", lambda: tmp_path)


def keys(*codes: int, mod: int = 0) -> Do:
    """Presses these keys, one after the other."""
    return lambda hands: hands.keys(*codes, mod=mod)


# Ways to a screen ----------------------------------------------------------------------------------------------


def to_map_from_live(hands: Hands) -> None:
    """By the menu, which Shift+Tab reaches from its end, and its second row."""
    hands.keys(pygame.K_TAB, pygame.K_TAB, mod=pygame.KMOD_SHIFT)
    hands.keys(pygame.K_RETURN, pygame.K_TAB, pygame.K_RETURN, frames=20)


def to_first_level_from_live(hands: Hands) -> None:
    """The map stands on the first level that has no star."""
    to_map_from_live(hands)
    hands.keys(pygame.K_RETURN)


WAYS: dict[str, Do] = {
    "live": lambda hands: None,
    "lab": keys(pygame.K_x),
    "map": to_map_from_live,
    "level 1": to_first_level_from_live,
    "votes": keys(pygame.K_F4),
}
"""From the membrane to each screen."""


def each(cases: Iterable[str], hands: Hands, first: str) -> Iterator[tuple[str, AbstractContextManager[None]]]:
    """Each case, with the window on `first` as one that has just opened there, and what notes the case at an error."""
    for number, case in enumerate(cases):
        with noted(case):
            if number:
                hands.begin_anew(first)
            assert isinstance(hands.screen, KINDS[first])
        yield case, noted(case)


@contextmanager
def noted(case: str) -> Iterator[None]:
    """An error says in which case it came."""
    try:
        yield
    except BaseException as error:
        error.add_note(f"in the case: {case}")
        raise


# States --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class State:
    """How to bring a window into a state, how to see that it is in it, and how to end it."""

    begin: Do
    is_so: Callable[[Hands], bool]
    end: Do
    screens: tuple[str, ...] = tuple(KINDS)


def run_of(hands: Hands) -> Session | None:
    """The run on the screen."""
    return getattr(hands.screen, "session", None)


def middle(hands: Hands) -> tuple[float, float]:
    """A place in the window where no control is."""
    return 0.5 * hands.size[0], 0.4 * hands.size[1]


def drag_scene(hands: Hands) -> None:
    """The button is down, and has moved."""
    x, y = middle(hands)
    hands.press((x, y))
    for step in range(1, 5):
        hands.move((x - 15 * step, y - 15 * step))
    hands.frames()


def drag_time(hands: Hands) -> None:
    """A hand has hold of the time bar, and has drawn it back."""
    hands.frames(30)
    bar = hands.screen.layout.timebar if isinstance(hands.screen, LiveScreen) else hands.screen.layout.scrub
    hands.press((bar.right - 0.3 * bar.width, bar.centery))
    hands.move((bar.left + 0.5 * bar.width, bar.centery))
    hands.frames()


def let_go(hands: Hands) -> None:
    """The button comes up."""
    hands.release()
    hands.frames()


def ask_for_player(hands: Hands) -> None:
    """The last button but one of the map opens a card that is typed on."""
    hands.keys(pygame.K_TAB, pygame.K_TAB, mod=pygame.KMOD_SHIFT)
    hands.keys(pygame.K_RETURN)


def picture(hands: Hands) -> np.ndarray:
    """What the window shows."""
    return pygame.surfarray.array3d(pygame.display.get_surface())


def opens(*codes: int) -> Do:
    """Presses keys that open a card, and sees that it covers a good part of the picture."""

    def do(hands: Hands) -> None:
        before = picture(hands)
        hands.keys(*codes)
        hands.frames(2)
        assert np.mean(np.any(picture(hands) != before, axis=2)) > 0.3

    return do


def still(hands: Hands) -> bool:
    """Whether the run stands although frames pass."""
    run = run_of(hands)
    assert run is not None
    before = run.tick
    hands.frames(3)
    return run.tick == before


STATES: dict[str, State] = {
    "frozen": State(keys(pygame.K_F5, pygame.K_f), lambda h: h.presenter.frozen, keys(pygame.K_f, pygame.K_F5)),
    "blanked": State(keys(pygame.K_F5, pygame.K_b), lambda h: h.presenter.blank, keys(pygame.K_b, pygame.K_F5)),
    "glossary open": State(keys(pygame.K_w), lambda h: h.app.covered, keys(pygame.K_ESCAPE)),
    "card of figures open": State(opens(pygame.K_h), lambda h: True, keys(pygame.K_ESCAPE), ("live",)),
    "card of a pump open": State(
        keys(pygame.K_n), lambda h: h.screen.chosen_pump is not None, keys(pygame.K_ESCAPE), ("live",)
    ),
    "card of an ion open": State(
        keys(pygame.K_f), lambda h: h.screen.time.trail is not None, keys(pygame.K_ESCAPE), ("live",)
    ),
    "quiz open": State(keys(pygame.K_q), lambda h: h.screen.quiz is not None, keys(pygame.K_ESCAPE), ("lab",)),
    "help open": State(opens(pygame.K_F1), lambda h: True, keys(pygame.K_ESCAPE), ("live", "lab", "level 1")),
    "player asked": State(ask_for_player, lambda h: h.screen.typing, keys(pygame.K_ESCAPE), ("map",)),
    "dragging": State(drag_scene, lambda h: True, let_go),
    "dragging time": State(drag_time, still, let_go, ("live", "lab")),
    "recording": State(keys(pygame.K_F9), lambda h: h.screen.recordings.under_way, keys(pygame.K_F9), ("live",)),
}


# Changes -------------------------------------------------------------------------------------------------------


def change_screen(*codes: int) -> Do:
    """Goes by keys; a blank picture takes the first, an open card too, so all are pressed twice; then comes back."""

    def do(hands: Hands) -> None:
        for code in codes:
            hands.keys(code, code, frames=2)
        hands.keys(pygame.K_F4, pygame.K_F4, pygame.K_ESCAPE, frames=2)

    return do


def change_size(hands: Hands) -> None:
    """Wide, tall, tiny; full, and back; with larger words."""
    for size in ((1280, 720), (600, 1066), (1, 1), (1100, 660)):
        hands.resize(size)
        hands.frames()
    hands.keys(pygame.K_F11, pygame.K_F11, pygame.K_F5, pygame.K_F5)
    hands.keys(pygame.K_PLUS, pygame.K_0, mod=pygame.KMOD_CTRL)


def change_cell(hands: Hands) -> None:
    """The next one by a clicker, by number, and by its drawer; a level or question anew, the one before."""
    hands.keys(pygame.K_PAGEDOWN, pygame.K_PAGEUP, pygame.K_3, pygame.K_1, pygame.K_r)
    hands.keys(pygame.K_k, pygame.K_DOWN, pygame.K_RETURN)


def go_back_and_on(hands: Hands) -> None:
    """By frame, to the latest, to the first, and on past the end."""
    hands.keys(pygame.K_COMMA, pygame.K_LEFT, pygame.K_PERIOD, pygame.K_END, pygame.K_HOME, pygame.K_SPACE)
    hands.frames(round(60 * (REPLAYED_S - WATCHED_FROM_S)) + 5)
    hands.keys(pygame.K_SPACE)


CHANGES: dict[str, tuple[Do, tuple[str, ...]]] = {
    "to the votes": (change_screen(pygame.K_F4), tuple(KINDS)),
    "to the lab": (change_screen(pygame.K_x), ("live", "lab")),
    "by Esc": (change_screen(pygame.K_ESCAPE), tuple(KINDS)),
    "into a level": (change_screen(pygame.K_RETURN), ("map",)),
    "of size": (change_size, tuple(KINDS)),
    "of cell": (change_cell, ("live", "level 1", "votes")),
}


@pytest.fixture(scope="module")
def recording() -> Recording:
    """A run in which a cell is changed, another begins, and a pump is held: watched from near its end."""
    session = Session(presets.get("neuron"), seed=3)
    session.step(30)
    session.act("set", "K_out", 25.0)
    session.step(20)
    session.restart("textbook")
    session.step(round(REPLAYED_S * 60) - 50)
    return Recording.of(session, round(WATCHED_FROM_S * 60))


def goes_on(hands: Hands, state: State) -> None:
    """After a change frames pass; the state ends, if it has not; then nothing is lost, and the window lives."""
    hands.frames(2)
    hands.release()
    state.end(hands)
    hands.frames(3)
    run = run_of(hands)
    assert run is None or measure.conserved(run.patch)


def changes_of(screen: str) -> list[str]:
    """The names of the changes that can come on a screen."""
    return [change for change, (_do, screens) in CHANGES.items() if screen in screens]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("screen", "name"),
    [(screen, name) for screen in KINDS for name, state in STATES.items() if screen in state.screens],
)
def test_in_any_state_any_change_may_come(screen: str, name: str, tmp_path: Path) -> None:
    """Frozen, blank, under a card, with a button down, recording: and then away, another size, another cell."""
    state = STATES[name]
    with window(screen, tmp_path) as hands:
        for change, note in each(changes_of(screen), hands, screen):
            with note:
                state.begin(hands)
                assert state.is_so(hands)
                CHANGES[change][0](hands)
                goes_on(hands, state)


@pytest.mark.slow
@pytest.mark.parametrize("screen", KINDS)
def test_a_run_that_is_recorded_may_be_left_for_any_screen(screen: str, tmp_path: Path) -> None:
    """Recording begins on the membrane; the screen is come to, something changes there, and all is left."""
    with window("live", tmp_path) as hands:
        for number, (change, note) in enumerate(each(changes_of(screen), hands, "live")):
            with note:
                assert len(recordings_in(tmp_path)) >= number
                hands.keys(pygame.K_F9)
                assert hands.screen.recordings.under_way
                WAYS[screen](hands)
                assert isinstance(hands.screen, KINDS[screen])
                CHANGES[change][0](hands)
                hands.frames(3)
    assert len(recordings_in(tmp_path)) >= len(changes_of(screen))


def recordings_in(folder: Path) -> list[Path]:
    """The files of recordings there."""
    return list(folder.glob("*.minus70"))


@pytest.mark.slow
@pytest.mark.parametrize("screen", ["live", "lab"])
def test_in_any_state_a_replay_may_be_played_and_end(screen: str, recording: Recording, tmp_path: Path) -> None:
    """The screen is come to from the membrane, where the replay begins."""
    with window("live", tmp_path, recording) as hands:
        for name, note in each((name for name, state in STATES.items() if screen in state.screens), hands, "live"):
            state = STATES[name]
            with note:
                WAYS[screen](hands)
                assert isinstance(hands.screen, KINDS[screen])
                state.begin(hands)
                assert state.is_so(hands)
                go_back_and_on(hands)
                change_size(hands)
                goes_on(hands, state)


@pytest.mark.parametrize(
    ("first", "pressed"),
    [
        ("live", "F5 F F4 F4"),
        ("live", "F5 F F4 Escape"),
        ("live", "W F4 F4"),
        ("live", "W F5 F4 F4"),
        ("live", "F5 F F4 F4 F"),
        ("map", "F5 F Escape"),
        ("lab", "F5 F Escape"),
        ("lab", "F5 F X X"),
        ("votes", "F5 F Escape Escape"),
        ("level 1", "F5 F Escape Escape Escape"),
    ],
)
def test_a_screen_that_is_come_to_while_time_stands_is_drawn(first: str, pressed: str, tmp_path: Path) -> None:
    """Two keys in a row once ended the program: a screen was drawn that no time had passed for yet."""
    with window(first, tmp_path) as hands:
        for name in pressed.split():
            hands.keys(pygame.key.key_code(name))


def test_no_time_passes_for_a_frozen_run(tmp_path: Path) -> None:
    """It is made ready to be drawn in every frame, and yet stands on its tick."""
    for first in ("live", "votes", "level 1"):
        with window(first, tmp_path) as hands:
            hands.frames(5)
            STATES["frozen"].begin(hands)
            assert still(hands)
