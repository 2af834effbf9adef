"""Whatever any number of hands do to the exhibit, it never sticks, loses no ion, and is itself again when they go."""

from typing import Any

import pygame
from hypothesis import given, settings
from hypothesis import strategies as st
from kiosk_rig import exhibit, finger, picture, sleep

from game.engine import measure
from game.view.screens.kiosk import KioskScreen

IDLE_S, COUNTDOWN_S = 5.0, 5.0
KEYS = (pygame.K_TAB, pygame.K_RETURN, pygame.K_SPACE, pygame.K_LEFT, pygame.K_DOWN, pygame.K_ESCAPE, pygame.K_g)
FINGERS = st.integers(0, 9)
SHARES = st.floats(0, 1)
PLACES = st.one_of(st.tuples(SHARES, SHARES), st.integers(0, 7))  # anywhere, or on a button

MOVES = (pygame.FINGERDOWN, pygame.FINGERUP, pygame.FINGERMOTION)

EVENTS = st.one_of(
    st.tuples(st.just("finger"), st.sampled_from(MOVES), FINGERS, PLACES),
    st.tuples(st.just("tap"), FINGERS, PLACES),
    st.tuples(st.just("mouse"), st.sampled_from((pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)), PLACES),
    st.tuples(st.just("key"), st.sampled_from((pygame.KEYDOWN, pygame.KEYUP)), st.sampled_from(KEYS)),
    st.tuples(st.just("wait"), st.floats(0.01, 4)),
    st.tuples(st.just("resize"), st.sampled_from(((1280, 720), (720, 1280), (1024, 768)))),
)

_screens: list[KioskScreen] = []


def kiosk() -> KioskScreen:
    """One exhibit for all examples: each has to leave it as it was."""
    if not _screens:
        _screens.append(exhibit(idle_seconds=IDLE_S, countdown_seconds=COUNTDOWN_S, languages=("en", "de")))
    return _screens[0]


def at(screen: KioskScreen, place: Any) -> tuple[float, float]:
    """A place in the window, px."""
    theme = screen.layout.theme
    if isinstance(place, int):
        tiles = screen.visitor.tiles
        return tiles[place % len(tiles)].rect.center
    return place[0] * theme.width, place[1] * theme.height


def do(screen: KioskScreen, what: str, *rest: Any) -> None:
    """One thing that people do."""
    if what == "finger":
        kind, name, place = rest
        finger(screen, kind, at(screen, place), name)
    elif what == "tap":
        name, place = rest
        for kind in (pygame.FINGERDOWN, pygame.FINGERUP):
            finger(screen, kind, at(screen, place), name)
    elif what == "mouse":
        kind, place = rest
        screen.handle(pygame.event.Event(kind, button=1, pos=at(screen, place), touch=False))
    elif what == "key":
        kind, code = rest
        screen.handle(pygame.event.Event(kind, key=code, unicode="", mod=0))
    elif what == "wait":
        sleep(screen, *rest)
    elif what == "resize":
        screen.resize(*rest)


@settings(max_examples=60)
@given(st.lists(EVENTS, min_size=1, max_size=40))
def test_it_always_comes_back(events: list[tuple[Any, ...]]) -> None:
    screen = kiosk()
    assert screen.state == "attract"
    for event in events:
        do(screen, *event)
        assert screen.state in ("attract", "visitor", "countdown")
        assert not any(tile.rect.width == 0 for tile in screen.visitor.tiles)
    picture(screen)
    assert measure.conserved(screen.session.patch)
    game = screen.visitor.playing
    longest = 0.0 if game is None else game.mini.left_s  # a button of the game may still be held
    sleep(screen, longest + IDLE_S + COUNTDOWN_S + 1)
    assert screen.state == "attract"
    assert screen.language == "en"
    assert screen.visitor.playing is None
    assert measure.conserved(screen.session.patch)
