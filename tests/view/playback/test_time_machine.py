"""Back in time on the Live screen: the picture of a tick is the same however one comes to it."""

import os
import threading
from pathlib import Path

import numpy as np
import pygame
import pytest
from live_rig import click, finger, key, live, picture, pixels, run

from game.engine import presets
from game.engine.recording import Recording
from game.engine.recording_file import load
from game.engine.session import Session
from game.engine.state import CHANNEL, PUMP
from game.view.actions.live import Change, Restart, TimeStep
from game.view.actions.time import Seek, Speed
from game.view.panels.timebar import NowButton, Scrub
from game.view.playback import recorder
from game.view.screens.director import Director
from game.view.screens.live import LiveScreen
from game.view.screens.pump_lab import PumpLab

SIZES = [(1280, 720), (1080, 1920)]


def scrub(screen: LiveScreen) -> Scrub:
    return screen.controls.docks.timebar.scrub


def above_the_bar(screen: LiveScreen) -> np.ndarray:
    """The picture without the time bar: that tells how far on the run is known, too."""
    return pixels(screen)[:, : screen.layout.timebar.top]


def _nothing(screen: LiveScreen) -> None:
    """As it opens."""


def _ion(screen: LiveScreen) -> None:
    key(screen, pygame.K_f, "f")
    run(screen, 3.0)


def _pump(screen: LiveScreen) -> None:
    screen.selection.protein = int(screen.patch.rows(PUMP)[1])


def _change(screen: LiveScreen) -> None:
    screen.dispatch(Change("K_out", 40.0))
    run(screen, 1.0)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("what", [_nothing, _ion, _pump, _change])
def test_eight_frames_back_and_forward_are_the_same_pictures(size: tuple[int, int], what) -> None:  # type: ignore[no-untyped-def]
    screen = live(size, seconds=14)
    what(screen)
    key(screen, pygame.K_SPACE)
    run(screen, 7.0)  # what is told of a change is gone again
    seen = []
    for _frame in range(9):
        seen.append((screen.session.tick, above_the_bar(screen)))
        key(screen, pygame.K_PERIOD, ".")
        run(screen, 1 / 60)
    for tick, there in reversed(seen):
        key(screen, pygame.K_COMMA, ",")
        run(screen, 1 / 60)
        assert screen.session.tick == tick
        np.testing.assert_array_equal(
            pixels(screen)[:, : screen.layout.timebar.top], there[:, : screen.layout.timebar.top]
        )
    for tick, there in seen:
        assert screen.session.tick == tick
        np.testing.assert_array_equal(
            pixels(screen)[:, : screen.layout.timebar.top], there[:, : screen.layout.timebar.top]
        )
        key(screen, pygame.K_PERIOD, ".")
        run(screen, 1 / 60)


def test_the_past_played_again_looks_as_it_did() -> None:
    """Far back and on at speed, across a change and a fresh start: paused at the same tick, the same picture."""
    screen = live(seconds=5)
    screen.dispatch(Change("P_Na", 3.0))
    run(screen, 5.0)
    screen.dispatch(Restart("textbook"))
    run(screen, 4.0)
    key(screen, pygame.K_SPACE)
    run(screen, 7.0)
    tick, there = screen.session.tick, pixels(screen)
    screen.dispatch(Seek(3.0))
    run(screen, 1 / 60)
    assert screen.patch.spec.name == "neuron"
    assert screen.readout.settings["P_Na"] != 3.0
    assert (pixels(screen) != there).any()
    screen.dispatch(Speed(4.0))
    key(screen, pygame.K_SPACE)
    run(screen, 2.5)
    key(screen, pygame.K_SPACE)
    screen.dispatch(Speed(1.0))
    screen.dispatch(TimeStep.TO_NOW)
    run(screen, 1 / 60)
    assert screen.session.tick == tick
    np.testing.assert_array_equal(pixels(screen), there)


def test_stepping_back_pauses_and_stops_at_the_first_frame() -> None:
    screen = live(seconds=0.1)
    for _press in range(20):
        key(screen, pygame.K_LEFT)
    run(screen, 1 / 60)
    assert screen.clock.paused
    assert screen.session.tick == 0
    assert not screen.controls.docks.time.back.enabled
    picture(screen)


def test_a_step_back_held_goes_on() -> None:
    screen = live(seconds=3)
    tick = screen.session.tick
    at = screen.controls.docks.time.back.rect.center
    screen.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=at, touch=False))
    run(screen, 1.5)
    screen.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=at, touch=False))
    assert tick - 15 <= screen.session.tick <= tick - 10


