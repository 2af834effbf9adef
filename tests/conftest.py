"""Tests run without a screen or a sound card unless they ask for one."""

import gc
import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ["LANGUAGE"] = "en"  # what the tests read is English, whatever the machine speaks
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
gc.set_threshold(50_000, 20, 20)  # every 700 objects, as usual, takes 2 to 7 % of the time of tests of windows


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Leave neither a language nor a look behind for the tests that come after."""
    yield
    from game import words
    from game.view.drawing import appearance

    if words.language() != "en":
        words.use_language("en")
    if appearance.current() != appearance.Appearance():
        appearance.use(appearance.Appearance())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Windows first: they wait for real time, so that one at the end would keep a whole run waiting."""
    items.sort(key=lambda item: item.get_closest_marker("window") is None)
