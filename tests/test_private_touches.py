"""Tests go through public doors: what begins with one underscore belongs to the class or file that has it."""

import ast
from collections import Counter
from pathlib import Path
from typing import Final

HERE = Path(__file__).parent

ALLOWED: Final = {
    "kernels/test_numba_parts.py": "numba's own private parts, on which the cache of kernels rests",
}
"""Files that may, and why."""


def is_private(name: object) -> bool:
    """Whether it begins with one underscore."""
    return isinstance(name, str) and name.startswith("_") and not name.startswith("__") and name != "_"


def touches(text: str) -> list[int]:
    """The lines of a test on which it reads or replaces something private that is not its own.

    An attribute of anything but `self` and `cls`, or a name given to `setattr`, `getattr`, `delattr` or their like.
    """
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute) and is_private(node.attr):
            own = isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
            if not own and ast.unparse(node) != "os._exit":
                found.append(node.lineno)
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            named = [argument.value for argument in node.args[:2] if isinstance(argument, ast.Constant)]
            if name in ("setattr", "getattr", "hasattr", "delattr") and any(
                is_private(each.rpartition(".")[2]) for each in named if isinstance(each, str)
            ):
                found.append(node.lineno)
    return found


def test_what_is_counted() -> None:
    counted = (
        "a._b",
        "a()._b = 1",
        "super()._b()",
        "m.setattr(a, '_b', 1)",
        "m.setattr('a._b', 1)",
    )
    for text in counted:
        assert touches(text) == [1], text
    for text in ("self._b", "cls._b", "a.b", "a.__class__", "_('words')", "os._exit(1)", "m.setattr(a, 'b', '_c')"):
        assert touches(text) == [], text


def test_no_test_touches_what_is_private() -> None:
    """One that does is mended by an event, by what is drawn, or by a property that a reader would expect."""
    found = Counter(
        {
            file.relative_to(HERE).as_posix(): len(touches(file.read_text(encoding="utf-8")))
            for file in sorted(HERE.rglob("*.py"))
        }
    )
    assert all(found[file] for file in ALLOWED), "a file that needs no leave any more"
    assert +Counter({file: count for file, count in found.items() if file not in ALLOWED}) == Counter()
