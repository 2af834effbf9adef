"""The map of levels: opened, scrolled and left by finger and by key."""

import shutil
from pathlib import Path

import pygame
import pytest

from game.view.actions.window import Destination, OpenLevel, WindowAction
from game.view.challenge.level_tile import LevelTile
from game.view.challenge.parts import Text
from game.view.screens.director import Director
from game.view.screens.level_map import LevelMap

SAVE, PLAYER = "Save everybody's stars as a table", "Change the player"


def map_of(tmp_path: Path, gone: list[Destination]) -> LevelMap:
    """A map for nobody in particular."""
    screen = Director(file=tmp_path / "progress.json").make(WindowAction.MAP, (1280, 720), gone.append)
    assert isinstance(screen, LevelMap)
    return screen


def tiles(screen: LevelMap) -> list[LevelTile]:
    """The levels on the map, in the order in which they are played."""
    return [widget for widget in screen.widgets if isinstance(widget, LevelTile)]


def tap(screen: LevelMap, label: str) -> None:
    """Tap the button that is called so."""
    x, y = next(widget for widget in screen.widgets if widget.label == label).rect.center
    finger(screen, pygame.FINGERDOWN, x, y)
    finger(screen, pygame.FINGERUP, x, y)


def wheel(screen: LevelMap, turns: int) -> bool:
    """Turn the wheel, down with a number below 0; True if that was of use."""
    return screen.handle(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=turns, flipped=False, touch=False))


def finger(screen: LevelMap, kind: int, x: float, y: float) -> None:
    """A touch event at a place in px."""
    screen.handle(pygame.event.Event(kind, touch_id=1, finger_id=1, x=x / 1280, y=y / 720, dx=0.0, dy=0.0))


def test_a_tap_opens_a_level_and_a_drag_only_scrolls(tmp_path: Path) -> None:
    """The same tile, once tapped and once dragged."""
    gone: list[Destination] = []
    screen = map_of(tmp_path, gone)
    x, y = tiles(screen)[0].rect.center
    finger(screen, pygame.FINGERDOWN, x, y + 60)
    finger(screen, pygame.FINGERMOTION, x, y - 20)
    finger(screen, pygame.FINGERUP, x, y - 20)
    assert gone == []
    assert tiles(screen)[0].rect.centery == pytest.approx(y - 80, abs=2)
    x, y = tiles(screen)[1].rect.center
    finger(screen, pygame.FINGERDOWN, x, y + 20)
    finger(screen, pygame.FINGERUP, x, y + 20)
    assert len(gone) == 1
    assert isinstance(gone[0], OpenLevel)


def test_escape_goes_to_the_membrane(tmp_path: Path) -> None:
    """From the map itself."""
    gone: list[Destination] = []
    map_of(tmp_path, gone).handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_ESCAPE, mod=0, unicode=""))
    assert gone == [WindowAction.LIVE]


def shown(screen: LevelMap) -> str:
    """All words of the card over the map."""
    assert screen.dialog is not None
    return " ".join(part.words for part in screen.dialog.parts if isinstance(part, Text))


def press(screen: LevelMap, code: int, typed: str = "") -> None:
    """Press a key."""
    screen.handle(pygame.event.Event(pygame.KEYDOWN, key=code, mod=0, unicode=typed))


def test_what_is_wrong_with_the_progress_file_is_told_on_a_card(tmp_path: Path) -> None:
    """A broken file is set aside, and the map says under which name, until that has been read."""
    (tmp_path / "progress.json").write_text("{broken", encoding="utf-8")
    screen = map_of(tmp_path, [])
    assert "progress.broken-1.json" in shown(screen)
    press(screen, pygame.K_RETURN)
    assert screen.dialog is None


def test_the_table_for_a_teacher_is_written_and_its_path_told(tmp_path: Path) -> None:
    """However long the path is, all of it stands on the card."""
    folder = tmp_path / ("a_long_name_" * 12)
    director = Director(file=folder / "progress.json")
    director.campaign.progress.note("Ada", "reach_minus_70", 2, 41.0)
    screen = director.make(WindowAction.MAP, (1280, 720), lambda what: None)
    assert isinstance(screen, LevelMap)
    tap(screen, SAVE)
    assert str(folder / "minus70-progress.csv") in shown(screen)
    assert "Ada,reach_minus_70,2,41" in (folder / "minus70-progress.csv").read_text(encoding="utf-8")
    assert screen.dialog is not None
    assert screen.dialog.rect.width < 1280


