"""A whole level played with nothing but keys, and with nothing but fingers: the same moves, and both win."""

import pygame
import pytest
from challenge_rig import key, pixels, run, screen_of, touch

from game.challenges.play import LevelVerdict
from game.view.screens.challenge import ChallengeScreen

MOVES = (("open_K", 6, 120), ("pump", 4, 300), ("open_Na", 1, 60), ("open_Cl", 1, 0))
"""Control, how many more, and frames to wait after: what the level's own solution does."""


def by_keys(screen: ChallengeScreen, control: str) -> None:
    """Tab to the stepper, then one more with →."""
    stepper = screen.board.console.steppers[control]
    for _step in range(20):
        if screen.focused is stepper:
            break
        key(screen, pygame.K_TAB)
    assert screen.focused is stepper
    key(screen, pygame.K_RIGHT)


def by_finger(screen: ChallengeScreen, control: str) -> None:
    """Tap its plus."""
    touch(screen, screen.board.console.steppers[control].ends()[1].center)


@pytest.mark.parametrize("how", ["keys", "finger"])
def test_a_level_is_played_to_its_end(how: str) -> None:
    """The guide is skipped, the moves are made, the level is won and left for its questions."""
    screen = screen_of()
    run(screen, 2)
    pixels(screen, pygame.Rect(0, 0, 8, 8))
    if how == "keys":
        key(screen, pygame.K_s)
    else:
        touch(screen, screen.board.callout.skip.rect.center)
    run(screen, 60)
    for control, times, frames in MOVES:
        for _time in range(times):
            (by_keys if how == "keys" else by_finger)(screen, control)
            run(screen, 1)
        run(screen, frames)
    for _second in range(60):
        run(screen, 60)
        if screen.play.verdict is not LevelVerdict.PLAYING:
            break
    assert screen.play.verdict is LevelVerdict.WON
    assert screen.play.stars >= 2
    ended = screen.cards.open_card
    if how == "keys":
        key(screen, pygame.K_RETURN)
    else:
        assert ended is not None
        touch(screen, ended.buttons[-1].rect.center)  # type: ignore[union-attr]
    assert screen.cards.open_card is not ended
