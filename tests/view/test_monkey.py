"""Somebody does anything at all, on every screen: the program goes on, and no ion is lost."""

from pathlib import Path

import pytest
from monkey import Monkey
from window_hands import window

from game.engine import measure
from game.view.playback import recorder

ACTS = 60


@pytest.mark.slow
@pytest.mark.parametrize(
    ("first", "seed"), [("live", 1), ("lab", 2), ("map", 3), ("votes", 4), ("level 1", 5), ("level 8", 6)]
)
def test_whatever_is_done_the_window_lives(
    first: str, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys, clicks, drags, fingers, sizes: what was done is in the error, where there is one."""
    monkeypatch.setattr(recorder, "folder", lambda: tmp_path)
    with window(first, tmp_path, seed=seed) as hands:
        monkey = Monkey(hands, seed)
        for _act in range(ACTS):
            try:
                monkey.act()
            except Exception as error:
                error.add_note(f"after: {monkey.done}")
                raise
        hands.frames(3)
        session = getattr(hands.screen, "session", None)
        assert session is None or measure.conserved(session.patch)
