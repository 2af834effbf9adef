"""What a visitor sees and touches: targets for any hand, several fingers, keys alone, the challenge, the languages."""

import pygame
import pytest
from kiosk_rig import awake, down, exhibit, finger, key, picture, press, run, sleep, tap, tile, up

from game.challenges.play import LevelVerdict
from game.kiosk.config import LANGUAGES
from game.kiosk.interventions import INTERVENTIONS
from game.view.drawing.theme import Theme
from game.view.kiosk import still_there
from game.view.kiosk.visitor_layout import LEAST_TARGET, visitor_place
from game.view.screens.kiosk import KioskScreen

SIZES = [(1920, 1080), (1280, 720), (1080, 1920), (1024, 768), (3840, 2160), (1920, 1200), (2560, 1080), (720, 1280)]


def applied(screen: KioskScreen) -> list[str]:
    """What the visitor has done and not undone."""
    return [each.name for each in INTERVENTIONS if each.is_applied(screen.session)]


@pytest.mark.parametrize("size", SIZES)
def test_everything_to_press_is_large_apart_and_inside(size: tuple[int, int]) -> None:
    place = visitor_place(*size)
    least = LEAST_TARGET * min(max(size) / 1920, min(size) / 1080)
    whole = pygame.Rect(0, 0, *size)
    for group in ((*place.tiles, place.language), place.holds):
        for number, rect in enumerate(group):
            assert whole.contains(rect)
            assert min(rect.size) >= round(least)
            assert all(rect.inflate(8, 8).colliderect(other) == 0 for other in group[number + 1 :])
    for words in (place.voltage, place.words):
        assert whole.contains(words)
        assert not words.colliderect(place.tiles[0])
    assert not place.voltage.colliderect(place.words)
    assert not any(place.gauge.colliderect(rect) for rect in (*place.holds, place.words))


@pytest.mark.parametrize("size", [(1080, 1920), (720, 1280), (2160, 3840)])
def test_on_a_tall_screen_all_of_it_is_within_reach(size: tuple[int, int]) -> None:
    place = visitor_place(*size)
    for rect in (*place.tiles, *place.holds, place.language, still_there.StillThere(Theme(*size)).keep_going):
        assert rect.top >= 0.55 * size[1]


@pytest.mark.parametrize("intervention", INTERVENTIONS, ids=lambda intervention: intervention.name)
def test_a_tap_does_it_and_another_undoes_it(intervention: object) -> None:
    screen = awake()
    name = intervention.name  # type: ignore[attr-defined]
    press(screen, name)
    assert applied(screen) == [name]
    asked = tile(screen, name).words
    picture(screen)
    assert tile(screen, name).active
    assert tile(screen, name).words != asked
    press(screen, name)
    assert applied(screen) == []


def test_making_it_well_undoes_everything_at_once() -> None:
    screen = awake()
    assert not tile(screen, "make it well again").enabled
    for intervention in INTERVENTIONS:
        press(screen, intervention.name)
    assert len(applied(screen)) == 4
    press(screen, "make it well again")
    assert applied(screen) == []
    assert not tile(screen, "make it well again").enabled


def test_a_finger_that_drums_presses_once() -> None:
    screen = awake()
    run(screen, 0.5)
    for _time in range(4):
        tap(screen, tile(screen, "leaks").rect.center)
        run(screen, 0.05)
    assert applied(screen) == ["leaks"]


def test_a_finger_need_not_come_up_where_it_went_down() -> None:
    screen = awake()
    run(screen, 0.5)
    at = tile(screen, "leaks").rect.center
    down(screen, at)
    finger(screen, pygame.FINGERMOTION, (at[0] + 300, at[1] - 200))
    up(screen, (at[0] + 300, at[1] - 200))
    assert applied(screen) == ["leaks"]


def test_a_palm_elsewhere_blocks_nobody() -> None:
    screen = awake()
    down(screen, (600, 300), name=7)
    press(screen, "poison")
    assert applied(screen) == ["poison"]
    down(screen, tile(screen, "leaks").rect.center, name=8)
    press(screen, "pumps")
    assert applied(screen) == ["pumps", "leaks", "poison"]


def test_two_fingers_press_two_buttons() -> None:
    screen = awake()
    run(screen, 0.5)
    first, second = tile(screen, "leaks").rect.center, tile(screen, "potassium").rect.center
    down(screen, first, 1)
    down(screen, second, 2)
    up(screen, first, 1)
    up(screen, second, 2)
    assert applied(screen) == ["leaks", "potassium"]


def test_keys_alone_reach_everything() -> None:
    screen = exhibit()
    key(screen, pygame.K_RETURN)
    assert applied(screen) == []
    key(screen, pygame.K_RETURN)
    assert applied(screen) == ["pumps"]
    key(screen, pygame.K_TAB)
    run(screen, 0.5)
    key(screen, pygame.K_SPACE)
    assert applied(screen) == ["pumps", "leaks"]
    key(screen, pygame.K_RIGHT)
    key(screen, pygame.K_RIGHT)
    key(screen, pygame.K_RETURN)
    assert applied(screen) == ["pumps", "leaks", "potassium"]
    seen = set()
    for _time in range(12):
        key(screen, pygame.K_TAB)
        seen.add(screen.visitor.focused)
    assert seen == {each.label for each in screen.visitor.tiles}


def test_a_mouse_does_what_a_finger_does() -> None:
    screen = awake()
    run(screen, 0.5)
    at = tile(screen, "poison").rect.center
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        screen.handle(pygame.event.Event(kind, button=1, pos=at, touch=True))  # SDL's copy of a finger: not twice
    assert applied(screen) == []
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        screen.handle(pygame.event.Event(kind, button=1, pos=at, touch=False))
    assert applied(screen) == ["poison"]


