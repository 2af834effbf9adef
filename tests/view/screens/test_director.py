"""What goes wrong on the way from one screen to the next is said, and ends nothing."""

import errno
from pathlib import Path

import pygame
import pytest
from window_hands import SIZE, window

from game.challenges import library
from game.documents import DocumentError
from game.view.actions.window import OpenLevel, WindowAction
from game.view.playback import recorder
from game.view.playback.recordings import CannotRecord
from game.view.screens.challenge import ChallengeScreen
from game.view.screens.director import Director
from game.view.screens.level_map import LevelMap
from game.view.screens.live import LiveScreen
from game.view.screens.pump_lab import PumpLab
from game.view.window.display import start_pygame


def full(*_arguments: object, **_options: object) -> None:
    """A disk on which nothing can be written."""
    raise OSError(errno.ENOSPC, "No space left on device", "run.minus70")


@pytest.mark.parametrize(("key", "other"), [(pygame.K_x, PumpLab), (pygame.K_F4, None)])
def test_a_disk_that_is_full_ends_a_recording_and_not_the_run(
    key: int, other: type | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It fills up while the run is recorded; then another screen is gone to, and come back from."""
    monkeypatch.setattr(recorder, "folder", lambda: tmp_path)
    with window("live", tmp_path) as hands:
        hands.keys(pygame.K_F9)
        assert hands.screen.recordings.under_way
        session = hands.screen.session
        monkeypatch.setattr(recorder, "write_text", full)
        hands.keys(key)
        if other is not None:
            assert isinstance(hands.screen, other)
            assert not hands.screen.recordings.under_way
        hands.keys(key)
        assert isinstance(hands.screen, LiveScreen)
        assert hands.screen.session is session
        assert not hands.screen.recordings.under_way


def test_a_recording_asked_for_by_name_must_be_writable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else an hour's lesson would be lost unseen."""
    monkeypatch.setattr(recorder, "write_text", full)
    director = Director(record=tmp_path / "run.minus70", file=tmp_path / "progress.json")
    start_pygame()
    with pytest.raises(CannotRecord, match=r"Cannot write run.minus70: no space left on device"):
        director.make(WindowAction.LIVE, SIZE, lambda where: None)


def test_a_level_that_is_broken_by_now_leads_to_the_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the level before it, and from the map itself; the first one to be opened is refused."""
    start_pygame()
    director = Director(file=tmp_path / "progress.json")
    names = [entry.name for entry in library.campaign()]
    opened = library.open_level

    def broken(file: Path) -> object:
        if names[1] in file.stem:
            raise DocumentError(f"{file}:1:1 is broken")
        return opened(file)

    monkeypatch.setattr(library, "open_level", broken)
    with pytest.raises(DocumentError):
        director.make(OpenLevel(names[1]), SIZE, lambda where: None)
    assert isinstance(director.make(OpenLevel(names[0]), SIZE, lambda where: None), ChallengeScreen)
    assert isinstance(director.make(WindowAction.NEXT, SIZE, lambda where: None), LevelMap)
    assert isinstance(director.make(OpenLevel(names[1]), SIZE, lambda where: None), LevelMap)


def test_a_desktop_that_refuses_full_screen_leaves_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """F11 and presenter mode ask for it; the window stays as it was, and everything goes on."""
    with window("live", tmp_path) as hands:
        set_mode = pygame.display.set_mode

        def refuse(size: tuple[int, int] = (0, 0), flags: int = 0, **kinds: int) -> pygame.Surface:
            if flags & pygame.FULLSCREEN:
                raise pygame.error("no video mode large enough")
            return set_mode(size, flags, **kinds)

        monkeypatch.setattr(pygame.display, "set_mode", refuse)
        hands.keys(pygame.K_F11, pygame.K_F5, pygame.K_F5, pygame.K_F11)
        assert hands.size == SIZE
        assert not hands.presenter.on
