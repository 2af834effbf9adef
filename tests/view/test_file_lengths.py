"""Files stay short enough to be read at one go: one noun or process each."""

from pathlib import Path
from typing import Final

from game import view

VIEW = Path(view.__file__).parent
MOST_LINES: Final = 200

ALLOWED: Final = {
    "keys.py": "every key of the program in one table, one row a binding",
    "drawing/species_art.py": "what is drawn of every species in one table, one row a species",
}
"""Files that may be longer, and why."""
MOST_LINES_ALLOWED: Final = 225
"""They too are read at one go."""


def lengths() -> dict[str, int]:
    """The lines of every file of the view, by its path below it."""
    return {
        file.relative_to(VIEW).as_posix(): file.read_text(encoding="utf-8").count("\n") for file in VIEW.rglob("*.py")
    }


def test_no_file_of_the_view_is_over_two_hundred_lines() -> None:
    found = lengths()
    assert len(found) > 200
    assert {name: lines for name, lines in found.items() if lines > MOST_LINES and name not in ALLOWED} == {}


def test_a_longer_file_is_a_table_and_needs_the_leave() -> None:
    found = lengths()
    assert [name for name in ALLOWED if not MOST_LINES < found[name] <= MOST_LINES_ALLOWED] == []


def test_a_screen_is_a_table_of_contents() -> None:
    """Each fits in as many lines as any other file: what it is about has files of its own in the rooms beside it."""
    screens = {name: lines for name, lines in lengths().items() if name.startswith("screens/")}
    assert len(screens) >= 7
    assert {name: lines for name, lines in screens.items() if lines > MOST_LINES} == {}
