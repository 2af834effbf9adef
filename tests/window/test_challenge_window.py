"""Whole levels in a real window, from the map to the next level: by fingers alone and by keys alone; and autoplay."""

import json
from pathlib import Path

import pytest
from level_player import LONG_S, Hands, Keys, answer, play, until_said
from window_rig import MARKS, Window

from game.challenges import library
from game.challenges.progress import GUEST

pytestmark = MARKS

LEVELS = [library.open_level(entry.file) for entry in library.campaign()]


def opened(display: str, data: Path, *arguments: str, touch: bool = False) -> Window:
    """The program, with progress kept in a folder of its own."""
    extra = {"XDG_DATA_HOME": str(data)} | ({"SDL_MOUSE_TOUCH_EVENTS": "1"} if touch else {})
    return Window(display, "driven_challenge.py", *arguments, extra=extra)


@pytest.mark.parametrize(("kind", "number"), [(Hands, 1), (Keys, 5)], ids=["fingers", "keys"])
def test_a_level_is_played_from_the_map_to_the_next(
    display: str, tmp_path: Path, kind: type[Hands], number: int
) -> None:
    """Map, card, guide, goal, stars, every question, marks, next level, and the stars on the map."""
    level, after = LEVELS[number - 1], LEVELS[number]
    window = opened(display, tmp_path, "map", touch=kind is Hands)
    try:
        hands = kind(window)
        assert window.state["stars"] == [0] * len(LEVELS)
        hands.press(level.title)
        play(window, hands, level)
        until_said(window, level.debrief.say[0])
        hands.press("Questions")
        answer(window, hands, level.questions)
        most = sum(question.marks for question in level.questions)
        until_said(window, f"{most} of {most} marks")
        hands.press("Next")
        window.wait(lambda: window.state.get("title") == after.title, LONG_S)
        hands.leave()
        window.wait(lambda: window.state["screen"] == "LevelMap", LONG_S)
        assert window.state["stars"][number - 1] >= 1
        events = window.state["events"]
    finally:
        window.end()
    assert events["mouse"] == 0
    assert (events["finger"] > 0) == (kind is Hands)
    best = json.loads((tmp_path / "minus70" / "progress.json").read_text(encoding="utf-8"))["players"][GUEST]
    (kept,) = best.values()
    assert (kept["marks"], kept["most_marks"]) == (most, most)
    assert kept["stars"] >= 1


def test_a_level_plays_itself(display: str, tmp_path: Path) -> None:
    """`minus70 play NAME --autoplay`: nobody touches anything, it is won, and nobody gets the stars."""
    window = opened(display, tmp_path, "meet_the_membrane", "autoplay")
    try:
        window.wait(lambda: window.state.get("verdict") == "won", LONG_S)
        until_said(window, LEVELS[0].debrief.say[0])
        assert window.state["moves"] == len(LEVELS[0].solution)
        assert window.state["events"] == {"finger": 0, "mouse": 0, "key": 0}
        window.do("key", "Escape")
        window.wait(lambda: window.state["screen"] == "LevelMap", LONG_S)
    finally:
        window.end()
    assert not (tmp_path / "minus70" / "progress.json").exists()
