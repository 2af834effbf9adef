"""Files stay short enough to be read at one go: one noun or process each."""

from pathlib import Path

import pytest

from game import view

VIEW = Path(view.__file__).parent
MOST_LINES = 200


@pytest.mark.parametrize("room", ["actions", "live", "window"])
def test_no_file_of_the_room_is_over_two_hundred_lines(room: str) -> None:
    files = sorted((VIEW / room).rglob("*.py"))
    assert len(files) > 5
    lengths = {file.relative_to(VIEW).as_posix(): file.read_text(encoding="utf-8").count("\n") for file in files}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


@pytest.mark.parametrize("screen", ["challenge", "kiosk", "level_map", "live", "pump_lab", "votes"])
def test_a_screen_is_a_table_of_contents(screen: str) -> None:
    assert (VIEW / "screens" / f"{screen}.py").read_text(encoding="utf-8").count("\n") <= MOST_LINES
