"""What a level asks and shows in the middle of play: questions, other cells, figures, and the pump it speaks of."""

import pygame
import pytest
from challenge_rig import key, pixels, run, touch
from pygame import Rect

from game.challenges import library
from game.challenges.play import LevelVerdict
from game.view.challenge.answer import AnswerButton
from game.view.challenge.dialog import Dialog
from game.view.challenge.things import find_thing
from game.view.screens.challenge import ChallengeScreen

SIZES = ((1920, 1080), (1280, 720), (1080, 1920), (1024, 768))
SMALL = Rect(0, 0, 8, 8)


def level(name: str, size: tuple[int, int] = (1280, 720)) -> ChallengeScreen:
    screen = ChallengeScreen(size, library.open_level(library.find(name)))
    run(screen, 2)
    pixels(screen, SMALL)
    return screen


def asked_of(screen: ChallengeScreen) -> list[AnswerButton]:
    dialog = screen.cards.open_card
    assert isinstance(dialog, Dialog)
    return [part for part in dialog.parts if isinstance(part, AnswerButton)]


@pytest.mark.parametrize("size", SIZES)
def test_the_figures_have_a_place_of_their_own(size: tuple[int, int]) -> None:
    place = level("the_steady_state", size).layout
    panels = [place.card, place.voltmeter, place.trace, place.leave, place.hint, place.console, place.score]
    assert Rect(0, 0, *size).contains(place.readings)
    assert place.readings.collidelist(panels) == -1
    assert place.readings.bottom < place.membrane_y - 4.4 * place.ppn


@pytest.mark.parametrize("size", SIZES)
def test_the_pump_with_the_crank_is_the_one_that_is_seen_and_ringed(size: tuple[int, int]) -> None:
    screen = level("three_out_two_in", size)
    protein = screen.patch.state.protein
    held = float(protein["x"][protein["held"] == 1][0])
    ring = find_thing("pump", screen.patch, screen.scene.camera, {})
    assert ring is not None
    assert ring.centerx == pytest.approx(screen.scene.camera.x_px(held), abs=2)
    assert ring.left >= 0
    assert ring.right <= size[0]


@pytest.mark.parametrize("how", ["keys", "finger"])
@pytest.mark.parametrize("right", [True, False])
def test_a_question_in_the_middle_of_play_holds_time_and_decides(how: str, right: bool) -> None:
    screen = level("the_price")
    screen.play.skip_steps()
    screen.do(screen.level.solution[0])
    for _second in range(40):
        run(screen, 60)
        if screen.cards.open_card is not None:
            break
    assert len(asked_of(screen)) == 3
    before = screen.play.watch.time_s
    run(screen, 60)
    assert screen.play.watch.time_s == before
    for chosen in (3 if right else 1, 2):
        answer = asked_of(screen)[chosen - 1]
        if how == "finger":
            touch(screen, answer.rect.center)
        else:
            while screen.cards.open_card.focused is not answer:  # type: ignore[union-attr]
                key(screen, pygame.K_TAB)
            key(screen, pygame.K_RETURN)
        run(screen, 30)
        if screen.play.verdict is not LevelVerdict.PLAYING:
            break
    assert screen.play.verdict is (LevelVerdict.WON if right else LevelVerdict.LOST)


def test_a_finger_changes_the_cell_and_the_scene_follows() -> None:
    screen = level("muscle_or_nerve")
    screen.play.skip_steps()
    run(screen, 30)
    before, cells = pixels(screen, Rect(200, 300, 800, 200)), screen.board.console.cells
    assert [button.active for button in cells] == [True, False, False]
    touch(screen, cells[1].rect.center)
    run(screen, 2)
    assert screen.patch.spec.name == "red_cell"
    assert [button.active for button in cells] == [False, True, False]
    assert pixels(screen, Rect(200, 300, 800, 200)) != before
    run(screen, 120)
    assert screen.play.watch.time_s == pytest.approx(2.5, abs=0.2)


def test_what_the_electrode_cannot_do_is_told_and_the_level_goes_on() -> None:
    screen = level("the_capacitor")
    screen.play.skip_steps()
    run(screen, 10)
    take = next(widget for widget in screen.board.console.widgets if "Take" in getattr(widget, "words", ""))
    for _time in range(4):
        touch(screen, take.rect.center)
        run(screen, 2)
    assert "That would bring V to" in screen.play.refusal
    assert screen.play.verdict is LevelVerdict.PLAYING
