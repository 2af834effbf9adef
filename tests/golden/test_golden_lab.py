"""The pump lab looks as it did when somebody last looked: each state, the quiz, the crank, other sizes."""

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pygame
import pytest
from pictures import compare, half

from game.engine.pump import PumpState
from game.view.actions.lab import AnswerQuiz, LabViewSwitch, PumpAction, WaitFor
from game.view.offscreen import picture
from game.view.screens.pump_lab import PumpLab
from game.view.window.display import start_pygame

HERE = Path(__file__).parent / "lab"
FULL, LOW, TALL = (1920, 1080), (1280, 720), (1080, 1920)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="runs differ in their last bits between maths libraries"),
]


def _run(lab: PumpLab, seconds: float) -> None:
    for _frame in range(round(60 * seconds)):
        lab.update(1 / 60)


def _quiz(lab: PumpLab) -> None:
    lab.dispatch(LabViewSwitch.QUIZ)
    _run(lab, 0.2)
    assert lab.quiz is not None
    lab.dispatch(AnswerQuiz((lab.quiz.options().index(lab.quiz.current) + 1) % 4))


def _hand(lab: PumpLab) -> None:
    lab.dispatch(PumpAction.HAND)
    lab.dispatch(PumpAction.TOGGLE_PAUSE)


def _asleep(lab: PumpLab) -> None:
    lab.session.act("set_running", lab.row, False)


CASES: dict[str, tuple[tuple[int, int], PumpState, Callable[[PumpLab], None] | None]] = {
    **{state.name.lower(): (FULL, state, None) for state in PumpState},
    "low": (LOW, PumpState.E1_3NA, None),
    "tall": (TALL, PumpState.E2P, None),
    "quiz_low": (LOW, PumpState.E2P_2K, _quiz),
    "quiz_tall": (TALL, PumpState.E1_3NA, _quiz),
    "by_hand": (LOW, PumpState.E1P_3NA, _hand),
    "no_labels": (LOW, PumpState.E2_2K, lambda lab: lab.dispatch(LabViewSwitch.LABELS)),
    "asleep": (LOW, PumpState.E2P_3NA, _asleep),
}


def _shown(size: tuple[int, int], state: PumpState, then: Callable[[PumpLab], None] | None) -> np.ndarray:
    start_pygame()
    lab = PumpLab(size, seed=1)
    lab.session.step(600)
    lab.dispatch(WaitFor(state))
    lab.driver.finish()
    _run(lab, 0.3)
    if then is not None:
        then(lab)
    _run(lab, 0.7)
    surface = pygame.Surface(size, 0, 32, (0xFF0000, 0x00FF00, 0x0000FF, 0))
    lab.draw(surface)
    return half(surface)


@pytest.mark.parametrize("name", CASES)
def test_it_looks_as_it_did(name: str, tmp_path: Path) -> None:
    compare(HERE, name, _shown(*CASES[name]), tmp_path)


def test_the_command_draws_the_state_that_is_asked_for() -> None:
    """Twice the same px; another state is another picture."""
    one, two = (picture.take("pump", LOW, 2.0, state=PumpState.E2P) for _time in range(2))
    other = picture.take("pump", LOW, 2.0, state=PumpState.E1_2K)
    assert np.array_equal(pygame.surfarray.array3d(one), pygame.surfarray.array3d(two))
    assert not np.array_equal(pygame.surfarray.array3d(one), pygame.surfarray.array3d(other))
