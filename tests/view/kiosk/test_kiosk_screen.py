"""The exhibit's states: it wakes at a touch, asks, resets, closes; whatever is done it comes back to attract."""

import pygame
import pytest
from kiosk_rig import FRAME_S, Doors, awake, down, exhibit, key, picture, press, run, sleep, tap, tile, up

from game.kiosk.interventions import INTERVENTIONS
from game.view.drawing import cache
from game.view.kiosk.shot import ppn_of
from game.view.scene.pump import frames
from game.view.scene.pump.frames import PumpArt
from game.view.scene.pump.poses import CYCLE, TWEENS
from game.words import _


def applied(screen: object) -> list[str]:
    """What the visitor has done and not undone."""
    return [each.name for each in INTERVENTIONS if each.is_applied(screen.session)]  # type: ignore[attr-defined]


def test_it_attracts_until_somebody_touches() -> None:
    screen = exhibit()
    sleep(screen, 100)
    assert screen.state == "attract"
    assert screen.session is screen.attract.session


def test_the_touch_that_wakes_does_nothing_else() -> None:
    """Not even where a button comes up under the finger, nor when the finger is lifted."""
    screen = exhibit()
    at = tile(screen, "pumps").rect.center
    down(screen, at)
    assert screen.state == "visitor"
    run(screen, 0.5)
    up(screen, at)
    assert applied(screen) == []
    tap(screen, at)
    assert applied(screen) == ["pumps"]


def test_a_mouse_and_a_key_wake_it_too() -> None:
    screen = exhibit()
    screen.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(5, 5), touch=False))
    assert screen.state == "visitor"
    screen = exhibit()
    key(screen, pygame.K_SPACE)
    assert screen.state == "visitor"
    assert applied(screen) == []


def test_nobody_there_is_asked_and_then_the_exhibit_begins_anew() -> None:
    screen = awake(idle_seconds=45, countdown_seconds=15, languages=("en", "de"))
    press(screen, "leaks")
    press(screen, "language")
    assert screen.language == "de"
    sleep(screen, 44)
    assert screen.state == "visitor"
    sleep(screen, 2)
    assert screen.state == "countdown"
    sleep(screen, 13)
    assert screen.state == "countdown"
    sleep(screen, 2)
    assert screen.state == "attract"
    assert screen.language == "en"
    assert screen.attract.session.tick < 2000
    tap(screen, (5, 5))
    assert applied(screen) == []
    assert screen.visitor.playing is None


@pytest.mark.parametrize("place", ["corner", "pumps"])
def test_any_touch_keeps_going_and_does_nothing_else(place: str) -> None:
    screen = awake(idle_seconds=5, countdown_seconds=5)
    press(screen, "poison")
    sleep(screen, 6)
    assert screen.state == "countdown"
    tap(screen, (2, 2) if place == "corner" else tile(screen, "pumps").rect.center)
    assert screen.state == "visitor"
    assert applied(screen) == ["poison"]
    sleep(screen, 4)
    assert screen.state == "visitor"


def test_the_run_stands_while_it_asks() -> None:
    screen = awake(idle_seconds=5, countdown_seconds=5)
    sleep(screen, 6)
    before = screen.session.tick
    sleep(screen, 2)
    assert screen.session.tick == before


def test_a_hand_that_rests_on_the_screen_keeps_nobodys_place() -> None:
    screen = awake(idle_seconds=5, countdown_seconds=5)
    down(screen, tile(screen, "leaks").rect.center)
    sleep(screen, 11)
    assert screen.state == "attract"


def test_it_closes_only_once_the_last_visitor_has_gone() -> None:
    doors = Doors()
    screen = exhibit(doors=doors, idle_seconds=5, countdown_seconds=5)
    tap(screen, (5, 5))
    doors.open = False
    sleep(screen, 4)
    assert screen.state == "visitor"
    sleep(screen, 8)
    assert screen.state == "closed"
    tap(screen, (5, 5))
    assert screen.state == "closed"
    doors.open = True
    sleep(screen, 6)
    assert screen.state == "attract"


@pytest.mark.parametrize(("closed", "most"), [("dim", 40), ("blank", 0)])
def test_a_closed_exhibit_is_dark(closed: str, most: int) -> None:
    doors = Doors()
    doors.open = False
    screen = exhibit(doors=doors, closed=closed, reduced_motion=True)
    assert screen.state == "closed"
    assert pygame.surfarray.array3d(picture(screen)).max() <= most


def test_every_event_is_used() -> None:
    """No key does here what it does on the program's other screens."""
    screen = awake()
    for code in (pygame.K_ESCAPE, pygame.K_g, pygame.K_q, pygame.K_F11, pygame.K_w):
        event = pygame.event.Event(pygame.KEYDOWN, key=code, unicode="", mod=0)
        assert screen.handle(event)
    assert screen.state == "visitor"


def test_what_is_said_is_in_the_language_chosen() -> None:
    screen = awake(languages=("en", "de"))
    press(screen, "language")
    run(screen, 0.1)
    assert screen.visitor.comment.what == _("What will you try?")


def test_after_a_change_of_size_the_shapes_of_pumps_are_made_one_a_frame() -> None:
    """Until every scale of every scene has all of them; nothing is made while scenes go by after that."""
    screen = exhibit(scenes=("01_rest", "02_the_pump"))
    cache.make_room((1920, 1080))
    cache.clear()
    screen.resize((1024, 768))
    scales = {ppn_of(screen.attract.layout, look) for look in ("membrane", "pump")} | {screen.visitor.layout.ppn}
    shapes = len(scales) * len(CYCLE) * (TWEENS + 1)
    for frame in range(shapes + 10):
        assert len(frames.PICTURES) <= frame
        screen.update(FRAME_S)
    made = len(frames.PICTURES)
    assert made > shapes / 2  # steps of the cycle share pictures
    for _ppn in scales:
        for _picture in PumpArt(_ppn).prewarm():
            assert len(frames.PICTURES) == made
