"""What the colour checks do to a picture, against the published matrices worked out here on their own."""

import numpy as np
import pygame
import pytest

from game.view.drawing import colour_check

MASKS = (0xFF0000, 0x00FF00, 0x0000FF, 0)


def seen(colour: tuple[int, int, int], check: str, masks: tuple[int, ...] = MASKS) -> tuple[int, int, int]:
    surface = pygame.Surface((3, 2), 0, 32, masks)
    surface.fill(colour)
    colour_check.apply(surface, check)
    assert surface.get_at((0, 0)) == surface.get_at((2, 1))
    found = surface.get_at((1, 1))
    return found.r, found.g, found.b


def by_hand(colour: tuple[int, int, int], matrix: tuple[tuple[float, ...], ...]) -> list[float]:
    """In floating point, one colour at a time."""
    light = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    out = []
    for row in matrix:
        value = min(max(sum(a * b for a, b in zip(row, light, strict=True)), 0.0), 1.0)
        out.append(255 * (12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055))
    return out


@pytest.mark.parametrize("check", list(colour_check.MATRICES))
def test_it_is_the_matrix_in_linear_light(check: str) -> None:
    rng = np.random.default_rng(4)
    for colour in rng.integers(0, 256, (200, 3)).tolist():
        wanted = by_hand(tuple(colour), colour_check.MATRICES[check])
        assert seen(tuple(colour), check) == pytest.approx(wanted, abs=2.0)


@pytest.mark.parametrize("check", list(colour_check.MATRICES))
def test_greys_stay_as_they_are(check: str) -> None:
    """Rows of the published matrices add up to 1."""
    for level in (0, 3, 40, 128, 255):
        assert seen((level,) * 3, check) == pytest.approx((level,) * 3, abs=1)


def test_known_colours() -> None:
    """Red and green, as the matrices of Machado et al. give them: worked out with another program."""
    assert seen((255, 0, 0), "protanopia") == pytest.approx((109, 95, 0), abs=1)
    assert seen((255, 0, 0), "deuteranopia") == pytest.approx((163, 144, 0), abs=1)
    assert seen((255, 0, 0), "grey") == pytest.approx((127, 127, 127), abs=1)


def test_red_and_green_come_closer_for_those_who_confuse_them() -> None:
    def apart(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
        return float(np.abs(np.subtract(one, other)).sum())

    red, green = (200, 80, 60), (110, 130, 60)
    for check in ("protanopia", "deuteranopia"):
        assert apart(seen(red, check), seen(green, check)) < 0.6 * apart(red, green)


def test_a_window_with_other_channels_is_changed_as_well() -> None:
    assert seen((200, 90, 30), "deuteranopia", (0xFF, 0xFF00, 0xFF0000, 0)) == seen((200, 90, 30), "deuteranopia")
