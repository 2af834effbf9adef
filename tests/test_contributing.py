"""CONTRIBUTING.md tells the truth: every room is named, and what it points to is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ROOMS = GUIDE[GUIDE.index("| room |") : GUIDE.index("## The house style")]
CHANGES = GUIDE[GUIDE.index("## Where do I change") : GUIDE.index("## Adding things")]


def rooms_named() -> set[str]:
    """The folders of the table of rooms."""
    return {folder.rstrip("/") for folder in re.findall(r"`([\w/]+/)`", ROOMS)}


def test_every_room_is_named() -> None:
    rooms = {init.parent.relative_to(ROOT).as_posix() for init in ROOT.glob("game/**/__init__.py")} - {"game"}
    assert len(rooms) > 20
    assert rooms - rooms_named() == set()


def test_no_room_is_named_that_is_not_there() -> None:
    assert [room for room in sorted(rooms_named()) if not (ROOT / room).is_dir()] == []


def test_the_files_to_change_are_there() -> None:
    """Each row names at least one, by its path from the root, and nothing that is gone."""
    rows = [row for row in CHANGES.splitlines() if row.startswith("| ") and "---" not in row][1:]
    assert len(rows) >= 12
    for row in rows:
        files = re.findall(r"`([\w/.]+)`", row.split("|")[2])
        assert files, row
        assert [file for file in files if not (ROOT / file).exists()] == [], row
