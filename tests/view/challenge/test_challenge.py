"""The screen on which a level is played: what it shows, how it is used, and that looking back changes nothing."""

import pygame
import pytest
from challenge_rig import key, pixels, run, screen_of, touch
from pygame import Rect

from game.challenges import library
from game.challenges.play import LevelVerdict
from game.view.challenge.answer import AnswerButton
from game.view.challenge.dialog import Dialog
from game.view.challenge.parts import Text
from game.view.challenge.places import places
from game.view.drawing.theme import Theme
from game.view.screens.challenge import ChallengeScreen
from game.view.widgets.button import Button
from game.view.widgets.input import Press, Wheel

SIZES = ((1920, 1080), (1280, 720), (1080, 1920), (1024, 768))


@pytest.mark.parametrize("size", SIZES)
def test_no_panel_covers_another_or_leaves_the_window(size: tuple[int, int]) -> None:
    """Card, voltmeter, trace, cross, hint, console and score have places of their own."""
    place = screen_of(size).layout
    panels = [place.card, place.voltmeter, place.trace, place.leave, place.hint, place.console, place.score]
    window = Rect(0, 0, *size)
    for number, panel in enumerate(panels):
        assert window.contains(panel)
        assert panel.collidelist(panels[number + 1 :]) == -1


@pytest.mark.parametrize("size", SIZES)
def test_card_and_console_leave_the_membrane_free(size: tuple[int, int]) -> None:
    """A whole pump, 5.4 nm above the middle to 8.3 nm below it, is seen between them."""
    place = screen_of(size).layout
    assert place.card.bottom < place.membrane_y - 4.4 * place.ppn
    assert place.console.top > place.membrane_y + 8.3 * place.ppn


@pytest.mark.parametrize("size", SIZES)
def test_callout_covers_neither_the_panels_nor_its_thing(size: tuple[int, int]) -> None:
    """The first step points at the trace."""
    screen = screen_of(size)
    run(screen, 2)
    pixels(screen, Rect(0, 0, 8, 8))
    place, callout = screen.layout, screen.board.callout.rect
    assert callout.collidelist([place.card, place.trace, place.voltmeter, place.console]) == -1
    assert screen.board.callout.skip.rect.height >= place.theme.target(72)


def test_a_finger_can_skip_the_guide_and_open_a_channel() -> None:
    """Skip, then the plus of K⁺."""
    screen = screen_of()
    run(screen, 2)
    pixels(screen, Rect(0, 0, 8, 8))
    touch(screen, screen.board.callout.skip.rect.center)
    assert screen.play.step is None
    run(screen, 2)
    touch(screen, screen.board.console.steppers["open_K"].ends()[1].center)
    assert screen.play.watch.moves == 1


def test_looking_back_shows_the_past_and_changes_nothing() -> None:
    """The same pixels when back at now; play goes on from now, as if one had never looked."""
    plain, looking = screen_of(), screen_of()
    for screen in (plain, looking):
        run(screen, 2)
        key(screen, pygame.K_s)
        run(screen, 30)
        touch(screen, screen.board.console.steppers["open_K"].ends()[1].center)
        run(screen, 60)
    scene = Rect(0, looking.layout.membrane_y - 40, 1280, 80)
    key(looking, pygame.K_SPACE)
    run(looking, 1)
    before = pixels(looking, scene)
    track, latest = looking.board.past.scrub.track(), looking.session.tick
    touch(looking, (track.left + 4, track.centery))
    run(looking, 1)
    assert looking.session.tick < latest
    assert pixels(looking, scene) != before
    looking.board.past.to_now()
    run(looking, 1)
    assert pixels(looking, scene) == before
    touch(looking, (track.left + 4, track.centery))
    run(looking, 1)
    key(looking, pygame.K_SPACE)
    for screen in (plain, looking):
        screen.clock.settle()
        run(screen, 90)
    assert looking.play.watch.moves == plain.play.watch.moves == 1
    assert looking.play.verdict is LevelVerdict.PLAYING
    assert looking.patch.fingerprint() == plain.patch.fingerprint()


def test_a_move_made_while_looking_back_is_made_now() -> None:
    """Nothing that has been is undone by it."""
    screen = screen_of()
    run(screen, 2)
    key(screen, pygame.K_s)
    run(screen, 60)
    key(screen, pygame.K_SPACE)
    latest = screen.session.tick
    screen.session.seek(latest - 30)
    touch(screen, screen.board.console.steppers["open_K"].ends()[1].center)
    assert screen.session.tick == latest
    assert screen.session.branches == []


@pytest.mark.parametrize("size", SIZES)
def test_a_long_dialog_stays_in_the_window_and_scrolls(size: tuple[int, int]) -> None:
    """Its buttons are always seen; the wheel brings the last paragraph into view."""
    said = [Text("A sentence that takes up room in the window. " * 3) for _line in range(20)]
    button = Button("Next", lambda: None, words="Next")
    dialog = Dialog(said, [button])
    dialog.arrange(Theme(*size))
    assert Rect(0, 0, *size).contains(dialog.rect)
    assert dialog.rect.contains(button.rect)
    for _turn in range(40):
        dialog.handle(Wheel(-1.0))
    assert dialog.places[-1][1].bottom <= button.rect.top


def test_a_dialog_stands_clear_of_what_it_asks_about() -> None:
    """As far as there is room."""
    dialog = Dialog([Text("What is this?"), AnswerButton("A pump", lambda: None)], [], 620)
    dialog.avoid = [Rect(600, 300, 120, 120)]
    dialog.arrange(Theme(1280, 720))
    assert not dialog.rect.colliderect(dialog.avoid[0])


def test_an_answer_that_is_scrolled_under_the_buttons_is_not_pressed() -> None:
    """A tap on a button is the button's."""
    answers = [AnswerButton(f"Answer {n}", lambda: None) for n in range(20)]
    pressed: list[int] = []
    dialog = Dialog(answers, [Button("Next", lambda: pressed.append(1), words="Next")])
    dialog.arrange(Theme(1280, 720))
    dialog.handle(Press("mouse", dialog.buttons[0].rect.center))
    assert dialog.buttons[0].pressed


def test_the_hint_opens_as_a_bubble_in_a_small_window() -> None:
    """And Escape closes it before it leaves the level."""
    left: list[str] = []
    screen = ChallengeScreen((1280, 720), library.open_level(library.find("5")), 5, left.append)
    run(screen, 2)
    key(screen, pygame.K_h)
    pixels(screen, Rect(0, 0, 8, 8))
    assert screen.board.hints.bubble.width > 0
    assert screen.board.hints.bubble.bottom < screen.layout.console.top
    key(screen, pygame.K_ESCAPE)
    assert left == []
    key(screen, pygame.K_ESCAPE)
    assert left == ["map"]


def test_a_narrow_console_takes_more_rows() -> None:
    """Two steppers of four stand side by side at 1920 px."""
    screen = screen_of((1920, 1080))
    tops = sorted(stepper.rect.top for stepper in screen.board.console.steppers.values())
    assert tops[0] == tops[1] < tops[2] == tops[3]
    assert places(1920, 1080, 2).console.height > places(1920, 1080, 1).console.height
