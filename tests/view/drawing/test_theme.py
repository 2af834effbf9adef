"""The interface scale: readable in the smallest window, exact in the reference one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.view.drawing import theme
from game.view.drawing.theme import MIN_TARGET_PX, MIN_TEXT_PX, Colour, Theme


@pytest.mark.parametrize(
    ("size", "u"),
    [((1920, 1080), 1.0), ((3840, 2160), 2.0), ((1280, 720), 0.8), ((1080, 1920), 1.0), ((1024, 600), 0.72)],
)
def test_scale_follows_the_window_more_slowly_when_it_is_small(size: tuple[int, int], u: float) -> None:
    assert Theme(*size).u == pytest.approx(u)


@given(width=st.integers(1024, 3840), height=st.integers(600, 3840), value=st.floats(18, 330))
def test_text_and_targets_never_get_too_small(width: int, height: int, value: float) -> None:
    window = Theme(width, height)
    assert window.font(value) >= MIN_TEXT_PX
    assert window.target(value) >= MIN_TARGET_PX
    assert window.hairline >= 1


def test_tall_and_small_windows_are_told_apart() -> None:
    assert Theme(1080, 1920).portrait
    assert not Theme(1080, 1920).compact
    assert Theme(1280, 720).compact
    assert not Theme(1920, 1080).compact
    assert not Theme(1920, 1080).portrait


@pytest.mark.parametrize("size", [(0, 1080), (1920, -1)])
def test_a_window_without_room_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no room"):
        Theme(*size)


def _luminance(colour: Colour) -> float:
    linear = [(c / 255 / 12.92) if c < 10.3 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("colour", [theme.BONE, theme.ASH, theme.SLATE, *theme.SPECIES_TEXT.values()])
def test_every_text_colour_reads_on_a_panel(colour: Colour) -> None:
    """WCAG asks for a contrast of 4.5 to 1."""
    assert (_luminance(colour) + 0.05) / (_luminance(theme.PANEL) + 0.05) >= 4.5


def test_sodium_and_potassium_differ_in_lightness_and_not_only_in_hue() -> None:
    assert _luminance(theme.NA) / _luminance(theme.K) > 1.3
