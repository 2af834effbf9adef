"""Files are written in one place: whatever else opens one for writing has to say here why it may."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "game"
_METHODS = ("write_text", "write_bytes", "touch", "rename")
_OF_OS = ("replace", "rename", "renames", "link")

MAY = {
    "challenges/progress_file.py": "sets a damaged file aside under another name, and writes none",
    "commands/video.py": "writes the temporary file that the one room has made, by its name",
    "kernels/start_watch.py": "makes and renames empty files, of which only the names matter",
    "kiosk/health.py": "tells Linux to begin anew with the most memory that a process has had",
    "soak/faults.py": "damages files on purpose, in a folder of the trial",
}


def writes(source: str) -> list[int]:
    """The lines that open a file for writing, write one, or rename one."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        method = isinstance(node.func, ast.Attribute)
        of_os = method and isinstance(node.func.value, ast.Name) and node.func.value.id == "os"
        words = [
            part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)
        ]
        mode = any(set(word) <= set("wxab+t") and set(word) & set("wxa") for word in words if word)
        if (method and name in _METHODS) or (of_os and name in _OF_OS) or (name in ("open", "FileIO") and mode):
            found.append(node.lineno)
    return found


def test_only_one_room_writes_files() -> None:
    found = {
        str(file.relative_to(ROOT).as_posix()): lines
        for file in sorted(ROOT.rglob("*.py"))
        if "files" not in file.relative_to(ROOT).parts and (lines := writes(file.read_text(encoding="utf-8")))
    }
    assert found.keys() == MAY.keys()


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("path.write_text('a')", True),
        ("write_text(path, 'a')", False),
        ("path.open('w')", True),
        ("path.open(mode='ab')", True),
        ("open(path, 'x', encoding='utf-8')", True),
        ("open(path, 'rb')", False),
        ("os.replace(a, b)", True),
        ("text.replace(a, b)", False),
    ],
)
def test_every_way_of_writing_is_seen(line: str, is_one: bool) -> None:
    """The check itself."""
    assert bool(writes(line)) == is_one
