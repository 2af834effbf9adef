"""Nothing overlaps and everything can be touched and read, whatever the window."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygame import Rect

from game.view.panels.layout import Layout
from game.view.panels.window_layout import layout

SIZES = [(1024, 600), (1280, 720), (1366, 768), (1600, 900), (1920, 1080), (2560, 1080), (3840, 2160)]
PORTRAIT = [(1080, 1920), (1024, 1300), (1440, 2560), (2160, 3840)]
any_size = st.one_of(
    st.tuples(st.integers(1024, 3840), st.integers(600, 2160)),
    st.tuples(st.integers(1024, 2160), st.integers(1300, 3840)),
)


def _check(place: Layout, size: tuple[int, int]) -> None:
    window = Rect((0, 0), size)
    panels = place.panels()
    for name, rect in panels.items():
        assert rect.width > 0, name
        assert rect.height > 0, name
        assert window.contains(rect), f"{name} {rect} leaves the window {size}"
    for (name, rect), (other, other_rect) in combinations(panels.items(), 2):
        assert not rect.colliderect(other_rect), f"{name} {rect} covers {other} {other_rect} at {size}"


@given(size=any_size)
def test_no_panels_overlap_and_all_are_inside_the_window(size: tuple[int, int]) -> None:
    """Any window from 1024x600 to 3840x2160, or a tall one, holds every panel beside every other."""
    _check(layout(*size), size)


@given(size=any_size)
def test_an_opened_rail_covers_no_control_or_reading(size: tuple[int, int]) -> None:
    """A rail that opens over the scene leaves the voltage, the trace and the dock in view."""
    place = layout(*size)
    for rail in (place.left_rail, place.right_rail):
        assert Rect((0, 0), size).contains(rail)
        for name in ("voltmeter", "trace", "menu", "energy", "time", "tools", "timebar", "scalebar"):
            assert not rail.colliderect(place.panels()[name]), name


@given(size=any_size)
def test_every_target_is_large_enough_for_a_finger(size: tuple[int, int]) -> None:
    """Docks, menu and tabs are at least 44 px in both directions."""
    place = layout(*size)
    for name in ("menu", "energy", "time", "tools", "timebar"):
        rect = place.panels()[name]
        assert min(rect.size) >= 44, name
    if place.rails_collapsed:
        assert min(place.left_tab.size) >= 44
        assert min(place.right_tab.size) >= 44


@given(size=any_size)
def test_the_membrane_is_in_the_free_part_with_room_for_a_pump(size: tuple[int, int]) -> None:
    """A pump reaches 4.9 nm above the mid-plane and 7.8 nm below it."""
    place = layout(*size)
    assert place.clear.top <= place.membrane_y - 4.9 * place.ppn
    assert place.membrane_y + 7.8 * place.ppn <= place.clear.bottom
    for name, rect in place.panels().items():
        if name not in ("ledger", "concentrations"):
            assert not rect.colliderect(place.clear) or name == "scalebar", name


@pytest.mark.parametrize("size", SIZES)
def test_rails_stand_astride_the_membrane(size: tuple[int, int]) -> None:
    """In a landscape window the band between bars and arrows is the membrane itself."""
    place = layout(*size)
    top, bottom = place.membrane_faces
    for rail in (place.left_rail, place.right_rail):
        assert rail.top + place.theme.px(110) < top
        assert bottom < rail.bottom - place.theme.px(120)


@pytest.mark.parametrize("size", [*SIZES, *PORTRAIT])
def test_the_world_fills_the_free_part_of_the_scene(size: tuple[int, int]) -> None:
    """64 nm of solution reach as far as the eye can see past the panels."""
    place = layout(*size)
    reach = 32 * place.ppn
    assert place.membrane_y - reach <= place.clear.top
    assert place.membrane_y + reach >= place.clear.bottom


def test_the_reference_window_matches_the_design() -> None:
    """1920x1080 is what the design is drawn at."""
    place = layout(1920, 1080)
    assert place.theme.u == 1
    assert place.ppn == pytest.approx(16.85, abs=0.01)
    assert place.membrane_y == 540
    assert place.left_rail == Rect(40, 269, 284, 542)
    assert place.right_rail == Rect(1596, 269, 284, 542)
    assert place.tools == Rect(1042, 892, 838, 100)
    assert not place.rails_collapsed


def test_small_windows_fold_their_rails_and_tall_ones_lay_them_side_by_side() -> None:
    """1280x720 has tabs; 1080x1920 has both rails under the scene."""
    assert layout(1280, 720).rails_collapsed
    tall = layout(1080, 1920)
    assert not tall.rails_collapsed
    assert tall.left_rail.top == tall.right_rail.top > tall.membrane_y
    assert tall.ppn == pytest.approx(20)