def test_the_bar_can_be_dragged_and_time_goes_on_where_it_is_let_go() -> None:
    screen = live(seconds=12)
    bar = scrub(screen)
    latest = screen.session.latest
    middle = bar.x_of(6.0), bar.rect.centery
    screen.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(bar.x_of(9.0), middle[1]), touch=False))
    for x in range(bar.x_of(9.0), middle[0], -3):
        screen.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=(x, middle[1]), rel=(-3, 0), buttons=(1, 0, 0)))
    screen.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=middle, rel=(0, 0), buttons=(1, 0, 0)))
    run(screen, 0.5)
    assert screen.session.tick == pytest.approx(360, abs=2)
    assert screen.time.still
    screen.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=middle, touch=False))
    run(screen, 1.0)
    assert screen.session.tick == pytest.approx(420, abs=3)
    assert screen.session.latest == latest
    assert not screen.clock.paused


def test_the_bar_can_be_tapped_and_reached_by_keys() -> None:
    screen = live(seconds=12)
    bar = scrub(screen)
    finger(screen, (bar.x_of(4.0), bar.rect.centery))
    run(screen, 1 / 60)
    assert screen.session.tick == pytest.approx(241, abs=2)
    key(screen, pygame.K_SPACE)
    for _press in range(40):
        key(screen, pygame.K_TAB)
        if screen.controls.router.focus.current is bar:
            break
    tick = screen.session.tick
    for code, by in ((pygame.K_LEFT, -1), (pygame.K_RIGHT, 1), (pygame.K_PAGEUP, -60), (pygame.K_PAGEDOWN, 60)):
        key(screen, code)
        run(screen, 1 / 60)
        assert screen.session.tick == tick + by
        tick += by
    key(screen, pygame.K_HOME)
    run(screen, 1 / 60)
    assert screen.session.tick == screen.session.earliest
    key(screen, pygame.K_END)
    run(screen, 1 / 60)
    assert screen.session.tick == screen.session.latest


def test_a_change_in_the_past_is_marked_on_the_bar_and_told() -> None:
    screen = live(seconds=10)
    key(screen, pygame.K_SPACE)
    screen.dispatch(Seek(4.0))
    run(screen, 1 / 60)
    assert screen.readout.times.behind_s == pytest.approx(6, abs=0.1)
    told = pixels(screen)
    screen.dispatch(Change("pumps", 0))
    run(screen, 1 / 60)
    assert screen.session.branches == [240]
    assert screen.readout.times.branches_s == pytest.approx((4.0,))
    assert screen.readout.times.behind_s == 0
    assert screen.clock.paused
    assert (pixels(screen) != told).any()
    assert "another way" in screen.run.notice.words


def test_an_ion_followed_before_a_branch_is_followed_on() -> None:
    screen = live(seconds=2)
    key(screen, pygame.K_f, "f")
    run(screen, 3.0)
    key(screen, pygame.K_SPACE)
    screen.dispatch(Seek(4.0))
    run(screen, 1 / 60)
    picture(screen)
    assert screen.time.trail is not None
    assert len(screen.time.trail.points) == pytest.approx(120, abs=3)
    screen.dispatch(Change("pumps", 0))
    assert screen.time.trail.latest <= screen.patch.tick
    key(screen, pygame.K_SPACE)
    run(screen, 1.0)
    assert screen.time.trail.latest == screen.patch.tick


def test_the_button_tells_how_far_back_it_is() -> None:
    screen = live(seconds=10)
    key(screen, pygame.K_SPACE)
    button: NowButton = screen.controls.docks.timebar.now
    assert button.shown == "now"
    screen.dispatch(Seek(8.0))
    run(screen, 1 / 60)
    assert button.shown == "−2.0 s"
    click(screen, button.rect.center)
    run(screen, 1 / 60)
    assert not screen.session.in_past


def test_all_that_is_done_on_the_screen_is_journalled() -> None:
    screen = live(seconds=1)
    screen.dispatch(Change("P_K", 4.0))
    screen.act("set_open", int(screen.patch.rows(CHANNEL)[0]), False)
    screen.act("set", "P_K", -4.0)
    assert "P_K" in screen.run.notice.words
    run(screen, 1.0)
    key(screen, pygame.K_r, "r")
    run(screen, 1.0)
    assert [action.name for action in screen.session.journal] == ["set", "set_open", "restart"]
    again = Session(screen.session.spec, 1, journal=screen.session.journal, latest=screen.session.tick)
    again.seek(screen.session.tick)
    assert again.fingerprint() == screen.session.fingerprint()


# Recording -----------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(recorder, "folder", lambda: tmp_path / "recordings")
    return tmp_path / "recordings"


