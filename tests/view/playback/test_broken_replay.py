"""A recording with an action that cannot be done: whatever is pressed, the run stands where it is, and says why."""

from pathlib import Path

import pygame
import pytest
from window_hands import window

from game.engine import presets
from game.engine.actions import Action
from game.engine.recording import Recording

BROKEN_AT, END = 30, 200
ON, BACK = (pygame.K_PAGEDOWN,), (pygame.K_PAGEUP,)


def broken() -> Recording:
    """A negative concentration is asked for on the way."""
    return Recording(presets.get("neuron"), 1, (Action(BROKEN_AT, "set", ("K_out", -3.0)),), 0, END)


@pytest.mark.parametrize(
    "codes",
    [
        (pygame.K_SPACE, pygame.K_SPACE),
        (pygame.K_PERIOD,) * (BROKEN_AT + 5),
        (pygame.K_END, pygame.K_HOME, pygame.K_END),
        (pygame.K_n, pygame.K_x, pygame.K_x, pygame.K_SPACE),
    ],
    ids=["played", "by frames", "to its end", "by the lab"],
)
def test_on_the_membrane(codes: tuple[int, ...], tmp_path: Path) -> None:
    with window("live", tmp_path, broken()) as hands:
        hands.keys(*codes)
        hands.frames(2 * BROKEN_AT)
        assert hands.screen.session.tick == BROKEN_AT
        assert hands.screen.clock.paused


@pytest.mark.parametrize(
    "codes",
    [
        (pygame.K_SPACE,),
        (pygame.K_PERIOD,) * (BROKEN_AT + 5),
        (pygame.K_RIGHT,) * 12,
        ON * 3,
        (*ON, pygame.K_t),
        (*ON, pygame.K_q),
        (*ON, pygame.K_n),
        (*ON * 2, *BACK * 2, *ON * 2),
        (*ON, pygame.K_x, pygame.K_x, *ON * 2),
    ],
    ids=["played", "by frames", "by states", "by cycles", "by hand", "quiz", "next pump", "back and on", "left"],
)
def test_in_the_lab(codes: tuple[int, ...], tmp_path: Path) -> None:
    """Each of these once ended the program, but for the first."""
    with window("live", tmp_path, broken()) as hands:
        hands.keys(pygame.K_SPACE, pygame.K_x, frames=0)
        hands.frames()
        hands.keys(*codes)
        hands.frames(4 * BROKEN_AT)
        assert hands.screen.session.tick == BROKEN_AT
        assert hands.screen.session.latest == END
