"""On screen no ion ever jumps: into a channel, through it, into a pump's sites, out again, it glides all the way."""

import itertools

import pytest
from shown import Places, Shown

from game.engine import Patch, presets, settings
from game.view.scene import paths

FASTEST_NM = 2.5  # in one frame: three and a half thermal speeds
JUMP_NM = 0.75  # from the end of one frame to the start of the next: ions met there get a tick's head start


@pytest.fixture(scope="module")
def patch() -> Patch:
    # More leaks and K+ than at rest: many ions cross, and pumps are busy.
    patch = Patch(settings.apply(presets.get("neuron"), {"K_out": 12, "P_K": 3, "P_Na": 0.3}), 5)
    patch.step(120)
    return patch


def test_no_ion_jumps(patch: Patch) -> None:
    shown = Shown(patch)
    ways: set[tuple[str, str]] = set()
    before = shown(0.999)
    for _tick in range(240):
        patch.step(1)
        now, end = shown(0.0), shown(0.999)
        ways |= _check(shown, before, now, JUMP_NM)
        _check(shown, now, end, FASTEST_NM)
        before = end
    steps = {("free", "crossing"), ("crossing", "free"), ("free", "bound"), ("bound", "crossing")}
    assert steps <= ways  # or nothing was tested


def _check(shown: Shown, before: Places, now: Places, most_nm: float) -> set[tuple[str, str]]:
    for name, place in before.items():
        if name in now:
            jump = shown.apart_nm(place, now[name])
            assert jump <= most_nm, f"ion {name}: {jump:.2f} nm from {place} to {now[name]}"
    return {(place[2], now[name][2]) for name, place in before.items() if name in now and place[2] != now[name][2]}


def test_the_pace_along_a_way_is_even() -> None:
    way = ((4.0, 7.0), (0.0, 2.9), (0.0, 0.0), (0.0, -2.9), (0.5, -3.2))
    points = [paths.along(way, n / 200) for n in range(201)]
    steps = [((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5 for a, b in itertools.pairwise(points)]
    assert points[0] == way[0]
    assert points[-1] == pytest.approx(way[-1])
    assert max(steps) < 2.2 * sum(steps) / len(steps)


@pytest.mark.parametrize("curve", [paths.ease, paths.soften])
def test_easing_goes_from_0_to_1_and_never_back(curve: object) -> None:
    assert callable(curve)
    values = [curve(n / 50 - 0.2) for n in range(71)]
    assert values == sorted(values)
    assert (values[0], values[-1]) == (0, 1)
