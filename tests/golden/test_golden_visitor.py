"""A visitor's screen looks as it did when somebody last looked: at rest, upset, asked, in the challenge, winning."""

import sys
from pathlib import Path

import numpy as np
import pygame
import pytest
from pictures import compare, half

from game.kiosk.config import KioskConfig
from game.view.screens.kiosk import KioskScreen
from game.view.window.display import start_pygame

HERE = Path(__file__).parent / "visitor"
WIDE, TALL = (1920, 1080), (1080, 1920)
CASES = ("rest", "leak", "poison", "countdown", "challenge", "won")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="runs differ in their last bits between maths libraries"),
]


class Hands:
    """An exhibit and one finger."""

    def __init__(self, size: tuple[int, int]) -> None:
        start_pygame()
        config = KioskConfig(scenes=("01_rest",), burn_in_shift_px=0)
        self.screen = KioskScreen(size, config, lambda where: None, lambda: True)
        self.screen.update(1 / 60)
        self.size = size
        self.tap("pumps")  # wakes it, and does nothing else
        self.run(2)

    def run(self, seconds: float) -> None:
        """Let frames pass."""
        for _frame in range(round(60 * seconds)):
            self.screen.update(1 / 60)

    def finger(self, kind: int, label: str = "") -> None:
        """The finger goes down on a button, or comes up there."""
        if kind == pygame.FINGERDOWN:
            self._at = next(tile for tile in self.screen.visitor.tiles if tile.label == label).rect.center
        at = self._at
        place = {"x": at[0] / self.size[0], "y": at[1] / self.size[1]}
        self.screen.handle(pygame.event.Event(kind, touch_id=1, finger_id=1, **place))

    def tap(self, label: str) -> None:
        """Press a button and let it go."""
        self.finger(pygame.FINGERDOWN, label)
        self.finger(pygame.FINGERUP)


def _shown(case: str, size: tuple[int, int]) -> np.ndarray:
    hands = Hands(size)
    if case == "leak":
        hands.tap("leaks")
        hands.run(3)
    elif case == "poison":
        hands.tap("poison")
        hands.run(3)
    elif case == "countdown":
        hands.run(50)
    elif case in ("challenge", "won"):
        hands.tap("challenge")
        hands.run(1)
        hands.finger(pygame.FINGERDOWN, "let K+ out")
        hands.run(2)
    if case == "won":
        game = hands.screen.visitor.playing
        assert game is not None
        while game.mini.voltage_mV > -69:
            hands.run(0.1)
        hands.finger(pygame.FINGERUP)
        hands.run(8)
    surface = pygame.Surface(size, 0, 32, (0xFF0000, 0x00FF00, 0x0000FF, 0))
    hands.screen.draw(surface)
    return half(surface)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("size", [WIDE, TALL], ids=["wide", "tall"])
def test_it_looks_as_it_did(case: str, size: tuple[int, int], tmp_path: Path) -> None:
    compare(HERE, f"{case}_{'wide' if size == WIDE else 'tall'}", _shown(case, size), tmp_path)
