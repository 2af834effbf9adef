"""A window that fails is closed, its recordings are whole, and its report holds the run and the last keys."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game import cli
from game.crash import last_actions, report
from game.engine import measure
from game.engine.recording_file import load
from game.view.actions.window import WindowAction
from game.view.playback import recorder
from game.view.screens.director import Director
from game.view.screens.live import LiveScreen
from game.view.window import event_words
from game.view.window.app import App

FAILS_AT = 40  # drawn pictures, the splash's one included


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The log folder, for the time of a test; recordings go there as well."""
    monkeypatch.setattr(report, "default_folder", lambda: tmp_path)
    monkeypatch.setattr(recorder, "folder", lambda: tmp_path / "recordings")
    return tmp_path


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    last_actions.forget()
    yield
    last_actions.forget()


def press(code: int) -> None:
    """Post a key."""
    for kind in (pygame.KEYDOWN, pygame.KEYUP):
        pygame.event.post(pygame.event.Event(kind, key=code, mod=0, unicode="", scancode=0))


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the membrane fail in the midst of its pictures; before that a recording begins, and Na+ goes up."""
    drawn = 0
    draw = LiveScreen.draw

    def failing(screen: LiveScreen, surface: pygame.Surface) -> None:
        nonlocal drawn
        drawn += 1
        if drawn == 3:
            press(pygame.K_F9)
        elif drawn == 6:
            screen.session.act("set", "K_out", 20.0)
        elif drawn >= FAILS_AT:
            raise AttributeError("readout")
        draw(screen, surface)

    monkeypatch.setattr(LiveScreen, "draw", failing)


@pytest.mark.usefixtures("fails")
def test_a_failure_in_a_window_keeps_the_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, code 70, a report with the keys, and two recordings of the same run that can be played."""
    assert cli.run(["live", "--seed", "5", "--size", "1100x660"]) == 70
    said = capsys.readouterr().err.strip().splitlines()[-1]
    assert said.startswith("minus70: The program itself has failed (AttributeError: readout)")
    assert not pygame.display.get_init()
    (written,) = folder.glob("crash-*.txt")
    text = written.read_text(encoding="utf-8")
    assert "screen 'live', window 1100x660, driver dummy" in text
    assert "key f9" in text
    assert "AttributeError: readout" in text
    (kept,) = folder.glob("crash-*.minus70")
    (own,) = (folder / "recordings").glob("*.minus70")
    assert str(kept) in said
    recordings = [load(kept), load(own)]
    for recording in recordings:
        assert recording.seed == 5
        assert [(action.name, action.args) for action in recording.journal] == [("set", ("K_out", 20.0))]
        assert recording.end >= FAILS_AT - 10
        session = recording.session()
        session.seek(recording.end)
        assert session.fingerprint() == recording.state
        assert measure.conserved(session.patch)
    assert recordings[0].state == recordings[1].state


@pytest.mark.usefixtures("fails")
def test_what_fails_while_the_window_is_closed_does_not_hide_what_failed_first(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screen cannot be left either: the report is still about the first failure, and the window is gone."""

    def cannot(screen: LiveScreen) -> None:
        raise ZeroDivisionError("while it is closed")

    monkeypatch.setattr(LiveScreen, "close", cannot)
    with pytest.raises(AttributeError, match="readout"):
        App((1100, 660), False, Director(file=folder / "progress.json").make).run()
    assert not pygame.display.get_init()


def test_ctrl_c_in_a_window_closes_it_with_its_recording_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Code 130, no report."""
    drawn = 0
    draw = LiveScreen.draw

    def stopped(screen: LiveScreen, surface: pygame.Surface) -> None:
        nonlocal drawn
        drawn += 1
        if drawn >= FAILS_AT:
            raise KeyboardInterrupt
        draw(screen, surface)

    monkeypatch.setattr(LiveScreen, "draw", stopped)
    file = folder / "run.minus70"
    assert cli.run(["live", "--record", str(file), "--size", "1100x660"]) == 130
    assert load(file).end > 0
    assert not pygame.display.get_init()
    assert list(folder.glob("crash-*")) == []
    assert "failed" not in capsys.readouterr().err


def test_a_window_that_ends_well_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No report, no actions, no run that memory would be held for."""
    monkeypatch.setattr(
        LiveScreen,
        "handle",
        lambda screen, event: event.type == pygame.KEYDOWN and screen.dispatch(WindowAction.QUIT) is None,
    )
    frame = App.frame

    def then_quit(app: App, seconds: float) -> None:
        press(pygame.K_q)
        frame(app, seconds)

    monkeypatch.setattr(App, "frame", then_quit)
    assert cli.run(["live", "--size", "1100x660"]) == 0
    assert last_actions.lines() == []
    assert last_actions.run_text() is None
    assert list(folder.glob("crash-*")) == []


def test_actions_are_words_and_no_secrets() -> None:
    """Whatever an event lacks; keys that spell a name or a PIN are only counted."""
    key = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_4, mod=0, unicode="4")
    tap = pygame.event.Event(pygame.FINGERDOWN, x=0.25, y=0.5, touch_id=1, finger_id=1)
    assert event_words.describe(key) == "key 4 (modifiers 0x0)"
    assert event_words.describe(tap) == "finger down at (0.250, 0.500)"
    for event in (key, tap):
        assert not any(sign.isdigit() for sign in event_words.describe(event, secret=True))
    for kind in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, pygame.MOUSEMOTION, pygame.MOUSEWHEEL, pygame.VIDEORESIZE):
        assert isinstance(event_words.describe(pygame.event.Event(kind)), str)