def test_a_table_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """In a sentence, with the reason."""
    (tmp_path / "here").write_text("a file where a folder should be", encoding="utf-8")
    director = Director(file=tmp_path / "here" / "progress.json")
    screen = director.make(WindowAction.MAP, (1280, 720), lambda what: None)
    assert isinstance(screen, LevelMap)
    press(screen, pygame.K_RETURN)
    assert screen.dialog is None
    tap(screen, SAVE)
    assert "Cannot write" in shown(screen)
    assert f"there is no folder {tmp_path / 'here'}" in shown(screen)


def test_the_map_and_the_table_show_what_another_window_has_reached(tmp_path: Path) -> None:
    """Without a level played in this one; and what could not be saved is said once."""
    file = tmp_path / "new" / "progress.json"
    one, other = Director(file=file, player="Ada"), Director(file=file, player="Ada")
    assert "Written" in one.campaign.export()
    other.campaign.progress.note("Ada", "meet_the_membrane", 3, 20.0)
    other.campaign.save()
    screen = one.make(WindowAction.MAP, (1280, 720), lambda what: None)
    assert isinstance(screen, LevelMap)
    assert tiles(screen)[0].stars == 3
    other.campaign.progress.note("Bo", "meet_the_membrane", 2, 20.0)
    other.campaign.save()
    one.campaign.export()
    assert "Bo,meet_the_membrane,2,20" in (file.parent / "minus70-progress.csv").read_text(encoding="utf-8")
    file.unlink()
    shutil.rmtree(file.parent)
    file.parent.write_text("a file where the folder was", encoding="utf-8")
    one.campaign.progress.note("Ada", "meet_the_membrane", 3, 10.0)
    one.campaign.save()
    one.campaign.save()
    (message,) = one.campaign.take_messages()
    assert f"there is no folder {file.parent}" in message


def test_two_players_have_stars_of_their_own(tmp_path: Path) -> None:
    """A name is typed and entered; nothing typed is the guest; each sees the stars that are theirs."""
    director = Director(file=tmp_path / "progress.json")
    director.campaign.progress.note("Ada", "meet_the_membrane", 3, 20.0)
    screen = director.make(WindowAction.MAP, (1280, 720), lambda what: None)
    assert isinstance(screen, LevelMap)
    assert tiles(screen)[0].stars == 0
    tap(screen, PLAYER)
    for letter in "Ada":
        press(screen, ord(letter.lower()), letter)
    press(screen, pygame.K_RETURN)
    assert director.campaign.player == "Ada"
    assert tiles(screen)[0].stars == 3
    tap(screen, PLAYER)
    press(screen, pygame.K_RETURN)
    assert director.campaign.player == "guest"
    assert tiles(screen)[0].stars == 0


def test_stars_are_forgotten_only_when_it_is_said_twice(tmp_path: Path) -> None:
    """And only those of the player whose name stands on the button."""
    director = Director(file=tmp_path / "progress.json", player="Ada")
    for name in ("Ada", "Bo"):
        director.campaign.progress.note(name, "meet_the_membrane", 3, 20.0)
    screen = director.make(WindowAction.MAP, (1280, 720), lambda what: None)
    assert isinstance(screen, LevelMap)
    tap(screen, PLAYER)
    assert screen.dialog is not None
    forget = screen.dialog.buttons[0]
    assert forget.words == "Forget the stars of Ada"
    forget.act()
    assert tiles(screen)[0].stars == 3
    forget.act()
    assert tiles(screen)[0].stars == 0
    assert set(Director(file=tmp_path / "progress.json").campaign.progress.players) == {"Ada", "Bo"} - {"Ada"}


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (3840, 2160)])
def test_the_whole_campaign_is_seen_at_once(tmp_path: Path, size: tuple[int, int]) -> None:
    """In a large window nothing has to be scrolled."""
    screen = Director(file=tmp_path / "progress.json").make(WindowAction.MAP, size, lambda what: None)
    assert isinstance(screen, LevelMap)
    assert not wheel(screen, -1)
    assert all(pygame.Rect(0, 0, *size).contains(tile.rect) for tile in tiles(screen))


def test_a_tile_that_is_scrolled_away_is_not_pressed(tmp_path: Path) -> None:
    """Where it would lie under the title and the bar."""
    gone: list[Destination] = []
    screen = map_of(tmp_path, gone)
    assert wheel(screen, -100)
    hidden = [tile for tile in tiles(screen) if tile.rect.bottom > 0 and tile.rect.top < screen.layout.top]
    assert hidden
    for tile in hidden:
        y = min(tile.rect.bottom, screen.layout.top) - 4
        finger(screen, pygame.FINGERDOWN, tile.rect.centerx, y)
        finger(screen, pygame.FINGERUP, tile.rect.centerx, y)
    assert not any(isinstance(what, OpenLevel) for what in gone)
