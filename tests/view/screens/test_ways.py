"""From the membrane one can go to the lab, the votes, the map, a level, and present; on no way is anything lost."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pygame
import pytest
from window_hands import Hands, window

from game.challenges import progress_file
from game.challenges.play import LevelVerdict
from game.challenges.progress import GUEST
from game.engine import presets
from game.engine.recording import Recording
from game.engine.session import Session
from game.view.actions.lab import LabViewSwitch, NextPump, PumpAction, StepLab
from game.view.actions.window import OpenLevel, WindowAction
from game.view.lab.driver import Driver
from game.view.playback import recorder
from game.view.readout.own_sweep import SettledPoint
from game.view.screens.challenge import ChallengeScreen
from game.view.screens.level_map import LevelMap
from game.view.screens.live import LiveScreen
from game.view.screens.pump_lab import PumpLab
from game.view.screens.votes import VotesScreen

SCREENS = {"lab": PumpLab, "votes": VotesScreen, "map": LevelMap, "level": ChallengeScreen}
PLACES = [*SCREENS, "presenter"]
LEVEL = "5"


@pytest.fixture(autouse=True)
def _recordings_here(tmp_path: Path) -> Iterator[None]:
    before = recorder.use_folder(tmp_path)
    yield
    recorder.use_folder(before)


def go(hands: Hands, place: str) -> None:
    """Go to a place, as its key or button does it."""
    if place == "votes":
        if not isinstance(hands.screen, VotesScreen):  # where that key leads back
            hands.keys(pygame.K_F4)
    elif place == "presenter":
        hands.keys(pygame.K_F5)
    else:
        hands.app.leave(OpenLevel(LEVEL) if place == "level" else WindowAction(place))
        hands.frames()
    if place in SCREENS:
        assert isinstance(hands.screen, SCREENS[place])
    hands.frames(3)


def go_home(hands: Hands) -> LiveScreen:
    """Be on the membrane, and present no more."""
    if hands.presenter.on:
        hands.keys(pygame.K_F5)
    for _step in range(4):
        if isinstance(hands.screen, VotesScreen):
            hands.keys(pygame.K_F4)
        elif isinstance(hands.screen, ChallengeScreen):
            hands.app.leave(WindowAction.MAP)
            hands.frames()
        elif not isinstance(hands.screen, LiveScreen):
            hands.app.leave(WindowAction.LIVE)
            hands.frames()
    assert isinstance(hands.screen, LiveScreen)
    return hands.screen


def state(live: LiveScreen) -> dict[str, Any]:
    """All that a user sees to be so on the membrane, beside what the passing of time changes."""
    trail, camera = live.time.trail, live.scene.camera
    return {
        "run": live.session,
        "speed": live.clock.speed,
        "paused": live.clock.paused,
        "replaying": live.time.replaying,
        "ion": None if trail is None else trail.ident,
        "protein": live.view.protein,
        "zoom": round(camera.ppn, 6),
        "place": round(camera.centre_nm, 6),
        "K_out": live.readout.settings["K_out"],
        "plot": [point.tick for point in live.sweep.points],
        "recording": live.recordings.path,
        "unpaired": live.view.unpaired,
        "rails": live.view.rail,
        "drawer": live.controls.open_drawer,
    }


def set_up(hands: Hands, paused: bool, chosen: int) -> dict[str, Any]:
    """Change whatever can be changed there; what is so then. `chosen`: the key that follows an ion, or a protein."""
    hands.frames(20)
    live = hands.screen
    assert isinstance(live, LiveScreen)
    live.sweep.points.append(SettledPoint(4.0, -70.0, 1.0, 10))
    live.act("set", "K_out", 12.0)
    hands.keys(pygame.K_F9, pygame.K_3, pygame.K_EQUALS, pygame.K_RIGHTBRACKET, pygame.K_u, chosen, pygame.K_b)
    if paused:
        hands.keys(pygame.K_SPACE)
    hands.frames(3)
    before = state(live)
    assert (before["speed"], before["paused"], before["unpaired"]) == (4.0, paused, True)
    assert before["recording"] is not None
    assert before["drawer"]
    assert (before["ion"] is not None) == (chosen == pygame.K_f)
    assert (before["protein"] is not None) == (chosen == pygame.K_n)
    return before


@pytest.mark.slow
@pytest.mark.parametrize("first", PLACES)
@pytest.mark.parametrize(("paused", "chosen"), [(False, pygame.K_f), (True, pygame.K_n)], ids=["playing", "paused"])
def test_no_pair_of_ways_changes_the_membrane(first: str, paused: bool, chosen: int, tmp_path: Path) -> None:
    """To one place, from there to another, and back."""
    with window("live", tmp_path) as hands:
        before = set_up(hands, paused, chosen)
        for then in PLACES:
            live = hands.screen
            assert isinstance(live, LiveScreen)
            tick = live.session.tick
            go(hands, first)
            go(hands, then)
            live = go_home(hands)
            assert state(live) == before, (first, then)
            assert (live.session.tick == tick) >= paused, "time that stands stays where it is"
            hands.frames(10)
            assert (live.session.tick > tick) == (not paused)


@pytest.mark.parametrize("place", PLACES)
def test_there_and_back_changes_nothing_on_the_membrane(place: str, tmp_path: Path) -> None:
    with window("live", tmp_path) as hands:
        before = set_up(hands, False, pygame.K_f)
        go(hands, place)
        assert state(go_home(hands)) == before


def test_the_lab_goes_as_fast_as_the_membrane_and_the_other_way_round(tmp_path: Path) -> None:
    with window("live", tmp_path) as hands:
        hands.keys(pygame.K_4)
        go(hands, "lab")
        assert hands.screen.clock.speed == 16.0  # type: ignore[attr-defined]
        hands.keys(pygame.K_1)
        assert go_home(hands).clock.speed == 0.25


def test_the_lab_is_as_it_was_left(tmp_path: Path) -> None:
    """Its pump, its labels, its quiz and its pause; and a step that was just taken goes back to where it began."""
    with window("lab", tmp_path) as hands:
        lab = hands.screen
        assert isinstance(lab, PumpLab)
        lab.dispatch(NextPump(1))
        lab.dispatch(LabViewSwitch.LABELS)
        lab.session.step(50)
        begun, row = lab.session.tick, lab.row
        lab.dispatch(StepLab("state", 1))
        lab.driver.finish()
        assert row is not None
        assert Driver(lab.session, row).tick_before(1) != begun, "a pump that was never stepped rested elsewhere"
        lab.dispatch(LabViewSwitch.QUIZ)
        quiz = lab.quiz
        assert quiz is not None
        for place in ("votes", "map", "level"):
            go(hands, place)
            hands.app.leave(WindowAction.BACK if place == "votes" else WindowAction.LAB)
            hands.frames(3)
            again = hands.screen
            assert isinstance(again, PumpLab)
            assert (again.row, again.view.labels, again.quiz, again.clock.paused) == (row, False, quiz, True)
        assert again.driver.tick_before(1) == begun
        again.dispatch(PumpAction.TOGGLE_PAUSE)
        go_home(hands)
        go(hands, "lab")
        assert not hands.screen.clock.paused  # type: ignore[attr-defined]


def test_votes_that_were_opened_in_the_lab_lead_back_there(tmp_path: Path) -> None:
    with window("live", tmp_path) as hands:
        go(hands, "lab")
        row, session = hands.screen.row, hands.screen.session  # type: ignore[attr-defined]
        go(hands, "votes")
        hands.keys(pygame.K_F4)
        assert isinstance(hands.screen, PumpLab)
        assert (hands.screen.row, hands.screen.session) == (row, session)


def test_a_level_goes_on_after_the_votes(tmp_path: Path) -> None:
    with window("map", tmp_path) as hands:
        go(hands, "level")
        level = hands.screen
        assert isinstance(level, ChallengeScreen)
        hands.keys(pygame.K_s)
        assert level.play.step is None
        level.clock.speed = 4.0
        level.play.hints.taken = 2
        hands.frames(20)
        play, session, tick = level.play, level.session, level.session.tick
        assert tick > 0
        go(hands, "votes")
        hands.keys(pygame.K_F4)
        again = hands.screen
        assert isinstance(again, ChallengeScreen)
        assert (again.play, again.session, again.clock.speed) == (play, session, 4.0)
        assert again.board.hints.taken == 2
        hands.frames(5)
        assert session.tick > tick


def test_a_win_is_noted_once_though_votes_are_opened_over_it(tmp_path: Path) -> None:
    with window("map", tmp_path) as hands:
        go(hands, "level")
        level = hands.screen
        assert isinstance(level, ChallengeScreen)
        level.play.verdict = LevelVerdict.WON
        hands.frames(2)
        assert level.cards.open_card is not None
        go(hands, "votes")
        hands.keys(pygame.K_F4, frames=3)
        again = hands.screen
        assert isinstance(again, ChallengeScreen)
        assert again.cards.open_card is not None, "the card of the win is there again"
        go(hands, "map")
        kept = progress_file.load(tmp_path / "progress.json").of(GUEST)
        assert [best.tries for best in kept.values()] == [1]


def test_the_votes_are_as_they_were_left(tmp_path: Path) -> None:
    with window("live", tmp_path) as hands:
        go(hands, "votes")
        votes = hands.screen
        assert isinstance(votes, VotesScreen)
        votes.turn(2)
        votes.choose(2)
        hands.keys(pygame.K_u, pygame.K_u)
        trial = votes.trial
        assert trial.ballot.total == 2
        for place in ("live", "map"):
            go(hands, place)
            go(hands, "votes")
            again = hands.screen
            assert isinstance(again, VotesScreen)
            assert again.trial is trial


def test_an_ion_that_is_followed_has_a_trail_through_what_the_lab_ran(tmp_path: Path) -> None:
    """As if one had watched it all the while."""
    with window("live", tmp_path) as hands:
        hands.keys(pygame.K_f, frames=30)
        go(hands, "lab")
        lab = hands.screen
        assert isinstance(lab, PumpLab)
        lab.dispatch(PumpAction.TOGGLE_PAUSE)
        hands.frames(40)
        ran_to = lab.session.tick
        live = go_home(hands)
        assert live.time.trail is not None
        assert ran_to > 60
        points = live.time.trail.points
        assert len(points) >= min(150, ran_to - 10)


def test_a_run_of_ones_own_is_no_recording_though_one_looks_back_in_it(tmp_path: Path) -> None:
    """The lab is gone to from the past; the run goes on afterwards past what was its latest tick."""
    with window("live", tmp_path) as hands:
        hands.frames(30)
        hands.keys(*[pygame.K_COMMA] * 5)
        go(hands, "lab")
        live = go_home(hands)
        assert live.session.in_past
        assert not live.time.replaying
        hands.keys(pygame.K_SPACE)
        hands.frames(20)
        assert live.session.tick > 35
        assert not live.clock.paused


def test_a_recording_is_played_to_its_end_by_way_of_the_lab(tmp_path: Path) -> None:
    session = Session(presets.get("neuron"), 4)
    session.step(120)
    recording = Recording.of(session, 0)
    with window("live", tmp_path, replay=recording) as hands:
        assert hands.screen.time.replaying  # type: ignore[attr-defined]
        go(hands, "lab")
        live = go_home(hands)
        assert live.time.replaying
        assert live.time.state_at_end == recording.state
        hands.frames(140)
        assert (live.session.tick, live.clock.paused) == (120, True)