def test_the_button_records_and_the_file_plays_to_the_same_end(folder: Path) -> None:
    screen = live(seconds=1)
    click(screen, screen.controls.docks.timebar.record.rect.center)
    run(screen, 1.0)
    assert screen.readout.times.recording
    screen.dispatch(Change("K_out", 33.0))
    run(screen, 5.0)
    (path,) = folder.glob("*.minus70")
    assert load(path).end > 120  # it is kept as it goes on
    key(screen, pygame.K_F9)
    run(screen, 1 / 60)
    assert not screen.readout.times.recording
    assert str(path) in screen.run.notice.words
    found = load(path)
    assert (found.begin, found.end) == (60, screen.session.tick - 1)
    again = live(replay=found)
    assert again.session.tick == 61
    run(again, 6.2)
    assert again.session.tick == found.end
    assert again.session.fingerprint() == found.state
    assert again.clock.paused
    assert "recording ends here" in again.run.notice.words
    key(again, pygame.K_SPACE)
    run(again, 0.5)
    assert again.session.tick > found.end
    assert not again.readout.times.replaying


def test_a_recording_can_be_scrubbed_and_left_for_another_way(folder: Path) -> None:
    run_ = Session(presets.get("neuron"), 4)
    run_.step(300)
    run_.act("set", "pumps", 0)
    run_.step(900)
    screen = live(replay=Recording.of(run_))
    assert screen.readout.times.replaying
    assert screen.controls.docks.timebar.now.shown == "0:00 / 0:20"
    screen.dispatch(Seek(10.0))
    run(screen, 1 / 60)
    assert screen.readout.settings["pumps"] == 0
    screen.dispatch(Seek(2.0))
    run(screen, 1 / 60)
    assert screen.readout.settings["pumps"] == 4
    screen.dispatch(Change("pumps", 2))
    run(screen, 1 / 60)
    assert not screen.readout.times.replaying
    assert screen.session.latest == screen.session.tick


def test_a_recording_that_ends_otherwise_says_so() -> None:
    run_ = Session(presets.get("neuron").with_(size="small"), 4)
    run_.step(30)
    found = Recording(run_.spec, 4, (), 0, 30, "0" * 64)
    screen = live(replay=found)
    run(screen, 1.0)
    assert "ended otherwise" in screen.run.notice.words


class AtOnce(threading.Thread):
    """Has done its work when it is started."""

    def start(self) -> None:
        """Do it."""
        self.run()

    def join(self, timeout: float | None = None) -> None:
        """There is nothing to wait for."""


def test_a_disk_that_fills_up_ends_the_recording_and_nothing_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "Thread", AtOnce)
    screen = live(seconds=1)
    key(screen, pygame.K_F9)
    run(screen, 3.0)
    (path,) = folder.glob("*.minus70")
    end = load(path).end

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    for _frame in range(300):
        run(screen, 1 / 60)
        if not screen.recordings.under_way:
            break
    assert not screen.recordings.under_way
    assert "no space left on device" in screen.run.notice.words
    assert "whole up to there" in screen.run.notice.words
    tick = screen.session.tick
    run(screen, 1.0)
    assert screen.session.tick == tick + 60
    assert load(path).end == end
    assert list(folder.iterdir()) == [path]


def test_where_nothing_can_be_written_it_says_so_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(recorder, "folder", lambda: tmp_path / "file" / "below")
    screen = live(seconds=1)
    key(screen, pygame.K_F9)
    run(screen, 1 / 60)
    assert screen.run.notice.words.startswith("Cannot write")
    assert not screen.readout.times.recording


def test_leaving_the_screen_finishes_the_recording(folder: Path) -> None:
    screen = live(seconds=1)
    key(screen, pygame.K_F9)
    run(screen, 0.5)
    screen.close()
    (path,) = folder.glob("*.minus70")
    assert load(path).end == screen.session.tick


def test_a_recording_goes_on_after_a_visit_to_the_lab(tmp_path: Path) -> None:
    path = tmp_path / "run.minus70"
    director = Director(record=path)
    first = director.make("live", (1280, 720), lambda where: None)
    run(first, 1.0)  # type: ignore[arg-type]
    first.close()
    lab = director.make("lab", (1280, 720), lambda where: None)
    lab.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_PERIOD, unicode=".", mod=0))
    lab.close()
    assert isinstance(lab, PumpLab)
    assert load(path).end == lab.session.tick  # what was done there is kept even if nobody comes back
    back = director.make("live", (1280, 720), lambda where: None)
    assert isinstance(back, LiveScreen)
    run(back, 1.0)
    back.close()
    found = load(path)
    assert (found.begin, found.end) == (0, back.session.tick)
    assert found.state == back.session.fingerprint()


def test_two_recordings_of_one_second_have_two_names(folder: Path) -> None:
    run_ = Session(presets.get("neuron").with_(size="small"), 4)
    names = [recorder.new_recorder(run_).path for _time in range(3)]
    assert sorted(folder.iterdir()) == sorted(names)
    assert len(names) == 3