def test_one_language_needs_no_button() -> None:
    screen = awake(languages=("en",))
    assert "language" not in [each.label for each in screen.visitor.tiles]


def test_the_language_button_goes_round() -> None:
    screen = awake(languages=("en", "fr", "de"))
    seen = [screen.language]
    for _time in range(3):
        press(screen, "language")
        seen.append(screen.language)
    assert seen == ["en", "fr", "de", "en"]


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1024, 768)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_words_on_buttons_stay_whole(language: str, size: tuple[int, int]) -> None:
    screen = awake(size, language=language)
    for name in ("poison", "potassium", "challenge"):
        picture(screen)
        for each in screen.visitor.tiles:
            joined = "".join(line if line.endswith("-") else f"{line} " for line in each.shown)
            assert joined.split() == each.words.split()
            assert len(each.shown) <= 2
        press(screen, name)


def test_the_button_shows_the_language_that_is_spoken() -> None:
    screen = exhibit(language="de", languages=("en", "de"))
    assert screen.visitor.language.now == "de"
    tap(screen, (5, 5))
    press(screen, "language")
    assert screen.visitor.language.now == "en"
    screen.visitor.restart()
    sleep(screen, 100)
    assert screen.visitor.language.now == "de"


def test_the_picture_wanders_and_fingers_still_hit() -> None:
    screen = exhibit(burn_in_shift_px=8, burn_in_every_s=10, reduced_motion=True)
    before = pygame.surfarray.array3d(picture(screen))
    tap(screen, (5, 5))
    sleep(screen, 5)
    rect = tile(screen, "leaks").rect
    shown = pygame.surfarray.array3d(picture(screen))
    right, below = screen.shift
    assert max(abs(right), abs(below)) > 4
    assert shown.shape == before.shape
    tap(screen, (rect.left + right + 1, rect.top + below + 1))
    assert applied(screen) == ["leaks"]


# The challenge -----------------------------------------------------------------------------------------------------


def playing(screen: KioskScreen) -> LevelVerdict:
    """How the challenge stands."""
    assert screen.visitor.playing is not None
    return screen.visitor.playing.mini.verdict


def test_the_challenge_is_won_by_holding_and_letting_go() -> None:
    screen = awake()
    press(screen, "challenge")
    assert playing(screen) is LevelVerdict.PLAYING
    at = tile(screen, "let K+ out").rect.center
    down(screen, at)
    for _tenth in range(300):
        run(screen, 0.1)
        assert screen.visitor.playing is not None
        if screen.visitor.playing.mini.voltage_mV < -69:
            break
    up(screen, at)
    run(screen, 7)
    assert playing(screen) is LevelVerdict.WON
    assert [each.label for each in screen.visitor.tiles] == ["once more", "back"]
    press(screen, "once more")
    assert playing(screen) is LevelVerdict.PLAYING


def test_the_challenge_goes_back_by_itself() -> None:
    screen = awake(idle_seconds=200)
    press(screen, "leaks")
    before = screen.session
    press(screen, "challenge")
    sleep(screen, 61)
    assert playing(screen) is LevelVerdict.LOST
    sleep(screen, 16)
    assert screen.visitor.playing is None
    assert screen.session is before
    assert applied(screen) == ["leaks"]


def test_the_challenge_can_be_left_at_any_time() -> None:
    screen = awake()
    press(screen, "challenge")
    press(screen, "back")
    assert screen.visitor.playing is None
    assert "challenge" in [each.label for each in screen.visitor.tiles]


def test_a_channel_shuts_when_its_finger_is_lifted_and_stays_open_for_a_tap() -> None:
    screen = awake()
    press(screen, "challenge")
    assert screen.visitor.playing is not None
    mini, at = screen.visitor.playing.mini, tile(screen, "let K+ out").rect.center
    tap(screen, at)
    run(screen, 0.1)
    assert mini.is_open("K")
    run(screen, 0.6)
    assert not mini.is_open("K")
    down(screen, at)
    run(screen, 2)
    assert mini.is_open("K")
    up(screen, at)
    run(screen, 0.1)
    assert not mini.is_open("K")


def test_two_visitors_may_hold_a_button_each() -> None:
    screen = awake()
    press(screen, "challenge")
    assert screen.visitor.playing is not None
    mini = screen.visitor.playing.mini
    down(screen, tile(screen, "let K+ out").rect.center, 1)
    down(screen, tile(screen, "let Na+ in").rect.center, 2)
    run(screen, 1)
    assert mini.is_open("K")
    assert mini.is_open("Na")
    up(screen, tile(screen, "let K+ out").rect.center, 1)
    run(screen, 0.1)
    assert not mini.is_open("K")
    assert mini.is_open("Na")


def test_a_challenge_that_is_left_alone_is_forgotten() -> None:
    screen = awake(idle_seconds=10, countdown_seconds=5)
    press(screen, "challenge")
    down(screen, tile(screen, "let K+ out").rect.center)
    up(screen, tile(screen, "let K+ out").rect.center)
    sleep(screen, 16)
    assert screen.state == "attract"
    tap(screen, (5, 5))
    assert screen.visitor.playing is None


def test_a_finger_stuck_on_a_button_does_not_keep_the_exhibit_for_ever() -> None:
    screen = awake(idle_seconds=10, countdown_seconds=5)
    press(screen, "challenge")
    down(screen, tile(screen, "let Na+ in").rect.center)
    sleep(screen, 60 + 10 + 5 + 2)
    assert screen.state == "attract"
